import type { QuestionnaireDocument } from './document';
import type { CheckContext, Finding } from './finding';
import { checkDocument } from './lint';

export type { CheckContext, Finding } from './finding';
export { checkDocument } from './lint';

/** Takes a document and the id of one of its questions; returns what the checks find about that question. */
export const checkQuestion = (
  document: QuestionnaireDocument,
  questionId: string,
  context: CheckContext = {},
): Finding[] => checkDocument(document, context).filter((finding) => finding.questionId === questionId);

/** Takes findings and the reasons given, by finding id; true where nothing stops publication any more. */
export const mayPublish = (findings: readonly Finding[], reasons: Readonly<Record<string, string>>): boolean =>
  findings.every(({ id, severity }) => severity === 'warning' && (reasons[id] ?? '').trim() !== '');
