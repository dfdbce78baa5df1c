import 'server-only';
import type { Reader } from '@/db/client';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findDraft, findPublished, type Version } from '@/db/store/questionnaire';
import { findRehearsal, listRehearsalBids, type RehearsalBid, type RehearsalState } from '@/db/store/rehearsal';
import type { Context } from '@/lib/commands/command';
import type { Bid } from '@/lib/evaluation/contest';
import { faultLine } from '@/lib/evaluation/faults';
import { may } from '@/lib/policy';
import { refOf } from '@/lib/question/kind';
import { isRelative } from '@/lib/questionnaire/award-model';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { isAward, isGate, questionsOf } from '@/lib/questionnaire/find';
import { type Demonstration, gateTrap, roundingTrap } from '@/lib/rehearsal/demonstrations';
import {
  askedOfAll,
  heaviestPrinciple,
  isOffered,
  type MadeUpKind,
  madeUpBid,
  madeUpKinds,
} from '@/lib/rehearsal/made-up';
import { bidFrom, mostTyped } from '@/lib/rehearsal/typed-bid';
import { traceToJson } from '@/lib/scoring/trace';
import { say } from '@/lib/text';
import { procurementFacts } from './procurement-facts';
import { runRehearsal } from './rehearsal-run';
import { view } from './view';

type Loaded = {
  state: ProcurementState;
  version: Version | null;
  rehearsal: RehearsalState;
  bids: RehearsalBid[];
};

/** A procurement with what its rehearsal runs on: the draft, else what was published; null where there is none. */
async function loadRehearsal(db: Reader, { id }: { id: string }): Promise<Loaded | null> {
  const state = await findProcurement(db, id);
  if (!state) return null;
  return {
    state,
    version: (await findDraft(db, id)) ?? (await findPublished(db, id)),
    rehearsal: await findRehearsal(db, id),
    bids: await listRehearsalBids(db, id),
  };
}

const head = ({ state }: Loaded, context: Context) => {
  const { id, title, reference } = state.procurement;
  const save = may(context.viewer, 'rehearsal.save', procurementFacts(state, context));
  return {
    procurement: { id, title, reference },
    maySave: save.allowed,
    whyNot: save.allowed ? null : save.reason,
  };
};

/** The price that stands for an ordinary bid: the estimated value, or £100,000 where none was given yet. */
const ordinaryPrice = ({ procurement }: ProcurementState): string => {
  const { value } = JSON.parse(procurement.setup) as { value?: string };
  return value && /^\d{1,10}$/.test(value) && value !== '0' ? value : '100000';
};

const nameOf = (kind: MadeUpKind): string => say(`rehearsal.name-${kind}`);

const aboutOf = (kind: MadeUpKind, document: QuestionnaireDocument, seed: number): string =>
  say({
    path: '',
    key: `rehearsal.about-${kind}`,
    params: { principle: heaviestPrinciple(document) ?? 'none', seed },
  });

const trap = ({ rows, right, wrong }: Demonstration) => ({
  rows,
  rightWins: right.wins,
  wrongWins: wrong.wins,
  traces: right.outcome.ranking.flatMap(({ bidder, trace }) => (trace ? [{ bidder, trace: traceToJson(trace) }] : [])),
});

export type Trap = ReturnType<typeof trap>;
export type { Findings } from '@/lib/rehearsal/findings';

/** Rehearsal: made-up and typed bids, what the engine makes of them, and what would change the winner. */
export const rehearsalPage = view({
  action: 'rehearsal.read',
  load: (db: Reader, input: { id: string }) => loadRehearsal(db, input),
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (_db, { loaded, context }) => {
    const { state, version, rehearsal, bids } = loaded;
    const { settings, revision } = rehearsal;
    const shared = {
      ...head(loaded, context),
      settings: { ...settings, revision },
      traps: { gate: trap(gateTrap()), rounding: trap(roundingTrap()) },
      mostTyped,
    };
    if (!version) return { ...shared, version: null };
    const document = askedOfAll(version.document);
    const offered = madeUpKinds.filter((kind) => isOffered(kind, document));
    const chosen = offered.filter((kind) => settings.madeUp.includes(kind));
    const price = ordinaryPrice(state);
    const typed = bids.map((bid) => ({ ...bid, entered: bidFrom(bid.typed, document) }));
    const entered: Bid[] = [
      ...chosen.map((kind) => madeUpBid(kind, document, nameOf(kind), price, settings.seed)),
      ...typed.flatMap((bid) => (bid.entered ? [bid.entered] : [])),
    ];
    const found = entered.length > 0 ? await runRehearsal(document, entered, settings) : null;
    return {
      ...shared,
      version: { number: version.number, published: version.publishedAt !== null },
      offered: offered.map((kind) => ({ kind, name: nameOf(kind), about: aboutOf(kind, document, settings.seed) })),
      typed: typed.map(({ id, typed: { name, price: amount }, revision: of, entered: bid }) => ({
        id,
        name,
        price: amount,
        revision: of,
        complete: bid !== null,
      })),
      prices: entered.map(({ bidder, price: amount }) => ({ bidder, price: amount ?? '' })),
      relative: isRelative(document.scoring.award),
      faults: found && !found.ok ? found.faults.map(faultLine) : [],
      failed: entered.length > 0 && found === null,
      findings: found?.ok ? found.value : null,
    };
  },
});

/** The form of one typed bid: what the document asks of it, and what was typed before; null where there is no such bid. */
export const typedBidPage = view({
  action: 'rehearsal.read',
  load: async (db: Reader, input: { id: string; bidId: string | null }) => {
    const loaded = await loadRehearsal(db, input);
    if (!loaded?.version) return null;
    return input.bidId === null || loaded.bids.some(({ id }) => id === input.bidId) ? loaded : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (_db, { loaded, input, context }) => {
    const own = loaded.bids.find(({ id }) => id === input.bidId);
    const document = askedOfAll((loaded.version as Version).document);
    const { scale, award } = document.scoring;
    const question = ({ id, ref, wording }: { id: string; ref?: string | undefined; wording: { en: string } }) => ({
      id,
      ref: refOf({ id, ref }),
      wording: wording.en,
    });
    return {
      ...head(loaded, context),
      bid: own ? { revision: own.revision, typed: own.typed } : null,
      scale: { min: scale.min, max: scale.max, step: scale.step },
      sections: document.sections.flatMap(({ id, title, questions }) => {
        const scored = questions.filter(isAward);
        return scored.length === 0 ? [] : [{ id, title: title.en, questions: scored.map(question) }];
      }),
      gates: questionsOf(document).filter(isGate).map(question),
      criteria: award.criteria.map(({ id, title, max }) => ({ id, title: title?.en ?? id, max })),
    };
  },
});
