import { describe, expect, test } from 'vitest';
import { aChoiceQuestion, aDocument, aGate, aSection, aTextQuestion, someRules } from '../testing/contests';
import { has, say } from '../text';
import { checkDocument, type Finding, mayPublish } from './checks';
import { coverageOf } from './coverage';
import { diffDocuments } from './diff';
import type { Question, QuestionnaireDocument } from './document';
import { applyEdit } from './edits';
import { makeItFit, weightLevels } from './fit';
import { mergeDocuments } from './merge';

const en = (text: string) => ({ en: text });
const guide = ['5', '4', '3', '2', '1', '0'].map((mark) => ({ mark, text: en(`Meets ${mark}`) }));
const text = (id: string, weight: string, changes: object = {}): Question =>
  aTextQuestion(id, weight, { markingGuide: guide, ...changes } as Partial<Question>);
const one = (...questions: Question[]): QuestionnaireDocument =>
  aDocument({ sections: [aSection('s1', '100', questions)] });
const context = { applicablePrinciples: [] };
const found = (document: QuestionnaireDocument, more: object = {}): Finding[] =>
  checkDocument(document, { ...context, ...more });
const keys = (document: QuestionnaireDocument, more: object = {}): string[] =>
  found(document, more).map(({ key }) => key.replace('checks.', ''));
/** What every small document here is told besides: it describes no marks and no tie-break. */
const usual = ['scale-undescribed', 'no-tie-break'];
const only = (document: QuestionnaireDocument, more: object = {}): string[] =>
  keys(document, more).filter((key) => !usual.includes(key));
const withQuestion = (changes: object): string[] => only(one(text('q1', '100', changes)));

