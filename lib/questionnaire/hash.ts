import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A lone half of a surrogate pair has no UTF-8 form, so two different texts could share a hash. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const text = (value: string): string => {
  if (loneSurrogate.test(value)) throw new TypeError('Text with half a surrogate pair has no canonical form');
  return JSON.stringify(value);
};

/** Sorts by UTF-16 code units, as RFC 8785 section 3.2.3 asks: the order of `<` on strings. */
const byCodeUnits = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The canonical form of JSON by RFC 8785 (JSON Canonicalization Scheme): keys sorted, no white space, ECMAScript
 * number and string forms. Takes plain data; a property that is `undefined` is left out as JSON does. Throws a
 * TypeError on anything that JSON cannot hold (NaN, a function, a Date, half a surrogate pair).
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item) => canonical(item)).join(',')}]`;
  if (typeof value === 'object') {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null)
      throw new TypeError('Only plain data has a canonical form');
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(byCodeUnits)
      .map(([key, member]) => `${text(key)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A ${typeof value} has no canonical form`);
};

/**
 * Takes plain data; returns it with U+FFFD in the place of every half of a surrogate pair, the very same where there is
 * none. Programs that cut a text in the middle of a sign leave such halves; what has one cannot be hashed.
 */
export const wellFormed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) {
    const items = value.map(wellFormed);
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const members = Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)] as const);
  const same = Object.entries(value).every(
    ([key, member], at) => members[at]?.[0] === key && members[at][1] === member,
  );
  return same ? value : Object.setPrototypeOf(Object.fromEntries(members), prototype);
};

/** Takes text; returns the SHA-256 of its UTF-8 bytes as 64 lower-case hex digits. */
export const sha256Hex = (value: string): string => bytesToHex(sha256(utf8ToBytes(value)));

/** Takes plain data; returns the hash of its canonical form as 64 lower-case hex digits. */
export const hashOf = (value: unknown): string => sha256Hex(canonical(value));

/** Takes a questionnaire document; returns the hash under which a version is published and bids are bound. */
export const documentHash = (document: unknown): string => hashOf(document);
