import 'server-only';
import { lettersOf, listBidders, listOpenedHeads } from '@/db/store/opening';
import { findAuthority } from '@/db/store/people';
import { findProcurement, listLots, type ProcurementState } from '@/db/store/procurement';
import { listNotOpened, listOpenedSubmissions } from '@/db/store/submission';
import { findLastStep, findWaitingStep, type TwoPersonStep } from '@/db/store/two-person';
import { snapshotFiles } from '@/lib/response/snapshot';
import { peopleNames } from './evaluation-record';
import { viewerId } from './own-marking';
import { mayOpenAt, procurementFacts } from './procurement-facts';
import { view } from './view';

export type OpeningAsked = { name: string; askedAt: string; expiresAt: string; reason: string; own: boolean };

export type Opened = {
  openedAt: string;
  askedBy: string;
  confirmedBy: string;
  reason: string;
  /** By name: the order must not give the letters away. */
  suppliers: { key: string; name: string; lots: string[] }[];
  withdrawn: { supplierName: string; withdrawnAt: string }[];
  late: { supplierName: string; receivedAt: string; reference: string }[];
};

export type OpeningPage = {
  procurement: { id: string; title: string; reference: string };
  authority: string;
  deadline: string | null;
  openFrom: string | null;
  deadlinePassed: boolean;
  mayOpen: boolean;
  /** The viewer is one of those who may ask or confirm. */
  opens: boolean;
  /** The viewer evaluates or moderates. */
  marks: boolean;
  asked: OpeningAsked | null;
  /** When the last request ended because nobody confirmed it. */
  lapsedAt: string | null;
  opened: Opened | null;
};

const byName = <T extends { name: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));

const openingStep = (state: ProcurementState) => state.steps.find(({ id }) => id === state.opening?.stepId);

async function openedOf(
  db: Parameters<typeof listBidders>[0],
  state: ProcurementState,
  names: ReadonlyMap<string, string>,
): Promise<Opened | null> {
  const { opening } = state;
  if (!opening) return null;
  const lots = await listLots(db, state.procurement.id);
  const heads = await listOpenedHeads(db, state);
  const titles = new Map(lots.map(({ id, title }) => [id, title]));
  return {
    openedAt: opening.openedAt,
    askedBy: names.get(opening.askedBy) ?? '',
    confirmedBy: names.get(opening.confirmedBy) ?? '',
    reason: openingStep(state)?.reason ?? '',
    suppliers: byName(
      (await listBidders(db, state)).map(({ supplierId, submissionId, name }) => {
        const head = heads.find((each) => each.submissionId === submissionId);
        return {
          key: supplierId,
          name,
          lots: (head?.lotIds ?? []).flatMap((id) => titles.get(id) ?? []),
        };
      }),
    ),
    ...(await listNotOpened(db, state)),
  };
}

const askedOf = (step: TwoPersonStep | null, names: ReadonlyMap<string, string>, viewer: string): OpeningAsked | null =>
  step && {
    name: names.get(step.askedBy) ?? '',
    askedAt: step.askedAt,
    expiresAt: step.expiresAt ?? step.askedAt,
    reason: step.reason,
    own: step.askedBy === viewer,
  };

/** The opening: whether it may happen, who asked, and afterwards its record with names only. */
export const openingPage = view({
  action: 'opening.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<OpeningPage> => {
    const { procurement } = state;
    const facts = procurementFacts(state, context);
    const names = await peopleNames(db, state);
    const last = await findLastStep(db, procurement.id, 'open');
    const waiting = await findWaitingStep(db, procurement.id, 'open', context.now);
    const lapsed = last && last.ended === null && last.expiresAt !== null && last.expiresAt <= context.now;
    return {
      procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
      authority: (await findAuthority(db, procurement.authorityId))?.name ?? '',
      deadline: facts.published ? procurement.deadline : null,
      openFrom: facts.published ? mayOpenAt(state) : null,
      deadlinePassed: facts.deadlinePassed === true,
      mayOpen: facts.mayOpen === true,
      opens: (facts.duties ?? []).some((duty) => duty === 'lead' || duty === 'officer') && facts.cancelled !== true,
      marks: (facts.duties ?? []).some((duty) => duty === 'evaluator' || duty === 'moderator'),
      asked: state.opening ? null : askedOf(waiting, names, viewerId(context)),
      lapsedAt: !state.opening && lapsed ? last.expiresAt : null,
      opened: await openedOf(db, state, names),
    };
  },
});

/**
 * The opening as a file for the record: who, when, and of each opened submission its version, reference, time, hash and
 * number of files. Letters are in it once quality is locked, so that it cannot undo the blind marking.
 */
export const openingRecord = view({
  action: 'opening.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state }): Promise<{ name: string; record: object } | null> => {
    const { procurement } = state;
    const opened = await openedOf(db, state, await peopleNames(db, state));
    if (!opened) return null;
    const heads = await listOpenedHeads(db, state);
    const submissions = await listOpenedSubmissions(db, state);
    const letters = new Map(lettersOf(state).map(({ submissionId, letter }) => [submissionId, letter]));
    const { suppliers: _, ...rest } = opened;
    return {
      name: `opening-${procurement.reference}.json`,
      record: {
        format: 'assay-opening/1',
        procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
        deadline: procurement.deadline,
        ...rest,
        submissions: byName(
          submissions.map(({ id, supplierName, number, reference, receivedAt, snapshotHash, snapshot }) => ({
            name: supplierName,
            version: number,
            reference,
            receivedAt,
            snapshotHash,
            lots: heads.find(({ submissionId }) => submissionId === id)?.lotIds ?? [],
            files: snapshotFiles(snapshot).length,
            ...(state.qualityLock ? { letter: letters.get(id) } : {}),
          })),
        ),
      },
    };
  },
});
