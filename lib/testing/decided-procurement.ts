import { askPriceOpening } from '@/lib/commands/ask-price-opening';
import { confirmPriceOpening } from '@/lib/commands/confirm-price-opening';
import { enterCriterionScores } from '@/lib/commands/enter-criterion-scores';
import { enterPrices } from '@/lib/commands/enter-prices';
import { anAgreedProcurement } from './agreed-procurement';
import { actingAt, type Closed } from './closed-procurement';
import { value } from './results';

export const at = '2027-02-11T09:00:00.000Z';
export const soon = '2027-02-11T09:10:00.000Z';
export const late = '2027-02-11T09:31:00.000Z';
/** Everybody has just entered a code. */
export const asSteppedUp = actingAt(at, { steppedUp: true });

export const reason = 'Quality is locked';
export const openPrices = async (c: Closed) => {
  value(await askPriceOpening(asSteppedUp(c, 'lead'), { id: c.id, reason }));
  value(await confirmPriceOpening(asSteppedUp(c, 'officer', soon), { id: c.id }));
};
export const scored = (
  c: Closed,
  scores: Record<number, string>,
  version = 0,
  why = 'As described in the method statement',
) =>
  enterCriterionScores(asSteppedUp(c, 'lead'), {
    id: c.id,
    criterionId: 'quality',
    scores: Object.fromEntries(
      Object.entries(scores).map(([b, score]) => [c.submissions[Number(b)] ?? '', { score, reason: why, version }]),
    ),
  });
export const priced = (c: Closed, amounts: Record<number, string>, version = 0, why = '') =>
  enterPrices(asSteppedUp(c, 'lead'), {
    id: c.id,
    prices: Object.fromEntries(
      Object.entries(amounts).map(([b, amount]) => [
        c.submissions[Number(b)] ?? '',
        { amount, source: 'Pricing schedule, sheet 1', reason: why, version },
      ]),
    ),
  });
/** Everything entered: Alder 80 and 95,000, Birch 70 and 102,000, Cedar fails a gate and asks 10, Dogwood 90. */
export const decided = async (): Promise<Closed> => {
  const c = await anAgreedProcurement();
  await openPrices(c);
  value(await scored(c, { 0: '80', 1: '70', 3: '90' }));
  value(await priced(c, { 0: '95000.00', 1: '102000.00', 2: '10.00', 3: '20000.00' }));
  return c;
};
