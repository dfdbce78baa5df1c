import type { Condition } from './condition';
import { type Answers, evaluate } from './evaluate';

/** What of a document the condition engine needs; a questionnaire document fits. */
export type Walkable = {
  readonly sections: readonly { readonly questions: readonly Walked[] }[];
  readonly declarations?: readonly { readonly id: string }[] | undefined;
};
export type Walked = { readonly id: string; readonly showIf?: Condition | null | undefined };

const walk = (document: Walkable, answers: Answers): { visible: Set<string>; counted: Record<string, unknown> } => {
  const visible = new Set<string>();
  const counted: Record<string, unknown> = Object.create(null);
  for (const { questions } of document.sections)
    for (const { id, showIf } of questions) {
      if (showIf && !evaluate(showIf, counted).holds) continue;
      visible.add(id);
      if (Object.hasOwn(answers, id)) counted[id] = answers[id];
    }
  for (const { id } of document.declarations ?? []) {
    visible.add(id);
    if (Object.hasOwn(answers, id)) counted[id] = answers[id];
  }
  return { visible, counted };
};

/**
 * Takes a document and all answers ever typed; returns the ids of the questions that are asked, in document order.
 * One pass, top to bottom: a hidden question counts as unanswered for every later condition. Declarations are
 * always asked.
 */
export const visibleQuestions = (document: Walkable, answers: Answers): Set<string> => walk(document, answers).visible;
