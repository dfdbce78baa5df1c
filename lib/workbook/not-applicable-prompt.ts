import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { say } from '../text';

/** Takes a question that may be answered “not applicable because”; returns what writing a reason does, by its published rule. */
export const notApplicablePrompt = (question: Question, { scoring }: QuestionnaireDocument): string => {
  const rule = question.purpose === 'award-criterion' ? scoring.notApplicable : 'information';
  return say('documents.how-not-applicable', { effect: say(`supplier.extra-not-applicable-${rule}`) });
};
