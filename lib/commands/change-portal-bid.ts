import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { deletePortalBid, deletePortalFile, insertPortalBid, savePortalBid } from '@/db/store/portal-load';
import { listLots } from '@/db/store/procurement';
import { fromUk, ukDeadline } from '@/lib/procurement/uk-time';
import { plainName } from '@/lib/response/portal-load';
import { notFound, ok, type Result, refuse } from '@/lib/result';
import { loadPortal, type PortalRecord, portalFacts } from '@/lib/views/portal-record';
import { type Context, command } from './command';
import { bytesOf, changeable, dropBytes, letGo, portalEntry, refusedPortal, writeChange } from './portal-change';

/** The most organisations that one load holds. */
const mostBids = 100;

const Id = z.string().min(1).max(64);
const Stated = {
  organisation: z
    .string({ error: 'portal.organisation-missing' })
    .trim()
    .min(1, { error: 'portal.organisation-missing' })
    .max(200, { error: 'portal.organisation-long' }),
  reference: z.string().trim().max(200, { error: 'portal.reference-long' }),
  /** UK day and time at which the portal received it, as it states them. */
  day: z.iso.date({ error: 'portal.received-missing' }),
  time: z.string().regex(/^\d{2}:\d{2}(:\d{2})?$/, { error: 'portal.time-missing' }),
  lots: z.array(Id).max(50).optional(),
};
type Stated = z.output<z.ZodObject<typeof Stated>>;

type Loaded = PortalRecord & { lots: string[] };

const load = async (db: Reader, { id }: { id: string }, context: Context): Promise<Loaded | null> => {
  const record = await loadPortal(db, id, context);
  return record && { ...record, lots: (await listLots(db, id)).map((lot) => lot.id) };
};

/** What the portal states of a response, checked against the deadline, the lots and the names that are there. */
function statedOf(
  { state, bids, lots }: Loaded,
  input: Stated,
  context: Context,
  own: string | null,
): Result<{ organisation: string; reference: string; receivedAt: string; lotIds: string[] }> {
  const { organisation, reference } = input;
  const others = bids.filter(({ id }) => id !== own);
  if (others.some((bid) => plainName(bid.organisation) === plainName(organisation)))
    return refuse('invalid', 'portal.name-taken', { organisation }, 'organisation');
  const minute = fromUk(input.day, input.time.slice(0, 5), 'day');
  if (!minute.ok) return minute;
  const seconds = input.time.slice(6) || '00';
  if (Number(seconds) > 59) return refuse('invalid', 'portal.time-missing', undefined, 'time');
  const receivedAt = minute.value.replace(':00.000Z', `:${seconds}.000Z`);
  if (receivedAt > context.now) return refuse('invalid', 'portal.future', undefined, 'day');
  const { deadline } = state.procurement;
  if (deadline !== null && receivedAt >= deadline)
    return refuse('invalid', 'portal.received-late', { deadline: ukDeadline(deadline) }, 'day');
  const lotIds = lots.length > 1 ? lots.filter((id) => input.lots?.includes(id)) : lots;
  if (lots.length > 1 && lotIds.length === 0) return refuse('invalid', 'portal.lots-missing', undefined, 'lots');
  return ok({ organisation, reference, receivedAt, lotIds });
}

/** Adds an organisation whose response came through the portal. Its files are uploaded afterwards. */
export const addPortalBid = command({
  action: 'portal.load',
  input: z.strictObject({ id: Id, ...Stated }),
  load,
  facts: portalFacts,
  decide: ({ loaded, input, context }) => {
    const open = changeable(loaded);
    if (!open.ok) return open;
    if (loaded.bids.length >= mostBids) return refuse('invalid', 'portal.too-many', { most: mostBids });
    const stated = statedOf(loaded, input, context, null);
    if (!stated.ok) return stated;
    const [bidId, supplierId] = [context.id(), context.id()];
    return ok({
      change: {
        load: open.value,
        row: {
          id: bidId,
          procurementId: input.id,
          supplierId,
          ...stated.value,
          addedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
          addedAt: context.now,
        },
      },
      event: portalEntry(input.id, 'portal.what-added'),
      value: { bidId },
    });
  },
  write: (tx, change) => writeChange(tx, change.load, () => insertPortalBid(tx, change.row).then(() => undefined)),
  refusal: refusedPortal('portal.load'),
});

/** Corrects what the portal states of a response. */
export const changePortalBid = command({
  action: 'portal.load',
  input: z.strictObject({ id: Id, bidId: Id, ...Stated }),
  load,
  facts: portalFacts,
  decide: ({ loaded, input, context }) => {
    const open = changeable(loaded);
    if (!open.ok) return open;
    if (!loaded.bids.some(({ id }) => id === input.bidId)) return notFound;
    const stated = statedOf(loaded, input, context, input.bidId);
    if (!stated.ok) return stated;
    return ok({
      change: { load: open.value, row: { id: input.bidId, procurementId: input.id, ...stated.value } },
      event: portalEntry(input.id, 'portal.what-changed'),
      value: { bidId: input.bidId },
    });
  },
  write: (tx, change) => writeChange(tx, change.load, () => savePortalBid(tx, change.row).then(() => undefined)),
  refusal: refusedPortal('portal.load'),
});

/** Takes an organisation out of a load that nobody confirmed, with its files. */
export const removePortalBid = command({
  action: 'portal.load',
  input: z.strictObject({ id: Id, bidId: Id }),
  load,
  facts: portalFacts,
  decide: ({ loaded, input }) => {
    const open = changeable(loaded);
    if (!open.ok) return open;
    const bid = loaded.bids.find(({ id }) => id === input.bidId);
    if (!bid) return refuse('conflict', 'portal.gone');
    return ok({
      change: { load: open.value, bid, bytes: bytesOf([bid]) },
      event: portalEntry(input.id, 'portal.what-removed'),
      value: { id: input.id },
    });
  },
  write: (tx, { load: before, bid, bytes }, context) =>
    writeChange(tx, before, async () => {
      await deletePortalBid(tx, before.procurementId, bid.id);
      await letGo(tx, bytes, context);
      return undefined;
    }),
  after: (_, { bytes }) => dropBytes(bytes),
  refusal: refusedPortal('portal.load'),
});

/** Takes one file out of a load that nobody confirmed. */
export const removePortalFile = command({
  action: 'portal.load',
  input: z.strictObject({ id: Id, bidId: Id, file: Id }),
  load,
  facts: portalFacts,
  decide: ({ loaded, input }) => {
    const open = changeable(loaded);
    if (!open.ok) return open;
    const bid = loaded.bids.find(({ id }) => id === input.bidId);
    const file = bid?.files.find(({ id }) => id === input.file);
    if (!bid || !file) return refuse('conflict', 'portal.gone');
    return ok({
      change: { load: open.value, file, bytes: [{ supplierId: bid.supplierId, fileId: file.fileId }] },
      event: portalEntry(input.id, 'portal.what-file-removed', file.sha256),
      value: { bidId: bid.id },
    });
  },
  write: (tx, { load: before, file, bytes }, context) =>
    writeChange(tx, before, async () => {
      await deletePortalFile(tx, before.procurementId, file.id);
      await letGo(tx, bytes, context);
      return undefined;
    }),
  after: (_, { bytes }) => dropBytes(bytes),
  refusal: refusedPortal('portal.load'),
});
