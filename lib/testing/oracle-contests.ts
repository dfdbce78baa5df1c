import {
  markByRule,
  type PlainBid,
  type PlainCondition,
  type PlainContest,
  type PlainQuestion,
  type PlainRules,
  type PlainSection,
} from './oracle';

/** Numbers that a seed decides (mulberry32, public domain): quick, and the same everywhere. */
class Dice {
  constructor(private state: number) {}
  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * count);
  }
  /** True so many times in a hundred. */
  percent(chance: number): boolean {
    return this.below(100) < chance;
  }
  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const scales: readonly PlainRules['scale'][] = [
  { min: '0', max: '5', step: '1', method: 'over-max' },
  { min: '0', max: '5', step: '1', method: 'over-range' },
  { min: '1', max: '5', step: '1', method: 'over-max' },
  { min: '1', max: '5', step: '1', method: 'over-range' },
  { min: '0', max: '3', step: '0.25', method: 'over-max' },
  { min: '2', max: '7', step: '0.5', method: 'over-range' },
  { min: '0', max: '10', step: '2', method: 'over-max' },
];

const marksOf = ({ min, max, step }: PlainRules['scale']): string[] => {
  const marks: string[] = [];
  for (let mark = Number(min); mark <= Number(max); mark += Number(step)) marks.push(String(mark));
  return marks;
};

/** Weights that total exactly 100: even ones, round ones, or hundredths, and now and then one of 0. */
const weights = (dice: Dice, count: number, even: boolean): string[] => {
  const unit = even || dice.percent(50) ? 1_000 : 1;
  const whole = 10_000 / unit;
  if (even) return Array.from({ length: count }, (_, at) => String((Math.floor((whole + at) / count) * unit) / 100));
  const least = dice.percent(10) ? 0 : 1;
  let left = whole - least * count;
  return Array.from({ length: count }, (_, at) => {
    const extra = at === count - 1 ? left : dice.below(Math.floor((2 * left) / (count - at)) + 1);
    const taken = Math.min(extra, left);
    left -= taken;
    return String(((taken + least) * unit) / 100);
  });
};

type Made = {
  rules: PlainRules;
  dice: Dice;
  marks: string[];
  earlier: PlainQuestion[];
  /** Few marks, equal weights and no price in the total: many bids tie, and are told apart by what breaks ties. */
  even: boolean;
};

const operatorsOf: Record<string, readonly string[]> = {
  'yes-no': ['is', 'isNot'],
  'single-choice': ['is', 'isNot'],
  'multiple-choice': ['includes', 'doesNotInclude'],
  number: ['atLeast', 'below', 'atMost', 'above'],
  date: ['onOrAfter', 'before', 'onOrBefore', 'after'],
};
const days = ['2026-01-31', '2026-02-28', '2026-03-01', '2027-01-01'];
const figures = ['0', '1', '1.5', '1.50', '2', '10'];

const valueFor = (dice: Dice, { kind, settings }: PlainQuestion): string => {
  if (kind === 'yes-no') return dice.one(['yes', 'no']);
  if (kind === 'number') return dice.one(figures);
  return kind === 'date' ? dice.one(days) : (dice.one(settings?.options ?? [{ id: 'a' }]).id ?? 'a');
};

const comparison = (dice: Dice, question: PlainQuestion): PlainCondition => ({
  question: question.id,
  operator: dice.one(operatorsOf[question.kind] ?? ['is']),
  value: valueFor(dice, question),
});

const condition = ({ dice, earlier }: Made, more: readonly PlainQuestion[] = []): PlainCondition | null => {
  const known = [...earlier, ...more].filter(({ kind }) => kind in operatorsOf);
  if (known.length === 0) return null;
  const parts = Array.from({ length: 1 + dice.below(2) }, () => comparison(dice, dice.one(known)));
  if (dice.percent(50)) return parts[0] ?? null;
  return dice.percent(50) ? { all: parts } : { any: [{ all: parts }, comparison(dice, dice.one(known))] };
};

const settingsOf = ({ dice, marks }: Made, kind: string, marked: boolean): PlainQuestion['settings'] => {
  const label = { en: 'Option' };
  const mark = () => dice.one(marks);
  if (kind === 'single-choice')
    return {
      options: ['a', 'b', 'c'].map((id) => ({ id, label, ...(marked && dice.percent(90) ? { mark: mark() } : {}) })),
    };
  if (kind === 'multiple-choice')
    return { options: ['a', 'b', 'c'].map((id) => ({ id, label, ...(marked ? { points: mark() } : {}) })) };
  if (!marked) return undefined;
  if (kind === 'yes-no') return { options: ['yes', 'no'].map((id) => ({ id, label, mark: mark() })) };
  if (kind !== 'number' && kind !== 'date') return undefined;
  const values = kind === 'number' ? figures : days;
  const bands = [1, 2].map(() => ({
    operator: dice.one(operatorsOf[kind] ?? []),
    value: dice.one(values),
    mark: mark(),
  }));
  return dice.percent(70) ? { bands, otherwise: mark() } : { bands };
};

