import fc from 'fast-check';
import { expect } from 'vitest';
import { publishedMark } from '../question/published-mark';
import type { Question } from '../questionnaire/document';
import {
  compare,
  equal,
  type Fraction,
  fraction,
  hundred,
  parseDecimal,
  plus,
  toExact,
  zero,
} from '../scoring/fraction';
import type { Award } from '../scoring/rules';
import { disagreement, replay, type Trace, traceFromJson } from '../scoring/trace';
import { totalsHundred } from '../scoring/weights';
import { aTextQuestion, contests } from '../testing/contests';
import { law } from '../testing/laws';
import type { Bid, Contest } from './contest';
import { readContest } from './contest';
import { decideContest, type Outcome, type RankedBid } from './outcome';
import { OutcomeJson, outcomeToJson } from './outcome-json';

const decide = (contest: Contest): Outcome => {
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error(judged.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return judged.value;
};
const rowOf = (outcome: Outcome, bidder: string): RankedBid => {
  const row = outcome.ranking.find((one) => one.bidder === bidder);
  if (!row) throw new Error(`no row for ${bidder}`);
  return row;
};
const tracesOf = (row: RankedBid): Trace[] =>
  [
    row.trace,
    row.total,
    row.security,
    row.quality,
    ...row.points,
    ...row.sections.map(({ score }) => score),
    ...row.principles.map(({ score }) => score),
  ].filter((trace): trace is Trace => trace !== null);
const questionsOf = (contest: Contest): Question[] =>
  contest.questionnaire.sections.flatMap(({ questions }) => questions);
const withBids = (contest: Contest, bids: Bid[]): Contest => ({ ...contest, bids });
const figures = (row: RankedBid): string =>
  JSON.stringify([
    row.outcome,
    row.rank,
    ...[row.total, row.security, row.quality].map((trace) => trace && toExact(trace.value)),
  ]);

/** The bid with the top mark for everything and every question asked. */
const best = (contest: Contest): Bid => {
  const { max } = contest.questionnaire.scoring.scale;
  const answers: Record<string, string> = { flag: 'yes' };
  const marks: Record<string, string> = {};
  for (const question of questionsOf(contest)) {
    if (question.kind === 'single-choice')
      answers[question.id] = question.settings?.options.find(({ mark }) => mark === max)?.id ?? '';
    else if (question.purpose === 'award-criterion') marks[question.id] = max;
  }
  return { bidder: 'best', answers, marks, price: '500' };
};

law('every score lies between 0 and 100', contests(), (contest) =>
  decide(contest).ranking.every((row) =>
    [row.security, row.quality, ...row.sections.map(({ score }) => score), ...row.principles.map(({ score }) => score)]
      .filter((trace): trace is Trace => trace !== null)
      .every(({ value }) => compare(value, zero) >= 0 && compare(value, hundred) <= 0),
  ),
);

law(
  'full marks give a quality figure of exactly 100, whatever is not applicable',
  contests(),
  fc.boolean(),
  (contest, asked) => {
    const all = best(contest);
    const bid = { ...all, answers: { ...all.answers, flag: asked ? 'yes' : 'no' } };
    const row = rowOf(decide(withBids(contest, [bid])), 'best');
    if (contest.questionnaire.scoring.notApplicable === 'none' && !asked) return;
    if (row.outcome === 'not-scored') return;
    expect(row.quality && toExact(row.quality.value)).toBe('100/1');
  },
);

law('every trace replays to its value, also after a journey through JSON', contests(), (contest) => {
  const outcome = decide(contest);
  for (const row of outcome.ranking)
    for (const trace of tracesOf(row)) {
      expect(equal(replay(trace), trace.value)).toBe(true);
      expect(disagreement(trace)).toBeNull();
    }
  const json = OutcomeJson.parse(JSON.parse(JSON.stringify(outcomeToJson(outcome))));
  for (const { trace, totalExact } of json.ranking)
    if (trace && totalExact) expect(toExact(replay(traceFromJson(trace)))).toBe(totalExact);
});

law('the order of sections and questions changes nothing', contests(), (contest) => {
  const { questionnaire } = contest;
  const turned: Contest = {
    ...contest,
    questionnaire: {
      ...questionnaire,
      // The flag stays first, because conditions may only refer backwards.
      sections: questionnaire.sections.map((section, s) => ({
        ...section,
        questions:
          s === 0
            ? [...section.questions.slice(0, 1), ...section.questions.slice(1).reverse()]
            : [...section.questions].reverse(),
      })),
    },
  };
  const [first, ...others] = turned.questionnaire.sections;
  if (first) turned.questionnaire.sections = [first, ...others.reverse()];
  const [before, after] = [decide(contest), decide(turned)];
  for (const row of before.ranking) expect(figures(rowOf(after, row.bidder))).toBe(figures(row));
});

const raised = (contest: Contest, pick: number): Contest | null => {
  const [bid] = contest.bids;
  const { scale } = contest.questionnaire.scoring;
  const ids = questionsOf(contest).filter(({ purpose }) => purpose === 'award-criterion');
  const question = ids[pick % ids.length];
  if (!bid || !question) return null;
  const next =
    question.kind === 'single-choice'
      ? {
          ...bid,
          answers: {
            ...bid.answers,
            [question.id]: question.settings?.options.find(({ mark }) => mark === scale.max)?.id ?? '',
          },
        }
      : { ...bid, marks: { ...bid.marks, [question.id]: scale.max } };
  return withBids(contest, [next, ...contest.bids.slice(1)]);
};

law('raising one mark never lowers a quality figure or a total', contests(), fc.nat(), (contest, pick) => {
  const better = raised(contest, pick);
  if (!better) return;
  const [before, after] = [rowOf(decide(contest), 'B0'), rowOf(decide(better), 'B0')];
  if (before.quality && after.quality) expect(compare(after.quality.value, before.quality.value)).not.toBe(-1);
  if (!before.total || !after.total) return;
  const order = compare(after.total.value, before.total.value);
  const { mode } = contest.questionnaire.scoring.award;
  expect(mode === 'price-per-quality' ? -order : order).not.toBe(-1);
});

const isAbsolute = (award: Award): boolean =>
  award.mode !== 'points' || award.price === null || award.price.formula === 'T8';

law(
  'without a relative price formula, one more supplier never reorders the others',
  contests({ awards: isAbsolute }),
  (contest) => {
    const [last] = contest.bids.slice(-1);
    if (!last || contest.bids.length < 2) return;
    const all = decide(contest).ranking.filter(({ bidder, rank }) => bidder !== last.bidder && rank !== null);
    const without = decide(withBids(contest, contest.bids.slice(0, -1))).ranking.filter(({ rank }) => rank !== null);
    expect(without.map(({ bidder }) => bidder)).toEqual(all.map(({ bidder }) => bidder));
    expect(without.map(({ total }) => total && toExact(total.value))).toEqual(
      all.map(({ total }) => total && toExact(total.value)),
    );
  },
);

law('bids with equal marks and prices tie exactly', contests(), (contest) => {
  const [first] = contest.bids;
  if (!first) return;
  const outcome = decide(withBids(contest, [...contest.bids, { ...first, bidder: 'twin' }]));
  const [row, twin] = [rowOf(outcome, first.bidder), rowOf(outcome, 'twin')];
  if (row.rank === null) expect(twin.rank).toBeNull();
  else expect([row.outcome, twin.outcome, twin.rank]).toEqual(['tied', 'tied', row.rank]);
});

/** Sums the leaf weights that a section's trace counts. */
const weightsIn = (trace: Trace): Fraction => {
  const counted = trace.rule === 'share' ? trace.parts[1] : null;
  return counted?.value ?? hundred;
};

law(
  'after redistribution the shares of what is left still total 100',
  contests({ rules: ['redistribute'] }),
  (contest) => {
    for (const row of decide(contest).ranking) {
      const scored = contest.questionnaire.sections.filter(
        ({ id }) => row.sections.find((one) => one.id === id)?.score,
      );
      if (!row.security) {
        expect(scored).toEqual([]);
        continue;
      }
      const kept = scored.map(({ weight }) => parseDecimal(weight)).reduce(plus, zero);
      expect(toExact(weightsIn(row.security))).toBe(toExact(kept));
    }
    const all = best(contest);
    const row = rowOf(decide(withBids(contest, [{ ...all, answers: { ...all.answers, flag: 'no' } }])), 'best');
    for (const trace of [row.security, ...row.sections.map(({ score }) => score)])
      if (trace) expect(toExact(trace.value)).toBe('100/1');
  },
);

law('the rank follows exact totals, and displayed totals never contradict it', contests(), (contest) => {
  const { order, ranking } = decide(contest);
  const ranked = ranking.filter(({ rank }) => rank !== null);
  ranked.slice(1).forEach((row, at) => {
    const above = ranked[at];
    if (!above?.total || !row.total || !above.shownTotal || !row.shownTotal)
      throw new Error('a ranked bid has a total');
    const exact = compare(above.total.value, row.total.value);
    expect(order === 'highest' ? exact : -exact).not.toBe(-1);
    expect(compare(asExact(above.shownTotal), asExact(row.shownTotal))).toBe(exact);
    expect(exact === 0).toBe(above.rank === row.rank);
  });
});

/** Displayed totals may have more places than an input may. */
const asExact = (text: string): Fraction => {
  const [whole = '0', part = ''] = text.split('.');
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
};

law(
  'adding a question inside a section never changes what the section can bring',
  contests({ rules: ['forbidden'] }),
  (contest) => {
    const { questionnaire } = contest;
    const [first, ...others] = questionnaire.sections;
    if (!first) return;
    const halved = first.questions.map((question) =>
      question.purpose === 'award-criterion' ? { ...question, weight: halfOf(question.weight) } : question,
    );
    const wider: Contest = {
      ...withBids(contest, [best(contest)]),
      questionnaire: {
        ...questionnaire,
        sections: [{ ...first, questions: [...halved, aTextQuestion('extra', '50')] }, ...others],
      },
    };
    const bid = best(wider);
    const low = { ...bid, marks: { ...bid.marks, extra: questionnaire.scoring.scale.min } };
    const full = rowOf(decide(withBids(wider, [bid])), 'best');
    const lower = rowOf(decide(withBids(wider, [low])), 'best');
    expect(full.security && toExact(full.security.value)).toBe('100/1');
    expect(lower.sections.slice(1).map(({ score }) => score && toExact(score.value))).toEqual(
      others.map(() => '100/1'),
    );
    expect(totalsHundred(wider.questionnaire.sections.map(({ weight }) => weight))).toBe(true);
  },
);

const halfOf = (weight: string): string => {
  const cents = BigInt(weight.replace('.', ''));
  const thousandths = (cents * 10n) / 2n;
  return `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`;
};

law('a contest read from its JSON decides as before', contests(), (contest) => {
  const read = readContest(JSON.parse(JSON.stringify(contest)));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(outcomeToJson(decide(read.value))).toEqual(outcomeToJson(decide(contest)));
});

law(
  'the mark of a structured answer may be confirmed or lowered to a published one, and never raised',
  contests(),
  fc.nat(),
  (contest, pick) => {
    const { scale } = contest.questionnaire.scoring;
    const [bid] = contest.bids;
    const structured = questionsOf(contest).filter(({ kind, showIf }) => kind === 'single-choice' && !showIf);
    const question = structured[pick % Math.max(1, structured.length)];
    if (!bid || !question) return;
    const own = publishedMark(question, bid.answers?.[question.id], scale) ?? scale.min;
    const given = [scale.min, own, scale.max][pick % 3] ?? own;
    const judged = decideContest(withBids(contest, [{ ...bid, marks: { ...bid.marks, [question.id]: given } }]));
    expect(judged.ok).toBe(compare(parseDecimal(given), parseDecimal(own)) <= 0);
  },
);
