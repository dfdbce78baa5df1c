import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFull, law, scale } from '../testing/laws';
import { oracle, type PlainBid, type PlainContest, type PlainQuestion } from '../testing/oracle';
import { contestOf } from '../testing/oracle-contests';
import { type Contest, type Judged, readContest } from './contest';
import { decideContest } from './outcome';
import { outcomeToJson } from './outcome-json';

/** Contests in the gate; `npm test` takes one in fifty of them. */
const full = 100_000;
const runs = inFull ? full / scale : full / 50;

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

const valueOrThrow = <T>(judged: Judged<T>): T => {
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults[0]));
  return judged.value;
};
const decided = (contest: PlainContest) => outcomeToJson(valueOrThrow(decideContest(contest as Contest)));
/** What both engines state, in one text; the order of reasons is not published. */
const told = (contest: PlainContest): string => {
  const { order, ranking } = decided(contest);
  const rows = ranking.map(({ bidder, rank, total, totalExact, outcome, reasons, sections, principles }) => ({
    bidder,
    rank,
    total,
    totalExact,
    outcome,
    reasons: reasons.map(({ id, rule }) => `${id} ${rule}`).sort(),
    sections,
    principles,
  }));
  return JSON.stringify({ order, rows });
};

/** Each of its own contests, so that none comes near the time limit of a law in the gate. */
const parts = [1, 2, 3, 4, 5];
for (const part of parts)
  law(
    `totals, ranks, outcomes, reasons and scores are those of an engine written apart: part ${part} of ${parts.length}`,
    seeds,
    (seed) => {
      const contest = contestOf(seed * parts.length + part);
      const expected = oracle(contest);
      if (told(contest) !== JSON.stringify(expected)) expect(JSON.parse(told(contest))).toEqual(expected);
    },
    { runs: runs / parts.length },
  );

test('the contests reach every outcome, reason, formula and kind of tie', () => {
  const found = new Map<string, number>();
  const count = (what: string) => found.set(what, (found.get(what) ?? 0) + 1);
  for (let seed = 0; seed < 1_000; seed += 1) {
    const contest = contestOf(seed * 7_919);
    const { award, notApplicable } = contest.questionnaire.scoring;
    const { rows } = oracle(contest);
    // Also in form each is a contest that may come from outside.
    valueOrThrow(readContest(contest));
    count(`${award.mode} ${award.price?.formula ?? 'no price'}`);
    count(notApplicable);
    const totals = rows.flatMap(({ totalExact }) => totalExact ?? []);
    if (new Set(totals).size < new Set(rows.flatMap(({ rank }) => rank ?? [])).size) count('tie broken');
    if (totals.length > 1) count('more than one ranked');
    for (const { outcome, reasons, sections } of rows) {
      count(outcome);
      for (const reason of reasons) count(reason.split(' ')[1] ?? '');
      if (sections.some(({ score }) => score === null)) count('a section without a score');
    }
  }
  const expected = [
    ...['T4', 'T5', 'T6', 'T7', 'T8', 'no price'].map((formula) => `points ${formula}`),
    ...['price-per-quality no price', 'value-index no price', 'forbidden', 'redistribute', 'full', 'none'],
    ...['ranked', 'tied', 'disqualified', 'disregarded', 'not-scored', 'tie broken', 'more than one ranked'],
    ...['condition-of-participation', 'requirement', 'threshold', 'section-threshold', 'minimum-quality'],
    ...['nothing-counts', 'a section without a score'],
  ];
  expect(expected.filter((what) => (found.get(what) ?? 0) < 10)).toEqual([]);
});

type Row = { bidder: string; rank: number | null; totalExact: string | null; outcome: string };
const rowsOf = (contest: PlainContest): Map<string, Row> =>
  new Map(
    decided(contest).ranking.map(({ bidder, rank, totalExact, outcome }) => [
      bidder,
      { bidder, rank, totalExact, outcome },
    ]),
  );
const withBids = (contest: PlainContest, bids: PlainBid[]): PlainContest => ({ ...contest, bids });
/** Laws that need no second engine; 10,000 contests each in the gate. */
const some = { runs: 250 * (inFull ? 40 / scale : 1) };

law(
  'the order of bids changes nothing, and bids that tie stand in that order',
  seeds,
  fc.nat(),
  (seed, by) => {
    const contest = contestOf(seed);
    const { bids } = contest;
    const at = by % bids.length;
    const turned = [...bids.slice(at), ...bids.slice(0, at)].reverse();
    const again = withBids(contest, turned);
    expect(rowsOf(again)).toEqual(new Map(turned.map(({ bidder }) => [bidder, rowsOf(contest).get(bidder)])));
    const place = new Map(turned.map(({ bidder }, index) => [bidder, index]));
    const { ranking } = decided(again);
    ranking.slice(1).forEach((row, index) => {
      const above = ranking[index];
      if (above?.rank === row.rank) expect(place.get(above.bidder) ?? 0).toBeLessThan(place.get(row.bidder) ?? 0);
    });
  },
  some,
);

