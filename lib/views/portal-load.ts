import 'server-only';
import { fetchFile } from '@/db/evidence-files';
import { listLoadingRecords, type PortalFile } from '@/db/store/portal-load';
import { listLots } from '@/db/store/procurement';
import { findLastStep } from '@/db/store/two-person';
import { lapsedAt } from '@/lib/procurement/two-person';
import { loadFaults } from '@/lib/response/portal-load';
import type { OwnFile } from '@/lib/response/stored-answer';
import type { Message } from '@/lib/result';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import { countsOf, type KeyState, leftOutOf, type PortalReport, unnamedFiles } from '@/lib/workbook/offline/portal';
import { peopleNames } from './evaluation-record';
import type { EvidenceFile } from './evidence-file';
import type { OpeningAsked } from './opening';
import { viewerId } from './own-marking';
import {
  bidFacts,
  evidenceOf,
  loadPortal,
  manifestOf,
  type PortalRecord,
  portalFacts,
  publishedFor,
  type ReadBid,
  readBid,
} from './portal-record';
import { mayOpenAt } from './procurement-facts';
import { confirmBy } from './step-shown';
import { view } from './view';

type Id = { id: string };

export type FileShown = Omit<PortalFile, 'fileId' | 'uploadedBy'> & { by: string };

export type BidShown = {
  id: string;
  organisation: string;
  reference: string;
  receivedAt: string;
  lots: string[];
  files: FileShown[];
  workbook: 'missing' | 'refused' | 'read';
  /** How many rows have each result; null where the workbook is missing or refused. */
  counts: ReturnType<typeof countsOf> | null;
};

export type PortalPage = {
  procurement: { id: string; title: string; reference: string };
  deadline: string | null;
  openFrom: string | null;
  mayOpen: boolean;
  cancelled: boolean;
  opened: boolean;
  /** Version that what came back is read by. */
  version: number | null;
  load: {
    portal: string;
    openedThereAt: string;
    startedBy: string;
    startedAt: string;
    own: boolean;
    confirmedBy: string | null;
    confirmedAt: string | null;
    /** Over everything that is there now; afterwards, over what was confirmed. */
    manifestHash: string;
  } | null;
  bids: BidShown[];
  /** What stands in the way of asking. */
  faults: Message[];
  /** Something that is written in the workbooks becomes no answer. */
  loses: boolean;
  asked: OpeningAsked | null;
  confirmBy: string;
  lapsedAt: string | null;
};

const fileShown = ({ fileId: _, uploadedBy, ...file }: PortalFile, names: ReadonlyMap<string, string>): FileShown => ({
  ...file,
  by: names.get(uploadedBy) ?? '',
});

const bidShown = (read: ReadBid, lots: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): BidShown => {
  const { id, organisation, reference, receivedAt, lotIds, files } = read.bid;
  return {
    id,
    organisation,
    reference,
    receivedAt,
    lots: lotIds.flatMap((lot) => lots.get(lot) ?? []),
    files: files.map((file) => fileShown(file, names)),
    workbook: read.is === 'read' ? 'read' : read.is === 'refused' ? 'refused' : 'missing',
    counts: read.is === 'read' ? countsOf(read.report) : null,
  };
};

/** What came through the authority's own portal: what is there, what stands in the way, and who is asked to confirm. */
export const portalPage = view({
  action: 'portal.read',
  load: (db, { id }: Id, context) => loadPortal(db, id, context),
  facts: portalFacts,
  show: async (db, { loaded, context }): Promise<PortalPage> => {
    const { state, load, bids, waiting } = loaded;
    const { procurement } = state;
    const facts = portalFacts(loaded, context);
    const names = await peopleNames(db, state);
    const lots = await listLots(db, procurement.id);
    const titles = new Map(lots.length > 1 ? lots.map(({ id, title }) => [id, title]) : []);
    const published = await publishedFor(db, procurement.id);
    const read: ReadBid[] = [];
    if (published) for (const bid of bids) read.push(await readBid(db, bid, published));
    const last = await findLastStep(db, procurement.id, 'load');
    const viewer = viewerId(context);
    return {
      procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
      deadline: facts.published ? procurement.deadline : null,
      openFrom: facts.published ? mayOpenAt(state) : null,
      mayOpen: facts.mayOpen === true && facts.published === true,
      cancelled: facts.cancelled === true,
      opened: facts.opened === true,
      version: published?.number ?? null,
      load: load && {
        portal: load.portal,
        openedThereAt: load.openedThereAt,
        startedBy: names.get(load.startedBy) ?? '',
        startedAt: load.startedAt,
        own: load.startedBy === viewer,
        confirmedBy: load.confirmedBy === null ? null : (names.get(load.confirmedBy) ?? ''),
        confirmedAt: load.confirmedAt,
        manifestHash: load.manifestHash ?? (published ? manifestOf(load, read, published) : ''),
      },
      bids: read.map((each) => bidShown(each, titles, names)),
      faults: load ? loadFaults(bidFacts(read)) : [],
      loses: read.some((each) => each.is === 'read' && leftOutOf(each.report).length > 0),
      asked: waiting && {
        name: names.get(waiting.askedBy) ?? '',
        askedAt: waiting.askedAt,
        expiresAt: waiting.expiresAt ?? waiting.askedAt,
        reason: waiting.reason,
        own: waiting.askedBy === viewer,
      },
      confirmBy: confirmBy('load', context.now),
      lapsedAt: facts.opened || !last ? null : lapsedAt(last, context.now),
    };
  },
});

