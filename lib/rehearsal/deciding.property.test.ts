import { describe, expect } from 'vitest';
import type { Contest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { isAward, questionsOf } from '../questionnaire/find';
import { compare, minus, parseDecimal, zero } from '../scoring/fraction';
import { contests } from '../testing/contests';
import { law } from '../testing/laws';
import { decidingQuestions } from './deciding';
import { askedOfAll, marksFor } from './made-up';
import { modelOf } from './model';
import { removals } from './removal';

/** Bids as a rehearsal has them: marks and no answers; some thresholds, so that marks also let in and keep out. */
const rehearsed = contests({ rules: ['forbidden'] }).map((contest): Contest => {
  const document = askedOfAll(contest.questionnaire);
  const questions = questionsOf(document).filter(isAward);
  const questionnaire = {
    ...document,
    scoring: { ...document.scoring, minimumQuality: contest.bids.length % 2 === 0 ? '30' : null },
    sections: document.sections.map((section, s) => ({
      ...section,
      threshold: s === 1 ? '40' : null,
      questions: section.questions.map((question, q) =>
        isAward(question) && s === 0 && q === 1 ? { ...question, threshold: document.scoring.scale.step } : question,
      ),
    })),
  };
  return {
    ...contest,
    questionnaire,
    bids: contest.bids.map((bid, b) => ({
      bidder: bid.bidder,
      price: bid.price ?? '1',
      marks: Object.fromEntries(
        questions.map((question, q) => {
          const marks = marksFor(question, document);
          return [question.id, bid.marks?.[question.id] ?? marks[(b * 7 + q * 3) % marks.length] ?? '0'];
        }),
      ),
    })),
  };
});

const winnersOf = (contest: Contest): string => {
  const outcome = decideContest(contest);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value.ranking
    .filter(({ rank }) => rank === 1)
    .map(({ bidder }) => bidder)
    .sort()
    .join(' ');
};

const distance = (a: string, b: string) => {
  const apart = minus(parseDecimal(a), parseDecimal(b));
  return compare(apart, zero) < 0 ? minus(zero, apart) : apart;
};

describe('laws of questions that can decide, and of bids that leave', () => {
  law(
    'name the smallest change that the real engine finds by trying every mark of every bid',
    rehearsed,
    (contest) => {
      const before = winnersOf(contest);
      for (const { question, change } of decidingQuestions(contest, modelOf(contest))) {
        let least = null as ReturnType<typeof distance> | null;
        for (const [b, bid] of contest.bids.entries())
          for (const mark of marksFor(question, contest.questionnaire)) {
            const marks = { ...bid.marks, [question.id]: mark };
            const bids = contest.bids.map((each, at) => (at === b ? { ...each, marks } : each));
            const by = distance(mark, bid.marks?.[question.id] ?? '0');
            if ((!least || compare(by, least) < 0) && winnersOf({ ...contest, bids }) !== before) least = by;
          }
        expect(change === null, question.id).toBe(least === null);
        if (change && least) expect(compare(change.by, least), question.id).toBe(0);
      }
    },
    { runs: 40 },
  );
  law(
    'rank the others as the real engine does without the bid',
    rehearsed,
    (contest) => {
      const names = (rows: readonly number[]) =>
        rows
          .map((row) => contest.bids[row]?.bidder ?? '')
          .sort()
          .join(' ');
      for (const { row, wins } of removals(modelOf(contest)))
        expect(names(wins)).toBe(winnersOf({ ...contest, bids: contest.bids.filter((_, at) => at !== row) }));
    },
    { runs: 200 },
  );
});
