import { describe, expect, test } from 'vitest';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { aChoiceQuestion, aContest, aDocument, aGate, aSection, aTextQuestion, someRules } from '../testing/contests';
import { type Bid, readContest } from './contest';
import { faultLine } from './faults';
import { decideContest } from './outcome';
import { readJson } from './read-json';

const lines = (document: QuestionnaireDocument, bids: Bid[] = []): string[] => {
  const judged = decideContest(aContest(document, bids));
  return judged.ok ? [] : judged.faults.map(faultLine);
};
const read = (input: unknown): string[] => {
  const judged = readContest(input);
  return judged.ok ? [] : judged.faults.map(faultLine);
};
const marked: Bid = { bidder: 'A', marks: { q1: '5', q2: '5' } };

describe('the form of a contest', () => {
  test('is accepted as the app and the contract write it', () => {
    expect(read(aContest(aDocument(), [marked]))).toEqual([]);
  });

  test('names every place that is wrong', () => {
    const good = aContest(aDocument(), [marked]);
    expect(
      read({
        ...good,
        extra: 1,
        bids: [
          { bidder: 'A', marks: { q1: 5 }, price: '1e3', decisions: { q: 'maybe' }, colour: 'red' },
          { answers: { q1: 7 } },
          { bidder: 'B', marks: { 'a\nb': 'x' } },
        ],
      }),
    ).toEqual([
      'bids[0].marks.q1: must be text in quotes, not a number',
      'bids[0].decisions.q: must be "pass" or "fail"',
      'bids[0].price: must be a decimal string such as 12.5',
      'bids[0].colour: is not a known key',
      'bids[1].bidder: is missing',
      'bids[1].answers.q1: has none of the allowed forms; it is a number',
      'bids[2].marks["a\\nb"]: must be a decimal string such as 12.5',
      'extra: is not a known key',
    ]);
    expect(read(null)).toEqual(['contest: must be an object, not null']);
  });

  test('knows only the published award modes and price formulas', () => {
    const rules = someRules() as unknown as { award: unknown };
    const withAward = (award: unknown) => read(aContest(aDocument({ scoring: { ...rules, award } as never }), []));
    expect(withAward({ mode: 'lowest' })).toEqual(['questionnaire.scoring.award.mode: is not a known mode']);
    expect(withAward({ mode: 'points', security: '60', criteria: [], price: { formula: 'T9', weight: '40' } })).toEqual(
      ['questionnaire.scoring.award.price.formula: is not a known formula'],
    );
    expect(withAward({ mode: 'price-per-quality', security: '100', criteria: [], price: null })).toEqual([
      'questionnaire.scoring.award.price: is not a known key',
    ]);
  });

  test('allows a weight on an award criterion only', () => {
    const gate = { ...aGate('g'), weight: '10' };
    expect(read(aContest(aDocument({ sections: [aSection('s', '0', [gate as never])] }), []))).toEqual([
      'questionnaire.sections[0].questions[0].weight: is not a known key',
    ]);
  });
});

describe('JSON text', () => {
  const faultsOf = (text: string): string[] => {
    const judged = readJson(text);
    return judged.ok ? [] : judged.faults.map(faultLine);
  };

  test('with a key given twice is a fault wherever it lies, however it is written', () => {
    expect(faultsOf('{"a":[{"b":1,"b":2}],"c":{"d":{"x":1},"d":3},"a":{}}')).toEqual([
      'a[0].b: the key is given twice',
      'c.d: the key is given twice',
      'a: the key is given twice',
    ]);
    expect(faultsOf('{"a":1,"\\u0061":2}')).toEqual(['a: the key is given twice']);
    expect(faultsOf('[[],{"q\\"":"}{,\\\\","q\\"":1}]')).toEqual(['[1]["q\\""]: the key is given twice']);
  });

  test('may repeat a key in different objects, and keys inside texts', () => {
    expect(faultsOf('{"a":{"k":"\\"k\\":1,"},"b":{"k":[{"k":1},{"k":2}]},"c":"a\\\\"}')).toEqual([]);
  });

  test('with a key that no record can hold is a fault', () => {
    expect(faultsOf('{"marks":{"__proto__":"5"}}')).toEqual(['marks.__proto__: is not a known key']);
  });

  test('that is not JSON is one fault on one line', () => {
    const [line, ...others] = faultsOf('{\n "a": ,\n}');
    expect(others).toEqual([]);
    expect(line).toMatch(/^contest: is not JSON: [^\n]+$/);
  });
});

