import 'server-only';
import { z } from 'zod';
import { insertOutcome } from '@/db/store/outcome';
import { findProcurement } from '@/db/store/procurement';
import { endStep, findLastStep } from '@/db/store/two-person';
import { outcomeToJson } from '@/lib/evaluation/outcome-json';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { engineVersion } from '@/lib/scoring/version';
import { loadDecision, lotsDiffer, outcomeHash } from '@/lib/views/decision-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const FinaliseOutcome = z.strictObject({ id: z.string() });

/**
 * Second half: a different person confirms within 30 minutes, with a fresh code, the very outcome that was asked for.
 * The contest and its outcome are frozen together with the version of the engine.
 */
export const finaliseOutcome = command({
  action: 'outcome.confirm',
  input: FinaliseOutcome,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return { state, record: await loadDecision(db, state), step: await findLastStep(db, input.id, 'finalise') };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { state, record, step }, context }) => {
    if (step?.ended === 'overtaken') return refuse('conflict', 'results.final-changed');
    if (!step || step.ended !== null) return refuse('invalid', 'results.final-not-asked');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'results.final-lapsed', { time: ukTime(lapsed) });
    if (!record?.judged.ok) return refuse('conflict', 'results.final-changed');
    if (lotsDiffer(record, record.judged.value)) return refuse('refused', 'results.lots-differ');
    const result = outcomeToJson(record.judged.value);
    const hash = outcomeHash(result);
    if (hash !== step.subject) return refuse('conflict', 'results.final-changed');
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        step: { id: step.id, procurementId, ended: 'confirmed' as const, by, at: context.now },
        outcome: {
          procurementId,
          contest: record.recorded.contest,
          result,
          engineVersion,
          askedBy: step.askedBy,
          confirmedBy: by,
          finalisedAt: context.now,
        },
      },
      event: {
        action: 'outcome.confirm' as const,
        subject: { type: 'procurement', id: procurementId },
        procurementId,
        data: { outcomeHash: hash, engineVersion, askedBy: step.askedBy },
      },
      value: { id: procurementId },
    });
  },
  write: async (tx, { step, outcome }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'results.final-not-asked');
    return (await insertOutcome(tx, outcome)) ? undefined : refuse('conflict', 'results.final-already');
  },
  refusal: ({ state }) => ({
    action: 'outcome.confirm',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
