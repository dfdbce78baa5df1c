/**
 * A second engine, to hold the first against: written from the words of the published rules alone (product 7,
 * procurement practice 3.3), on pairs of whole numbers that are compared by cross multiplication, and sharing not a line
 * with what it judges. It takes plain JSON that the first engine accepts, and expects no faults.
 */

/** Numerator and denominator; the denominator is above 0, and nothing is ever in lowest terms before it is printed. */
type Ratio = readonly [bigint, bigint];

const dec = (text: string): Ratio => {
  const [whole = '0', part = ''] = text.split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
};
const int = (n: number): Ratio => [BigInt(n), 1n];
const add = ([a, b]: Ratio, [c, d]: Ratio): Ratio => (b === d ? [a + c, b] : [a * d + c * b, b * d]);
const sub = (a: Ratio, [c, d]: Ratio): Ratio => add(a, [-c, d]);
const mul = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * c, b * d];
const div = ([a, b]: Ratio, [c, d]: Ratio): Ratio => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
/** Below 0, 0 or above: which of two ratios is larger. */
const cmp = ([a, b]: Ratio, [c, d]: Ratio): number => {
  const apart = a * d - c * b;
  return apart < 0n ? -1 : apart > 0n ? 1 : 0;
};
const total = (list: readonly Ratio[]): Ratio => list.reduce(add, int(0));
const nothing = int(0);
const hundred = int(100);
const smaller = (a: Ratio, b: Ratio): Ratio => (cmp(a, b) < 0 ? a : b);
const larger = (a: Ratio, b: Ratio): Ratio => (cmp(a, b) > 0 ? a : b);
const between = (low: Ratio, value: Ratio, high: Ratio): Ratio => smaller(high, larger(low, value));

const exact = ([n, d]: Ratio): string => {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b > 0n) [a, b] = [b, a % b];
  return `${n / a}/${d / a}`;
};
/** Half up, to so many places. None of what is printed is below 0. */
const rounded = ([n, d]: Ratio, places: number): string => {
  const scaled = n * 10n ** BigInt(places);
  const digits = ((2n * scaled + d) / (2n * d)).toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

export type PlainCondition =
  | { all: PlainCondition[] }
  | { any: PlainCondition[] }
  | { question: string; operator: string; value: string };
type PlainOption = { id: string; mark?: string; points?: string };
export type PlainQuestion = {
  id: string;
  kind: string;
  principle: number;
  purpose: string;
  weight?: string;
  threshold?: string | null;
  showIf?: PlainCondition | null;
  passIf?: PlainCondition;
  settings?: {
    options?: PlainOption[];
    bands?: { operator: string; value: string; mark: string }[];
    otherwise?: string;
  };
};
export type PlainSection = { id: string; weight: string; threshold?: string | null; questions: PlainQuestion[] };
export type PlainRules = {
  scale: { min: string; max: string; step: string; method: string };
  notApplicable: string;
  rounding: { places: number };
  tieBreakers: { by: string; id?: string }[];
  minimumQuality: string | null;
  award: {
    mode: string;
    security: string;
    criteria: { id: string; weight: string; max: string }[];
    price?: { formula: string; weight: string; low?: string; high?: string } | null;
    exponent?: number;
  };
};
export type PlainBid = {
  bidder: string;
  answers: Record<string, unknown>;
  marks: Record<string, string>;
  decisions: Record<string, string>;
  notApplicable: string[];
  criteria: Record<string, string>;
  price: string | null;
  disregarded?: string;
};
export type PlainContest = { questionnaire: { scoring: PlainRules; sections: PlainSection[] }; bids: PlainBid[] };

export type OracleRow = {
  bidder: string;
  rank: number | null;
  total: string | null;
  totalExact: string | null;
  outcome: string;
  /** Sorted: their order is not published. */
  reasons: string[];
  sections: { id: string; score: string | null; scoreExact: string | null }[];
  principles: { principle: number; score: string | null; scoreExact: string | null }[];
};

const unanswered = (answer: unknown): boolean =>
  answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);

