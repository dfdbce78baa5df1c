import 'server-only';
import { z } from 'zod';
import { insertPriceOpening } from '@/db/store/price';
import { findProcurement } from '@/db/store/procurement';
import { endStep, findLastStep } from '@/db/store/two-person';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const ConfirmPriceOpening = z.strictObject({ id: z.string() });

/** Second half: a different officer confirms within 30 minutes, with a fresh code. From here prices may be entered. */
export const confirmPriceOpening = command({
  action: 'price.confirm-opening',
  input: ConfirmPriceOpening,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, step: await findLastStep(db, input.id, 'open-prices') };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { state, step }, context }) => {
    if (state.priceOpening) return refuse('invalid', 'results.prices-open');
    if (!step || step.ended !== null) return refuse('invalid', 'results.prices-not-asked');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'results.prices-lapsed', { time: ukTime(lapsed) });
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        step: { id: step.id, procurementId, ended: 'confirmed' as const, by, at: context.now },
        opening: { procurementId, stepId: step.id, askedBy: step.askedBy, confirmedBy: by, openedAt: context.now },
      },
      event: {
        action: 'price.confirm-opening' as const,
        subject: { type: 'procurement', id: procurementId },
        procurementId,
        data: { askedBy: step.askedBy },
      },
      value: { id: procurementId },
    });
  },
  write: async (tx, { step, opening }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'results.prices-not-asked');
    return (await insertPriceOpening(tx, opening)) ? undefined : refuse('conflict', 'results.prices-open');
  },
  refusal: ({ state }) => ({
    action: 'price.confirm-opening',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
