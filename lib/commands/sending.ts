import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { findInvitation } from '@/db/store/invitation';
import { findSupplierName } from '@/db/store/people';
import { listLots } from '@/db/store/procurement';
import { teamAddresses } from '@/db/store/response';
import { type Blocker, blockersOf, stopsOf } from '@/lib/response/completeness';
import { type Snapshot, takeSnapshot } from '@/lib/response/snapshot';
import { completenessFacts, loadRecord, type ResponseRecord } from '../views/response-record';
import type { Context } from './command';

const words = (key: string, most: number) =>
  z
    .string({ error: `supplier.${key}-missing` })
    .trim()
    .min(1, { error: `supplier.${key}-missing` })
    .max(most, { error: `supplier.${key}-long` });

/** What the declaration page sends: for a submission, for a practice run, and for one that comes too late. */
export const Declaration = z.object({
  responseId: z.string().min(1).max(64),
  /** One per page shown, so that a second press and a retry find the receipt of the first. */
  clickId: z.string().regex(/^[a-z2-7]{26}$/, { error: 'supplier.click-missing' }),
  name: words('declarer', 200),
  role: words('role', 200),
  lots: z.array(z.string().max(64)).max(50).optional(),
  confirmed: z.literal('yes', { error: 'supplier.confirm-missing' }),
});
export type Declaration = z.output<typeof Declaration>;

/** Everything that is sent, and who hears of it. */
export type Sending = {
  record: ResponseRecord;
  /** Lots that this supplier was asked to respond for. */
  offered: string[];
  supplierName: string;
  addresses: string[];
};

/** Loads what is sent; null where there is no such response of the viewer's own. */
export async function loadSending(db: Reader, responseId: string, context: Context): Promise<Sending | null> {
  const record = await loadRecord(db, responseId, context);
  if (!record) return null;
  const { head } = record;
  const invitation = await findInvitation(db, head.procurementId, head.invitationId);
  const lots = await listLots(db, head.procurementId);
  return {
    record,
    offered: lots.map(({ id }) => id).filter((id) => !invitation?.lotIds.length || invitation.lotIds.includes(id)),
    supplierName: (await findSupplierName(db, head.supplierId)) ?? '',
    addresses: await teamAddresses(db, head.supplierId),
  };
}

/** What stops it, in the order of the document. */
export const stopsIn = ({ record }: Sending): Blocker[] =>
  stopsOf(blockersOf(record.published.document, record.entries, completenessFacts(record)));

/** The lots that were chosen, of those on offer; all where there is only one. */
export const lotsChosen = ({ offered }: Sending, { lots }: Declaration): string[] =>
  offered.length > 1 ? offered.filter((id) => lots?.includes(id)) : offered;

/** Freezes the response as it is now, with a salt of its own. */
export const freeze = ({ record }: Sending, declared: Declaration, lotIds: string[], context: Context): Snapshot =>
  takeSnapshot({
    document: record.published.document,
    documentHash: record.published.documentHash,
    version: record.published.number,
    entries: record.entries,
    lotIds,
    declaration: { name: declared.name, role: declared.role, confirmed: true },
    salt: `${context.id()}${context.id()}`,
  });
