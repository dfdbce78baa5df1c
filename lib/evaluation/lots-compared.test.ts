import { expect, it } from 'vitest';
import { comparesDifferentLots } from './lots-compared';
import type { Outcome } from './outcome';

const outcome = (...outcomes: string[]) =>
  ({ ranking: outcomes.map((one, at) => ({ bidder: `${at}`, outcome: one })) }) as unknown as Outcome;
const tender = (bidder: number, ...lotIds: string[]) => ({ bidder: String(bidder), lotIds });

it.each([
  ['no tender names a lot', outcome('ranked', 'ranked'), [tender(0), tender(1)], false],
  [
    'all are for the same lots, in any order',
    outcome('ranked', 'tied'),
    [tender(0, 'a', 'b'), tender(1, 'b', 'a')],
    false,
  ],
  ['one leaves a lot out', outcome('ranked', 'ranked'), [tender(0, 'a', 'b'), tender(1, 'a')], true],
  [
    'one that is disqualified leaves a lot out',
    outcome('ranked', 'disqualified'),
    [tender(0, 'a'), tender(1, 'b')],
    true,
  ],
  [
    'one that is disregarded leaves a lot out',
    outcome('ranked', 'disregarded'),
    [tender(0, 'a'), tender(1, 'b')],
    false,
  ],
] as const)('where %s', (_, given, tenders, differ) => {
  expect(comparesDifferentLots(given, tenders)).toBe(differ);
});
