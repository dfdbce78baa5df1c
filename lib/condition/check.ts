import type { Message } from '../result';
import type { Comparison, Condition, Operator } from './condition';
import { isDecimal } from './decimal';

/** What of a document the check reads; a questionnaire document fits. */
export type Checkable = {
  readonly sections: readonly { readonly questions: readonly CheckedQuestion[] }[];
  readonly declarations?: readonly CheckedQuestion[] | undefined;
};
export type CheckedQuestion = {
  readonly id: string;
  readonly ref?: string | undefined;
  readonly kind: string;
  readonly settings?: unknown;
  readonly showIf?: Condition | null | undefined;
  readonly passIf?: Condition | undefined;
};

/** What the check must know of a kind; the registry of question kinds gives it. */
export type KindFacts = {
  readonly operators: readonly Operator[];
  readonly values: (settings: never) => readonly string[] | null;
};

export type ConditionFault = Message & { questionId: string };

const dateOperators: readonly Operator[] = ['onOrAfter', 'before', 'onOrBefore', 'after'];
const isDate = (value: string): boolean => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);

/** Takes a condition; returns its comparisons from left to right. */
export const comparisonsOf = (condition: Condition): Comparison[] =>
  'all' in condition
    ? condition.all.flatMap(comparisonsOf)
    : 'any' in condition
      ? condition.any.flatMap(comparisonsOf)
      : [condition];

/**
 * Takes a document and the facts of every kind; returns the faults of all its conditions in document order, none
 * where the conditions can be walked: each names a question that exists and comes earlier (for `passIf`, the question
 * itself too), with an operator of that question's kind and a value it can take. Declarations are asked of everyone
 * and carry no condition.
 */
export const checkConditions = (document: Checkable, kinds: Readonly<Record<string, KindFacts>>): ConditionFault[] => {
  const faults: ConditionFault[] = [];
  const all = document.sections.flatMap(({ questions }) => questions);
  const everywhere = new Map([...all, ...(document.declarations ?? [])].map((question) => [question.id, question]));
  const earlier = new Map<string, CheckedQuestion>();
  const name = ({ id, ref }: CheckedQuestion): string => ref ?? id;

  const add = (question: CheckedQuestion, path: string, key: string, params: Record<string, string>): void => {
    faults.push({ questionId: question.id, path, key: `condition.${key}`, params: { ref: name(question), ...params } });
  };

  const compare = (question: CheckedQuestion, path: string, { question: id, operator, value }: Comparison): void => {
    const target = earlier.get(id);
    if (!target) {
      const later = everywhere.get(id);
      if (!later) add(question, path, 'unknown-question', { other: id });
      else if (id === question.id) add(question, path, 'refers-to-itself', {});
      else add(question, path, 'refers-forward', { other: name(later) });
      return;
    }
    const facts = kinds[target.kind];
    if (!facts?.operators.includes(operator)) {
      add(question, path, 'wrong-operator', { other: name(target), operator });
      return;
    }
    const values = facts.values(target.settings as never);
    const fits = values ? values.includes(value) : dateOperators.includes(operator) ? isDate(value) : isDecimal(value);
    if (!fits) add(question, path, 'not-a-value', { other: name(target), value });
  };

  const check = (question: CheckedQuestion, path: string, condition: Condition): void => {
    for (const comparison of comparisonsOf(condition)) compare(question, path, comparison);
  };

  document.sections.forEach(({ questions }, section) => {
    questions.forEach((question, at) => {
      const path = `sections[${section}].questions[${at}]`;
      if (question.showIf) check(question, `${path}.showIf`, question.showIf);
      earlier.set(question.id, question);
      if (question.passIf) check(question, `${path}.passIf`, question.passIf);
    });
  });
  document.declarations?.forEach((question, at) => {
    if (question.showIf) add(question, `declarations[${at}].showIf`, 'declaration-conditional', {});
  });
  return faults;
};
