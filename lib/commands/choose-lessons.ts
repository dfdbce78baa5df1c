import 'server-only';
import { z } from 'zod';
import { findLessonsChoice, insertLessonsChoice } from '@/db/store/lessons';
import { findProcurement } from '@/db/store/procurement';
import { findRehearsal } from '@/db/store/rehearsal';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const ChooseLessons = z.object({
  id: z.string(),
  /** The version that the page showed; 0 where nobody chose. */
  version: z.coerce.number().int().min(0).max(10_000),
  choice: z.enum(['yes', 'no'], { error: 'lessons.choose-missing' }),
});

/**
 * Chooses before publication whether lessons are drawn from the real bids once the outcome is final. The seed and the
 * spread of the rehearsal are fixed with it, so that nobody can look for others when the bids are known.
 */
export const chooseLessons = command({
  action: 'lessons.choose',
  input: ChooseLessons,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    return { state, before: await findLessonsChoice(db, id), rehearsal: await findRehearsal(db, id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, before, rehearsal }, input, context }) => {
    if ((before?.version ?? 0) !== input.version) return refuse('conflict', 'lessons.changed');
    const procurementId = state.procurement.id;
    const { seed, spread } = rehearsal.settings;
    return ok({
      change: {
        id: context.id(),
        procurementId,
        version: input.version + 1,
        chosen: input.choice === 'yes',
        seed,
        spread,
        chosenBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        chosenAt: context.now,
      },
      event: {
        action: 'lessons.choose' as const,
        subject: { type: 'procurement', id: procurementId },
        procurementId,
        data: { chosen: input.choice, seed, spread },
      },
      value: { id: procurementId },
    });
  },
  write: async (tx, row) => ((await insertLessonsChoice(tx, row)) ? undefined : refuse('conflict', 'lessons.changed')),
});
