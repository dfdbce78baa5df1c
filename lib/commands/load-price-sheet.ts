import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { deletePriceLoad, insertPriceLoad } from '@/db/store/price-load';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import type { AuditEntry } from '@/lib/audit';
import { may } from '@/lib/policy';
import { notFound, ok, type Result, refuse } from '@/lib/result';
import { sha256 } from '@/lib/server/ids';
import { bidderNames, loadDecision } from '@/lib/views/decision-record';
import { viewerId } from '@/lib/views/own-marking';
import { PriceContent } from '@/lib/views/price-load';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { locatePrices } from '@/lib/workbook/prices/locate';
import { type Context, command, recordRefusal } from './command';
import { importLimit } from './import-file';
import { readSpreadsheet } from './load-workbook';
import { receiveFile } from './receive-file';

const day = 24 * 60 * 60_000;
const Id = z.string().min(1).max(64);

const refusedEntry = (procurementId: string): AuditEntry => ({
  action: 'price.enter',
  subject: { type: 'procurement', id: procurementId },
  procurementId,
});

const NewLoad = z.strictObject({
  id: Id,
  name: z.string().min(1).max(255),
  sha256: z.string().length(64),
  content: PriceContent,
});

/** Keeps what was read of a file. No price is touched, so there is no entry in the log. */
const stage = command({
  action: 'price.enter',
  input: NewLoad,
  load: (db, { id }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  decide: ({ input: { id, ...file }, context }) => {
    const loadId = context.id();
    return ok({
      change: {
        ...file,
        id: loadId,
        procurementId: id,
        loadedBy: viewerId(context),
        createdAt: context.now,
        expiresAt: new Date(Date.parse(context.now) + day).toISOString(),
      },
      event: null,
      value: { loadId },
    });
  },
  write: (tx, change) => insertPriceLoad(tx, change).then(() => undefined),
  refusal: (state) => refusedEntry(state.procurement.id),
});

/** Asks the policy before a byte of a file is read. An attempt while the prices are closed is on the record. */
async function allowed(context: Context, id: string): Promise<Result<ProcurementState>> {
  const state = await findProcurement(reading(), id);
  if (!state) return notFound;
  const decision = may(context.viewer, stage.action, procurementFacts(state, context));
  if (decision.allowed) return ok(state);
  if (decision.stranger) return notFound;
  await recordRefusal(context, refusedEntry(id));
  return refuse('refused', decision.reason, decision.params);
}

type File = { name: string; bytes: Uint8Array };

/** What a file says of each supplier, or why it is refused. */
async function contentOf(context: Context, state: ProcurementState, file: File): Promise<PriceContent> {
  const read = await readSpreadsheet(viewerId(context), file.name, file.bytes);
  if ('refused' in read) return read;
  const record = await loadDecision(reading(), state);
  const names = record ? [...bidderNames(record)] : [];
  const bidders = names.map(([submissionId, name]) => ({ submissionId, name }));
  const located = locatePrices(read.book, bidders);
  return 'faults' in located ? { refused: located.faults } : located;
}

async function keep(
  context: Context,
  id: string,
  state: ProcurementState,
  file: File,
): Promise<Result<{ loadId: string }>> {
  const content = await contentOf(context, state, file);
  return stage(context, { id, name: file.name, sha256: sha256(file.bytes), content });
}

/**
 * Takes a pricing sheet: read apart from the server and kept sealed, no price entered yet. A file that is refused is kept
 * as its reasons alone; a file of the same person that was waiting is replaced.
 */
async function take(context: Context, id: string, file: File): Promise<Result<{ loadId: string }>> {
  const found = await allowed(context, id);
  return found.ok ? keep(context, id, found.value, file) : found;
}

export const loadPriceSheet = Object.assign(take, { action: stage.action });

/** Reads a posted pricing sheet. The policy is asked before a byte of the file is read. */
export async function priceSheetPosted(
  context: Context,
  id: string,
  request: Pick<Request, 'body' | 'headers'>,
): Promise<Result<{ loadId: string }>> {
  const found = await allowed(context, id);
  if (!found.ok) return found;
  const received = await receiveFile(viewerId(context), request.body, request.headers, importLimit);
  return received.ok ? keep(context, id, found.value, received.value) : received;
}

/** Puts a loaded pricing sheet aside: nothing of it was ever a price, and nothing of it stays. */
export const dropPriceSheet = command({
  action: 'price.enter',
  input: z.object({ id: Id, loadId: Id }),
  load: (db, { id }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  decide: ({ input: { id, loadId }, context }) =>
    ok({
      change: { id: loadId, procurementId: id, loadedBy: viewerId(context) },
      event: null,
      value: { id },
    }),
  write: (tx, change) => deletePriceLoad(tx, change).then(() => undefined),
});
