import 'server-only';
import { findPriceLoad } from '@/db/store/price-load';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findLastStep } from '@/db/store/two-person';
import { asksForPrice, missingEntries } from '@/lib/evaluation/missing-entries';
import { reasonMessage } from '@/lib/evaluation/outcome-reasons';
import { missingForQuality } from '@/lib/evaluation/panel';
import { may } from '@/lib/policy';
import { lowPrice } from '@/lib/procurement/low-price';
import { refOf } from '@/lib/question/kind';
import { findQuestion } from '@/lib/questionnaire/find';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';
import { bidderNames, currentPrices, currentScores, type DecisionRecord, loadDecision } from './decision-record';
import { peopleNames } from './evaluation-record';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { confirmBy, stepShown } from './step-shown';
import { view } from './view';

type Entry = { version: number; enteredBy: string; enteredAt: string };
export type ScoreRow = {
  submissionId: string;
  name: string;
  current: (Entry & { score: string; reason: string }) | null;
  earlier: (Entry & { score: string; reason: string })[];
};
export type PriceRow = {
  submissionId: string;
  name: string;
  current: (Entry & { amount: string; source: string; reason: string }) | null;
  earlier: (Entry & { amount: string; source: string; reason: string })[];
  /** Why the price takes no part in any comparison. */
  leftOut: { outcome: 'disqualified' | 'disregarded' | 'not-scored'; refs: string; because: Message[] } | null;
};

const named =
  (names: ReadonlyMap<string, string>) =>
  <T extends Entry>(row: T): T => ({ ...row, enteredBy: names.get(row.enteredBy) ?? '' });

const scoreRows = (record: DecisionRecord, criterionId: string, names: ReadonlyMap<string, string>): ScoreRow[] => {
  const bidders = bidderNames(record);
  const current = currentScores(record.scores, criterionId);
  return record.submissions.map(({ id }) => {
    const own = record.scores.filter((score) => score.criterionId === criterionId && score.submissionId === id);
    const last = current.get(id);
    return {
      submissionId: id,
      name: bidders.get(id) ?? '',
      current: last ? named(names)(last) : null,
      earlier: own.filter((score) => score !== last).map(named(names)),
    };
  });
};

const priceRows = (record: DecisionRecord, names: ReadonlyMap<string, string>): PriceRow[] => {
  const bidders = bidderNames(record);
  const current = currentPrices(record.prices);
  const { document } = record.published;
  return record.submissions.map(({ id }) => {
    const name = bidders.get(id) ?? '';
    const own = record.prices.filter(({ submissionId }) => submissionId === id);
    const last = current.get(id);
    const bid = record.judged.ok ? record.judged.value.ranking.find(({ bidder }) => bidder === name) : undefined;
    const outcome = bid?.outcome;
    const out = outcome === undefined || outcome === 'ranked' || outcome === 'tied' ? null : outcome;
    return {
      submissionId: id,
      name,
      current: last ? named(names)(last) : null,
      earlier: own.filter((price) => price !== last).map(named(names)),
      leftOut:
        bid && out
          ? {
              outcome: out,
              refs: bid.reasons
                .map((reason) => {
                  const question = findQuestion(document, reason.id);
                  const section = document.sections.find((one) => one.id === reason.id);
                  if (reason.id === 'tender') return say({ path: '', key: `disregard.short-${reason.rule}` });
                  return question ? refOf(question) : (section?.title.en ?? reason.id);
                })
                .join(', '),
              because: bid.reasons.map((reason) => reasonMessage(reason, bid, record.recorded.contest)),
            }
          : null,
    };
  });
};

/** How many agreed marks are still open: what the prices wait for. */
const stillToAgree = ({ facts, panel }: DecisionRecord): number =>
  missingForQuality(facts, panel).filter(({ what }) => what === 'unmarked' || what === 'to-agree').length;

type Loaded = { state: ProcurementState };

/** Other criteria and prices: locked, waiting to be opened, or open to be entered. */
export const pricePage = view({
  action: 'price.read',
  load: async (db, input: { id: string }): Promise<Loaded | null> => {
    const state = await findProcurement(db, input.id);
    return state && { state };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (db, { loaded: { state }, context }) => {
    const { procurement, qualityLock, priceOpening } = state;
    const record = await loadDecision(db, state);
    const names = await peopleNames(db, state);
    const facts = procurementFacts(state, context);
    const last = await findLastStep(db, procurement.id, 'open-prices');
    const scoring = record?.published.document.scoring;
    const confirming = may(context.viewer, 'price.confirm-opening', {
      ...facts,
      steppedUp: true,
      ...(last ? { askedBy: last.askedBy } : {}),
    });
    const pool = record?.judged.ok
      ? record.judged.value.ranking.flatMap(({ bidder, rank }) => {
          const price = record.recorded.contest.bids.find((bid) => bid.bidder === bidder)?.price;
          return rank !== null && price ? [{ bidder, price }] : [];
        })
      : [];
    const mayPrice = may(context.viewer, 'price.enter', facts).allowed;
    const owner = { procurementId: procurement.id, loadedBy: viewerId(context) };
    const sheet = mayPrice ? await findPriceLoad(db, owner, context.now) : null;
    return {
      procurement: { id: procurement.id, title: procurement.title, reference: procurement.reference },
      locked: qualityLock === null,
      stillToAgree: record && qualityLock === null ? stillToAgree(record) : 0,
      isFinal: facts.finalised === true,
      priceCounts: scoring ? asksForPrice(scoring) : false,
      opening: priceOpening && {
        at: priceOpening.openedAt,
        askedBy: names.get(priceOpening.askedBy) ?? '',
        confirmedBy: names.get(priceOpening.confirmedBy) ?? '',
      },
      step: stepShown(last, names, context),
      confirmBy: confirmBy('open-prices', context.now),
      mayAsk: may(context.viewer, 'price.ask-opening', { ...facts, steppedUp: true }).allowed,
      mayConfirm: confirming.allowed,
      whyNotConfirm: confirming.allowed ? null : confirming.reason,
      mayScore: may(context.viewer, 'criterion-score.enter', facts).allowed,
      mayPrice,
      /** The name of a pricing sheet that this person has loaded and not entered. */
      waitingSheet: sheet?.name ?? null,
      // Names stand beside scores from here on, never before quality is locked.
      criteria:
        record && scoring && qualityLock
          ? scoring.award.criteria.map(({ id, title, description, weight, max }) => ({
              id,
              title: title?.en ?? id,
              description: description?.en ?? '',
              weight,
              max,
              rows: scoreRows(record, id, names),
            }))
          : [],
      prices: record && qualityLock && priceOpening ? priceRows(record, names) : [],
      missing: record && qualityLock ? missingEntries(record.recorded.contest).length : 0,
      decided: record?.judged.ok === true,
      low: lowPrice(pool),
    };
  },
});
