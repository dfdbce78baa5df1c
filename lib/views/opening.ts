import 'server-only';
import { listAcknowledgements } from '@/db/store/amendment';
import { listExtensions } from '@/db/store/extension';
import { listLate } from '@/db/store/late-attempt';
import { lettersOf, listBidders, listOpenedHeads } from '@/db/store/opening';
import { findAuthority } from '@/db/store/people';
import { findPortalLoad } from '@/db/store/portal-load';
import { findProcurement, listLots, type ProcurementState } from '@/db/store/procurement';
import { listOpenedSubmissions, listOutdated, listUnreadable, listWithdrawn } from '@/db/store/submission';
import { findLastStep } from '@/db/store/two-person';
import { lapsedAt, waitingStep } from '@/lib/procurement/two-person';
import { snapshotFiles } from '@/lib/response/snapshot';
import { peopleNames } from './evaluation-record';
import { viewerId } from './own-marking';
import { mayOpenAt, procurementFacts } from './procurement-facts';
import { confirmBy } from './step-shown';
import { healthNearDeadline } from './uptime';
import { view } from './view';

export type OpeningAsked = { name: string; askedAt: string; expiresAt: string; reason: string; own: boolean };

/** An attempt that came too late, and what two officers decided about it. */
export type LateShown = {
  id: string;
  supplierName: string;
  receivedAt: string;
  reference: string;
  /** Of what it would have sent; null where nothing was kept. */
  snapshotHash: string | null;
  decision: { decision: string; reason: string; askedBy: string; confirmedBy: string; decidedAt: string } | null;
};

export type Opened = {
  openedAt: string;
  askedBy: string;
  confirmedBy: string;
  reason: string;
  /** Where the responses came through the authority's own portal: what it is called, and the hash of what was loaded. */
  portal: { name: string; openedThereAt: string; manifestHash: string } | null;
  /** By name: the order must not give the letters away. */
  suppliers: { key: string; name: string; lots: string[]; unreadable: boolean }[];
  /** By name and the reference of the receipt. */
  unreadable: { supplierName: string; reference: string }[];
  /** Read at the opening, and not any more. Only where the page asks for it. */
  lost: { supplierName: string; reference: string }[];
  withdrawn: { supplierName: string; withdrawnAt: string }[];
  late: LateShown[];
  /** Whose last submission answers a version that was replaced: not opened. */
  outdated: { supplierName: string; version: number; reference: string; receivedAt: string }[];
  /** Which supplier confirmed which version, and when. */
  acknowledged: { supplierName: string; version: number; acknowledgedAt: string }[];
};

export type OpeningPage = {
  procurement: { id: string; title: string; reference: string };
  authority: string;
  deadline: string | null;
  openFrom: string | null;
  deadlinePassed: boolean;
  mayOpen: boolean;
  /** Why nothing will ever be opened here; null where it can be. */
  never: 'cancelled' | 'portal' | null;
  /** The viewer is one of those who may ask or confirm. */
  opens: boolean;
  /** The viewer evaluates or moderates. */
  marks: boolean;
  /** The viewer has declared their interests in the bidders. */
  declared: boolean;
  asked: OpeningAsked | null;
  /** Until when a second officer could confirm what is asked for now. */
  confirmBy: string;
  /** When the last request ended because nobody confirmed it. */
  lapsedAt: string | null;
  /** The service was not available near the deadline, and nothing is opened: it may be moved for everybody. */
  outage: boolean;
  opened: Opened | null;
};

const byName = <T extends { name: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));

const openingStep = (state: ProcurementState) => state.steps.find(({ id }) => id === state.opening?.stepId);

async function openedOf(
  db: Parameters<typeof listBidders>[0],
  state: ProcurementState,
  names: ReadonlyMap<string, string>,
  broken: ReadonlySet<string>,
): Promise<Opened | null> {
  const { opening } = state;
  if (!opening) return null;
  const atOpening = new Set(
    lettersOf(state).flatMap(({ submissionId, unreadable }) => (unreadable ? submissionId : [])),
  );
  const portal = await findPortalLoad(db, state.procurement.id);
  const bidders = byName(await listBidders(db, state));
  const lots = await listLots(db, state.procurement.id);
  const heads = await listOpenedHeads(db, state);
  const titles = new Map(lots.map(({ id, title }) => [id, title]));
  const listed = (wanted: (submissionId: string) => boolean) =>
    bidders
      .filter(({ submissionId }) => wanted(submissionId))
      .map(({ submissionId, name }) => ({
        supplierName: name,
        reference: heads.find((each) => each.submissionId === submissionId)?.reference ?? '',
      }));
  return {
    openedAt: opening.openedAt,
    askedBy: names.get(opening.askedBy) ?? '',
    confirmedBy: names.get(opening.confirmedBy) ?? '',
    reason: openingStep(state)?.reason ?? '',
    portal: portal && {
      name: portal.portal,
      openedThereAt: portal.openedThereAt,
      manifestHash: portal.manifestHash ?? '',
    },
    suppliers: bidders.map(({ supplierId, submissionId, name }) => {
      const head = heads.find((each) => each.submissionId === submissionId);
      return {
        key: supplierId,
        name,
        lots: (head?.lotIds ?? []).flatMap((id) => titles.get(id) ?? []),
        unreadable: atOpening.has(submissionId),
      };
    }),
    unreadable: listed((submissionId) => atOpening.has(submissionId)),
    lost: listed((submissionId) => broken.has(submissionId) && !atOpening.has(submissionId)),
    withdrawn: await listWithdrawn(db, state),
    late: (await listLate(db, state)).map(({ id, supplierName, receivedAt, reference, kept, decision }) => ({
      id,
      supplierName,
      receivedAt,
      reference,
      snapshotHash: kept?.snapshotHash ?? null,
      decision: decision && {
        decision: decision.decision,
        reason: decision.reason,
        askedBy: names.get(decision.askedBy) ?? '',
        confirmedBy: names.get(decision.confirmedBy) ?? '',
        decidedAt: decision.decidedAt,
      },
    })),
    outdated: await listOutdated(db, state),
    acknowledged: await listAcknowledgements(db, state),
  };
}