describe('checks before publishing', () => {
  test('find nothing in a sound document', () => {
    expect(only(one(text('q1', '60'), text('q2', '40')))).toEqual([]);
  });

  test('take weights as exact: three times 33.33 is not 100 (vector T13)', () => {
    const thirds = one(text('q1', '33.33'), text('q2', '33.33'), text('q3', '33.33'));
    expect(only(thirds)).toEqual(['weights-questions']);
    const [finding] = found(thirds).filter(({ key }) => key === 'checks.weights-questions');
    expect(finding?.params).toEqual({ section: 'Section s1', total: '99.99', left: '0.01' });
    expect(only(makeItFit(thirds))).toEqual([]);
    expect(makeItFit(thirds).sections[0]?.questions.map((question) => 'weight' in question && question.weight)).toEqual(
      ['33.34', '33.33', '33.33'],
    );
  });

  test('read weights of sections, of the award model, and of sections without a scored question', () => {
    const empty = aSection('s2', '5', [aGate('g1')]);
    const document = aDocument({ sections: [aSection('s1', '95', [text('q1', '100')]), empty] });
    expect(only(document)).toEqual(['weights-sections', 'section-weight-unused']);
    expect(only(makeItFit(document))).toEqual([]);
    const points = someRules({
      award: { mode: 'points', security: '60', criteria: [], price: { formula: 'T5', weight: '30' } },
    });
    expect(only({ ...one(text('q1', '100')), scoring: points })).toEqual(['weights-award']);
    const quality = someRules({ award: { mode: 'price-per-quality', security: '90', criteria: [] } });
    expect(only({ ...one(text('q1', '100')), scoring: quality })).toEqual(['weights-quality']);
    expect(only(one(aGate('g1')))).toContain('no-award-criterion');
  });

  test('want bands where a mark is given to any other answer: otherwise every tender gets that mark', () => {
    for (const kind of ['number', 'date'] as const) {
      const settings = { otherwise: '5' };
      expect(withQuestion({ kind, settings, markingGuide: undefined })).toEqual(['no-bands']);
      expect(withQuestion({ kind, settings: { ...settings, bands: [] } })).toEqual(['no-bands']);
    }
  });

  test('want a pass rule for every gate, however it is given', () => {
    const bare: Question = { id: 'g', kind: 'long-text', wording: en('Agree?'), principle: 1, purpose: 'requirement' };
    const extra = (gate: Question) => only(one(text('q1', '100'), gate));
    expect(extra(bare)).toEqual(['no-pass-rule-requirement']);
    expect(extra({ ...bare, passRule: en('Passes if the terms are accepted') })).toEqual([]);
    expect(
      extra({ ...bare, kind: 'yes-no', passIf: { question: 'g', operator: 'is', value: 'yes' } } as Question),
    ).toEqual([]);
    const options = [
      { id: 'a', label: en('Held'), outcome: 'pass' },
      { id: 'b', label: en('Not held'), outcome: 'fail' },
    ];
    expect(extra({ ...bare, kind: 'single-choice', settings: { options } } as Question)).toEqual([]);
    const marked = options.map((option) => ({ ...option, mark: '5' }));
    expect(extra({ ...bare, kind: 'single-choice', settings: { options: marked } } as Question)).toEqual([
      'marked-requirement',
    ]);
  });

  test('let conditions look backward only, and a scored one only with a rule for those not asked', () => {
    const showIf = { question: 'y', operator: 'is', value: 'yes' } as const;
    const ask: Question = {
      id: 'y',
      ref: 'SEC-12',
      kind: 'yes-no',
      wording: en('?'),
      principle: 1,
      purpose: 'information',
    };
    expect(only(one(text('q1', '100', { showIf }), ask))).toEqual([
      'conditional-forbidden',
      'condition.refers-forward',
    ]);
    expect(only(one(ask, text('q1', '100', { showIf })))).toEqual(['conditional-forbidden']);
    for (const notApplicable of ['redistribute', 'full', 'none'] as const)
      expect(only({ ...one(ask, text('q1', '100', { showIf })), scoring: someRules({ notApplicable }) })).toEqual([]);
    const [forward] = found(one(text('q1', '100', { showIf }), ask)).filter(
      ({ key }) => key === 'condition.refers-forward',
    );
    expect(forward && say(forward)).toBe('A condition can only use an earlier question. SEC-12 comes later.');
  });

  test('keep marks, guides and minimum marks on the scale', () => {
    const half = one(aChoiceQuestion('q1', '100', ['5', '2.5']));
    expect(only(half)).toEqual(['option-off-scale']);
    const [off] = found(half).filter(({ key }) => key === 'checks.option-off-scale');
    expect(off && say(off)).toMatch(/^Option marks must be on the marking scheme, 0 to 5\. '.+' has 2\.5\.$/);
    expect(withQuestion({ threshold: '6' })).toEqual(['threshold-off-scale']);
    expect(withQuestion({ markingGuide: [...guide, { mark: '7', text: en('More') }] })).toEqual(['mark-off-scale']);
    expect(only(one({ ...aChoiceQuestion('q1', '100', ['3', '0']), threshold: '4' } as Question))).toEqual([
      'threshold-unreachable',
    ]);
    const section = aSection('s1', '100', [text('q1', '100')], { threshold: '100.01' });
    expect(only(aDocument({ sections: [section] }))).toEqual(['section-threshold']);
  });

  test('want a marking guide for what people mark', () => {
    expect(withQuestion({ markingGuide: undefined })).toEqual(['no-marking-guide']);
    expect(withQuestion({ markingGuide: guide.slice(0, 4) })).toEqual(['guide-gaps']);
    expect(withQuestion({ kind: 'yes-no', markingGuide: undefined })).toEqual(['no-marks']);
    expect(
      withQuestion({
        kind: 'number',
        markingGuide: undefined,
        settings: { bands: [{ operator: 'atMost', value: '4', mark: '5' }] },
      }),
    ).toEqual(['no-otherwise']);
  });

  test('want bands of numbers and of real dates', () => {
    const date = (value: string, operator = 'onOrAfter') =>
      withQuestion({
        kind: 'date',
        markingGuide: undefined,
        settings: { otherwise: '0', bands: [{ operator, value, mark: '5' }] },
      });
    expect(date('2034-02-28')).toEqual([]);
    expect(date('contractEnd')).toEqual(['band-date']);
    expect(date('2034-02-28', 'atLeast')).toEqual(['band-date']);
  });

  test('want options that differ', () => {
    const options = (labels: string[]) =>
      labels.map((label, at) => ({ id: `o${at}`, label: en(label), mark: String(at) }));
    expect(withQuestion({ kind: 'single-choice', settings: { options: options(['Fully', 'fully ']) } })).toEqual([
      'option-twice',
    ]);
    const [first, second] = options(['Fully', 'Partly']);
    expect(
      withQuestion({ kind: 'single-choice', settings: { options: [first, { id: 'o1', label: second?.label }] } }),
    ).toEqual(['option-unmarked']);
  });

  test('never let information carry marks', () => {
    const information = { ...aChoiceQuestion('i1', '0', ['5', '0']), purpose: 'information' } as Question;
    expect(only(one(text('q1', '100'), information))).toEqual(['marked-information']);
  });

  test('want a route for an equivalent where a scheme is named', () => {
    const gate = { ...aGate('g1'), wording: en('Do you hold Cyber Essentials?') };
    expect(only(one(text('q1', '100'), gate))).toEqual(['no-equivalence']);
    expect(only(one(text('q1', '100'), { ...gate, equivalence: en('Any report on the same five controls') }))).toEqual(
      [],
    );
    expect(withQuestion({ wording: en('How do you follow ISO/IEC 27001?') })).toEqual(['names-standard']);
    expect(withQuestion({ wording: en('How do you follow ISO/IEC 27001 or an equivalent?') })).toEqual([]);
  });

  test('refuse a suitability stage where none is lawful', () => {
    const document = one(text('q1', '100'), aGate('g1', 'condition-of-participation'));
    expect(only(document)).toEqual([]);
    expect(only(document, { conditionsOfParticipation: false })).toEqual(['suitability-below-threshold']);
  });

  test('warn of principles without a question and of a budget that is used up', () => {
    const document = one(text('q1', '60'), text('q2', '40', { threshold: '3' }));
    expect(only(document, { applicablePrinciples: [1, 8] })).toEqual(['principle-empty']);
    expect(only(document, { budget: { questions: 1, gates: 0 } })).toEqual(['over-questions', 'over-gates']);
  });

  test('read the published rules', () => {
    const rules = (changes: Parameters<typeof someRules>[0]) =>
      only({ ...one(text('q1', '100')), scoring: someRules(changes) });
    expect(rules({ scale: { min: '0', max: '5', step: '2', method: 'over-max' } })).toContain('scale-form');
    expect(rules({ tieBreakers: [{ by: 'price' }] })).toEqual(['tie-no-price']);
    expect(
      rules({
        tieBreakers: [
          { by: 'section', id: 'gone' },
          { by: 'question', id: 'q1' },
        ],
      }),
    ).toEqual(['tie-unknown-section']);
    expect(rules({ minimumQuality: '101' })).toEqual(['minimum-quality']);
    const price = { formula: 'T8', weight: '40', low: '180000', high: '90000' } as const;
    expect(rules({ award: { mode: 'points', security: '60', criteria: [], price } })).toEqual(['price-levels']);
    const criterion = { id: 'c', weight: '20', max: '0' };
    expect(
      rules({ award: { mode: 'value-index', security: '60', criteria: [criterion, criterion], exponent: 2 } }),
    ).toEqual(['criterion-title', 'criterion-max', 'criterion-title', 'criterion-max', 'criterion-twice']);
  });

  test('want every id and reference once', () => {
    expect(only(one(text('q1', '60', { ref: 'SEC-01' }), text('q2', '40', { ref: 'SEC-01' })))).toEqual(['ref-twice']);
    expect(only(one(text('q1', '60'), text('q1', '40')))).toContain('id-twice');
  });

  test('publish only without errors and with a reason for each warning', () => {
    const document = one(text('q1', '100', { weight: '100' }));
    const findings = found(document, { applicablePrinciples: [1, 2] });
    const reasons = Object.fromEntries(findings.map(({ id }) => [id, 'Not part of this place']));
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    expect(mayPublish(findings, {})).toBe(false);
    expect(mayPublish(findings, reasons)).toBe(true);
    expect(mayPublish(found(one(text('q1', '99'))), reasons)).toBe(false);
  });

  test('say everything in a sentence', () => {
    const documents = [
      one(text('q1', '99', { threshold: '9' })),
      one(aChoiceQuestion('q1', '100', ['5', '2.5'])),
      one(aGate('g1')),
    ];
    for (const finding of documents.flatMap((document) => checkDocument(document))) {
      expect(has(finding.key)).toBe(true);
      expect(say(finding)).not.toContain('{{');
    }
  });
});

