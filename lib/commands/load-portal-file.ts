import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { fetchFile } from '@/db/evidence-files';
import { insertPending, settlePending } from '@/db/store/evidence-library';
import { deletePortalFile, insertPortalFile, type PortalBid } from '@/db/store/portal-load';
import type { PublishedDocument } from '@/db/store/response';
import { may } from '@/lib/policy';
import { isScanState, type ScanState } from '@/lib/response/evidence';
import { type Message, notFound, ok, type Result, refuse } from '@/lib/result';
import { config } from '@/lib/server/config';
import { readWorkbookKey } from '@/lib/server/workbook-key';
import { loadPortal, PortalContent, type PortalRecord, portalFacts, publishedFor } from '@/lib/views/portal-record';
import type { SourceBook } from '@/lib/workbook/import/source';
import { keysIn, WorkbookKey } from '@/lib/workbook/offline/key';
import { locateAnswers } from '@/lib/workbook/offline/locate';
import { type KeyState, PortalKey } from '@/lib/workbook/offline/portal';
import { type Context, command } from './command';
import { evidenceIntake, type IntakeRules, type TakenFile } from './evidence-intake';
import { importLimit } from './import-file';
import { readWorkbook } from './load-workbook';
import { changeable, dropBytes, letGo, portalEntry, refusedPortal, writeChange } from './portal-change';
import { receiveInParts } from './receive-file';

/** The most files of evidence of one organisation: an answer can name as many. */
const mostFiles = 100;
/** The most that is kept of one workbook, as text. */
const mostKept = 12_000_000;

const Id = z.string().min(1).max(64);
const Role = z.enum(['workbook', 'evidence']);
type Role = z.output<typeof Role>;
export type KeptFile = { bidId: string; fileId: string; name: string; at: string };
type Place = { id: string; bidId: string; role: Role };

const bidIn = ({ bids }: PortalRecord, bidId: string): PortalBid | undefined => bids.find(({ id }) => id === bidId);

const because = (key: string, params: Message['params'] = {}): { refused: Message[] } => ({
  refused: [{ path: 'file', key, params }],
});

/**
 * Whether a workbook belongs here. Without a key, or with one that was changed, it is read by its references alone, and
 * the page says so: whoever sent it can no longer be asked to copy the answers over.
 */
function keyOf(
  book: SourceBook,
  procurementId: string,
  published: PublishedDocument,
): KeyState | { refused: Message[] } {
  const keys = keysIn(book);
  const [first] = keys;
  if (first === undefined) return 'none';
  if (keys.length > 1) return because('portal.keys-differ', { count: keys.length });
  const facts = readWorkbookKey(first);
  if (facts === null) return 'changed';
  const said: unknown = JSON.parse(facts);
  const own = PortalKey.safeParse(said);
  if (!own.success)
    return WorkbookKey.safeParse(said).success ? because('portal.hosted-copy') : ('changed' satisfies KeyState);
  const { reference, version, documentHash } = own.data;
  if (own.data.procurementId !== procurementId) return because('portal.other-procurement', { reference });
  if (documentHash !== published.documentHash)
    return because('portal.old-version', { version, current: published.number });
  return 'ours';
}

/** What a workbook says of each question, or why it is refused; read in a process of its own. */
async function contentOf(
  procurementId: string,
  published: PublishedDocument,
  name: string,
  bytes: Uint8Array,
): Promise<PortalContent> {
  const read = await readWorkbook(procurementId, name, bytes);
  if ('refused' in read) return read;
  const key = keyOf(read.book, procurementId, published);
  if (typeof key === 'object') return key;
  const located = locateAnswers(published.document, read.book);
  if (!located.ok) return { refused: located.faults };
  const content = { returned: located.returned, key };
  return JSON.stringify(content).length > mostKept ? because('offline.too-much') : content;
}

/** Notes that a file of a load is on its way, before its first byte is on disk. */
const announce = command({
  action: 'portal.load',
  input: z.strictObject({ id: Id, bidId: Id, fileId: Id }),
  load: (db, { id }, context) => loadPortal(db, id, context),
  facts: portalFacts,
  decide: ({ loaded, input, context }) => {
    const open = changeable(loaded);
    if (!open.ok) return open;
    const bid = bidIn(loaded, input.bidId);
    if (!bid) return refuse('conflict', 'portal.gone');
    const { supplierId } = bid;
    return ok({ change: { fileId: input.fileId, supplierId, startedAt: context.now }, event: null, value: null });
  },
  write: (tx, change) => insertPending(tx, change).then(() => undefined),
});

