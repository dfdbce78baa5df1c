import { z } from 'zod';
import { FileRefs, isFiles } from '../question/kind';
import type { FileRef } from '../question/settings';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { isAward, questionsOf } from '../questionnaire/find';
import { hashOf } from '../questionnaire/hash';
import { type AnswerEntries, AnswerExtras, isNotApplicable } from './extras';
import { relevantEntries } from './relevant';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const Value = z.union([z.string(), FileRefs, z.array(z.string()), z.array(z.array(z.string()))]);

/**
 * Where a submission came from that was sent through the authority's own portal: receipt and sealing were the portal's,
 * and what it states stands here beside the files as they were loaded.
 */
export const FromPortal = z.strictObject({
  portal: z.string().min(1).max(200),
  /** When the responses were opened there, as the portal states it; ISO UTC. */
  openedThereAt: z.string().max(40),
  /** What the portal calls this response; '' where it gave no reference. */
  reference: z.string().max(200),
  workbook: z.strictObject({ sha256: Hash, name: z.string().max(255), size: z.int().min(0) }),
  /** Every file of evidence that came, whether an answer names it or not. */
  files: FileRefs,
  /** What the workbook says and no answer could take, word for word. */
  leftOut: z.array(z.strictObject({ questionId: z.string(), place: z.string(), text: z.string(), why: z.string() })),
});
export type FromPortal = z.infer<typeof FromPortal>;

/** What a submission freezes. Nothing of it changes afterwards; its hash stands on the receipt. */
export const Snapshot = z.strictObject({
  format: z.enum(['assay-submission/1', 'assay-submission/2', 'assay-submission/3']),
  /** Random, of this submission alone: without it the hash of "Yes" could be guessed. Absent in the first form. */
  salt: z.string().min(26).max(128).optional(),
  version: z.int().min(1),
  documentHash: Hash,
  lotIds: z.array(z.string()),
  answers: z.record(
    z.string(),
    z.strictObject({ value: Value, extras: AnswerExtras.optional(), evidence: FileRefs.optional() }),
  ),
  /**
   * Who stands by the answers, and that they describe the product and version offered. Absent in the third form: nobody
   * declared anything in Assay there.
   */
  declaration: z
    .strictObject({
      name: z.string().min(1).max(200),
      role: z.string().min(1).max(200),
      confirmed: z.literal(true),
    })
    .optional(),
  /** In the third form alone. */
  portal: FromPortal.optional(),
});
export type Snapshot = z.infer<typeof Snapshot>;

export type SnapshotInput = {
  document: QuestionnaireDocument;
  documentHash: string;
  version: number;
  entries: AnswerEntries;
  lotIds: readonly string[];
  /** At least 128 random bits, as text. */
  salt?: string;
} & ({ declaration: NonNullable<Snapshot['declaration']> } | { portal: FromPortal; salt: string });

/**
 * Takes a response and the version it answers; returns what is frozen: the answers that are asked, and no others,
 * with their extras and the hashes of their files. Throws a ZodError where an answer has no form we know.
 */
export const takeSnapshot = (input: SnapshotInput): Snapshot =>
  Snapshot.parse({
    ...(input.salt === undefined ? {} : { salt: input.salt }),
    format: `assay-submission/${'portal' in input ? '3' : input.salt === undefined ? '1' : '2'}`,
    version: input.version,
    documentHash: input.documentHash,
    lotIds: [...input.lotIds].sort(),
    answers: relevantEntries(input.document, input.entries),
    ...('portal' in input ? { portal: input.portal } : { declaration: input.declaration }),
  });

/** Takes a snapshot; returns the SHA-256 of its canonical text in lower-case hex. */
export const snapshotHash = (snapshot: Snapshot): string => hashOf(snapshot);

/** Takes a snapshot; returns its bare values by question id, as the scoring contest takes them. */
export const snapshotAnswers = (snapshot: Snapshot): Record<string, unknown> =>
  Object.fromEntries(Object.entries(snapshot.answers).map(([id, { value }]) => [id, value]));

/** Takes a document and a snapshot; returns the ids of its scored questions that were answered "not applicable". */
export const notApplicableIn = (document: QuestionnaireDocument, { answers }: Pick<Snapshot, 'answers'>): string[] =>
  questionsOf(document)
    .filter((question) => Object.hasOwn(answers, question.id) && isNotApplicable(question, answers[question.id]))
    .filter(isAward)
    .map(({ id }) => id);

/** Takes a snapshot; returns every file it uses, answers and evidence, each once, by name and hash. */
export const snapshotFiles = (snapshot: Snapshot): FileRef[] => {
  const files = new Map<string, FileRef>();
  for (const file of snapshot.portal?.files ?? []) files.set(`${file.sha256} ${file.name}`, file);
  for (const { value, evidence = [] } of Object.values(snapshot.answers)) {
    const own: readonly FileRef[] = isFiles(value) ? value : [];
    for (const file of [...own, ...evidence]) files.set(`${file.sha256} ${file.name}`, file);
  }
  return [...files.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.sha256 < b.sha256 ? -1 : 1,
  );
};