describe('edits', () => {
  const document = one(
    text('q1', '60'),
    text('q2', '40', { showIf: { question: 'q1', operator: 'is', value: 'yes' } }),
  );
  test('refuse a weight where nothing is weighed, in the words of the editor', () => {
    const gate = one(text('q1', '100'), aGate('g1', 'condition-of-participation'));
    const edit = applyEdit(gate, { edit: 'set-weight', questionId: 'g1', weight: '10' });
    expect(edit.ok ? '' : edit.messages.map((message) => say(message)).join()).toBe(
      'A condition of participation cannot have a weighting. Choose award criterion, or remove the weighting.',
    );
  });
  test('refuse an id that is used, one that is unknown, and a weight that is no decimal', () => {
    const used = applyEdit(document, { edit: 'add-question', sectionId: 's1', question: text('q2', '1'), at: 0 });
    const gone = applyEdit(document, { edit: 'remove-question', questionId: 'gone' });
    const third = applyEdit(document, { edit: 'set-weight', questionId: 'q1', weight: '1/3' });
    expect([used, gone, third].map((result) => !result.ok && `${result.why} ${result.messages[0]?.key}`)).toEqual([
      'invalid checks.id-used',
      'not-found checks.unknown-question',
      'invalid checks.field-form',
    ]);
  });
});