describe('a questionnaire', () => {
  test('needs weights of exactly 100 at each level', () => {
    const thirds = ['a', 'b', 'c'].map((id) => aSection(id, '33.33', [aTextQuestion(`q${id}`, '100')]));
    expect(lines(aDocument({ sections: thirds }))).toEqual([
      'questionnaire.sections: section weights total 99.99, not 100',
    ]);
    const section = aSection('s', '100', [aTextQuestion('q1', '60'), aTextQuestion('q2', '40.000001')]);
    expect(lines(aDocument({ sections: [section] }))).toEqual([
      'questionnaire.sections[0].questions: question weights total 100.000001, not 100',
    ]);
    const minus = aSection('s', '100', [aTextQuestion('q1', '110'), aTextQuestion('q2', '-10')]);
    expect(lines(aDocument({ sections: [minus] }))).toEqual([
      'questionnaire.sections[0].questions[1].weight: a weight must be 0 or more',
    ]);
  });

  test('counts the weights of security, other criteria and price together', () => {
    const award = {
      mode: 'points' as const,
      security: '15',
      criteria: [{ id: 'c', weight: '45', max: '100' }],
      price: null,
    };
    expect(lines(aDocument({ scoring: someRules({ award }) }))).toEqual([
      'questionnaire.scoring.award: weights of security, other criteria and price total 60, not 100',
    ]);
    expect(
      lines(
        aDocument({
          scoring: someRules({ award: { mode: 'value-index', security: '90', criteria: [], exponent: 1 } }),
        }),
      ),
    ).toEqual(['questionnaire.scoring.award: weights of security and other criteria total 90, not 100']);
  });

  test('gives no weight to a section without an award criterion', () => {
    const sections = [aSection('g', '20', [aGate('g1')]), aSection('s', '80', [aTextQuestion('q1', '100')])];
    expect(lines(aDocument({ sections }))).toEqual([
      'questionnaire.sections[0].weight: a section without an award criterion must weigh 0',
      'questionnaire.sections: section weights total 80, not 100',
    ]);
  });

  test('cannot have a conditional award criterion under the rule "forbidden"', () => {
    const section = aSection('s', '100', [
      aGate('g'),
      aTextQuestion('q1', '100', { showIf: { question: 'g', operator: 'is', value: 'yes' } }),
    ]);
    expect(lines(aDocument({ sections: [section] }))).toEqual([
      'questionnaire.sections[0].questions[1].showIf: a conditional award criterion needs a published not-applicable rule other than "forbidden"',
    ]);
  });

  test('has conditions that look back, fit the kind, and name what exists', () => {
    const showIf = (question: string, operator: 'is' | 'atLeast', value: string) => ({
      showIf: { question, operator, value },
    });
    const section = aSection('s', '100', [
      aTextQuestion('q1', '25', showIf('q2', 'is', 'yes')),
      aGate('q2'),
      aTextQuestion('q3', '25', showIf('q9', 'is', 'yes')),
      aTextQuestion('q4', '25', showIf('q2', 'atLeast', '1')),
      aTextQuestion('q5', '25', showIf('q2', 'is', 'perhaps')),
    ]);
    expect(lines(aDocument({ scoring: someRules({ notApplicable: 'none' }), sections: [section] }))).toEqual([
      'questionnaire.sections[0].questions[0].showIf: refers to q2, which comes later',
      'questionnaire.sections[0].questions[2].showIf: no question has the id "q9"',
      'questionnaire.sections[0].questions[3].showIf: atLeast does not fit the kind of q2',
      'questionnaire.sections[0].questions[4].showIf: "perhaps" is not a value that q2 can take',
    ]);
  });

  test('uses every id once', () => {
    const double = aChoiceQuestion('q1', '40', ['1', '2']);
    if (double.kind === 'single-choice' && double.settings?.options[1]) double.settings.options[1].id = 'm0';
    const sections = [
      aSection('s', '50', [aTextQuestion('q1', '60'), double]),
      aSection('s', '50', [aTextQuestion('q3', '100')]),
    ];
    expect(lines(aDocument({ sections }))).toEqual([
      'questionnaire.sections[1].id: "s" is also the id of the section at questionnaire.sections[0]',
      'questionnaire.sections[0].questions[1].id: "q1" is also the id of the question at questionnaire.sections[0].questions[0]',
      'questionnaire.sections[0].questions[1].settings.options[1].id: "m0" is also the id of the option at questionnaire.sections[0].questions[1].settings.options[0]',
    ]);
  });

  test('keeps published marks, thresholds and limits on their scales', () => {
    const sections = [
      aSection('s', '100', [aChoiceQuestion('q1', '100', ['6', '-1'], { threshold: '7' } as never)], {
        threshold: '101',
      }),
    ];
    expect(lines(aDocument({ sections }))).toEqual([
      'questionnaire.sections[0].threshold: a section threshold lies between 0 and 100',
      'questionnaire.sections[0].questions[0].settings.options[0].mark: the mark 6 is not between 0 and 5',
      'questionnaire.sections[0].questions[0].settings.options[1].mark: the mark -1 is not between 0 and 5',
      'questionnaire.sections[0].questions[0].threshold: a threshold lies on the scale 0 to 5',
    ]);
    const scale = { min: '0', max: '5', step: '2', method: 'over-max' as const };
    expect(lines(aDocument({ scoring: someRules({ scale, minimumQuality: '101' }) }))).toEqual([
      'questionnaire.scoring.scale.step: steps of 2 do not lead from 0 to 5',
      'questionnaire.scoring.minimumQuality: lies between 0 and 100',
    ]);
    const upside = { min: '5', max: '5', step: '0', method: 'over-range' as const };
    expect(lines(aDocument({ scoring: someRules({ scale: upside }) }))).toEqual([
      'questionnaire.scoring.scale.max: must be above the lowest mark 5',
      'questionnaire.scoring.scale.step: must be above 0',
    ]);
    const benchmark = { formula: 'T8' as const, weight: '40', low: '90', high: '90' };
    const award = { mode: 'points' as const, security: '60', criteria: [], price: benchmark };
    expect(lines(aDocument({ scoring: someRules({ award }) }))).toEqual([
      'questionnaire.scoring.award.price: low must be above 0 and high above low',
    ]);
  });

  test('breaks ties only by what it holds', () => {
    const tieBreakers = [
      { by: 'section' as const, id: 'zz' },
      { by: 'question' as const, id: 'zz' },
    ];
    expect(lines(aDocument({ scoring: someRules({ tieBreakers }) }))).toEqual([
      'questionnaire.scoring.tieBreakers[0].id: no section has the id "zz"',
      'questionnaire.scoring.tieBreakers[1].id: no award criterion has the id "zz"',
    ]);
  });
});