const kinds = ['yes-no', 'single-choice', 'multiple-choice', 'number', 'date', 'long-text'];

const question = (made: Made, id: string, purpose: string, weight?: string): PlainQuestion => {
  const { dice, rules } = made;
  const award = purpose === 'award-criterion';
  const gate = purpose === 'requirement' || purpose === 'condition-of-participation';
  const kind = dice.one(gate ? kinds.slice(0, -1) : kinds);
  const settings = settingsOf(made, kind, award && dice.percent(70));
  const plain = {
    id,
    kind,
    wording: { en: id },
    principle: 1 + dice.below(3),
    purpose,
    ...(settings ? { settings } : {}),
    ...(award ? { weight, threshold: dice.percent(10) ? dice.one(made.marks.slice(0, 3)) : null } : {}),
  } as PlainQuestion;
  const conditional = award ? rules.notApplicable !== 'forbidden' && dice.percent(35) : dice.percent(25);
  const showIf = conditional ? condition(made) : null;
  if (showIf) plain.showIf = showIf;
  if (gate && dice.percent(80)) {
    const passIf = condition(made, [plain, plain, plain]);
    if (passIf) plain.passIf = passIf;
  }
  made.earlier.push(plain);
  return plain;
};

const awardOf = (dice: Dice, even: boolean): PlainRules['award'] => {
  if (even) return { mode: 'points', security: '100', criteria: [], price: null };
  const mode = dice.one(['points', 'points', 'points', 'points', 'points', 'price-per-quality', 'value-index']);
  const criteria = dice.one([0, 0, 1, 2]);
  const formula = mode === 'points' ? dice.one([null, 'T4', 'T5', 'T6', 'T7', 'T8', 'T4', 'T6']) : null;
  const [security = '100', ...others] = weights(dice, 1 + criteria + (formula ? 1 : 0), false);
  const named = Array.from({ length: criteria }, (_, at) => ({
    id: `k${at}`,
    weight: others[at] ?? '0',
    max: dice.one(['100', '10', '7.5']),
  }));
  const weight = others[criteria] ?? '0';
  if (mode === 'points') {
    const benchmark = formula === 'T8' ? { low: '90', high: dice.one(['180', '150.5']) } : {};
    return { mode, security, criteria: named, price: formula ? { formula, weight, ...benchmark } : null };
  }
  return { mode, security, criteria: named, ...(mode === 'value-index' ? { exponent: 1 + dice.below(3) } : {}) };
};

const rulesOf = (dice: Dice, even: boolean): PlainRules => ({
  scale: even ? { min: '0', max: '2', step: '1', method: 'over-max' } : dice.one(scales),
  notApplicable: dice.one(['forbidden', 'redistribute', 'full', 'none']),
  rounding: { places: dice.below(4), mode: 'half-up' } as PlainRules['rounding'],
  tieBreakers: [],
  minimumQuality: null,
  award: awardOf(dice, even),
});

const answerTo = (dice: Dice, asked: PlainQuestion): unknown => {
  if (dice.percent(8)) return asked.kind === 'multiple-choice' ? [] : '';
  if (asked.kind === 'multiple-choice') return ['a', 'b', 'c'].filter(() => dice.percent(50));
  return asked.kind === 'long-text' ? 'Some words.' : valueFor(dice, asked);
};

/** A published mark that is no higher than the one that the rule gives: what an evaluator may lower it to. */
const lowered = (dice: Dice, { settings }: PlainQuestion, given: string, least: string): string => {
  const published = [
    ...(settings?.options ?? []).flatMap(({ mark, points }) => [mark, points].flatMap((each) => each ?? [])),
    ...(settings?.bands ?? []).map(({ mark }) => mark),
    ...(settings?.otherwise === undefined ? [] : [settings.otherwise]),
  ].filter((mark) => Number(mark) <= Number(given) && Number(mark) >= Number(least));
  return published.length > 0 ? dice.one(published) : given;
};

const grounds = [
  'abnormally-low-price',
  'procedural-breach',
  'excluded-supplier',
  'excludable-supplier',
  'not-treaty-supplier',
] as const;

const prices = ['100', '100.00', '120', '99.99', '150', '80.5', '200.000001', '1000000'];

