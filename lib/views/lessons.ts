import 'server-only';
import { findLessonsChoice } from '@/db/store/lessons';
import { findProcurement } from '@/db/store/procurement';
import { may } from '@/lib/policy';
import { separations } from '@/lib/rehearsal/separation';
import { compare, toDecimal, zero } from '@/lib/scoring/fraction';
import { loadDecision } from './decision-record';
import { peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { runRehearsal } from './rehearsal-run';
import { view } from './view';

/** Whether lessons are drawn from the real bids: chosen before publication, read by everybody involved afterwards. */
export const lessonsChoicePage = view({
  action: 'questionnaire.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const choice = await findLessonsChoice(db, state.procurement.id);
    const names = await peopleNames(db, state);
    const choosing = may(context.viewer, 'lessons.choose', procurementFacts(state, context));
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      choice: choice && {
        version: choice.version,
        chosen: choice.chosen,
        seed: choice.seed,
        spread: choice.spread,
        by: names.get(choice.chosenBy) ?? '',
        at: choice.chosenAt,
      },
      mayChoose: choosing.allowed,
      whyNot: choosing.allowed ? null : choosing.reason,
    };
  },
});

/**
 * Lessons for next time: the rehearsal's figures on the real bids, and which questions kept them apart. Only of a frozen
 * outcome, only if it was switched on before publication, and only of the contest that was frozen: nothing that happens
 * afterwards changes them, and they change nothing.
 */
export const lessonsPage = view({
  action: 'lessons.read',
  load: async (db, { id }: { id: string }) => {
    const state = await findProcurement(db, id);
    return state && { state, choice: await findLessonsChoice(db, id) };
  },
  facts: ({ state, choice }, context) => ({
    ...procurementFacts(state, context),
    lessonsChosen: choice?.chosen === true,
  }),
  show: async (db, { loaded: { state, choice } }) => {
    const record = await loadDecision(db, state);
    if (!record?.final || !record.judged.ok || !choice) return null;
    const { contest } = record.final;
    const outcome = record.judged.value;
    // Who was never assessed, or failed a gate whatever its marks, teaches nothing about weightings.
    const gated = new Set(
      outcome.ranking
        .filter((bid) => bid.outcome === 'disregarded' || bid.reasons.some(({ rule }) => rule === 'requirement'))
        .map(({ bidder }) => bidder),
    );
    const bids = contest.bids.filter(({ bidder }) => !gated.has(bidder));
    const { seed, spread } = choice;
    const found =
      bids.length > 0 ? await runRehearsal(contest.questionnaire, bids, { seed, spread, madeUp: [] }) : null;
    const questions = separations(contest, outcome);
    const { id, title, reference } = state.procurement;
    return {
      procurement: { id, title, reference },
      version: { number: record.published.number, hash: record.published.documentHash },
      seed,
      spread,
      assessed: bids.length,
      left: [...gated],
      failed: bids.length > 0 && !found?.ok,
      robustness: found?.ok
        ? { award: found.value.award, sections: found.value.sections, shares: found.value.shares }
        : null,
      questions: questions.map(({ apart, ...row }) => ({
        ...row,
        apart: toDecimal(apart, 2),
        separated: compare(apart, zero) > 0,
      })),
    };
  },
});
