import 'server-only';
import type { Reader } from '@/db/client';
import { scansByHash } from '@/db/store/evidence-library';
import { isFiles } from '@/lib/question/kind';
import type { AnswerValue, FileRef } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import type { ScanState } from '@/lib/response/evidence';
import type { AnswerExtras } from '@/lib/response/extras';
import { megabytes } from '@/lib/response/file-size';
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

/** The files that an answer is or names, each once. */
const filesIn = ({ answers }: Snapshot, question: Question): Map<string, FileRef> => {
  const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  const own: readonly FileRef[] = question.kind === 'file' && isFiles(entry?.value) ? entry.value : [];
  return byKey([...own, ...(entry?.evidence ?? [])]);
};

/** Files that came with a response through a portal and that no answer names. */
const unnamedIn = ({ answers, portal }: Snapshot): Map<string, FileRef> => {
  const named = byKey(
    Object.values(answers).flatMap(({ value, evidence = [] }) => [...(isFiles(value) ? value : []), ...evidence]),
  );
  return new Map([...byKey(portal?.files ?? [])].filter(([key]) => !named.has(key)));
};

/** An answer for an evaluator's workbook: its files by type and size alone, for a name may say whose they are. */
export function answerUnnamed(snapshot: Snapshot, question: Question) {
  const entry = Object.hasOwn(snapshot.answers, question.id) ? snapshot.answers[question.id] : undefined;
  return {
    value: entry?.value,
    extras: entry?.extras ?? {},
    files: [...filesIn(snapshot, question).values()].map(({ name, size }) => ({
      type: (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? 'file').toUpperCase(),
      size: megabytes(size),
    })),
    saidMore:
      unnamedIn(snapshot).size > 0 ||
      (snapshot.portal?.leftOut ?? []).some(({ questionId }) => questionId === question.id),
  };
}

/** Takes a submission and a question; returns the answer as evaluators, officers and moderators read it. */
export async function answerShown(
  db: Reader,
  procurementId: string,
  submission: { id: string; supplierId: string; snapshot: Snapshot },
  question: Question,
): Promise<AnswerShown> {
  const { answers, portal } = submission.snapshot;
  const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  const [files, unnamed] = [filesIn(submission.snapshot, question), unnamedIn(submission.snapshot)];
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