describe('a bid', () => {
  const structured = aDocument({
    scoring: someRules({
      award: {
        mode: 'points',
        security: '60',
        criteria: [{ id: 'c', weight: '10', max: '20' }],
        price: { formula: 'T4', weight: '30' },
      },
    }),
    sections: [
      aSection('s', '100', [
        aGate('g'),
        aChoiceQuestion('q1', '60', ['5', '3', '0']),
        aTextQuestion('q2', '40'),
        {
          id: 'q3',
          kind: 'multiple-choice',
          wording: { en: 'Many' },
          principle: 4,
          purpose: 'information',
          settings: { options: [{ id: 'x', label: { en: 'X' } }] },
        },
        { id: 'q4', kind: 'number', wording: { en: 'N' }, principle: 4, purpose: 'information' },
        { id: 'q5', kind: 'date', wording: { en: 'D' }, principle: 4, purpose: 'information' },
        { id: 'q6', kind: 'file', wording: { en: 'F' }, principle: 4, purpose: 'information' },
      ]),
    ],
  });
  const good: Bid = {
    bidder: 'A',
    answers: { g: 'yes', q1: 'm0' },
    marks: { q2: '4' },
    criteria: { c: '7' },
    price: '10',
  };
  const changed = (changes: Partial<Bid>): string[] => lines(structured, [{ ...good, ...changes }]);

  test('without a fault has none', () => {
    expect(changed({})).toEqual([]);
  });

  test('cannot speak of ids that the questionnaire does not have', () => {
    expect(
      changed({
        answers: { g: 'yes', q1: 'm0', z1: 'x', constructor: 'x' },
        marks: { q2: '4', q9: '1', g: '1' },
        decisions: { z2: 'pass', q1: 'fail' },
        notApplicable: ['z3', 'g', 'q2'],
        criteria: { c: '7', d: '1' },
      }),
    ).toEqual([
      'bids[0].answers.z1: no question has the id "z1"',
      'bids[0].answers.constructor: no question has the id "constructor"',
      'bids[0].marks.q9: no question has the id "q9"',
      'bids[0].marks.g: only an award criterion takes a mark',
      'bids[0].decisions.z2: no question has the id "z2"',
      'bids[0].decisions.q1: only a requirement or a condition of participation is decided',
      'bids[0].notApplicable[0]: no question has the id "z3"',
      'bids[0].notApplicable[1]: only an award criterion can be not applicable',
      'bids[0].notApplicable[2]: the published rule does not allow "not applicable"',
      'bids[0].criteria.d: no criterion has the id "d"',
    ]);
  });

  test('needs answers of the right form', () => {
    expect(
      changed({
        answers: { g: 'maybe', q1: 'm7', q2: ['a'], q3: ['x', 'y'], q4: '12 kg', q5: '2026-02-30', q6: 'file.pdf' },
      }),
    ).toEqual([
      'bids[0].answers.g: must be yes or no',
      'bids[0].answers.q1: "m7" is not one of its options',
      'bids[0].answers.q2: must be text',
      'bids[0].answers.q3: "y" is not one of its options',
      'bids[0].answers.q4: must be a decimal string such as 12.5',
      'bids[0].answers.q5: must be a date as YYYY-MM-DD',
      'bids[0].answers.q6: must be a list of files with sha256, name and size',
    ]);
  });

  test('may lower a published mark to another published mark only', () => {
    expect(changed({ answers: { g: 'yes', q1: 'm1' }, marks: { q1: '0', q2: '4' } })).toEqual([]);
    expect(changed({ answers: { g: 'yes', q1: 'm1' }, marks: { q1: '3.0', q2: '4' } })).toEqual([]);
    expect(changed({ answers: { g: 'yes', q1: 'm1' }, marks: { q1: '5', q2: '4' } })).toEqual([
      'bids[0].marks.q1: the published mark is 3 and may only be lowered, not raised to 5',
    ]);
    expect(changed({ answers: { g: 'yes', q1: 'm1' }, marks: { q1: '2', q2: '4' } })).toEqual([
      'bids[0].marks.q1: 2 is not a published mark of this question (5, 3, 0)',
    ]);
  });

  test('needs a mark on the scale for text and for every blank answer', () => {
    expect(changed({ marks: { q2: '3.5' } })).toEqual([
      'bids[0].marks.q2: 3.5 is not a mark on the scale 0 to 5 in steps of 1',
    ]);
    expect(changed({ answers: { g: 'yes' } })).toEqual(['bids[0].marks.q1: a mark is missing']);
    expect(changed({ answers: { g: 'yes', q1: '' }, marks: { q1: '0', q2: '0' } })).toEqual([]);
  });

  test('has figures within their range and a price above 0', () => {
    expect(changed({ criteria: { c: '20.01' }, price: '0.00' })).toEqual([
      'bids[0].criteria.c: 20.01 is not between 0 and 20',
      'bids[0].price: must be above 0',
    ]);
    expect(changed({ criteria: {}, price: null })).toEqual([
      'bids[0].criteria.c: a figure is missing',
      'bids[0].price: a price is missing',
    ]);
  });

  test('is made once by each bidder', () => {
    expect(lines(structured, [good, { ...good, bidder: 'B' }, good])).toEqual([
      'bids[2].bidder: "A" already made bids[0]',
    ]);
  });

  test('may say anything about a hidden question, which is ignored', () => {
    const document = aDocument({
      scoring: someRules({ notApplicable: 'redistribute' }),
      sections: [
        aSection('s', '100', [
          aGate('g'),
          { ...aGate('r'), showIf: { question: 'g', operator: 'is', value: 'no' } } as never,
          aChoiceQuestion('q1', '60', ['5', '0'], { showIf: { question: 'g', operator: 'is', value: 'no' } }),
          aTextQuestion('q2', '40'),
        ]),
      ],
    });
    const bid: Bid = {
      bidder: 'A',
      answers: { g: 'yes', q1: 'nonsense', r: 'no' },
      marks: { q1: '99', q2: '5' },
      decisions: { r: 'fail' },
    };
    const judged = decideContest(aContest(document, [bid]));
    expect(judged.ok && judged.value.ranking[0]?.shownTotal).toBe('100.00');
  });
});