describe('differences and merges', () => {
  const base = one(text('q1', '60'), text('q2', '40'));
  const edited = (edit: Parameters<typeof applyEdit>[1], from = base): QuestionnaireDocument => {
    const result = applyEdit(from, edit);
    if (!result.ok) throw new Error(result.messages[0]?.key);
    return result.value;
  };
  const reword = (words: string) => ({
    edit: 'replace-question' as const,
    question: text('q1', '60', { wording: en(words) }),
  });
  test('name the fields that changed', () => {
    const after = edited(
      { edit: 'set-weight', questionId: 'q1', weight: '50' },
      edited({ edit: 'remove-question', questionId: 'q2' }),
    );
    const diff = diffDocuments(base, after);
    expect(diff.questions.map(({ change, questionId }) => `${change} ${questionId}`)).toEqual([
      'changed q1',
      'removed q2',
    ]);
    expect(diff.questions[0]).toMatchObject({ fields: [{ field: 'weight', before: '60', after: '50' }], moved: null });
  });
  test('keep both texts where both changed the same question', () => {
    const mine = edited(reword('Mine'));
    const theirs = edited(reword('Theirs'));
    const merge = mergeDocuments(base, mine, theirs);
    expect(merge.conflicts).toHaveLength(1);
    expect(merge.conflicts[0]).toMatchObject({
      on: 'question',
      id: 'q1',
      mine: { wording: en('Mine') },
      theirs: { wording: en('Theirs') },
    });
    expect(merge.document.sections[0]?.questions[0]?.wording).toEqual(en('Theirs'));
  });
  test('call the removal of what the other changed a conflict, and lose nothing', () => {
    const mine = edited({ edit: 'remove-question', questionId: 'q1' });
    const theirs = edited(reword('Theirs'));
    expect(mergeDocuments(base, mine, theirs).conflicts).toMatchObject([{ id: 'q1', mine: null }]);
    expect(mergeDocuments(base, mine, theirs).document.sections[0]?.questions.map(({ id }) => id)).toEqual([
      'q1',
      'q2',
    ]);
  });
  test('keep both additions, each where its author put it', () => {
    const mine = edited({ edit: 'add-question', sectionId: 's1', question: text('m', '0'), at: 1 });
    const theirs = edited({ edit: 'add-question', sectionId: 's1', question: text('t', '0'), at: 2 });
    const merge = mergeDocuments(base, mine, theirs);
    expect(merge.document.sections[0]?.questions.map(({ id }) => id)).toEqual(['q1', 'm', 'q2', 't']);
    expect(merge.conflicts).toEqual([]);
  });
  test('keep a move by one and a change by the other', () => {
    const two = aDocument({
      sections: [aSection('s1', '50', [text('q1', '100')]), aSection('s2', '50', [text('q2', '100')])],
    });
    const mine = edited({ edit: 'move-question', questionId: 'q1', sectionId: 's2', at: 0 }, two);
    const theirs = edited({ edit: 'replace-question', question: text('q1', '100', { wording: en('Theirs') }) }, two);
    const { document, conflicts } = mergeDocuments(two, mine, theirs);
    expect(document.sections.map(({ questions }) => questions.map(({ id, wording }) => `${id} ${wording.en}`))).toEqual(
      [[], ['q1 Theirs', 'q2 Question q2']],
    );
    expect(conflicts).toEqual([]);
  });
});

describe('coverage', () => {
  test('counts questions, gates, letters, weights and minutes', () => {
    const document = aDocument({
      sections: [
        aSection('s1', '60', [
          text('q1', '25', { principle: 8, stride: ['I'], threshold: '3', effortMinutes: 30 }),
          text('q2', '75', { stride: ['I', 'S'], effortMinutes: 45 }),
        ]),
        aSection('s2', '40', [text('q3', '100', { principle: 8 }), aGate('g1')]),
      ],
    });
    const coverage = coverageOf(document);
    expect(coverage).toMatchObject({
      questions: 4,
      gates: 2,
      effortMinutes: 75,
      unestimated: 2,
      stride: { S: 1, I: 2, D: 0 },
    });
    expect(coverage.principles[7]).toEqual({ principle: 8, questions: 2, gates: 1, weight: '55.00' });
    expect(coverage.least).toEqual({ principle: 2, questions: 0 });
    expect(weightLevels(document).map(({ level, exact }) => [level, exact])).toEqual([
      ['sections', true],
      ['s1', true],
      ['s2', true],
    ]);
  });
});