const compares = (operator: string, value: string, answer: unknown): boolean => {
  if (unanswered(answer)) return false;
  if (Array.isArray(answer)) {
    const within = answer.includes(value);
    return operator === 'includes' ? within : operator === 'doesNotInclude' && !within;
  }
  const text = String(answer);
  const apart = () => cmp(dec(text), dec(value));
  const days = text < value ? -1 : text > value ? 1 : 0;
  const table: Record<string, () => boolean> = {
    is: () => text === value,
    isNot: () => text !== value,
    atLeast: () => apart() >= 0,
    below: () => apart() < 0,
    atMost: () => apart() <= 0,
    above: () => apart() > 0,
    onOrAfter: () => days >= 0,
    before: () => days < 0,
    onOrBefore: () => days <= 0,
    after: () => days > 0,
  };
  return table[operator]?.() ?? false;
};

const holds = (condition: PlainCondition, answers: ReadonlyMap<string, unknown>): boolean => {
  if ('all' in condition) return condition.all.every((each) => holds(each, answers));
  if ('any' in condition) return condition.any.some((each) => holds(each, answers));
  return compares(condition.operator, condition.value, answers.get(condition.question));
};

/** The mark that published options, points or bands give an answer; null where a person gives it. */
export const markByRule = ({ kind, settings }: PlainQuestion, answer: unknown, top: string): string | null => {
  if (unanswered(answer) || !settings) return null;
  if (kind === 'multiple-choice') {
    const chosen = settings.options?.filter(({ id }) => (answer as string[]).includes(id)) ?? [];
    if (!settings.options?.some(({ points }) => points !== undefined)) return null;
    const points = total(chosen.map((option) => dec(option.points ?? '0')));
    return cmp(points, dec(top)) > 0 ? top : rounded(points, 6);
  }
  if (kind === 'number' || kind === 'date') {
    const band = settings.bands?.find(({ operator, value }) => compares(operator, value, answer));
    return band?.mark ?? settings.otherwise ?? null;
  }
  return settings.options?.find(({ id }) => id === answer)?.mark ?? null;
};

type Scored = { fraction: Ratio; mark: Ratio | null } | 'left out' | 'missing';
type Seen = {
  bid: PlainBid;
  excluded: string[];
  failed: string[];
  sections: (Ratio | null)[];
  principles: Map<number, Ratio | null>;
  security: Ratio | null;
  quality: Ratio | null;
  qualityPoints: Ratio | null;
  marks: Map<string, Ratio>;
};

/** Σ(fraction × weight) ÷ Σ weight × 100 over what counts; null where nothing does, or a mark is missing. */
const share = (rows: readonly { scored: Scored; weight: Ratio }[]): Ratio | null => {
  let [points, weights] = [nothing, nothing];
  for (const { scored, weight } of rows) {
    if (scored === 'missing') return null;
    if (scored === 'left out') continue;
    points = add(points, mul(scored.fraction, weight));
    weights = add(weights, weight);
  }
  return weights[0] === 0n ? null : mul(div(points, weights), hundred);
};

