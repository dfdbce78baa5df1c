import type { Bid, Judged } from '../evaluation/contest';
import { decideContest, type Outcome } from '../evaluation/outcome';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { type Deciding, decidingQuestions } from './deciding';
import { awardMargins, type Margin, sectionMargins } from './margins';
import { type Model, modelOf, winnersAt } from './model';
import { type Removal, removals } from './removal';
import { type RankCounts, rankCounts, type Sampling } from './shares';

/** Everything that a rehearsal finds out. Rows are numbers of bids, in the order given. */
export type Rehearsed = {
  readonly outcome: Outcome;
  readonly model: Model;
  readonly winners: readonly number[];
  readonly removals: readonly Removal[];
  readonly deciding: readonly Deciding[];
  readonly award: readonly Margin[];
  /** Null where a section counts for some bids only. */
  readonly sections: readonly Margin[] | null;
  readonly counts: RankCounts | null;
};

/** How many weightings one rehearsal draws. */
export const sampleCount = 10_000;

/**
 * Runs made-up bids through the engine and asks what would change the winner. Takes a document in which every question
 * is asked (`askedOfAll`), bids with a mark for every award criterion, and how weightings are drawn; returns the
 * findings, or the faults that keep the engine from running.
 */
export const rehearse = (questionnaire: QuestionnaireDocument, bids: Bid[], sampling: Sampling): Judged<Rehearsed> => {
  const contest = { format: 'assay-contest/1' as const, questionnaire, bids };
  const decided = decideContest(contest);
  if (!decided.ok) return decided;
  const model = modelOf(contest);
  return {
    ok: true,
    value: {
      outcome: decided.value,
      model,
      winners: winnersAt(model, model.published),
      removals: removals(model),
      deciding: decidingQuestions(contest, model),
      award: awardMargins(model),
      sections: sectionMargins(model),
      counts: rankCounts(model, sampling),
    },
  };
};
