import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { findRehearsal, keepRehearsal } from '@/db/store/rehearsal';
import { RehearsalSettings } from '@/lib/rehearsal/settings';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const SaveRehearsal = RehearsalSettings.extend({ id: z.string(), revision: z.coerce.number().int().min(0) });

/** Chooses the made-up bids of a rehearsal, its seed and how far weightings may move. */
export const saveRehearsal = command({
  action: 'rehearsal.save',
  input: SaveRehearsal,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, now: await findRehearsal(db, input.id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input: { id, revision, ...settings }, context }) => {
    if (revision !== loaded.now.revision)
      return refuse('conflict', 'rehearsal.changed-first', { revision: loaded.now.revision });
    return ok({
      change: {
        procurementId: id,
        expectedRevision: revision,
        settings,
        by: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        at: context.now,
      },
      event: {
        action: 'rehearsal.save',
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { what: `seed ${settings.seed}`, madeUp: settings.madeUp, spread: settings.spread },
      },
      value: { id },
    });
  },
  write: async (tx, change) =>
    (await keepRehearsal(tx, change)) ? undefined : refuse('conflict', 'rehearsal.changed-first'),
});
