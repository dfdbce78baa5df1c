import FractionJs from 'fraction.js';
import { decimalPattern } from './rules';

declare const exact: unique symbol;

/**
 * An exact rational in lowest terms. Opaque on purpose: only the functions of this file look inside, so the rest of the
 * core cannot slip into floats.
 */
export type Fraction = { readonly [exact]: true };

/** How two fractions stand to one another: -1 below, 0 equal, 1 above. */
export type Order = -1 | 0 | 1;

const open = (value: Fraction): FractionJs => value as unknown as FractionJs;
const close = (value: FractionJs): Fraction => value as unknown as Fraction;
const signed = (value: Fraction): bigint => open(value).s * open(value).n;

/** Takes a whole numerator and denominator; throws RangeError for a denominator of 0. */
export const fraction = (numerator: bigint, denominator = 1n): Fraction => {
  if (denominator === 0n) throw new RangeError('A fraction cannot have the denominator 0');
  return close(new FractionJs(numerator, denominator));
};

export const zero = fraction(0n);
export const one = fraction(1n);
export const hundred = fraction(100n);

export const plus = (a: Fraction, b: Fraction): Fraction => close(open(a).add(open(b)));
export const minus = (a: Fraction, b: Fraction): Fraction => close(open(a).sub(open(b)));
export const times = (a: Fraction, b: Fraction): Fraction => close(open(a).mul(open(b)));

/** Returns a ÷ b; throws RangeError where b is 0. */
export const over = (a: Fraction, b: Fraction): Fraction => {
  if (isZero(b)) throw new RangeError('Cannot divide by 0');
  return close(open(a).div(open(b)));
};

/** Returns a to the power of a whole, non-negative exponent; throws RangeError for any other exponent. */
export const power = (a: Fraction, exponent: Fraction): Fraction => {
  const { s, n, d } = open(exponent);
  if (d !== 1n || s * n < 0n) throw new RangeError('An exponent must be a whole number from 0');
  return fraction(signed(a) ** n, open(a).d ** n);
};

export const compare = (a: Fraction, b: Fraction): Order => {
  const left = signed(a) * open(b).d;
  const right = signed(b) * open(a).d;
  return left < right ? -1 : left > right ? 1 : 0;
};

export const equal = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;
export const isZero = (a: Fraction): boolean => open(a).n === 0n;
export const min = (a: Fraction, b: Fraction): Fraction => (compare(b, a) < 0 ? b : a);
export const max = (a: Fraction, b: Fraction): Fraction => (compare(b, a) > 0 ? b : a);

const greatestDivisor = (a: bigint, b: bigint): bigint => {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
};

/** Sum of all values; 0 where there are none. Brings all to one denominator first, which is cheaper than pairwise. */
export const sum = (values: readonly Fraction[]): Fraction => {
  let numerator = 0n;
  let denominator = 1n;
  for (const value of values) {
    const { d } = open(value);
    if (denominator % d === 0n) {
      numerator += signed(value) * (denominator / d);
      continue;
    }
    const step = d / greatestDivisor(denominator, d);
    numerator = numerator * step + signed(value) * ((denominator * step) / d);
    denominator *= step;
  }
  return fraction(numerator, denominator);
};

const parsed = new Map<string, Fraction>();

/**
 * Takes a decimal string such as `12.5` (at most 12 digits before and 6 after the point); throws RangeError for any
 * other text, because fraction.js alone would also read `1/3` and `0.(3)`.
 */
export const parseDecimal = (text: string): Fraction => {
  const known = parsed.get(text);
  if (known) return known;
  if (!decimalPattern.test(text)) throw new RangeError(`Not a decimal string: ${text.slice(0, 40)}`);
  const point = text.indexOf('.');
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  const value = fraction(BigInt(digits), point < 0 ? 1n : 10n ** BigInt(text.length - point - 1));
  // Marks and weights repeat thousands of times; the limit only keeps a hostile file from filling memory.
  if (parsed.size < 10_000) parsed.set(text, value);
  return value;
};

export const isDecimal = (text: string): boolean => decimalPattern.test(text);

/** Returns the value rounded once to `places` decimals, half up (away from 0 for negative values), all places shown. */
export const toDecimal = (value: Fraction, places: number): string => {
  const { s, n, d } = open(value);
  const rounded = (n * 10n ** BigInt(places) * 2n + d) / (d * 2n);
  const digits = rounded.toString().padStart(places + 1, '0');
  const sign = s < 0n && rounded !== 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** Returns a value in pounds as people write it, rounded once to pence: £95,000, or £95,000.50 where not whole. */
export const toPounds = (value: Fraction): string => {
  const text = toDecimal(value, 2);
  const [whole = '0', pence = '00'] = text.replace('-', '').split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${text.startsWith('-') ? '-' : ''}£${grouped}${pence === '00' ? '' : `.${pence}`}`;
};

/** Returns the exact value as `n/d` in lowest terms, d always shown: `80/1`. */
export const toExact = (value: Fraction): string => `${signed(value)}/${open(value).d}`;

/** Reads `n/d` as `toExact` writes it; throws RangeError for any other text. */
export const parseExact = (text: string): Fraction => {
  const found = /^(-?\d+)\/(\d+)$/.exec(text);
  if (!found?.[1] || !found[2]) throw new RangeError(`Not an exact value such as 1/3: ${text.slice(0, 40)}`);
  return fraction(BigInt(found[1]), BigInt(found[2]));
};

/**
 * Returns the shortest decimal that equals the value (`12.5`), or null where none with at most six places does.
 * Parsing what it prints gives the value back.
 */
export const toPlainDecimal = (value: Fraction): string | null => {
  const { d } = open(value);
  if (1_000_000n % d !== 0n) return null;
  const text = toDecimal(value, 6);
  return text.replace(/\.?0+$/, '');
};

/** Returns the largest whole number that is not above the value. */
export const floor = (value: Fraction): bigint => {
  const numerator = signed(value);
  const { d } = open(value);
  const whole = numerator / d;
  return numerator < 0n && whole * d !== numerator ? whole - 1n : whole;
};
