import 'server-only';
import { z } from 'zod';
import { insertOpening } from '@/db/store/opening';
import { findProcurement } from '@/db/store/procurement';
import { countableSubmissions, listUnreadable } from '@/db/store/submission';
import { endStep, findLastStep } from '@/db/store/two-person';
import { type Letters, lettered } from '@/lib/evaluation/letters';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { type Context, command } from './command';

/** The bidders with their letters, in an order made of fresh random ids. */
export const shuffled = (submissions: readonly { id: string; supplierId: string }[], context: Context): Letters =>
  lettered(
    submissions
      .map((submission) => ({ submission, place: context.id() }))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ submission }) => submission),
  );

const ConfirmOpening = z.strictObject({ id: z.string() });

/**
 * Second half of the opening: a different officer confirms within 30 minutes, with a fresh code. Every response that
 * counts opens at once, and the bidders get their letters in an order made of fresh random ids. Each is tried, and the
 * record says which could not be read.
 */
export const confirmOpening = command({
  action: 'opening.confirm',
  input: ConfirmOpening,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return {
      state,
      step: await findLastStep(db, input.id, 'open'),
      submissions: await countableSubmissions(db, input.id),
    };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { state, step, submissions }, context }) => {
    if (!step || step.ended !== null) return refuse('invalid', 'evaluation.opening-not-asked');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'evaluation.opening-lapsed', { time: ukTime(lapsed) });
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const letters = shuffled(submissions, context);
    return ok({
      change: {
        step: { id: step.id, procurementId, ended: 'confirmed' as const, by, at: context.now },
        opening: {
          procurementId,
          stepId: step.id,
          openedAt: context.now,
          askedBy: step.askedBy,
          confirmedBy: by,
          letters,
        },
      },
      event: {
        action: 'opening.confirm' as const,
        subject: { type: 'procurement', id: procurementId },
        procurementId,
        data: {
          askedBy: step.askedBy,
          count: letters.length,
          letters: letters.map(({ letter, submissionId }) => `${letter} ${submissionId}`),
        },
      },
      value: { id: procurementId, count: letters.length },
    });
  },
  write: async (tx, { step, opening }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'evaluation.opening-not-asked');
    const unreadable = await listUnreadable(
      tx,
      opening.letters.map(({ submissionId }) => submissionId),
    );
    const letters = opening.letters.map((row) =>
      unreadable.has(row.submissionId) ? { ...row, unreadable: true as const } : row,
    );
    if (!(await insertOpening(tx, { ...opening, letters }))) return refuse('conflict', 'policy.already-open');
    return undefined;
  },
  refusal: ({ state }) => ({
    action: 'opening.confirm',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
