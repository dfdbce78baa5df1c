import type { Comparison, Condition, Operator } from './condition';
import { compareDecimals } from './decimal';

/** Answers by question id, as they cross every border. Missing, '' and [] all mean unanswered. */
export type Answers = Readonly<Record<string, unknown>>;

/** Why a condition holds or not: the same shape as the condition, with the verdict at every node. */
export type Because =
  | { all: Because[]; holds: boolean }
  | { any: Because[]; holds: boolean }
  | { question: string; operator: Operator; value: string; answered: boolean; holds: boolean };

export type Verdict = { holds: boolean; because: Because };

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Takes two dates as YYYY-MM-DD; returns -1, 0 or 1, or null where one is not a date in that form. */
const compareDates = (left: string, right: string): -1 | 0 | 1 | null => {
  if (!datePattern.test(left) || !datePattern.test(right)) return null;
  return left < right ? -1 : left > right ? 1 : 0;
};

type Order = -1 | 0 | 1 | null;
const ordered: Partial<
  Record<Operator, { compare: (left: string, right: string) => Order; holds: (order: Order) => boolean }>
> = {
  atLeast: { compare: compareDecimals, holds: (order) => order === 0 || order === 1 },
  below: { compare: compareDecimals, holds: (order) => order === -1 },
  atMost: { compare: compareDecimals, holds: (order) => order === 0 || order === -1 },
  above: { compare: compareDecimals, holds: (order) => order === 1 },
  onOrAfter: { compare: compareDates, holds: (order) => order === 0 || order === 1 },
  before: { compare: compareDates, holds: (order) => order === -1 },
  onOrBefore: { compare: compareDates, holds: (order) => order === 0 || order === -1 },
  after: { compare: compareDates, holds: (order) => order === 1 },
};

/** Takes an answer of any kind; true where something was given. Blank text counts as nothing. */
export const isGiven = (answer: unknown): boolean =>
  typeof answer === 'string' ? answer.trim() !== '' : Array.isArray(answer) ? answer.length > 0 : false;

/**
 * Takes an operator, a published value and an answer; returns whether the answer meets it. An answer that is not
 * given, or not of the operator's form (a date where a number is compared), meets nothing.
 */
export const meets = (operator: Operator, value: string, answer: unknown): boolean => {
  if (!isGiven(answer)) return false;
  if (operator === 'includes') return Array.isArray(answer) && answer.includes(value);
  if (operator === 'doesNotInclude') return Array.isArray(answer) && !answer.includes(value);
  if (typeof answer !== 'string') return false;
  if (operator === 'is') return answer === value;
  if (operator === 'isNot') return answer !== value;
  const rule = ordered[operator];
  return rule?.holds(rule.compare(answer, value)) ?? false;
};

const compare = ({ question, operator, value }: Comparison, answers: Answers): Because => {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  return { question, operator, value, answered: isGiven(answer), holds: meets(operator, value, answer) };
};

const walk = (condition: Condition, answers: Answers): Because => {
  if ('all' in condition) {
    const all = condition.all.map((part) => walk(part, answers));
    return { all, holds: all.every((part) => part.holds) };
  }
  if ('any' in condition) {
    const any = condition.any.map((part) => walk(part, answers));
    return { any, holds: any.some((part) => part.holds) };
  }
  return compare(condition, answers);
};

/**
 * Takes a condition and the answers that count; returns whether it holds and the tree of reasons.
 * A comparison with an unanswered question never holds, whichever operator it uses.
 */
export const evaluate = (condition: Condition, answers: Answers): Verdict => {
  const because = walk(condition, answers);
  return { holds: because.holds, because };
};
