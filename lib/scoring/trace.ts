import {
  compare,
  type Fraction,
  hundred,
  max,
  min,
  minus,
  one,
  over,
  parseExact,
  power,
  sum,
  times,
  toDecimal,
  toExact,
  toPlainDecimal,
  toPounds,
  zero,
} from './fraction';

/**
 * How a value comes from its parts:
 * `given` has no parts (a mark, a weight, a price, a published limit); `sum` and `product` take any parts;
 * `difference` is a − b, `quotient` a ÷ b, `power` a to the b, `share` a ÷ b × c, `clamp` a kept between b and c;
 * `least` and `greatest` choose among parts.
 */
export const traceRules = [
  'given',
  'sum',
  'product',
  'difference',
  'quotient',
  'power',
  'share',
  'clamp',
  'least',
  'greatest',
] as const;
export type TraceRule = (typeof traceRules)[number];

/** A value with the reason for it. `about` names what the node speaks of, such as `question:q1`, for links. */
export type Trace = {
  readonly label: string;
  readonly rule: TraceRule;
  readonly value: Fraction;
  readonly parts: readonly Trace[];
  readonly about?: string;
  readonly note?: string;
};

/** A trace as JSON: the value is `n/d` in lowest terms. */
export type TraceJson = {
  label: string;
  rule: TraceRule;
  value: string;
  parts: TraceJson[];
  about?: string | undefined;
  note?: string | undefined;
};

export type TraceExtras = { about?: string; note?: string };

const none: readonly Trace[] = [];

/** A leaf: a value that was given and not calculated. */
export const given = (label: string, value: Fraction, extras?: TraceExtras): Trace => ({
  label,
  rule: 'given',
  value,
  parts: none,
  ...extras,
});

const arity: Partial<Record<TraceRule, bigint>> = {
  difference: 2n,
  quotient: 2n,
  power: 2n,
  share: 3n,
  clamp: 3n,
};

/** Applies a rule to the values of its parts. Throws RangeError where the parts do not fit the rule. */
const apply = (rule: Exclude<TraceRule, 'given'>, values: readonly Fraction[]): Fraction => {
  const wanted = arity[rule];
  if (wanted && BigInt(values.length) !== wanted) throw new RangeError(`${rule} takes ${wanted} parts`);
  const [a, b, c] = values;
  if (rule === 'sum') return sum(values);
  if (rule === 'product') return values.reduce(times, one);
  if (a === undefined) throw new RangeError(`${rule} needs at least one part`);
  if (rule === 'least') return values.reduce(min);
  if (rule === 'greatest') return values.reduce(max);
  if (b === undefined) throw new RangeError(`${rule} takes 2 parts`);
  if (rule === 'difference') return minus(a, b);
  if (rule === 'quotient') return over(a, b);
  if (rule === 'power') return power(a, b);
  if (c === undefined) throw new RangeError(`${rule} takes 3 parts`);
  return rule === 'share' ? times(over(a, b), c) : min(max(a, b), c);
};

/** A calculated value. The value is found from the parts here and nowhere else, so a trace cannot disagree with itself. */
export const derived = (
  label: string,
  rule: Exclude<TraceRule, 'given'>,
  parts: readonly Trace[],
  extras?: TraceExtras,
): Trace => ({
  label,
  rule,
  value: apply(
    rule,
    parts.map((part) => part.value),
  ),
  parts,
  ...extras,
});

/** Recomputes the root of a trace from its leaves alone; the values stored in between are not looked at. */
export const replay = (trace: Trace): Fraction =>
  trace.rule === 'given' ? trace.value : apply(trace.rule, trace.parts.map(replay));

/** Returns the first node whose stored value is not what its parts give, or null where all agree. */
export const disagreement = (trace: Trace): Trace | null => {
  for (const part of trace.parts) {
    const found = disagreement(part);
    if (found) return found;
  }
  if (trace.rule === 'given') return null;
  const value = apply(
    trace.rule,
    trace.parts.map((part) => part.value),
  );
  return compare(value, trace.value) === 0 ? null : trace;
};

/** Returns the first node that speaks of `about` (`section:s1`, `question:q1`), from the root down, or null. */
export const nodeAbout = (trace: Trace, about: string): Trace | null => {
  if (trace.about === about) return trace;
  for (const part of trace.parts) {
    const found = nodeAbout(part, about);
    if (found) return found;
  }
  return null;
};

/** Returns the trace as plain JSON. */
export const traceToJson = (trace: Trace): TraceJson => ({
  label: trace.label,
  rule: trace.rule,
  value: toExact(trace.value),
  parts: trace.parts.map(traceToJson),
  ...(trace.about === undefined ? {} : { about: trace.about }),
  ...(trace.note === undefined ? {} : { note: trace.note }),
});