const look = (bid: PlainBid, { scoring, sections }: PlainContest['questionnaire']): Seen => {
  const { scale, award } = scoring;
  const [low, high] = [dec(scale.min), dec(scale.max)];
  const seen: Seen = {
    bid,
    excluded: [],
    failed: [],
    sections: [],
    principles: new Map(),
    security: null,
    quality: null,
    qualityPoints: null,
    marks: new Map(),
  };
  if (bid.disregarded) seen.excluded.push(`tender ${bid.disregarded}`);
  // Top to bottom: what is hidden counts as unanswered for everything below it.
  const asked = new Map<string, unknown>();
  const visible = new Set<string>();
  for (const { questions } of sections)
    for (const { id, showIf } of questions)
      if (!showIf || holds(showIf, asked)) {
        visible.add(id);
        asked.set(id, bid.answers[id]);
      }
  const scoredOf = (question: PlainQuestion): Scored => {
    const { id } = question;
    if (!visible.has(id) || bid.notApplicable.includes(id)) {
      if (scoring.notApplicable === 'full') return { fraction: int(1), mark: high };
      return scoring.notApplicable === 'none' ? { fraction: nothing, mark: null } : 'left out';
    }
    const text = bid.marks[id] ?? markByRule(question, bid.answers[id], scale.max);
    if (text === null) return 'missing';
    const mark = dec(text);
    const fraction = scale.method === 'over-max' ? div(mark, high) : div(sub(mark, low), sub(high, low));
    return { fraction, mark };
  };
  const belowMinimum: string[] = [];
  const byPrinciple = new Map<number, { scored: Scored; weight: Ratio }[]>();
  let someMissing = false;
  const weighed: { scored: Scored; weight: Ratio }[] = [];
  for (const section of sections) {
    const rows: { scored: Scored; weight: Ratio }[] = [];
    for (const question of section.questions) {
      const { id, purpose, passIf, threshold } = question;
      if (purpose === 'requirement' || purpose === 'condition-of-participation') {
        if (!visible.has(id)) continue;
        // Only what is out already may be left undecided where no published rule decides.
        const byRule = passIf ? (holds(passIf, asked) ? 'pass' : 'fail') : 'undecided';
        const decision = bid.decisions[id] ?? byRule;
        if (decision === 'fail') (purpose === 'requirement' ? seen.failed : seen.excluded).push(`${id} ${purpose}`);
      }
      if (purpose !== 'award-criterion') continue;
      const scored = scoredOf(question);
      const weight = dec(question.weight ?? '0');
      rows.push({ scored, weight });
      const group = byPrinciple.get(question.principle) ?? [];
      byPrinciple.set(question.principle, [...group, { scored, weight: mul(dec(section.weight), weight) }]);
      if (scored === 'missing') someMissing = true;
      else if (scored !== 'left out' && scored.mark) {
        seen.marks.set(id, scored.mark);
        if (threshold && cmp(scored.mark, dec(threshold)) < 0) belowMinimum.push(`${id} threshold`);
      }
    }
    const score = share(rows);
    seen.sections.push(score);
    if (score && section.threshold && cmp(score, dec(section.threshold)) < 0)
      belowMinimum.push(`${section.id} section-threshold`);
    if (score) weighed.push({ scored: { fraction: div(score, hundred), mark: null }, weight: dec(section.weight) });
  }
  for (const [principle, rows] of byPrinciple) seen.principles.set(principle, share(rows));
  seen.security = someMissing ? null : share(weighed);
  const weight = dec(award.security);
  const figures = award.criteria.map((criterion) => ({ criterion, figure: bid.criteria[criterion.id] }));
  if (figures.every(({ figure }) => figure !== undefined) && (seen.security || weight[0] === 0n)) {
    const points = figures.map(({ criterion, figure = '0' }) =>
      mul(div(dec(figure), dec(criterion.max)), dec(criterion.weight)),
    );
    const own = seen.security ? mul(div(seen.security, hundred), weight) : nothing;
    seen.qualityPoints = total([own, ...points]);
    const available = total([weight, ...award.criteria.map((criterion) => dec(criterion.weight))]);
    seen.quality = available[0] === 0n ? null : mul(div(seen.qualityPoints, available), hundred);
  }
  seen.failed.push(...belowMinimum);
  if (scoring.minimumQuality !== null && seen.quality && cmp(seen.quality, dec(scoring.minimumQuality)) < 0)
    seen.failed.push('quality minimum-quality');
  return seen;
};

const standingOf = ({ excluded, failed, security, quality }: Seen, { award }: PlainRules): [string, string[]] => {
  if (excluded.length > 0) return ['disregarded', excluded];
  if (failed.length > 0) return ['disqualified', failed];
  if (!security && dec(award.security)[0] !== 0n) return ['not-scored', ['security nothing-counts']];
  if (award.mode === 'price-per-quality' && (!quality || quality[0] === 0n))
    return ['not-scored', ['quality no-quality']];
  return ['assessed', []];
};

/** Points for a price by formulas T4 to T8 of procurement practice 3.3, among the prices of the assessed bids. */
const pointsFor = (rule: NonNullable<PlainRules['award']['price']>, price: Ratio, pool: readonly Ratio[]): Ratio => {
  const weight = dec(rule.weight);
  const lowest = pool.reduce(smaller);
  const highest = pool.reduce(larger);
  const mean = div(total(pool), int(pool.length));
  switch (rule.formula) {
    case 'T4':
      return div(mul(weight, lowest), price);
    case 'T5':
      return larger(nothing, mul(weight, sub(int(1), div(sub(price, lowest), lowest))));
    case 'T6':
      return cmp(lowest, highest) === 0 ? weight : mul(weight, div(sub(highest, price), sub(highest, lowest)));
    case 'T7': {
      const deviation = div(mul(hundred, sub(price, mean)), mean);
      return div(mul(weight, between(nothing, sub(int(50), deviation), hundred)), hundred);
    }
    default: {
      const [low, high] = [dec(rule.low ?? '0'), dec(rule.high ?? '0')];
      return mul(weight, between(nothing, div(sub(high, price), sub(high, low)), int(1)));
    }
  }
};

