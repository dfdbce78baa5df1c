import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { findQuestion } from '@/lib/questionnaire/find';
import type { TieBreaker } from '@/lib/scoring/rules';
import { say } from '@/lib/text';

/** One step of the tie-break order in words. */
export const tieText = (tie: TieBreaker, document: QuestionnaireDocument): string => {
  if (tie.by === 'price') return say('award.tie-price');
  if (tie.by === 'section')
    return say('award.tie-section', { section: document.sections.find(({ id }) => id === tie.id)?.title.en ?? tie.id });
  const question = findQuestion(document, tie.id);
  return say('award.tie-question', { question: question?.ref ?? question?.id ?? tie.id });
};

/** The form's value of a step. */
export const tieValue = (tie: TieBreaker): string => (tie.by === 'price' ? 'price' : `${tie.by}:${tie.id}`);
