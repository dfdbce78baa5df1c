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
  /** Of a response that came through a portal: what its workbook says here and no answer could take, and why. */
  leftOut: { place: string; text: string; why: string }[];
  /** Files that came with it and that no answer names. */
  unnamed: FileShown[];
};

const byKey = (files: readonly FileRef[]): Map<string, FileRef> =>
  new Map(files.map((file) => [`${file.sha256} ${file.name}`, file]));

/** Takes a submission and a question; returns the answer as evaluators, officers and moderators read it. */
export async function answerShown(
  db: Reader,
  procurementId: string,
  submission: { id: string; supplierId: string; snapshot: Snapshot },
  question: Question,
): Promise<AnswerShown> {
  const { answers, portal } = submission.snapshot;
  const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  const own: readonly FileRef[] = question.kind === 'file' && isFiles(entry?.value) ? entry.value : [];
  const files = byKey([...own, ...(entry?.evidence ?? [])]);
  const named = byKey(
    Object.values(answers).flatMap(({ value, evidence = [] }) => [...(isFiles(value) ? value : []), ...evidence]),
  );
  const unnamed = new Map([...byKey(portal?.files ?? [])].filter(([key]) => !named.has(key)));
  const scans =
    files.size + unnamed.size > 0 ? await scansByHash(db, submission.supplierId) : new Map<string, ScanState>();
  const shown = ([key, file]: [string, FileRef]): FileShown => ({
    key,
    name: file.name,
    size: file.size,
    href: submittedEvidencePath(procurementId, submission.id, file),
    scan: scans.get(file.sha256) ?? 'not-scanned',
  });
  return {
    question,
    value: entry?.value,
    extras: entry?.extras ?? {},
    files: [...files].map(shown),
    leftOut: (portal?.leftOut ?? [])
      .filter(({ questionId }) => questionId === question.id)
      .map(({ place, text, why }) => ({ place, text, why })),
    unnamed: [...unnamed].map(shown),
  };
}
