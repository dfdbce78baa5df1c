import 'server-only';
import { asc, eq, inArray } from 'drizzle-orm';
import { openText } from '@/lib/server/seal';
import type { Reader } from '../client';
import { tables as t } from '../schema';

/** A file whose bytes go with the records of a procurement. */
export type GoingFile = {
  fileId: string;
  evidenceId: string;
  /** The organisation whose folder it is in. */
  owner: string;
  sha256: string;
  size: number;
  /** No other version of it stays. */
  last: boolean;
};

/** No id or hash of a file is longer. */
const longest = 64;

/** The short strings of what a sealed JSON text says: ids and hashes of files are among them, wherever they stand. */
function stringsIn(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length <= longest) found.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) stringsIn(each, found);
}

/** What the answers, submissions, practice runs and late attempts of some responses say, as strings. */
async function saidIn(db: Reader, responseIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  if (responseIds.length === 0) return found;
  const ids = [...responseIds];
  const add = (sealed: string, about: string): void => stringsIn(JSON.parse(openText(sealed, about)), found);
  const { answer, answerHistory, submission, practice, lateContent } = t;
  for (const row of await db.select().from(answer).where(inArray(answer.responseId, ids)))
    add(row.sealedValue, `answer:${row.responseId}:${row.questionId}`);
  for (const row of await db.select().from(answerHistory).where(inArray(answerHistory.responseId, ids)))
    add(row.sealedValue, `answer:${row.responseId}:${row.questionId}:${row.id}`);
  for (const row of await db.select().from(submission).where(inArray(submission.responseId, ids)))
    add(row.sealedSnapshot, `submission:${row.id}`);
  for (const row of await db.select().from(practice).where(inArray(practice.responseId, ids)))
    add(row.sealedContent, `practice:${row.id}`);
  for (const row of await db.select().from(lateContent).where(inArray(lateContent.responseId, ids)))
    add(row.sealedContent, `late:${row.attemptId}`);
  return found;
}

type Kept = Omit<GoingFile, 'last'> & {
  /** It is the version that answers refer to; an earlier one is known to others by its hash alone. */
  current: boolean;
  /** The response that it was uploaded for; null where it came straight into the library. */
  uploadedFor: string | null;
};

/** Every file that an organisation ever kept here, those that were replaced among them. */
async function filesOf(db: Reader, supplierId: string): Promise<Kept[]> {
  const [e, r, f] = [t.evidence, t.evidenceEarlier, t.evidenceFile];
  const now = await db
    .select({ file: e, uploadedFor: f.responseId })
    .from(e)
    .leftJoin(f, eq(f.fileId, e.fileId))
    .where(eq(e.supplierId, supplierId))
    .orderBy(asc(e.fileId));
  const earlier = await db
    .select({ file: r, uploadedFor: f.responseId })
    .from(r)
    .leftJoin(f, eq(f.fileId, r.fileId))
    .where(eq(r.supplierId, supplierId))
    .orderBy(asc(r.fileId));
  const kept = (
    { fileId, sha256, size }: { fileId: string; sha256: string; size: number },
    evidenceId: string,
    uploadedFor: string | null,
    current: boolean,
  ): Kept => ({ fileId, evidenceId, owner: supplierId, sha256, size, uploadedFor, current });
  return [
    ...now.map(({ file, uploadedFor }) => kept(file, file.id, uploadedFor, true)),
    ...earlier.map(({ file, uploadedFor }) => kept(file, file.evidenceId, uploadedFor, false)),
  ];
}

/** The responses of a procurement. */
export async function responsesIn(db: Reader, procurementId: string): Promise<{ id: string; supplierId: string }[]> {
  const r = t.response;
  return db
    .select({ id: r.id, supplierId: r.supplierId })
    .from(r)
    .where(eq(r.procurementId, procurementId))
    .orderBy(asc(r.id));
}

/**
 * The files that go with the records of a procurement: those that were uploaded for one of its responses, or that one
 * of them holds, and that no other procurement's response of the same supplier holds. And how many stay for that.
 * @throws Error when a sealed text of these suppliers cannot be opened: nothing is removed on a guess.
 */
export async function listGoingFiles(
  db: Reader,
  procurementId: string,
): Promise<{ going: GoingFile[]; staying: number }> {
  const own = await responsesIn(db, procurementId);
  const going: GoingFile[] = [];
  let staying = 0;
  for (const supplierId of new Set(own.map((response) => response.supplierId))) {
    const ids = own.filter((response) => response.supplierId === supplierId).map(({ id }) => id);
    const r = t.response;
    const every = await db.select({ id: r.id }).from(r).where(eq(r.supplierId, supplierId)).orderBy(asc(r.id));
    const here = await saidIn(db, ids);
    const elsewhere = await saidIn(
      db,
      every.map(({ id }) => id).filter((id) => !ids.includes(id)),
    );
    const holds = (said: ReadonlySet<string>, { sha256, evidenceId, current }: Kept): boolean =>
      said.has(sha256) || (current && said.has(evidenceId));
    const files = await filesOf(db, supplierId);
    const concerned = files.filter((file) => ids.includes(file.uploadedFor ?? '') || holds(here, file));
    const goes = new Set(concerned.filter((file) => !holds(elsewhere, file)).map(({ fileId }) => fileId));
    staying += concerned.length - goes.size;
    for (const { current: _, uploadedFor: __, ...file } of files.filter(({ fileId }) => goes.has(fileId)))
      going.push({
        ...file,
        last: files.every(({ evidenceId, fileId }) => evidenceId !== file.evidenceId || goes.has(fileId)),
      });
  }
  return { going, staying };
}