/** Reads a trace that `traceToJson` wrote. Throws RangeError for a value that is not `n/d`. */
export const traceFromJson = (json: TraceJson): Trace => ({
  label: json.label,
  rule: json.rule,
  value: parseExact(json.value),
  parts: json.parts.map(traceFromJson),
  ...(json.about === undefined ? {} : { about: json.about }),
  ...(json.note === undefined ? {} : { note: json.note }),
});

/** Limits of a price that a published version gives; a bid's own price says so by what it is about. */
const priceLimits = ['upper benchmark', 'lower benchmark'];

/** True for a value in pounds: a price, and what adding, taking away, choosing among or sharing out prices gives. */
export const isMoney = ({ rule, label, about, parts }: Trace): boolean => {
  const [a, b] = parts;
  switch (rule) {
    case 'given':
      return about === 'price' || priceLimits.includes(label);
    case 'sum':
    case 'difference':
    case 'least':
    case 'greatest':
      return parts.some(isMoney);
    case 'quotient':
      // A price in thousands is told as a number.
      return a !== undefined && b !== undefined && isMoney(a) && !isMoney(b) && b.label !== '1000';
    default:
      return false;
  }
};

const shownPlaces = 2;
const shown = (trace: Trace): string => (isMoney(trace) ? toPounds(trace.value) : toDecimal(trace.value, shownPlaces));
const isNegative = (value: Fraction): boolean => compare(value, zero) < 0;

/** A given value in full where it is a decimal, as a whole mark or a weight is: `4`, `33.33`; money as money. */
const leaf = (trace: Trace): string => {
  const text = isMoney(trace) ? shown(trace) : (toPlainDecimal(trace.value) ?? shown(trace));
  return isNegative(trace.value) ? `(${text})` : text;
};

const joined = (rule: Exclude<TraceRule, 'given'>, parts: readonly string[]): string => {
  const [a = '', b = '', c = ''] = parts;
  switch (rule) {
    case 'sum':
      return parts.length === 0 ? 'nothing' : parts.join(' + ');
    case 'product':
      return parts.join(' × ');
    case 'difference':
      return `${a} − ${b}`;
    case 'quotient':
      return `${a} ÷ ${b}`;
    case 'power':
      return `${a} to the power ${b}`;
    case 'share':
      return `${a} ÷ ${b} × ${c}`;
    case 'clamp':
      return `${a} kept between ${b} and ${c}`;
    case 'least':
      return `the least of ${parts.join(', ')}`;
    case 'greatest':
      return `the greatest of ${parts.join(', ')}`;
  }
};

const noted = (text: string, note: string | undefined): string => (note ? `${text} [${note}]` : text);

/** `A = 4 ÷ 5 × 20 = 16.00` without its label, for the inside of brackets. */
const working = (trace: Trace): string =>
  trace.rule === 'given'
    ? leaf(trace)
    : `${joined(
        trace.rule,
        trace.parts.map((part) => (part.rule === 'given' ? leaf(part) : `${part.label} ${shown(part)}`)),
      )} = ${shown(trace)}`;

const sentence = (trace: Trace, tell: (part: Trace) => string): string =>
  trace.rule === 'given'
    ? noted(`${trace.label}: ${leaf(trace)}`, trace.note)
    : noted(`${trace.label}: ${shown(trace)} = ${joined(trace.rule, trace.parts.map(tell))}`, trace.note);

/**
 * Returns one line in plain words with the working of each part in brackets:
 * `Section B: 24.00 = B1 (4 ÷ 5 × 20 = 16.00) + B2 (2 ÷ 5 × 20 = 8.00)`. Figures in between are shown to two places
 * and never used in a calculation.
 */
export const explain = (trace: Trace): string =>
  sentence(trace, (part) =>
    part.rule === 'given' ? leaf(part) : noted(`${part.label} (${working(part)})`, part.note),
  );

/** Returns the short line that opens a fold-out: `Section B: 24.00 = B1 16.00 + B2 8.00`. */
export const summary = (trace: Trace): string =>
  sentence(trace, (part) => (part.rule === 'given' ? leaf(part) : `${part.label} ${shown(part)}`));

/** Returns a line for every calculated node from the root down, so that any figure can be followed to its leaves. */
export const explainAll = (trace: Trace): string[] =>
  trace.rule === 'given' ? [] : [summary(trace), ...trace.parts.flatMap(explainAll)];

/** A percentage's base, shared by every trace. */
export const ofHundred = given('100', hundred);