/** The opened submissions that cannot be read now, whatever the opening found. */
const brokenNow = (db: Parameters<typeof listBidders>[0], state: ProcurementState) =>
  listUnreadable(
    db,
    lettersOf(state).map(({ submissionId }) => submissionId),
  );

const askedOf = (
  step: ProcurementState['steps'][number] | null,
  names: ReadonlyMap<string, string>,
  viewer: string,
): OpeningAsked | null =>
  step && {
    name: names.get(step.askedBy) ?? '',
    askedAt: step.askedAt,
    expiresAt: step.expiresAt ?? step.askedAt,
    reason: step.reason,
    own: step.askedBy === viewer,
  };

const outageOf = async (...given: Parameters<typeof healthNearDeadline>): Promise<boolean> =>
  ((await healthNearDeadline(...given))?.gaps.length ?? 0) > 0;

/**
 * The opening: whether it may happen, who asked, and afterwards its record with names only. With `reread`, whether every
 * submission can still be read.
 */
export const openingPage = view({
  action: 'opening.read',
  load: (db, { id }: { id: string; reread?: boolean }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }): Promise<OpeningPage> => {
    const { procurement } = state;
    const facts = procurementFacts(state, context);
    const names = await peopleNames(db, state);
    const last = await findLastStep(db, procurement.id, 'open');
    const waiting = waitingStep(state.steps, context.now, 'open');
    return {
      procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
      authority: (await findAuthority(db, procurement.authorityId))?.name ?? '',
      deadline: facts.published ? procurement.deadline : null,
      openFrom: facts.published ? mayOpenAt(state) : null,
      deadlinePassed: facts.deadlinePassed === true,
      mayOpen: facts.mayOpen === true,
      never: facts.cancelled ? 'cancelled' : facts.portal ? 'portal' : null,
      opens: (facts.duties ?? []).some((duty) => duty === 'lead' || duty === 'officer') && facts.cancelled !== true,
      marks: (facts.duties ?? []).some((duty) => duty === 'evaluator' || duty === 'moderator'),
      declared: facts.interests !== undefined && facts.interests !== 'undeclared',
      asked: state.opening ? null : askedOf(waiting, names, viewerId(context)),
      confirmBy: confirmBy('open', context.now),
      lapsedAt: state.opening || !last ? null : lapsedAt(last, context.now),
      outage: !state.opening && facts.published === true && (await outageOf(db, state, context.now)),
      opened: await openedOf(db, state, names, input.reread ? await brokenNow(db, state) : new Set()),
    };
  },
});

/**
 * The opening as a file for the record: who, when, and of each opened submission its version, reference, time, hash and
 * number of files. Letters are in it once quality is locked, so that it cannot undo the blind marking. Whoever calls this
 * asks the policy first.
 */
export async function loadOpeningRecord(db: Parameters<typeof listBidders>[0], state: ProcurementState) {
  const { procurement } = state;
  const broken = await brokenNow(db, state);
  const opened = await openedOf(db, state, await peopleNames(db, state), broken);
  if (!opened) return null;
  const heads = new Map((await listOpenedHeads(db, state)).map((head) => [head.submissionId, head]));
  const bidders = await listBidders(db, state);
  const readable = bidders.map(({ submissionId }) => submissionId).filter((id) => !broken.has(id));
  const submissions = await listOpenedSubmissions(db, state, readable);
  const files = new Map(submissions.map(({ id, snapshot }) => [id, snapshotFiles(snapshot).length]));
  const { suppliers, ...rest } = opened;
  return {
    /** Titles of the lots of each supplier, by name: the record itself has their ids. */
    lots: new Map(suppliers.map(({ name, lots }) => [name, lots])),
    name: `opening-${procurement.reference}.json`,
    record: {
      format: 'assay-opening/1',
      procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
      deadline: procurement.deadline,
      extensions: (await listExtensions(db, procurement.id)).map(({ before, after, reason, health, extendedAt }) => ({
        before,
        after,
        reason,
        outages: health,
        extendedAt,
      })),
      ...rest,
      submissions: byName(
        bidders.flatMap(({ submissionId, name, letter }) => {
          const head = heads.get(submissionId);
          if (!head) return [];
          const { number, reference, receivedAt, snapshotHash, lotIds } = head;
          return {
            name,
            version: number,
            reference,
            receivedAt,
            snapshotHash,
            lots: lotIds,
            // Of a submission that cannot be read, nobody can say how many files it names.
            files: files.get(submissionId) ?? null,
            ...(state.qualityLock ? { letter } : {}),
          };
        }),
      ),
    },
  };
}

/** The opening record as a download. */
export const openingRecord = view({
  action: 'opening.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: (db, { loaded: state }) => loadOpeningRecord(db, state),
});
