import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { findDraft, insertVersion } from '@/db/store/questionnaire';
import { ok, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { emptyDraft } from '@/lib/views/import-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

/**
 * Starts a draft without any question, for officers who copy, import or write their own. It holds the declarations that
 * every supplier makes and the default scoring rules. Refused where a draft exists.
 */
export const startDraft = command({
  action: 'questionnaire.edit',
  input: z.strictObject({ id: z.string() }),
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state, draft: await findDraft(db, id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, draft }, input: { id }, context }) => {
    if (context.viewer.kind !== 'buyer') return refuse('refused', 'policy.duty');
    if (draft) return refuse('conflict', 'scoping.draft-exists');
    const document = emptyDraft(state.procurement.title);
    const number = Math.max(0, ...state.versions.map((version) => version.number)) + 1;
    const versionId = context.id();
    return ok({
      change: { id: versionId, procurementId: id, number, document, by: context.viewer.userId },
      event: {
        action: 'questionnaire.edit' as const,
        subject: { type: 'version', id: versionId },
        procurementId: id,
        data: { number, reason: '', what: say('questionnaire.what-started') },
      },
      value: { id, revision: 1 },
    });
  },
  write: async (tx, change, { now }) => {
    await insertVersion(tx, { ...change, at: now });
    return undefined;
  },
});
