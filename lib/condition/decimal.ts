/**
 * Exact comparison of decimal strings on whole numbers of millionths. Conditions may not reach into the scoring core,
 * and a float would call 0.1 + 0.2 and 0.3 different, so the one verb that they need is written out.
 */
const pattern = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

const millionths = (text: string): bigint | null => {
  const parts = pattern.exec(text);
  if (!parts) return null;
  const [, sign, whole = '0', part = ''] = parts;
  const size = BigInt(whole + part.padEnd(6, '0'));
  return sign ? -size : size;
};

/** Takes anything; true where it is a decimal string: at most 12 digits before the point and 6 after it. */
export const isDecimal = (text: unknown): text is string => typeof text === 'string' && pattern.test(text);

/** Takes two decimal strings; returns -1, 0 or 1, or null where one of them is not a decimal string. */
export const compareDecimals = (left: string, right: string): -1 | 0 | 1 | null => {
  const [a, b] = [millionths(left), millionths(right)];
  if (a === null || b === null) return null;
  return a < b ? -1 : a > b ? 1 : 0;
};
