import 'server-only';
import { z } from 'zod';
import { IncidentPlan } from '@/lib/guided';
import { ok } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { actingUser, loadGuidance, staleWhole, writeGuidance } from './guidance-change';

const RecordIncidentPlan = z.strictObject({ id: z.string(), revision: z.coerce.number().int(), ...IncidentPlan.shape });

/** Records whom to call in an incident, how fast, and which duties the contract has to give the supplier. */
export const recordIncidentPlan = command({
  action: 'path.record',
  input: RecordIncidentPlan,
  load: (db, input) => loadGuidance(db, input.id, 'incident'),
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input: { id, revision, ...document }, context }) => {
    const stale = staleWhole(loaded, revision);
    if (stale) return stale;
    const count = `${document.contacts.length} contacts and ${document.duties.length} duties for the contract`;
    return ok({
      change: {
        procurementId: id,
        kind: 'incident' as const,
        document,
        expectedRevision: loaded.kept?.revision ?? 0,
        by: actingUser(context),
        at: context.now,
      },
      event: {
        action: 'path.record' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { what: `incident contacts and duties: ${count}` },
      },
      value: { id },
    });
  },
  write: writeGuidance,
});