law(
  'a bid that fails a requirement changes nothing for the others, however low its price',
  seeds,
  (seed) => {
    const contest = contestOf(seed);
    const { questionnaire, bids } = contest;
    const [first, ...others] = questionnaire.sections;
    const [like] = bids;
    if (!first || !like) return;
    const gate = { id: 'gate', kind: 'long-text', wording: { en: 'G' }, principle: 1, purpose: 'requirement' };
    const gated = {
      ...contest,
      questionnaire: { ...questionnaire, sections: [{ ...first, questions: [...first.questions, gate] }, ...others] },
    } as PlainContest;
    const passed = bids.map((bid) => ({ ...bid, decisions: { ...bid.decisions, gate: 'pass' } }));
    const failed = { ...like, bidder: 'failed', decisions: { ...like.decisions, gate: 'fail' }, price: '0.01' };
    const [alone, beside] = [rowsOf(withBids(gated, passed)), rowsOf(withBids(gated, [failed, ...passed]))];
    expect(beside.get('failed')?.rank).toBe(null);
    beside.delete('failed');
    expect(Object.fromEntries(beside)).toEqual(Object.fromEntries(alone));
  },
  some,
);

/** A decimal string times a whole number, exactly. */
const timesOf = (text: string, factor: bigint): string => {
  const [whole = '', part = ''] = text.split('.');
  const digits = (BigInt(whole + part) * factor).toString().padStart(part.length + 1, '0');
  return part === '' ? digits : `${digits.slice(0, -part.length)}.${digits.slice(-part.length)}`;
};

law(
  'in another currency, at three to one, every rank and every total of points stays',
  seeds,
  (seed) => {
    const contest = contestOf(seed);
    const { questionnaire } = contest;
    const { award } = questionnaire.scoring;
    const { low, high } = award.price ?? {};
    const price = award.price &&
      low !== undefined &&
      high !== undefined && { ...award.price, low: timesOf(low, 3n), high: timesOf(high, 3n) };
    const dearer = {
      ...withBids(
        contest,
        contest.bids.map((bid) => ({ ...bid, price: bid.price && timesOf(bid.price, 3n) })),
      ),
      questionnaire: {
        ...questionnaire,
        scoring: { ...questionnaire.scoring, award: price ? { ...award, price } : award },
      },
    };
    const [before, after] = [rowsOf(contest), rowsOf(dearer)];
    for (const [bidder, row] of before) {
      const same = award.mode === 'points' ? row : { ...row, totalExact: expect.anything() };
      if (row.totalExact === null) expect(after.get(bidder)).toEqual(row);
      else expect(after.get(bidder)).toEqual(same);
    }
  },
  some,
);

const doubled = <T extends string | null | undefined>(mark: T): T =>
  (typeof mark === 'string' ? timesOf(mark, 2n) : mark) as T;
const withDoubledMarks = ({ settings, threshold, ...question }: PlainQuestion): PlainQuestion => ({
  ...question,
  ...(threshold === undefined ? {} : { threshold: doubled(threshold) }),
  ...(settings
    ? {
        settings: {
          ...settings,
          ...(settings.options
            ? {
                options: settings.options.map(({ mark, points, ...option }) => ({
                  ...option,
                  ...(mark === undefined ? {} : { mark: doubled(mark) }),
                  ...(points === undefined ? {} : { points: doubled(points) }),
                })),
              }
            : {}),
          ...(settings.bands ? { bands: settings.bands.map((band) => ({ ...band, mark: doubled(band.mark) })) } : {}),
          ...(settings.otherwise === undefined ? {} : { otherwise: doubled(settings.otherwise) }),
        },
      }
    : {}),
});

law(
  'on a scale of twice the marks, with every mark doubled, nothing changes',
  seeds,
  (seed) => {
    const contest = contestOf(seed);
    const { questionnaire } = contest;
    const { scoring } = questionnaire;
    const { min, max, step, method } = scoring.scale;
    const larger = {
      ...withBids(
        contest,
        contest.bids.map((bid) => ({
          ...bid,
          marks: Object.fromEntries(Object.entries(bid.marks).map(([id, mark]) => [id, doubled(mark)])),
        })),
      ),
      questionnaire: {
        ...questionnaire,
        scoring: { ...scoring, scale: { min: doubled(min), max: doubled(max), step: doubled(step), method } },
        sections: questionnaire.sections.map((section) => ({
          ...section,
          questions: section.questions.map(withDoubledMarks),
        })),
      },
    };
    expect(told(larger)).toBe(told(contest));
  },
  some,
);
