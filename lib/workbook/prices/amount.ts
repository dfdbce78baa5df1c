/** Why the text of a cell is no price. */
export const amountFaults = ['blank', 'error', 'negative', 'zero', 'text', 'places', 'large'] as const;
export type AmountFault = (typeof amountFaults)[number];

const grouped = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;

/**
 * Takes what a cell shows; returns pounds with exactly two decimal places, or why it is no price. Nothing is rounded and
 * nothing is guessed: a pound sign and commas between thousands are taken off, a third decimal place is a fault.
 */
export const amountIn = (cell: string): { amount: string } | { fault: AmountFault } => {
  const text = cell.trim();
  if (text === '') return { fault: 'blank' };
  if (/^#/.test(text) || /^Err:/i.test(text)) return { fault: 'error' };
  if (/^\(.*\d.*\)$/.test(text) || /^£?\s*[-\u2212\u2013]\s*£?\s*\d/.test(text)) return { fault: 'negative' };
  const plain = text.replace(/^£\s*/, '');
  const places = grouped.exec(plain)?.[1] ?? '';
  if (!grouped.test(plain)) return { fault: 'text' };
  if (places.length > 2) return { fault: 'places' };
  const whole = (plain.split('.')[0] ?? '').replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (whole.length > 12) return { fault: 'large' };
  const amount = `${whole}.${places.padEnd(2, '0')}`;
  return /[1-9]/.test(amount) ? { amount } : { fault: 'zero' };
};
