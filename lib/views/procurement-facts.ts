import 'server-only';
import type { ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { countingEvaluators } from '@/lib/evaluation/counting';
import { interestsOf } from '@/lib/evaluation/interests';
import type { Facts } from '@/lib/policy';
import { openingNotice } from '@/lib/procurement/notices';
import { regimeOfSetup } from '@/lib/procurement/setup-regime';
import { setupOf } from '@/lib/procurement/setup-state';
import { mayOpenAt as afterDeadline } from '@/lib/procurement/status';
import { ukDate, ukDateTime, ukDay } from '@/lib/procurement/uk-time';

/** When the responses of a procurement may first be opened; null without a deadline. */
export const mayOpenAt = (state: ProcurementState): string | null =>
  state.procurement.deadline === null ? null : afterDeadline(state.procurement.deadline);

/** Whether a next version is being drafted while a published one stands. */
export const isAmending = ({ versions }: ProcurementState): boolean =>
  versions.some(({ publishedAt }) => publishedAt !== null) && versions.some(({ publishedAt }) => publishedAt === null);

/** What refusals may quote of a procurement. */
function saidOf(state: ProcurementState, userId: string): NonNullable<Facts['said']> {
  const { deadline } = state.procurement;
  const version = state.versions.filter((row) => row.publishedAt !== null).at(-1)?.number;
  const declared = state.declarations.findLast((row) => row.userId === userId && row.declared)?.signedAt;
  return {
    ...(deadline === null ? {} : { deadline: ukDateTime(deadline) }),
    ...(version === undefined ? {} : { version, next: version + 1 }),
    ...(declared === undefined ? {} : { declared: ukDate(declared) }),
    ...(state.removedAt === null ? {} : { removed: ukDate(state.removedAt) }),
  };
}

/** The notice that opens the procurement by its set-up; null before nation, value and procedure are given. */
export const openingNoticeOf = ({ procurement }: ProcurementState) => {
  const setup = setupOf(procurement.setup);
  const regime = regimeOfSetup(setup, ukDay(procurement.createdAt));
  return regime && setup.procedure ? openingNotice(regime, setup.procedure) : null;
};

/** True where the rules want a notice to be published before anybody is asked, and none is recorded. */
const noticeMissing = (state: ProcurementState): boolean =>
  state.notice === null && openingNoticeOf(state)?.first === true;

/** Whether any organisation may register itself: a published open procedure, with its notice out, that receives here. */
function openToAll(state: ProcurementState): boolean {
  if (!state.versions.some(({ publishedAt }) => publishedAt !== null) || noticeMissing(state)) return false;
  const { procedure, receiving } = setupOf(state.procurement.setup);
  return (procedure === 'open' || procedure === 'scottish-open') && receiving === 'hosted';
}

/** The policy's facts about a procurement for one viewer at one time. */
export function procurementFacts(state: ProcurementState, context: Context): Facts {
  const userId = context.viewer.kind === 'buyer' || context.viewer.kind === 'supplier' ? context.viewer.userId : '';
  const { deadline } = state.procurement;
  const openAt = mayOpenAt(state);
  const counting = countingEvaluators(state.assignments);
  const locked = new Set(state.locks.map((row) => row.evaluatorId));
  return {
    authorityId: state.procurement.authorityId,
    procurementId: state.procurement.id,
    duties: state.duties.filter((row) => row.userId === userId).map((row) => row.duty),
    cancelled: state.procurement.cancelledAt !== null,
    openToAll: openToAll(state),
    portal: setupOf(state.procurement.setup).receiving === 'portal',
    noticeMissing: noticeMissing(state),
    published: state.versions.some((version) => version.publishedAt !== null),
    amending: isAmending(state),
    deadlinePassed: deadline !== null && context.receivedAt >= deadline,
    mayOpen: openAt !== null && context.now >= openAt,
    opened: state.opening !== null,
    interests: interestsOf(state, userId),
    assigned: state.assignments.some((row) => row.evaluatorId === userId && row.endedAt === null),
    locked: locked.has(userId),
    allLocked: counting.length > 0 && counting.every((id) => locked.has(id)),
    qualityLocked: state.qualityLock !== null,
    pricesOpened: state.priceOpening !== null,
    finalised: state.finalisedAt !== null,
    summariesReleased: state.summariesReleasedAt !== null,
    removed: state.removedAt !== null,
    removing: state.removing,
    steppedUp: context.steppedUp,
    said: saidOf(state, userId),
  };
}
