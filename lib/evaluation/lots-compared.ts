import type { Outcome } from './outcome';

type Tender = { readonly bidder: string; readonly lotIds: readonly string[] };

/**
 * Takes an outcome and the lots that each tender is for; true where tenders that it compares are not for the same lots.
 * One ranking of them would compare tenders for different things, and one award would give a supplier lots that it never
 * offered. What is disregarded stands outside the comparison.
 */
export const comparesDifferentLots = ({ ranking }: Outcome, tenders: readonly Tender[]): boolean => {
  const outside = new Set(ranking.filter(({ outcome }) => outcome === 'disregarded').map(({ bidder }) => bidder));
  const lots = tenders.filter(({ bidder }) => !outside.has(bidder)).map(({ lotIds }) => [...lotIds].sort().join(' '));
  return new Set(lots).size > 1;
};