export type PortalBidPage = {
  procurement: { id: string; title: string };
  portal: string;
  deadline: string | null;
  bid: BidShown & { lotIds: string[] };
  /** Lots to choose from; none where there is only one. */
  lots: { id: string; title: string }[];
  read: { is: 'missing' } | { is: 'refused'; why: Message[] } | { is: 'read'; key: KeyState; report: PortalReport };
  /** Evidence that no answer names. */
  unnamed: OwnFile[];
  /** This person may change it now. */
  mayChange: boolean;
  asked: boolean;
  /** The largest file of evidence that is taken, in bytes. */
  limit: number;
};

const bidIn = ({ bids }: PortalRecord, bidId: string) => bids.find(({ id }) => id === bidId);

/** One organisation's response as it came: its files with their hashes, and row by row what becomes of its workbook. */
export const portalBidPage = view({
  action: 'portal.compare',
  load: async (db, { id, bidId }: Id & { bidId: string }, context) => {
    const record = await loadPortal(db, id, context);
    return record && bidIn(record, bidId) ? record : null;
  },
  facts: portalFacts,
  show: async (db, { loaded, input: { bidId }, context }): Promise<PortalBidPage | null> => {
    const { state, load, waiting } = loaded;
    const bid = bidIn(loaded, bidId);
    const published = await publishedFor(db, state.procurement.id);
    if (!bid || !load || !published) return null;
    const read = await readBid(db, bid, published);
    const lots = await listLots(db, state.procurement.id);
    const titles = new Map(lots.length > 1 ? lots.map(({ id, title }) => [id, title]) : []);
    const facts = portalFacts(loaded, context);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      portal: load.portal,
      deadline: state.procurement.deadline,
      bid: { ...bidShown(read, titles, await peopleNames(db, state)), lotIds: bid.lotIds },
      lots: lots.length > 1 ? lots.map(({ id, title }) => ({ id, title })) : [],
      read:
        read.is === 'read'
          ? { is: 'read', key: read.key, report: read.report }
          : read.is === 'refused'
            ? { is: 'refused', why: read.why }
            : { is: 'missing' },
      unnamed: read.is === 'read' ? unnamedFiles(read.report, evidenceOf(bid)) : [],
      mayChange: !facts.opened && !facts.cancelled && waiting === null && load.startedBy === viewerId(context),
      asked: waiting !== null,
      limit: config().uploadLimit,
    };
  },
});

/** What a new organisation is asked for: the lots, where there is a choice. */
export const portalLots = view({
  action: 'portal.read',
  load: (db, { id }: Id, context) => loadPortal(db, id, context),
  facts: portalFacts,
  show: async (db, { loaded: { state, load, waiting } }) => {
    const lots = await listLots(db, state.procurement.id);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      portal: load?.portal ?? null,
      open: load !== null && waiting === null && state.opening === null,
      lots: lots.length > 1 ? lots.map(({ id, title }) => ({ id, title })) : [],
    };
  },
});

/** A file as it came, byte for byte; null where there is none, or a virus was found in it. */
export const portalFile = view({
  action: 'portal.compare',
  load: (db, { id }: Id & { bidId: string; file: string }, context) => loadPortal(db, id, context),
  facts: portalFacts,
  show: async (_db, { loaded, input }): Promise<EvidenceFile | null> => {
    const bid = bidIn(loaded, input.bidId);
    const file = bid?.files.find(({ id }) => id === input.file);
    if (!bid || !file || file.scan === 'infected') return null;
    return { name: file.name, bytes: await fetchFile(bid.supplierId, file.fileId) };
  },
});

/** The load as a file for the record: who loaded, who confirmed, and the signed record of each response. After loading. */
export const portalRecord = view({
  action: 'portal.read',
  load: (db, { id }: Id, context) => loadPortal(db, id, context),
  facts: portalFacts,
  show: async (db, { loaded: { state, load } }): Promise<{ name: string; record: object } | null> => {
    if (!load || load.confirmedAt === null || load.confirmedBy === null) return null;
    const { procurement } = state;
    const names = await peopleNames(db, state);
    const { portal, openedThereAt, startedAt, confirmedAt, manifestHash } = load;
    return {
      name: `loading-${procurement.reference}.json`,
      record: {
        format: 'assay-loading/1',
        statement: say('portal.statement'),
        procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
        portal,
        openedThereAt,
        loadedBy: names.get(load.startedBy) ?? '',
        startedAt,
        confirmedBy: names.get(load.confirmedBy) ?? '',
        confirmedAt,
        manifestHash,
        responses: await listLoadingRecords(db, procurement.id),
      },
    };
  },
});
