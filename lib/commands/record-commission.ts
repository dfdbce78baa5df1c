import 'server-only';
import { z } from 'zod';
import { Commission } from '@/lib/guided';
import { ukDay } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { actingUser, loadGuidance, staleWhole, writeGuidance } from './guidance-change';

const RecordCommission = z.strictObject({ id: z.string(), revision: z.coerce.number().int(), ...Commission.shape });

/** Records who commissions a procurement, in which post, what they approve, and since when. */
export const recordCommission = command({
  action: 'path.record',
  input: RecordCommission,
  load: (db, input) => loadGuidance(db, input.id, 'commission'),
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input: { id, revision, ...document }, context }) => {
    const stale = staleWhole(loaded, revision);
    if (stale) return stale;
    if (document.date > ukDay(context.now)) return refuse('invalid', 'guidance.date-future', undefined, 'date');
    return ok({
      change: {
        procurementId: id,
        kind: 'commission' as const,
        document,
        expectedRevision: loaded.kept?.revision ?? 0,
        by: actingUser(context),
        at: context.now,
      },
      event: {
        action: 'path.record' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: {
          what: `that ${document.commissioner}, ${document.post}, commissions it and approves: ${document.approves}`,
          date: document.date,
        },
      },
      value: { id },
    });
  },
  write: writeGuidance,
});
