import fc from 'fast-check';
import { kindRules } from '../question/kinds';
import { law } from '../testing/laws';
import { checkConditions } from './check';
import { type Condition, type Operator, operators } from './condition';
import { compareDecimals } from './decimal';
import { describe } from './describe';
import type { Say } from './say';
import { visibleQuestions } from './visible';

const kinds = ['yes-no', 'single-choice', 'multiple-choice', 'number', 'date', 'long-text'] as const;
type K = (typeof kinds)[number];
type Q = { id: string; kind: K; wording: { en: string }; settings?: object; showIf?: Condition | null };

const options = { options: ['x', 'y'].map((id) => ({ id, label: { en: id.toUpperCase() } })) };
const valuesOf: Record<K, string[]> = {
  'yes-no': ['yes', 'no'],
  'single-choice': ['x', 'y'],
  'multiple-choice': ['x', 'y'],
  number: ['-1', '0.5', '3', '10'],
  date: ['2026-01-31', '2027-02-28'],
  'long-text': [],
};
const number = fc.constantFrom('-2', '0', '0.5', '7', '10.0', 'not-known', '');
const answerOf: Record<K, fc.Arbitrary<unknown>> = {
  'yes-no': fc.constantFrom('yes', 'no', ''),
  'single-choice': fc.constantFrom('x', 'y', ''),
  'multiple-choice': fc.constantFrom([], ['x'], ['y'], ['x', 'y']),
  number,
  date: fc.constantFrom('2026-01-30', '2026-01-31', '2027-03-01', '2027--01', ''),
  'long-text': fc.constantFrom('', 'some text'),
};

/** A tree over the given leaves, at most three deep. */
const tree = (leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> => {
  const grow = (depth: number): fc.Arbitrary<Condition> =>
    depth === 0
      ? leaf
      : fc.oneof(
          leaf,
          fc.array(grow(depth - 1), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
          fc.array(grow(depth - 1), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
        );
  return grow(2);
};

const lawful = (targets: Q[]): fc.Arbitrary<Condition> | null => {
  const usable = targets.filter(({ kind }) => kind !== 'long-text');
  if (usable.length === 0) return null;
  return tree(
    fc.constantFrom(...usable).chain(({ id, kind }) =>
      fc.record({
        question: fc.constant(id),
        operator: fc.constantFrom(...kindRules[kind].operators),
        value: fc.constantFrom(...valuesOf[kind]),
      }),
    ),
  );
};

/** Documents whose conditions are all lawful, so that the check must pass them. */
const lawfulQuestions: fc.Arbitrary<Q[]> = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 9 })
  .chain((list) => {
    const bare: Q[] = list.map((kind, at) => ({
      id: `q${at}`,
      kind,
      wording: { en: `Question ${at}` },
      settings: options,
    }));
    return fc.tuple(
      ...bare.map((question, at): fc.Arbitrary<Q> => {
        const condition = lawful(bare.slice(0, at));
        return condition
          ? fc.option(condition, { nil: null }).map((showIf) => ({ ...question, showIf }))
          : fc.constant(question);
      }),
    );
  });

/** Documents with any condition at all: unknown ids, later questions, operators of other kinds. */
const wild: fc.Arbitrary<Q[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      showIf: fc.option(
        tree(
          fc.record({
            question: fc.constantFrom('q0', 'q1', 'q2', 'q5', 'constructor', 'gone'),
            operator: fc.constantFrom<Operator>(...operators),
            value: fc.oneof(fc.constantFrom('yes', 'x', '3', '2026-01-31', '2026-02-31'), fc.string({ maxLength: 12 })),
          }),
        ),
        { nil: null },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ kind, showIf }, at) => ({
      id: `q${at}`,
      kind,
      wording: { en: `Question ${at}` },
      settings: options,
      showIf,
    })),
  );

const withAnswers = (questions: fc.Arbitrary<Q[]>) =>
  questions.chain((list) =>
    fc.tuple(...list.map(({ kind }) => fc.option(answerOf[kind], { nil: undefined }))).map((given) => ({
      document: { sections: [{ questions: list.slice(0, 4) }, { questions: list.slice(4) }] },
      answers: Object.fromEntries(list.flatMap(({ id }, at) => (given[at] === undefined ? [] : [[id, given[at]]]))),
    })),
  );

const say: Say = (key, params = {}) => `${key}(${Object.values(params).join('|')})`;
const any = fc.oneof(withAnswers(lawfulQuestions), withAnswers(wild));

law(
  'the visible set depends only on the visible answers',
  any,
  ({ document, answers }) => {
    const visible = visibleQuestions(document, answers);
    const counted = Object.fromEntries(Object.entries(answers).filter(([id]) => visible.has(id)));
    const again = visibleQuestions(document, counted);
    return [...visible].join() === [...again].join();
  },
  { runs: 3_000 },
);

law(
  'withdrawing an answer never reveals a question',
  any,
  fc.nat(8),
  ({ document, answers }, at) => {
    const visible = visibleQuestions(document, answers);
    const { [`q${at}`]: _withdrawn, ...rest } = answers;
    return [...visibleQuestions(document, rest)].every((id) => visible.has(id));
  },
  { runs: 3_000 },
);

law('a condition can be put into words whatever it names', any, ({ document }) =>
  document.sections.every(({ questions }) =>
    questions.every(({ showIf }) => !showIf || describe(showIf, document, say).length > 0),
  ),
);

law(
  'what the check passes, the walk can walk: every question can be reached in the order of the document',
  withAnswers(wild),
  ({ document, answers }) => {
    if (checkConditions(document, kindRules).length > 0) return true;
    const order = document.sections.flatMap(({ questions }) => questions.map(({ id }) => id));
    const visible = [...visibleQuestions(document, answers)];
    return visible.join() === order.filter((id) => visible.includes(id)).join();
  },
);

law(
  'the check passes lawful conditions and refuses them once the order is turned round',
  withAnswers(lawfulQuestions),
  ({ document }) => {
    const questions = document.sections.flatMap((section) => section.questions);
    const conditional = questions.some(({ showIf }) => showIf);
    const turned = checkConditions({ sections: [{ questions: [...questions].reverse() }] }, kindRules);
    return checkConditions(document, kindRules).length === 0 && conditional === turned.length > 0;
  },
);

law(
  'decimals are compared as numbers',
  fc.integer({ min: -99_999, max: 99_999 }),
  fc.integer({ min: -99_999, max: 99_999 }),
  (left, right) => {
    const text = (value: number) =>
      `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
    return compareDecimals(text(left), text(right)) === Math.sign(left - right);
  },
);
