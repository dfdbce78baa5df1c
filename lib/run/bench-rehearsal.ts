/** Measurement of a robustness run: 10,000 weightings of 20 bids, against scoring the whole contest again for each. */
import { type Contest, readContest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { askedOfAll } from '../rehearsal/made-up';
import { modelOf } from '../rehearsal/model';
import { drawings, exactWeights, rankCounts } from '../rehearsal/shares';
import { withWeights } from '../rehearsal/weighting';
import { benchContest } from './bench-contest';

const sampling = { seed: 20_270_101, spread: 20 };

/** 20 bids of 45 questions with a mark for each and no answers, as a rehearsal has them. */
function rehearsed(bids: number, questions: number): Contest {
  const read = readContest(benchContest(bids, questions));
  if (!read.ok) throw new Error(read.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  const { questionnaire, bids: made } = read.value;
  return {
    ...read.value,
    questionnaire: askedOfAll(questionnaire),
    bids: made.map((bid, b) => ({
      bidder: bid.bidder,
      price: `${100_000 + b * 1_370}.00`,
      marks: Object.fromEntries(
        questionnaire.sections.flatMap((section, s) =>
          // Dearer bids are better on the whole, so that no bid wins under every weighting.
          section.questions.map(({ id }, q) => [id, String(Math.min(5, 2 + ((b * 3 + s * 5 + q * 7) % 3) + (b >> 3)))]),
        ),
      ),
    })),
  };
}

/** How often each bid is first, second and third when the engine scores the whole contest again for each weighting. */
function countsByScoringAgain(contest: Contest, samples: number): number[][] {
  const next = drawings(modelOf(contest), sampling);
  const counts = contest.bids.map(() => [0, 0, 0]);
  const at = new Map(contest.bids.map(({ bidder }, index) => [bidder, index]));
  for (let sample = 0; sample < samples; sample += 1) {
    const questionnaire = withWeights(contest.questionnaire, exactWeights(next()));
    const outcome = decideContest({ ...contest, questionnaire });
    if (!outcome.ok) throw new Error(outcome.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
    for (const { bidder, rank } of outcome.value.ranking) {
      const own = counts[at.get(bidder) ?? -1];
      if (own && rank !== null && rank <= 3) own[rank - 1] = (own[rank - 1] ?? 0) + 1;
    }
  }
  return counts;
}

/**
 * The two pieces of work to time: all samples by the rehearsal, from the contest on, and `few` of them by scoring again.
 * Throws where the two count one winner differently, for speed is worth nothing then.
 */
export function benchRobustness(samples: number, few: number): { work: () => unknown; baseline: () => unknown } {
  const contest = rehearsed(20, 45);
  const own = rankCounts(modelOf(contest), { ...sampling, samples: few })?.counts;
  if (JSON.stringify(own) !== JSON.stringify(countsByScoringAgain(contest, few)))
    throw new Error('The robustness run counts other winners than scoring again does');
  return {
    work: () => rankCounts(modelOf(contest), { ...sampling, samples }),
    baseline: () => countsByScoringAgain(contest, few),
  };
}
