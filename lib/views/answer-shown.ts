import 'server-only';
import { isFiles } from '@/lib/question/kind';
import type { AnswerValue, FileRef } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import type { AnswerExtras } from '@/lib/response/extras';
import type { Snapshot } from '@/lib/response/snapshot';
import { submittedEvidencePath } from './evidence-file';

export type FileShown = { key: string; name: string; size: number; href: string };

/** One answer of an opened submission for reading: what was answered, what was added, and the files beside it. */
export type AnswerShown = {
  question: Question;
  value: AnswerValue | undefined;
  extras: AnswerExtras;
  files: FileShown[];
};

/** Takes a submission and a question; returns the answer as evaluators, officers and moderators read it. */
export function answerShown(
  procurementId: string,
  submission: { id: string; snapshot: Snapshot },
  question: Question,
): AnswerShown {
  const { answers } = submission.snapshot;
  const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  const own: readonly FileRef[] = question.kind === 'file' && isFiles(entry?.value) ? entry.value : [];
  const files = new Map([...own, ...(entry?.evidence ?? [])].map((file) => [`${file.sha256} ${file.name}`, file]));
  return {
    question,
    value: entry?.value,
    extras: entry?.extras ?? {},
    files: [...files].map(([key, file]) => ({
      key,
      name: file.name,
      size: file.size,
      href: submittedEvidencePath(procurementId, submission.id, file),
    })),
  };
}
