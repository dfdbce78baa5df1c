import { reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { askPriceOpening } from '@/lib/commands/ask-price-opening';
import { confirmPriceOpening } from '@/lib/commands/confirm-price-opening';
import { enterCriterionScores } from '@/lib/commands/enter-criterion-scores';
import { enterPrices } from '@/lib/commands/enter-prices';
import { anAgreedProcurement } from './agreed-procurement';
import type { Closed } from './closed-procurement';
import { aContext } from './world';

export const at = '2027-02-11T09:00:00.000Z';
export const soon = '2027-02-11T09:10:00.000Z';
export const late = '2027-02-11T09:31:00.000Z';
export type Who = keyof Closed['people'];
type Answer = { ok: boolean; why?: string; messages?: { key: string; path: string }[] };
export const key = (result: Answer) => (result.ok ? 'ok' : result.messages?.[0]?.key);
export const faults = (result: Answer) =>
  result.ok ? [] : (result.messages ?? []).map(({ path, key: name }) => `${path} ${name}`);
export const as = ({ people }: Closed, who: Who, now = at) => aContext(people[who], now, { steppedUp: true });
export const done = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};
export const refusedActs = async ({ id }: Closed) =>
  (await listAudit(reading(), id)).filter((row) => row.refused).map(({ action }) => action);

export const reason = 'Quality is locked';
export const openPrices = async (c: Closed) => {
  done(await askPriceOpening(as(c, 'lead'), { id: c.id, reason }));
  done(await confirmPriceOpening(as(c, 'officer', soon), { id: c.id }));
};
export const scored = (
  c: Closed,
  scores: Record<number, string>,
  version = 0,
  why = 'As described in the method statement',
) =>
  enterCriterionScores(as(c, 'lead'), {
    id: c.id,
    criterionId: 'quality',
    scores: Object.fromEntries(
      Object.entries(scores).map(([b, score]) => [c.submissions[Number(b)] ?? '', { score, reason: why, version }]),
    ),
  });
export const priced = (c: Closed, amounts: Record<number, string>, version = 0, why = '') =>
  enterPrices(as(c, 'lead'), {
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
  done(await scored(c, { 0: '80', 1: '70', 3: '90' }));
  done(await priced(c, { 0: '95000.00', 1: '102000.00', 2: '10.00', 3: '20000.00' }));
  return c;
};
