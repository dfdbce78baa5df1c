import 'server-only';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { Snapshot, snapshotHash } from '@/lib/response/snapshot';
import { counting } from '@/lib/response/standing';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import { fileEarlierAnswers } from './earlier-answer';
import type { ProcurementState } from './procurement';
import { findLatestPublished } from './response';

/** One submission as the buyer's side may read it once two officers have opened the responses. */
export type OpenedSubmission = {
  id: string;
  supplierId: string;
  supplierName: string;
  /** Bidder A, B, C: the shuffled order recorded at the opening. */
  letter: string;
  number: number;
  reference: string;
  /** ISO UTC, to the millisecond. */
  receivedAt: string;
  versionId: string;
  snapshotHash: string;
  snapshot: Snapshot;
};

const Letters = z.array(z.object({ submissionId: z.string(), supplierId: z.string(), letter: z.string() }));

/** A submission that was sealed and does not open: its bytes were changed. Nothing may be decided without it. */
export class UnreadableSubmission extends Error {
  constructor() {
    super('A submission cannot be read.');
  }
}

function readSnapshot({ id, sealedSnapshot }: { id: string; sealedSnapshot: string }): Snapshot {
  try {
    return Snapshot.parse(openJson(sealedSnapshot, `submission:${id}`));
  } catch {
    throw new UnreadableSubmission();
  }
}

/** Of the given submissions, those that do not open or are not what the hash on their receipt says. */
export async function listUnreadable(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const unreadable = new Set<string>();
  // One at a time: together they could be more than memory should hold.
  for (const id of ids) {
    const [row] = await db
      .select({ sealedSnapshot: t.submission.sealedSnapshot, hash: t.submission.snapshotHash })
      .from(t.submission)
      .where(eq(t.submission.id, id))
      .limit(1);
    try {
      if (!row || snapshotHash(readSnapshot({ id, sealedSnapshot: row.sealedSnapshot })) !== row.hash)
        unreadable.add(id);
    } catch {
      unreadable.add(id);
    }
  }
  return unreadable;
}

/**
 * Every opened submission, in the order of the letters; with `only`, those alone.
 * @throws UnreadableSubmission when one of them cannot be read.
 * @throws Error unless the procurement has been opened: nothing is unsealed for a buyer before that.
 */
export async function listOpenedSubmissions(
  db: Reader,
  state: ProcurementState,
  only?: readonly string[],
): Promise<OpenedSubmission[]> {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const letters = Letters.parse(JSON.parse(state.opening.letters)).filter(
    ({ submissionId }) => only === undefined || only.includes(submissionId),
  );
  if (letters.length === 0) return [];
  const rows = await db
    .select({ submission: t.submission, sealedName: t.supplier.sealedName })
    .from(t.submission)
    .innerJoin(t.supplier, eq(t.supplier.id, t.submission.supplierId))
    .where(
      and(
        eq(t.submission.procurementId, state.procurement.id),
        inArray(
          t.submission.id,
          letters.map((row) => row.submissionId),
        ),
      ),
    )
    .orderBy(asc(t.submission.id));
  return letters.flatMap(({ submissionId, letter }) => {
    const row = rows.find(({ submission }) => submission.id === submissionId);
    if (!row) return [];
    const { submission, sealedName } = row;
    return {
      id: submission.id,
      supplierId: submission.supplierId,
      supplierName: openText(sealedName, `supplier:${submission.supplierId}`),
      letter,
      number: submission.number,
      reference: submission.reference,
      receivedAt: submission.receivedAt,
      versionId: submission.versionId,
      snapshotHash: submission.snapshotHash,
      snapshot: readSnapshot(submission),
    };
  });
}

/** A submission as a row, without what it holds. */
export type SubmissionHead = {
  id: string;
  responseId: string;
  procurementId: string;
  supplierId: string;
  versionId: string;
  number: number;
  reference: string;
  snapshotHash: string;
  receivedAt: string;
  submittedBy: string;
  keyId: string;
  withdrawnAt: string | null;
  /** The version of the questionnaire that it answers, and the hash of that version's document. */
  version: number | null;
  documentHash: string | null;
};

const headColumns = {
  id: t.submission.id,
  responseId: t.submission.responseId,
  procurementId: t.submission.procurementId,
  supplierId: t.submission.supplierId,
  versionId: t.submission.versionId,
  number: t.submission.number,
  reference: t.submission.reference,
  snapshotHash: t.submission.snapshotHash,
  receivedAt: t.submission.receivedAt,
  submittedBy: t.submission.submittedBy,
  keyId: t.submission.keyId,
  withdrawnAt: t.withdrawal.withdrawnAt,
  version: t.questionnaireVersion.number,
  documentHash: t.questionnaireVersion.documentHash,
};