/** The row of a file whose sealed bytes are on disk; a workbook takes the place of the one before. */
const keep = command({
  action: 'portal.load',
  input: z.strictObject({
    id: Id,
    bidId: Id,
    role: Role,
    fileId: Id,
    name: z.string().min(1).max(255),
    type: z.string().min(1).max(10),
    size: z.int().min(1),
    sha256: z.string().length(64),
    scan: z.custom<ScanState>((state) => typeof state === 'string' && isScanState(state)),
    content: PortalContent.nullable(),
  }),
  load: (db, { id }, context) => loadPortal(db, id, context),
  facts: portalFacts,
  decide: ({ loaded, input, context }) => {
    const open = changeable(loaded);
    if (!open.ok) return open;
    const bid = bidIn(loaded, input.bidId);
    if (!bid) return refuse('conflict', 'portal.gone');
    const { role, name } = input;
    const before = bid.files.filter((file) => file.role === role);
    if (role === 'evidence') {
      if (before.length >= mostFiles) return refuse('invalid', 'portal.files-most', { most: mostFiles }, 'file');
      if (before.some((file) => file.name === name)) return refuse('invalid', 'portal.file-twice', { name }, 'file');
    }
    const replaced = role === 'workbook' ? before : [];
    const fileRow = {
      id: context.id(),
      bidId: bid.id,
      procurementId: input.id,
      role,
      fileId: input.fileId,
      name,
      sha256: input.sha256,
      size: input.size,
      type: input.type,
      scan: input.scan,
      uploadedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
      uploadedAt: context.now,
      content: input.content,
    };
    const refused = input.content !== null && 'refused' in input.content;
    const what = role === 'evidence' ? 'evidence' : refused ? 'refused' : 'workbook';
    return ok({
      change: {
        load: open.value,
        fileRow,
        replaced,
        bytes: replaced.map(({ fileId }) => ({ supplierId: bid.supplierId, fileId })),
      },
      event: portalEntry(input.id, `portal.what-${what}`, input.sha256),
      value: { bidId: bid.id, fileId: fileRow.id, name, at: context.now },
    });
  },
  write: (tx, { load, fileRow, replaced, bytes }, context) =>
    writeChange(tx, load, async () => {
      for (const { id } of replaced) await deletePortalFile(tx, load.procurementId, id);
      await letGo(tx, bytes, context);
      await insertPortalFile(tx, fileRow);
      const settled = await settlePending(tx, fileRow.fileId);
      return settled ? undefined : refuse('conflict', 'supplier.file-failed', { name: fileRow.name }, 'file');
    }),
  after: (_, { bytes }) => dropBytes(bytes),
  refusal: refusedPortal('portal.load'),
});

/** The policy is asked, and the load looked at, before a byte of a file is read. */
async function allowed(context: Context, { id, bidId }: Place): Promise<Result<PortalBid>> {
  const record = await loadPortal(reading(), id, context);
  if (!record) return notFound;
  const decision = may(context.viewer, keep.action, portalFacts(record, context));
  if (!decision.allowed) return decision.stranger ? notFound : refuse('refused', decision.reason, decision.params);
  const open = changeable(record);
  if (!open.ok) return open;
  const bid = bidIn(record, bidId);
  return bid ? ok(bid) : notFound;
}

/** Files of a load are counted by the organisation that they are of. */
const rulesFor = (bid: PortalBid, { id, bidId }: Place): IntakeRules => ({
  announce: (context, { fileId }) => announce(context, { id, bidId, fileId }),
  taken: async () => ({
    organisation: { bytes: bid.files.reduce((sum, { size }) => sum + size, 0), files: bid.files.length },
    response: { bytes: 0, files: 0 },
  }),
});

const isWorkbook = ({ type }: TakenFile): boolean => type === 'xlsx' || type === 'ods';

/** Reads a workbook that is on disk, or lets the file be, and writes its row; what is refused leaves no bytes. */
async function settle(
  context: Context,
  place: Place,
  bid: PortalBid,
  taken: Result<TakenFile>,
  drop: () => Promise<void>,
): Promise<Result<KeptFile>> {
  if (!taken.ok) return taken;
  const { replaces: _, ...file } = taken.value;
  let content: PortalContent | null = null;
  if (place.role === 'workbook') {
    if (!isWorkbook(taken.value)) {
      await drop();
      return refuse('invalid', 'portal.workbook-type', { name: file.name }, 'file');
    }
    const published = await publishedFor(reading(), place.id);
    if (!published) return notFound;
    content = await contentOf(place.id, published, file.name, await fetchFile(bid.supplierId, file.fileId));
  }
  const kept = await keep(context, { ...place, ...file, content });
  if (!kept.ok) await drop();
  return kept;
}

const limitOf = (role: Role): number =>
  role === 'workbook' ? Math.min(importLimit, config().uploadLimit) : config().uploadLimit;

const partSize = 256 * 1024;

/** Takes one file that is in memory into a load: as a posted one, without the posting. */
async function take(
  context: Context,
  place: Place,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Result<KeptFile>> {
  const bid = await allowed(context, place);
  if (!bid.ok) return bid;
  const limit = limitOf(place.role);
  if (bytes.length > limit)
    return refuse('invalid', 'supplier.file-large', { name, limit: Math.floor(limit / (1024 * 1024)) }, 'file');
  const intake = evidenceIntake(
    context,
    { supplierId: bid.value.supplierId, responseId: null },
    rulesFor(bid.value, place),
  );
  try {
    await intake.begin(name, {}, bytes.length);
    for (let at = 0; at < bytes.length; at += partSize) await intake.add(bytes.subarray(at, at + partSize));
    return await settle(context, place, bid.value, await intake.finish(), intake.drop);
  } catch (error) {
    await intake.drop();
    throw error;
  }
}

export const loadPortalFile = Object.assign(take, { action: keep.action });

/**
 * Reads a posted file into a load as it streams in: type by name and content, size, room and viruses are looked at as
 * for evidence that suppliers upload. A workbook is then read apart from the server. Nothing of it is a response yet.
 */
export async function portalFilePosted(
  context: Context,
  place: Place,
  request: Pick<Request, 'body' | 'headers'>,
): Promise<Result<KeptFile>> {
  const bid = await allowed(context, place);
  if (!bid.ok) return bid;
  const limit = limitOf(place.role);
  const intake = evidenceIntake(
    context,
    { supplierId: bid.value.supplierId, responseId: null },
    rulesFor(bid.value, place),
  );
  const declared = Number(request.headers.get('content-length') ?? limit);
  try {
    const received = await receiveInParts(place.id, request.body, request.headers, limit, {
      begin: (name) => intake.begin(name, {}, declared),
      add: intake.add,
    });
    if (!received.ok) {
      await intake.drop();
      return received;
    }
    return await settle(context, place, bid.value, await intake.finish(), intake.drop);
  } catch (error) {
    await intake.drop();
    throw error;
  }
}
