import { type Flag, inFlagOrder } from './flag';
import { answersOf, type ScopingAnswers, type ScopingQuestion } from './scoping-question';
import type { QuestionTemplate } from './template';

export type ScopingAction = { question: string; action: string };

export type Scoping = {
  /** Flags set, in the order of the list, without `always`. */
  flags: Flag[];
  /** Work that the answers raise, in the order of the questions. */
  actions: ScopingAction[];
  /** Questions not answered yet, in order. */
  unanswered: string[];
};

/**
 * Turns scoping answers into flags and actions. "Don't know" takes the safe side: it sets the flags of yes and raises
 * the question's action; for four questions about the authority itself "no" raises it as well.
 * Takes the questions and the answers so far; an answer that a question does not offer counts as none.
 */
export const readScoping = (questions: readonly ScopingQuestion[], answers: ScopingAnswers): Scoping => {
  const set: Flag[] = [];
  const actions: ScopingAction[] = [];
  const unanswered: string[] = [];
  for (const question of questions) {
    const answer = answers[question.id];
    const offered: readonly string[] = answersOf[question.answers];
    if (answer === undefined || !offered.includes(answer)) {
      unanswered.push(question.id);
      continue;
    }
    set.push(...(question.sets[answer] ?? []));
    if (question.action.raisedBy.includes(answer)) {
      actions.push({ question: question.id, action: question.action.text });
    }
  }
  return { flags: inFlagOrder(set), actions, unanswered };
};

/** True where a flag of `when` is set and every flag of `needs` is set as well. */
export const isEligible = (template: Pick<QuestionTemplate, 'when' | 'needs'>, flags: ReadonlySet<Flag>): boolean =>
  template.when.some((flag) => flag === 'always' || flags.has(flag)) &&
  (template.needs ?? []).every((flag) => flags.has(flag));

/**
 * What a yes would add: ids of the templates that apply only if these flags are set on top of the others, in the
 * order given. Other answers' flags are taken as they stand.
 */
export const addedBy = (
  flagsOfAnswer: readonly Flag[],
  templates: readonly QuestionTemplate[],
  otherFlags: readonly Flag[],
): string[] => {
  const without = new Set(otherFlags);
  const withThem = new Set([...otherFlags, ...flagsOfAnswer]);
  return templates
    .filter((template) => isEligible(template, withThem) && !isEligible(template, without))
    .map((template) => template.id);
};
