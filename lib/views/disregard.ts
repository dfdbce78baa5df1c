import 'server-only';
import { listPriceExplanations, listPriceNotices } from '@/db/store/disregard';
import { listBidders } from '@/db/store/opening';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { type DisregardGround, disregardGrounds, isAboutSupplier, priceStep } from '@/lib/evaluation/disregard';
import { may } from '@/lib/policy';
import { currentPrices, loadDecision } from './decision-record';
import { peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** Where a tender stands: inside, outside by a decision about it, or outside because a condition was failed. */
export type TenderStanding = 'inside' | 'disregarded' | 'condition-failed';

const headOf = ({ procurement }: ProcurementState) => ({ id: procurement.id, title: procurement.title });

/** What a tender is called: its letter until quality is locked, its supplier's name afterwards. */
const callerOf =
  ({ qualityLock }: ProcurementState) =>
  ({ letter, name }: { letter: string; name: string }): string =>
    qualityLock ? name : `Bidder ${letter}`;

const maySee = (state: ProcurementState, context: Context) => {
  const facts = procurementFacts(state, context);
  return {
    decides: may(context.viewer, 'disregard.decide', facts).allowed,
    records: may(context.viewer, 'price-notice.record', facts).allowed,
    prices: facts.pricesOpened === true && may(context.viewer, 'price.read', facts).allowed,
  };
};

/** Every tender and whether it is outside the assessment, kept apart from what the published method disqualifies. */
export const disregardPage = view({
  action: 'disregard.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const record = await loadDecision(db, state);
    if (!record) return null;
    const called = callerOf(state);
    return {
      procurement: headOf(state),
      decides: maySee(state, context).decides,
      named: state.qualityLock !== null,
      tenders: (await listBidders(db, state)).map((bidder) => {
        const decision = record.disregarded.get(bidder.submissionId);
        const failed = record.panel.disregarded.has(bidder.submissionId);
        const standing: TenderStanding = decision ? 'disregarded' : failed ? 'condition-failed' : 'inside';
        return {
          submissionId: bidder.submissionId,
          called: called(bidder),
          standing,
          ground: decision?.ground ?? null,
          reason: decision?.reason ?? '',
        };
      }),
    };
  },
});

/** One tender: what was decided about it, the step before a low price, and which grounds may be named now. */
export const disregardTenderPage = view({
  action: 'disregard.read',
  load: (db, { id }: { id: string; submissionId: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input: { id, submissionId }, context }) => {
    const record = await loadDecision(db, state);
    const bidder = (await listBidders(db, state)).find((one) => one.submissionId === submissionId);
    if (!record || !bidder) return null;
    const names = await peopleNames(db, state);
    const sees = maySee(state, context);
    const own = record.disregards.filter((row) => row.submissionId === submissionId);
    const price = currentPrices(record.prices).get(submissionId)?.amount ?? null;
    const notices = sees.prices ? await listPriceNotices(db, id, submissionId) : [];
    const explanations = sees.prices ? await listPriceExplanations(db, id, submissionId) : [];
    const step = sees.prices ? priceStep(price, notices, explanations, context.now) : null;
    const open = (ground: DisregardGround): boolean => {
      if (ground === 'abnormally-low-price') return step?.is === 'explained' || step?.is === 'ended';
      return !isAboutSupplier(ground) || state.qualityLock !== null;
    };
    return {
      procurement: headOf(state),
      called: callerOf(state)(bidder),
      named: state.qualityLock !== null,
      decides: sees.decides,
      records: sees.records && price !== null,
      version: own.at(-1)?.version ?? 0,
      standing: record.disregarded.get(submissionId) ?? null,
      versions: own.map(({ version, decision, ground, restsOn, reason, decidedBy, decidedAt }) => ({
        version,
        decision,
        ground,
        restsOn,
        reason,
        by: names.get(decidedBy) ?? '',
        at: decidedAt,
      })),
      grounds: disregardGrounds.map((ground) => ({ ground, open: open(ground) })),
      pricesOpen: state.priceOpening !== null,
      price: sees.prices ? price : null,
      step,
      notices: notices.map((row) => ({ ...row, by: names.get(row.recordedBy) ?? '' })),
      explanations: explanations.map((row) => ({ ...row, by: names.get(row.recordedBy) ?? '' })),
    };
  },
});
