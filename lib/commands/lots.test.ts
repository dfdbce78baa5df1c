import { expect, test } from 'vitest';
import { agreedBids, anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import { refusedActs } from '@/lib/testing/closed-procurement';
import { asSteppedUp, openPrices, priced, scored, soon } from '@/lib/testing/decided-procurement';
import { key, value } from '@/lib/testing/results';
import { aDatabase } from '@/lib/testing/world';
import { results } from '@/lib/views/results';
import { askFinalising } from './ask-finalising';
import { finaliseOutcome } from './finalise-outcome';

aDatabase();

/** The usual four tenders, each for some lots, with everything entered; the outcome as the lead sees it. */
const withLots = async (...lots: string[][]) => {
  const bids = agreedBids().map((bid, at) => ({ ...bid, lots: lots[at] ?? [] }));
  const c = await anAgreedProcurement({ bids });
  await openPrices(c);
  value(await scored(c, { 0: '80', 1: '70', 3: '90' }));
  value(await priced(c, { 0: '95000.00', 1: '102000.00', 2: '10.00', 3: '20000.00' }));
  const view = value(await results(asSteppedUp(c, 'lead'), { id: c.id }));
  const ask = () =>
    askFinalising(asSteppedUp(c, 'lead'), { id: c.id, reason: 'Checked.', shown: view.decided?.hash ?? '' });
  return { c, view, ask };
};

test('one award covers every lot where all tenders are for the same lots', async () => {
  const both = ['north', 'south'];
  const { c, view, ask } = await withLots(both, both, both, both);
  expect(view.lotsDiffer).toBe(false);
  value(await ask());
  value(await finaliseOutcome(asSteppedUp(c, 'approver', soon), { id: c.id }));
});

test('an outcome that compares tenders for different lots never becomes final, and the attempt is on the record', async () => {
  const { c, view, ask } = await withLots(['north', 'south'], ['south'], ['north'], ['north']);
  // The ranking is shown with that warning, so that everybody sees why.
  expect([view.lotsDiffer, view.decided !== null]).toEqual([true, true]);
  expect(key(await ask())).toBe('results.lots-differ');
  expect(key(await finaliseOutcome(asSteppedUp(c, 'approver', soon), { id: c.id }))).not.toBe('ok');
  expect(await refusedActs(c)).toContain('outcome.ask');
});
