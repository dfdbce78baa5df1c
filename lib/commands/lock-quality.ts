import 'server-only';
import { z } from 'zod';
import { insertQualityLock } from '@/db/store/agreed-mark';
import { findProcurement } from '@/db/store/procurement';
import { missingForQuality } from '@/lib/evaluation/panel';
import { ok, refuse, refuseAll } from '@/lib/result';
import { loadEvaluation, peopleNames } from '@/lib/views/evaluation-record';
import { viewerId } from '@/lib/views/own-marking';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { missingMessage } from '@/lib/views/quality';
import { adoptionEvents, adoptions, writeAdoptions } from './adoption';
import { command } from './command';

const LockQuality = z.object({ id: z.string() });

/**
 * Closes quality: every gate is decided and every answer of every bidder in the assessment has its agreed mark. From
 * here no agreed mark changes, names replace letters, and prices may be opened.
 */
export const lockQuality = command({
  action: 'quality.lock',
  input: LockQuality,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, record: await loadEvaluation(db, state), names: await peopleNames(db, state) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, record, names }, context }) => {
    if (!record || record.submissions.length === 0) return refuse('invalid', 'evaluation.no-bids');
    const missing = missingForQuality(record.facts, record.panel);
    if (missing.length > 0)
      return refuseAll(
        'invalid',
        missing.map((each) => missingMessage(each, names)),
      );
    const procurementId = state.procurement.id;
    const { items } = record.panel;
    const adopted = adoptions(items, record.published.document, procurementId, context);
    return ok({
      change: { lock: { procurementId, lockedBy: viewerId(context), lockedAt: context.now }, adopted },
      event: [
        ...adoptionEvents(adopted, items, procurementId),
        {
          action: 'quality.lock' as const,
          subject: { type: 'procurement', id: procurementId },
          procurementId,
          data: { marks: items.length, gates: record.panel.gates.length },
        },
      ],
      value: { id: procurementId },
    });
  },
  write: async (tx, { lock, adopted }) => {
    if (!(await writeAdoptions(tx, adopted))) return refuse('conflict', 'evaluation.agreed-changed');
    return (await insertQualityLock(tx, lock)) ? undefined : refuse('conflict', 'policy.quality-locked');
  },
});
