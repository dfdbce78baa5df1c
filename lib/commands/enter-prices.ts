import 'server-only';
import { z } from 'zod';
import { lettersOf } from '@/db/store/opening';
import { insertPrice, listPrices } from '@/db/store/price';
import { deletePriceLoad } from '@/db/store/price-load';
import { findProcurement } from '@/db/store/procurement';
import { overtakeSteps } from '@/db/store/two-person';
import { judgePrices } from '@/lib/evaluation/entries';
import { ok, refuse } from '@/lib/result';
import { currentPrices } from '@/lib/views/decision-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const line = z.string().max(2_000).default('');

const EnterPrices = z.strictObject({
  id: z.string(),
  /** The pricing sheet that the prices were read from, which is put away with them. */
  loadId: z.string().max(64).optional(),
  /** By submission: what the form shows; `version` 0 where nothing was entered. */
  prices: z.record(
    z.string(),
    z.strictObject({
      amount: line,
      source: line.pipe(z.string().max(300)),
      reason: line,
      version: z.coerce.number().int().min(0),
    }),
  ),
});

/** The lead enters total prices by hand or from a pricing sheet, or changes them with a reason; every version stays. */
export const enterPrices = command({
  action: 'price.enter',
  input: EnterPrices,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, prices: currentPrices(await listPrices(db, input.id)) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, prices }, input, context }) => {
    const known = new Set(lettersOf(state).map(({ submissionId }) => submissionId));
    if (Object.keys(input.prices).some((id) => !known.has(id))) return refuse('invalid', 'results.unknown-bidder');
    const entries = Object.entries(input.prices).map(([submissionId, entry]) => ({ submissionId, ...entry }));
    const judged = judgePrices(entries, prices);
    if (!judged.ok) return judged;
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        procurementId,
        by,
        loadId: input.loadId,
        rows: judged.value.map(({ version, ...entry }) => ({
          ...entry,
          id: context.id(),
          procurementId,
          version: version + 1,
          enteredBy: by,
          enteredAt: context.now,
        })),
      },
      event: judged.value.map(({ submissionId, version, reason }) => ({
        action: 'price.enter' as const,
        subject: { type: 'submission', id: submissionId },
        procurementId,
        data: { version: version + 1, reason },
      })),
      value: { changed: judged.value.length },
    });
  },
  write: async (tx, { procurementId, by, rows, loadId }, { now }) => {
    for (const row of rows)
      if (!(await insertPrice(tx, row)))
        return refuse('conflict', 'results.price-changed-first', { amount: '' }, `prices.${row.submissionId}.amount`);
    // Somebody may be waiting to confirm an outcome that is no longer this one.
    if (rows.length > 0) await overtakeSteps(tx, { procurementId, act: 'finalise', by, at: now });
    if (loadId !== undefined) await deletePriceLoad(tx, { id: loadId, procurementId, loadedBy: by });
    return undefined;
  },
  refusal: ({ state }) => ({
    action: 'price.enter',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
