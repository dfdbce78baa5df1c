/** What one press of a button on the outline makes the server do with a long questionnaire. */
import { checkDocument } from '../questionnaire/checks';
import { coverageOf } from '../questionnaire/coverage';
import { diffDocuments } from '../questionnaire/diff';
import { QuestionnaireDocument } from '../questionnaire/document';
import { questionsOf } from '../questionnaire/find';
import { applyAct } from '../questionnaire/outline';
import { benchContest } from './bench-contest';

/** A made-up draft with so many questions. */
export const benchDraft = (questions: number): QuestionnaireDocument =>
  QuestionnaireDocument.parse(
    (benchContest(1, questions) as { questionnaire: unknown }).questionnaire,
  ) as QuestionnaireDocument;

/** Moves a question, compares the drafts for the history, checks the result and counts what it covers. */
export function editOnce(document: QuestionnaireDocument): number {
  const question = questionsOf(document)[1];
  if (!question) throw new Error('the draft has too few questions');
  const moved = applyAct(document, { do: 'down', questionId: question.id }, 'fresh');
  if (!moved.ok) throw new Error(moved.messages.map(({ key }) => key).join());
  const after = moved.value.document;
  return (
    diffDocuments(document, after).questions.length + checkDocument(after).length + coverageOf(after).weights.length
  );
}
