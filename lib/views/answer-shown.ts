import 'server-only';
import type { Reader } from '@/db/client';
import { scansByHash } from '@/db/store/evidence-library';
import { isFiles } from '@/lib/question/kind';
import type { AnswerValue, FileRef } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import type { ScanState } from '@/lib/response/evidence';
import type { AnswerExtras } from '@/lib/response/extras';
import type { Snapshot } from '@/lib/response/snapshot';
import { submittedEvidencePath } from './evidence-file';

export type FileShown = { key: string; name: string; size: number; href: string; scan: ScanState };

/** One answer of an opened submission for reading: what was answered, what was added, and the files beside it. */
export type AnswerShown = {
  question: Question;
  value: AnswerValue | undefined;
  extras: AnswerExtras;
  files: FileShown[];
};

/** Takes a submission and a question; returns the answer as evaluators, officers and moderators read it. */
export async function answerShown(
  db: Reader,
  procurementId: string,
  submission: { id: string; supplierId: string; snapshot: Snapshot },
  question: Question,
): Promise<AnswerShown> {
  const { answers } = submission.snapshot;
  const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  const own: readonly FileRef[] = question.kind === 'file' && isFiles(entry?.value) ? entry.value : [];
  const files = new Map([...own, ...(entry?.evidence ?? [])].map((file) => [`${file.sha256} ${file.name}`, file]));
  const scans = files.size > 0 ? await scansByHash(db, submission.supplierId) : new Map<string, ScanState>();
  return {
    question,
    value: entry?.value,
    extras: entry?.extras ?? {},
    files: [...files].map(([key, file]) => ({
      key,
      name: file.name,
      size: file.size,
      href: submittedEvidencePath(procurementId, submission.id, file),
      scan: scans.get(file.sha256) ?? 'not-scanned',
    })),
  };
}