/** The last submission of each response that was not withdrawn, whichever version it answers. No order is meant. */
async function lastSubmissions(db: Reader, procurementId: string): Promise<SubmissionHead[]> {
  const rows = await db
    .select(headColumns)
    .from(t.submission)
    .leftJoin(t.withdrawal, eq(t.withdrawal.submissionId, t.submission.id))
    .leftJoin(t.questionnaireVersion, eq(t.questionnaireVersion.id, t.submission.versionId))
    .where(eq(t.submission.procurementId, procurementId))
    .orderBy(asc(t.submission.number), asc(t.submission.id));
  const ofResponse = new Map<string, SubmissionHead[]>();
  for (const row of rows) ofResponse.set(row.responseId, [...(ofResponse.get(row.responseId) ?? []), row]);
  return [...ofResponse.values()].flatMap((sent) => counting(sent) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The submission of each response that counts: what an opening opens. One that answers a document which was replaced
 * does not: nobody can be scored by rules that they did not answer to.
 */
export async function countableSubmissions(tx: Reader, procurementId: string): Promise<SubmissionHead[]> {
  const current = (await findLatestPublished(tx, procurementId))?.documentHash;
  return (await lastSubmissions(tx, procurementId)).filter(({ documentHash }) => documentHash === current);
}

/** Suppliers whose last submission answers a version that was replaced: named at the opening, and never unsealed. */
export async function listOutdated(
  db: Reader,
  state: ProcurementState,
): Promise<{ supplierName: string; version: number; reference: string; receivedAt: string }[]> {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const current = (await findLatestPublished(db, state.procurement.id))?.documentHash;
  const outdated = (await lastSubmissions(db, state.procurement.id)).filter((row) => row.documentHash !== current);
  if (outdated.length === 0) return [];
  const names = await db
    .select({ id: t.supplier.id, sealedName: t.supplier.sealedName })
    .from(t.supplier)
    .where(
      inArray(
        t.supplier.id,
        outdated.map(({ supplierId }) => supplierId),
      ),
    )
    .orderBy(asc(t.supplier.id));
  return outdated.map(({ supplierId, version, reference, receivedAt }) => {
    const named = names.find(({ id }) => id === supplierId);
    const supplierName = named ? openText(named.sealedName, `supplier:${supplierId}`) : '';
    return { supplierName, version: version ?? 0, reference, receivedAt };
  });
}

/** Names of the organisations whose only submissions were withdrawn. After opening. */
export async function listWithdrawn(
  db: Reader,
  state: ProcurementState,
): Promise<{ supplierName: string; withdrawnAt: string }[]> {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const procurementId = state.procurement.id;
  const opened = new Set(Letters.parse(JSON.parse(state.opening.letters)).map((row) => row.supplierId));
  const withdrawn = await db
    .select({
      supplierId: t.submission.supplierId,
      sealedName: t.supplier.sealedName,
      withdrawnAt: t.withdrawal.withdrawnAt,
    })
    .from(t.withdrawal)
    .innerJoin(t.submission, eq(t.submission.id, t.withdrawal.submissionId))
    .innerJoin(t.supplier, eq(t.supplier.id, t.submission.supplierId))
    .where(eq(t.submission.procurementId, procurementId))
    .orderBy(desc(t.withdrawal.withdrawnAt), asc(t.withdrawal.submissionId));
  const last = new Map<string, (typeof withdrawn)[number]>();
  for (const row of withdrawn)
    if (!opened.has(row.supplierId) && !last.has(row.supplierId)) last.set(row.supplierId, row);
  const named = ({ supplierId, sealedName }: { supplierId: string; sealedName: string }): string =>
    openText(sealedName, `supplier:${supplierId}`);
  return [...last.values()].map((row) => ({ supplierName: named(row), withdrawnAt: row.withdrawnAt }));
}

/** Every submission of one response, oldest first. */
export async function listSubmissions(db: Reader, responseId: string): Promise<SubmissionHead[]> {
  return db
    .select(headColumns)
    .from(t.submission)
    .leftJoin(t.withdrawal, eq(t.withdrawal.submissionId, t.submission.id))
    .leftJoin(t.questionnaireVersion, eq(t.questionnaireVersion.id, t.submission.versionId))
    .where(eq(t.submission.responseId, responseId))
    .orderBy(asc(t.submission.number), asc(t.submission.id));
}

/** The last submissions of several responses, for a list: response id to its submissions, oldest first. */
export async function listSubmissionsOf(
  db: Reader,
  responseIds: readonly string[],
): Promise<Map<string, SubmissionHead[]>> {
  const found = new Map<string, SubmissionHead[]>();
  if (responseIds.length === 0) return found;
  const rows = await db
    .select(headColumns)
    .from(t.submission)
    .leftJoin(t.withdrawal, eq(t.withdrawal.submissionId, t.submission.id))
    .leftJoin(t.questionnaireVersion, eq(t.questionnaireVersion.id, t.submission.versionId))
    .where(inArray(t.submission.responseId, [...responseIds]))
    .orderBy(asc(t.submission.number), asc(t.submission.id));
  for (const row of rows) found.set(row.responseId, [...(found.get(row.responseId) ?? []), row]);
  return found;
}

/** The submission that one click made, or null: a retry finds the receipt of the first. */
export async function findSubmissionByClick(
  db: Reader,
  responseId: string,
  clickId: string,
): Promise<SubmissionHead | null> {
  const [row] = await db
    .select(headColumns)
    .from(t.submission)
    .leftJoin(t.withdrawal, eq(t.withdrawal.submissionId, t.submission.id))
    .leftJoin(t.questionnaireVersion, eq(t.questionnaireVersion.id, t.submission.versionId))
    .where(and(eq(t.submission.responseId, responseId), eq(t.submission.clickId, clickId)))
    .limit(1);
  return row ?? null;
}

/** What a submission of the supplier's own response holds. For the supplier's side only. */
export async function findOwnSnapshot(db: Reader, responseId: string, id: string): Promise<Snapshot | null> {
  const [row] = await db
    .select({ sealedSnapshot: t.submission.sealedSnapshot })
    .from(t.submission)
    .where(and(eq(t.submission.id, id), eq(t.submission.responseId, responseId)))
    .limit(1);
  return row ? Snapshot.parse(openJson(row.sealedSnapshot, `submission:${id}`)) : null;
}

/** The canonical text of a receipt with its signature, or null. */
export async function findReceipt(
  db: Reader,
  responseId: string,
  id: string,
): Promise<{ text: string; signature: string; keyId: string } | null> {
  const [row] = await db
    .select({ sealedReceipt: t.submission.sealedReceipt, signature: t.submission.signature, keyId: t.submission.keyId })
    .from(t.submission)
    .where(and(eq(t.submission.id, id), eq(t.submission.responseId, responseId)))
    .limit(1);
  if (!row) return null;
  return { text: openText(row.sealedReceipt, `receipt:${id}`), signature: row.signature, keyId: row.keyId };
}

type NewSubmission = Omit<typeof t.submission.$inferInsert, 'sealedSnapshot' | 'sealedReceipt' | 'lotIds'> & {
  lotIds: readonly string[];
  snapshot: Snapshot;
  receipt: string;
};

/** Freezes a submission. Returns false when another one took its number or its click first. */
export async function insertSubmission(tx: Writer, row: NewSubmission): Promise<boolean> {
  const { snapshot, receipt, lotIds, ...values } = row;
  const rows = await tx
    .insert(t.submission)
    .values({
      ...values,
      lotIds: JSON.stringify(lotIds),
      sealedSnapshot: sealJson(snapshot, `submission:${row.id}`),
      sealedReceipt: sealText(receipt, `receipt:${row.id}`),
    })
    .onConflictDoNothing()
    .returning({ id: t.submission.id });
  if (rows.length !== 1) return false;
  // The supplier's own library of earlier answers, which nobody else reads.
  await fileEarlierAnswers(tx, row);
  return true;
}

/** Withdraws a submission. Returns false when it was withdrawn before. */
export async function insertWithdrawal(tx: Writer, row: typeof t.withdrawal.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(t.withdrawal)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: t.withdrawal.submissionId });
  return rows.length === 1;
}

export type LateAttempt = typeof t.lateAttempt.$inferSelect;

/** Keeps an attempt. Returns false when its short reference was taken. */
export async function insertLateAttempt(tx: Writer, row: LateAttempt): Promise<boolean> {
  const rows = await tx.insert(t.lateAttempt).values(row).onConflictDoNothing().returning({ id: t.lateAttempt.id });
  return rows.length === 1;
}

/** Attempts to submit one response after the deadline, oldest first. */
export async function listLateAttempts(db: Reader, responseId: string): Promise<LateAttempt[]> {
  return db
    .select()
    .from(t.lateAttempt)
    .where(eq(t.lateAttempt.responseId, responseId))
    .orderBy(asc(t.lateAttempt.receivedAt), asc(t.lateAttempt.id));
}
