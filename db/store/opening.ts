import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { Letters } from '@/lib/evaluation/letters';
import { openText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';
import type { ProcurementState } from './procurement';

const LotIds = z.array(z.string());

/** Opens every response of a procurement at once. Returns false when they were opened before. */
export async function insertOpening(
  tx: Writer,
  { letters, ...row }: Omit<typeof t.opening.$inferSelect, 'letters'> & { letters: Letters },
): Promise<boolean> {
  const rows = await tx
    .insert(t.opening)
    .values({ ...row, letters: JSON.stringify(letters) })
    .onConflictDoNothing()
    .returning({ procurementId: t.opening.procurementId });
  return rows.length === 1;
}

/** The letters recorded at the opening; none before it. */
export const lettersOf = (state: ProcurementState): Letters =>
  state.opening ? Letters.parse(JSON.parse(state.opening.letters)) : [];

/** The named bidders of an opened procurement, in the order of their letters, without what they wrote. */
export async function listBidders(
  db: Reader,
  state: ProcurementState,
): Promise<{ submissionId: string; supplierId: string; letter: string; name: string }[]> {
  const letters = lettersOf(state);
  if (letters.length === 0) return [];
  const rows = await db
    .select({ id: t.supplier.id, sealedName: t.supplier.sealedName })
    .from(t.supplier)
    .where(
      inArray(
        t.supplier.id,
        letters.map(({ supplierId }) => supplierId),
      ),
    )
    .orderBy(asc(t.supplier.id));
  const names = new Map(rows.map(({ id, sealedName }) => [id, openText(sealedName, `supplier:${id}`)]));
  return letters.map((row) => ({ ...row, name: names.get(row.supplierId) ?? '' }));
}

/** What the record of an opening says of each opened submission beyond its name. */
export async function listOpenedHeads(db: Reader, state: ProcurementState) {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const opened = new Map(lettersOf(state).map((row) => [row.submissionId, row.letter]));
  const rows = await db
    .select({
      submissionId: t.submission.id,
      number: t.submission.number,
      reference: t.submission.reference,
      receivedAt: t.submission.receivedAt,
      snapshotHash: t.submission.snapshotHash,
      lotIds: t.submission.lotIds,
    })
    .from(t.submission)
    .where(eq(t.submission.procurementId, state.procurement.id))
    .orderBy(asc(t.submission.id));
  return rows
    .filter(({ submissionId }) => opened.has(submissionId))
    .map((row) => ({ ...row, lotIds: LotIds.parse(JSON.parse(row.lotIds)) }));
}

/** The exact text of each opened submission's receipt, with its signature and the id of the key that made it. */
export async function listOpenedReceipts(
  db: Reader,
  state: ProcurementState,
): Promise<Map<string, { text: string; signature: string; keyId: string }>> {
  if (!state.opening) throw new Error('The responses of this procurement are sealed.');
  const ids = lettersOf(state).map(({ submissionId }) => submissionId);
  if (ids.length === 0) return new Map();
  const { id, sealedReceipt, signature, keyId } = t.submission;
  const rows = await db
    .select({ id, sealedReceipt, signature, keyId })
    .from(t.submission)
    .where(and(eq(t.submission.procurementId, state.procurement.id), inArray(id, ids)))
    .orderBy(asc(id));
  return new Map(
    rows.map((row) => [
      row.id,
      { text: openText(row.sealedReceipt, `receipt:${row.id}`), signature: row.signature, keyId: row.keyId },
    ]),
  );
}
