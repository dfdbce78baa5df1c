import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import {
  findPortalContent,
  findPortalLoad,
  listPortalBids,
  type PortalBid,
  type PortalLoadHead,
} from '@/db/store/portal-load';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findLatestPublished, findPublishedDocument, type PublishedDocument } from '@/db/store/response';
import type { TwoPersonStep } from '@/db/store/two-person';
import type { Context } from '@/lib/commands/command';
import type { Facts } from '@/lib/policy';
import { waitingStep } from '@/lib/procurement/two-person';
import { manifestHash, type PortalBidFacts } from '@/lib/response/portal-load';
import type { OwnFile } from '@/lib/response/stored-answer';
import type { Message } from '@/lib/result';
import { Returned } from '@/lib/workbook/offline/located';
import { KeyState, type PortalReport, portalReport } from '@/lib/workbook/offline/portal';
import { procurementFacts } from './procurement-facts';

/** What is kept of a returned workbook: what it says and how its key stands, or why it was refused. */
export const PortalContent = z.union([
  z.strictObject({ returned: Returned, key: KeyState }),
  z.strictObject({ refused: z.array(z.custom<Message>()) }),
]);
export type PortalContent = z.infer<typeof PortalContent>;

/** The load of a procurement with everything around it that its rules look at. */
export type PortalRecord = {
  state: ProcurementState;
  load: PortalLoadHead | null;
  bids: PortalBid[];
  /** The request that waits for a second officer. */
  waiting: TwoPersonStep | null;
};

/** Loads what came through the portal of a procurement; null where there is no such procurement. */
export async function loadPortal(db: Reader, id: string, context: Context): Promise<PortalRecord | null> {
  const state = await findProcurement(db, id);
  if (!state) return null;
  const load = await findPortalLoad(db, id);
  return {
    state,
    load,
    bids: load ? await listPortalBids(db, id) : [],
    waiting: waitingStep(state.steps, context.now, 'load') as TwoPersonStep | null,
  };
}

/** The policy's facts about a load. */
export const portalFacts = ({ state, load, waiting }: PortalRecord, context: Context): Facts => ({
  ...procurementFacts(state, context),
  ...(load ? { loadedBy: load.startedBy } : {}),
  ...(waiting ? { askedBy: waiting.askedBy } : {}),
});

/** The version that what came back is read by. */
export async function publishedFor(db: Reader, procurementId: string): Promise<PublishedDocument | null> {
  const latest = await findLatestPublished(db, procurementId);
  return latest && findPublishedDocument(db, latest.id);
}

/** The evidence of a bid as its answers name it. */
export const evidenceOf = ({ files }: PortalBid): OwnFile[] =>
  files.filter(({ role }) => role === 'evidence').map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 }));

export type ReadBid = { bid: PortalBid } & (
  | { is: 'no-workbook' }
  | { is: 'refused'; why: Message[] }
  | { is: 'read'; key: KeyState; report: PortalReport }
);

/** One bid with what its workbook says, read by the version and the files that are there now. */
export async function readBid(db: Reader, bid: PortalBid, published: PublishedDocument): Promise<ReadBid> {
  const stored = await findPortalContent(db, bid.id);
  if (stored === null) return { bid, is: 'no-workbook' };
  const content = PortalContent.parse(stored);
  if ('refused' in content) return { bid, is: 'refused', why: content.refused };
  const { returned, key } = content;
  return { bid, is: 'read', key, report: portalReport(published.document, returned, evidenceOf(bid)) };
}

/** The bids as the pure rules look at them. */
export const bidFacts = (bids: readonly ReadBid[]): PortalBidFacts[] =>
  bids.map((read) => ({
    id: read.bid.id,
    organisation: read.bid.organisation,
    reference: read.bid.reference,
    receivedAt: read.bid.receivedAt,
    lotIds: read.bid.lotIds,
    files: read.bid.files.map(({ role, name, sha256, size }) => ({
      role,
      name,
      sha256,
      size,
      ...(role === 'workbook' && read.is === 'refused' ? { refused: true } : {}),
    })),
  }));

/** The hash that the first officer asks for and the second confirms. */
export const manifestOf = (load: PortalLoadHead, bids: readonly ReadBid[], published: PublishedDocument): string =>
  manifestHash({
    portal: load.portal,
    openedThereAt: load.openedThereAt,
    documentHash: published.documentHash,
    bids: bidFacts(bids),
  });
