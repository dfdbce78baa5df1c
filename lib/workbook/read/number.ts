/** A number of a spreadsheet as people see it: its 15 significant digits, written out without an exponent. */
export const plainNumber = (raw: string): string => {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  const [mantissa = '', exponent = '0'] = value.toPrecision(15).split('e');
  return shifted(mantissa, Number(exponent));
};

/** Takes a plain decimal; moves its point by `by` places and drops idle zeros. */
const shifted = (decimal: string, by: number): string => {
  const negative = decimal.startsWith('-');
  const [whole = '', part = ''] = decimal.replace('-', '').split('.');
  const digits = whole + part;
  const point = whole.length + by;
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const back = padded.slice(at).replace(/0+$/, '');
  const text = back === '' ? front : `${front}.${back}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
};

/** 0.125 as `12.5%`. */
export const percent = (raw: string): string => {
  const plain = plainNumber(raw);
  return /^-?\d+(\.\d+)?$/.test(plain) ? `${shifted(plain, 2)}%` : plain;
};

const day = 86_400_000;

/** Takes days since the beginning of the file's calendar; returns YYYY-MM-DD, with the time where there is one. */
export const isoDate = (raw: string, from1904: boolean): string => {
  const serial = Number(raw);
  // Years 1900 to 9999; what a spreadsheet shows as a date, and no other number.
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return plainNumber(raw);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const iso = new Date(start + Math.round(serial * day)).toISOString();
  if (serial < 1) return iso.slice(11, 16);
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
};