const totalOf = (seen: Seen, award: PlainRules['award'], pool: readonly Ratio[]): Ratio => {
  const price = dec(seen.bid.price ?? '0');
  const quality = seen.quality ?? nothing;
  if (award.mode === 'price-per-quality') return div(price, quality);
  if (award.mode === 'value-index') {
    let power = int(1);
    for (let times = 0; times < (award.exponent ?? 1); times += 1) power = mul(power, quality);
    return div(power, div(price, int(1000)));
  }
  const points = seen.qualityPoints ?? nothing;
  return award.price ? add(points, pointsFor(award.price, price, pool)) : points;
};

/** Works a contest out. Rows come by rank, then in the order of the bids. */
export const oracle = ({ questionnaire, bids }: PlainContest): { order: string; rows: OracleRow[] } => {
  const { scoring, sections } = questionnaire;
  const { award, rounding, tieBreakers } = scoring;
  const all = bids.map((bid) => look(bid, questionnaire));
  const assessed = all.filter((seen) => standingOf(seen, scoring)[0] === 'assessed');
  const pool = assessed.map(({ bid }) => dec(bid.price ?? '0'));
  const order = award.mode === 'price-per-quality' ? 'lowest' : 'highest';
  const totals = new Map(assessed.map((seen) => [seen, totalOf(seen, award, pool)]));
  const sectionAt = (id: string | undefined) => sections.findIndex((section) => section.id === id);
  /** Below 0 where the first is placed before the second. */
  const before = (a: Seen, b: Seen): number => {
    const better = (x: Ratio, y: Ratio): number => -cmp(x, y);
    const first = (order === 'highest' ? better : cmp)(totals.get(a) ?? nothing, totals.get(b) ?? nothing);
    if (first !== 0) return first;
    for (const { by, id = '' } of tieBreakers) {
      const [x, y] = [a, b].map((seen) => {
        if (by === 'price') return dec(seen.bid.price ?? '0');
        return (by === 'section' ? seen.sections[sectionAt(id)] : seen.marks.get(id)) ?? nothing;
      }) as [Ratio, Ratio];
      const next = by === 'price' ? cmp(x, y) : better(x, y);
      if (next !== 0) return next;
    }
    return 0;
  };
  // As many places as tell every two different totals apart.
  let { places } = rounding;
  const values = [...totals.values()];
  const alike = () =>
    values.some((a) => values.some((b) => cmp(a, b) !== 0 && rounded(a, places) === rounded(b, places)));
  while (alike()) places += 1;
  const shown = (score: Ratio | null | undefined) => ({
    score: score ? rounded(score, rounding.places) : null,
    scoreExact: score ? exact(score) : null,
  });
  const rows = all.map((seen): OracleRow => {
    const [standing, reasons] = standingOf(seen, scoring);
    const value = totals.get(seen);
    const ahead = assessed.filter((other) => other !== seen && before(other, seen) < 0).length;
    const beside = assessed.some((other) => other !== seen && before(other, seen) === 0);
    return {
      bidder: seen.bid.bidder,
      rank: value ? ahead + 1 : null,
      total: value ? rounded(value, places) : null,
      totalExact: value ? exact(value) : null,
      outcome: standing === 'assessed' ? (beside ? 'tied' : 'ranked') : standing,
      reasons: [...reasons].sort(),
      sections: sections.map(({ id }, at) => ({ id, ...shown(seen.sections[at]) })),
      principles: [...seen.principles]
        .sort(([a], [b]) => a - b)
        .map(([principle, score]) => ({ principle, ...shown(score) })),
    };
  });
  const place = ({ rank }: OracleRow): number => rank ?? bids.length + 1;
  return {
    order,
    rows: rows
      .map((row, at) => ({ row, at }))
      .sort((a, b) => place(a.row) - place(b.row) || a.at - b.at)
      .map(({ row }) => row),
  };
};
