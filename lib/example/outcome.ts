import 'server-only';
import { askFinalising } from '@/lib/commands/ask-finalising';
import { askPriceOpening } from '@/lib/commands/ask-price-opening';
import { confirmPriceOpening } from '@/lib/commands/confirm-price-opening';
import { enterCriterionScores } from '@/lib/commands/enter-criterion-scores';
import { enterPrices } from '@/lib/commands/enter-prices';
import { finaliseOutcome } from '@/lib/commands/finalise-outcome';
import { results } from '@/lib/views/results';
import { minutesAfter } from './calendar';
import type { Panel, SupplierId } from './content/shape';
import type { Opened } from './panel';
import { as, type Cast, done, withCode } from './steps';

async function scoreCriteria(cast: Cast, { id, submissions }: Opened, { criteria, schedule }: Panel): Promise<void> {
  for (const [index, criterionId] of [...new Set(criteria.map(({ criterion }) => criterion))].entries()) {
    const lead = as(cast, 'officer-lead', minutesAfter(schedule.pricesOpenedAt, 25 * index - 60));
    const scores = Object.fromEntries(
      criteria
        .filter(({ criterion }) => criterion === criterionId)
        .map(({ supplier, score, reason }) => [submissions[supplier], { score, reason, version: 0 }]),
    );
    await done(criterionId, enterCriterionScores(lead, { id, criterionId, scores }));
  }
}

async function price(cast: Cast, { id, submissions }: Opened, { prices, schedule }: Panel): Promise<void> {
  const { pricesOpenedAt } = schedule;
  const reason = 'Every agreed score is locked; the price schedules may be opened.';
  await done(
    'prices',
    askPriceOpening(withCode(cast, 'officer-lead', minutesAfter(pricesOpenedAt, -6)), { id, reason }),
  );
  await done('prices', confirmPriceOpening(withCode(cast, 'officer-2', pricesOpenedAt), { id }));
  const source = 'Price schedule, grand total';
  const entered = Object.fromEntries(
    (Object.entries(prices) as [SupplierId, string][]).map(([supplier, amount]) => [
      submissions[supplier],
      { amount, source, reason: '', version: 0 },
    ]),
  );
  const lead = as(cast, 'officer-lead', minutesAfter(pricesOpenedAt, 20));
  await done('prices', enterPrices(lead, { id, prices: entered }));
}

/** From the quality lock to the final outcome, which two people confirm. */
export async function buildOutcome(cast: Cast, opened: Opened, panel: Panel): Promise<void> {
  const { finalisedAt } = panel.schedule;
  await scoreCriteria(cast, opened, panel);
  await price(cast, opened, panel);
  const lead = withCode(cast, 'officer-lead', minutesAfter(finalisedAt, -12));
  const { id } = opened;
  const { decided } = await done('results', results(lead, { id }));
  const reason = 'Every figure was checked against its trace by both officers.';
  await done('final outcome', askFinalising(lead, { id, reason, shown: decided?.hash }));
  await done('final outcome', finaliseOutcome(withCode(cast, 'approver', finalisedAt), { id }));
}
