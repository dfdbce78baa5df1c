import { expect, describe as group, test } from 'vitest';
import { kindRules } from '../question/kinds';
import answerText from '../text/en/answer.json';
import conditionText from '../text/en/condition.json';
import cases from './cases.json';
import { checkConditions } from './check';
import { Condition } from './condition';
import { describe, describeShown } from './describe';
import { evaluate } from './evaluate';
import type { Say } from './say';
import { visibleQuestions } from './visible';

const texts: Record<string, Record<string, string>> = { condition: conditionText, answer: answerText };
const say: Say = (key, params = {}) => {
  const [area = '', name = ''] = key.split('.');
  const sentence = texts[area]?.[name];
  if (sentence === undefined) throw new Error(`no words for ${key}`);
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, param) => String(params[param]));
};

group('the shared cases of conditions', () => {
  test.each(cases.conditions)('$name', ({ condition, answers, holds }) => {
    expect(evaluate(Condition.parse(condition), answers).holds).toBe(holds);
  });
});

group('the shared cases of documents', () => {
  test.each(cases.documents)('$name', ({ questions, answers, visible }) => {
    const document = {
      sections: [
        {
          questions: questions.map(({ id, showIf }) => ({
            id,
            showIf: showIf === null ? null : Condition.parse(showIf),
          })),
        },
      ],
    };
    expect([...visibleQuestions(document, answers)]).toEqual(visible);
  });
});

test('the reasons have the shape of the condition and a verdict at every node', () => {
  const condition: Condition = {
    all: [{ question: 'a', operator: 'is', value: 'yes' }, { any: [{ question: 'b', operator: 'above', value: '2' }] }],
  };
  expect(evaluate(condition, { a: 'yes' }).because).toEqual({
    holds: false,
    all: [
      { question: 'a', operator: 'is', value: 'yes', answered: true, holds: true },
      { holds: false, any: [{ question: 'b', operator: 'above', value: '2', answered: false, holds: false }] },
    ],
  });
});

test('declarations are asked whatever is answered', () => {
  const document = { sections: [], declarations: [{ id: 'D-05' }] };
  expect([...visibleQuestions(document, {})]).toEqual(['D-05']);
  expect([...visibleQuestions(document, { 'D-05': [['x']], other: 'y' })]).toEqual(['D-05']);
});

const host = { id: 'host', wording: { en: 'Do you host data outside the UK?' }, kind: 'yes-no' };
const where = {
  id: 'where',
  ref: 'SEC-02',
  wording: { en: 'Where?' },
  kind: 'multiple-choice',
  settings: { options: [{ id: 'eu', label: { en: 'In the EU' } }], noneOfThese: true },
};
const when = { id: 'when', ref: 'SEC-03', wording: { en: 'When was the last test?' }, kind: 'date' };

group('a condition in words', () => {
  const document = { sections: [{ questions: [host, where, when] }] };
  test('names the question by its wording and the answer by its label', () => {
    expect(describeShown({ question: 'host', operator: 'is', value: 'yes' }, document, say)).toBe(
      'Shown if “Do you host data outside the UK?” is Yes',
    );
    expect(describe({ question: 'where', operator: 'includes', value: 'eu' }, document, say)).toBe(
      '“Where?” includes In the EU',
    );
    expect(describe({ question: 'when', operator: 'onOrAfter', value: '2027-03-01' }, document, say)).toBe(
      '“When was the last test?” is on or after 1 March 2027',
    );
  });
  test('puts a group inside a group in brackets', () => {
    const yes: Condition = { question: 'host', operator: 'is', value: 'yes' };
    const no: Condition = { question: 'host', operator: 'isNot', value: 'no' };
    expect(describe({ all: [yes, { any: [no, yes] }, { all: [no] }] }, document, say)).toBe(
      '“Do you host data outside the UK?” is Yes and (“Do you host data outside the UK?” is not No or ' +
        '“Do you host data outside the UK?” is Yes) and “Do you host data outside the UK?” is not No',
    );
  });
  test('names a question once where any of several answers will do', () => {
    const is = (value: string): Condition => ({ question: 'host', operator: 'is', value });
    expect(describe({ any: [is('yes'), is('no')] }, document, say)).toBe(
      '“Do you host data outside the UK?” is one of these: Yes; No',
    );
    expect(describe({ all: [{ any: [is('yes'), is('no')] }, is('yes')] }, document, say)).toBe(
      '(“Do you host data outside the UK?” is one of these: Yes; No) and “Do you host data outside the UK?” is Yes',
    );
    const other: Condition = { question: 'where', operator: 'is', value: 'eu' };
    expect(describe({ any: [is('yes'), other] }, document, say)).toBe(
      '“Do you host data outside the UK?” is Yes or “Where?” is In the EU',
    );
  });
  test('names a question that is not there by its id', () => {
    expect(describe({ question: 'gone', operator: 'is', value: 'x' }, document, say)).toBe('“gone” is x');
  });
});

group('the check of conditions', () => {
  const faults = (showIf: Condition, declarations: { id: string; kind: string; showIf?: Condition }[] = []) =>
    checkConditions({ sections: [{ questions: [host, { ...where, showIf }, when] }], declarations }, kindRules);
  const keys = (showIf: Condition) => faults(showIf).map(({ key }) => key);

  test('passes an earlier question with an operator and value of its kind', () => {
    expect(keys({ question: 'host', operator: 'isNot', value: 'no' })).toEqual([]);
  });
  test('finds each kind of fault and names both questions', () => {
    expect(keys({ question: 'gone', operator: 'is', value: 'yes' })).toEqual(['condition.unknown-question']);
    expect(keys({ question: 'where', operator: 'includes', value: 'eu' })).toEqual(['condition.refers-to-itself']);
    expect(keys({ question: 'host', operator: 'atLeast', value: '1' })).toEqual(['condition.wrong-operator']);
    expect(keys({ question: 'host', operator: 'is', value: 'maybe' })).toEqual(['condition.not-a-value']);
    expect(faults({ any: [{ question: 'when', operator: 'after', value: '2027-01-01' }] })).toEqual([
      {
        questionId: 'where',
        path: 'sections[0].questions[1].showIf',
        key: 'condition.refers-forward',
        params: { ref: 'SEC-02', other: 'SEC-03' },
      },
    ]);
  });
  test('reports every faulty comparison, not only the first', () => {
    expect(
      keys({
        all: [
          { question: 'gone', operator: 'is', value: 'yes' },
          { question: 'when', operator: 'is', value: 'yes' },
        ],
      }),
    ).toEqual(['condition.unknown-question', 'condition.refers-forward']);
  });
  test('lets a pass rule use the question itself', () => {
    const gate = { ...host, passIf: { question: 'host', operator: 'is', value: 'yes' } as Condition };
    expect(checkConditions({ sections: [{ questions: [gate] }] }, kindRules)).toEqual([]);
  });
  test('refuses a condition on a declaration', () => {
    const showIf: Condition = { question: 'host', operator: 'is', value: 'yes' };
    expect(faults(showIf, [{ id: 'D-01', kind: 'table', showIf }]).map(({ key }) => key)).toEqual([
      'condition.declaration-conditional',
    ]);
  });
});