const bidBy = (made: Made, bidder: string): PlainBid => {
  const { dice, rules, marks, earlier } = made;
  const bid: PlainBid = {
    bidder,
    answers: {},
    marks: {},
    decisions: {},
    notApplicable: [],
    criteria: Object.fromEntries(
      rules.award.criteria.map(({ id, max }) => [id, dice.one(['0', '1', '2.5', '5', '7.5', max])]),
    ),
    price: dice.one(prices),
  };
  for (const asked of earlier) {
    const { id, purpose, passIf } = asked;
    const answer = answerTo(dice, asked);
    if (!dice.percent(4)) bid.answers[id] = answer;
    if (purpose === 'award-criterion') {
      const byRule = markByRule(asked, bid.answers[id], rules.scale.max);
      if (byRule === null) bid.marks[id] = dice.one(marks);
      else if (dice.percent(25)) bid.marks[id] = lowered(dice, asked, byRule, rules.scale.min);
      if (rules.notApplicable !== 'forbidden' && dice.percent(8)) bid.notApplicable.push(id);
    } else if (purpose !== 'information' && (!passIf || dice.percent(75)))
      bid.decisions[id] = dice.percent(92) ? 'pass' : 'fail';
  }
  // Whoever fails a requirement that everybody is asked need not be marked or priced to the end.
  const gate = earlier.find(({ purpose, showIf }) => purpose === 'requirement' && !showIf);
  if (gate && dice.percent(15)) {
    bid.decisions[gate.id] = 'fail';
    for (const id of [...Object.keys(bid.marks)]) if (dice.percent(40)) delete bid.marks[id];
    for (const id of [...Object.keys(bid.criteria)]) if (dice.percent(40)) delete bid.criteria[id];
    if (dice.percent(50)) bid.price = null;
  }
  // What the authority disregards need not be decided, marked or priced to the end either.
  if (dice.percent(6)) {
    bid.disregarded = dice.one([...grounds]);
    for (const id of [...Object.keys(bid.decisions)]) if (dice.percent(40)) delete bid.decisions[id];
    for (const id of [...Object.keys(bid.marks)]) if (dice.percent(40)) delete bid.marks[id];
    for (const id of [...Object.keys(bid.criteria)]) if (dice.percent(40)) delete bid.criteria[id];
    if (dice.percent(50)) bid.price = null;
  }
  return bid;
};

/**
 * Takes a seed; returns a contest without faults: every kind of question that has published marks, conditions, gates,
 * thresholds, every not-applicable rule, other criteria, every award mode and price formula, tie-breakers, and bids that
 * are often alike, so that ties happen.
 */
export const contestOf = (seed: number): PlainContest & { format: string } => {
  const dice = new Dice(seed);
  const even = dice.percent(20);
  const rules = rulesOf(dice, even);
  const made: Made = { rules, dice, marks: marksOf(rules.scale), earlier: [], even };
  const count = 1 + dice.below(3);
  const outer = weights(dice, count, even);
  const sections = Array.from({ length: count }, (_, s): PlainSection => {
    const free = Array.from({ length: dice.below(3) }, (__, at) =>
      question(
        made,
        `s${s}-f${at}`,
        dice.one(['information', 'information', 'requirement', 'requirement', 'condition-of-participation']),
      ),
    );
    const local = weights(dice, 1 + dice.below(3), even);
    const scored = local.map((weight, at) => question(made, `s${s}-a${at}`, 'award-criterion', weight));
    return {
      id: `s${s}`,
      title: { en: `s${s}` },
      weight: outer[s] ?? '0',
      threshold: dice.percent(12) ? dice.one(['0', '20', '33.333333', '60', '59.99']) : null,
      questions: [...free, ...scored],
    } as PlainSection;
  });
  const { award } = rules;
  if ([award.security, ...award.criteria.map(({ weight }) => weight)].some((weight) => weight !== '0'))
    rules.minimumQuality = dice.percent(15) ? dice.one(['10', '40', '66.666667']) : null;
  const criteria = made.earlier.filter(({ purpose }) => purpose === 'award-criterion');
  rules.tieBreakers = Array.from({ length: dice.below(4) }, () =>
    dice.one([
      { by: 'price' },
      { by: 'section', id: dice.one(sections).id },
      { by: 'question', id: dice.one(criteria).id },
    ]),
  );
  const bids: PlainBid[] = [];
  for (let at = 1 + dice.below(even ? 7 : 5); at > 0; at -= 1) {
    const bidder = `B${bids.length}`;
    const like = bids.length > 0 && dice.percent(30) ? dice.one(bids) : null;
    if (!like) bids.push(bidBy(made, bidder));
    else bids.push({ ...like, bidder, price: like.price !== null && dice.percent(40) ? dice.one(prices) : like.price });
  }
  const questionnaire = { format: 'assay-questionnaire/1', title: { en: 'Made up' }, scoring: rules, sections };
  return { format: 'assay-contest/1', questionnaire, bids };
};
