import { expect, test } from 'vitest';
import { gateTrap, roundingTrap } from './demonstrations';

test('T11: a bid that fails a gate and stays in the price comparison flips the winner', () => {
  const { rows, right, wrong } = gateTrap();
  expect(rows.map((row) => [row.bidder, row.right, row.wrong])).toEqual([
    ['A', '88.00', '58.00'],
    ['B', '85.00', '60.00'],
    ['C', null, '65.00'],
  ]);
  expect([right.wins, wrong.wins]).toEqual(['A', 'B']);
});

test('T12: rounding each line flips the winner', () => {
  const { rows, right, wrong } = roundingTrap();
  expect(rows.map((row) => [row.bidder, row.right, row.wrong])).toEqual([
    ['A', '60.00', '59'],
    ['B', '59.80', '60'],
  ]);
  expect([right.wins, wrong.wins]).toEqual(['A', 'B']);
});
