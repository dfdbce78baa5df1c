import 'server-only';
import { z } from 'zod';
import { markDropped } from '@/db/store/amendment';
import { findProcurement } from '@/db/store/procurement';
import { findDraft } from '@/db/store/questionnaire';
import { overtakeSteps } from '@/db/store/two-person';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

/** Gives up an amendment in the making. The published version stands as it did, and no supplier learns of it. */
export const dropAmendment = command({
  action: 'amendment.drop',
  input: z.strictObject({ id: z.string() }),
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state, draft: await findDraft(db, id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { draft }, input: { id } }) => {
    if (!draft) return refuse('conflict', 'amend.no-draft');
    return ok({
      change: { id, versionId: draft.id },
      event: {
        action: 'amendment.drop' as const,
        subject: { type: 'version', id: draft.id },
        procurementId: id,
        data: { number: draft.number },
      },
      value: { id },
    });
  },
  write: async (tx, { id, versionId }, { viewer, now }) => {
    if (!(await markDropped(tx, versionId, now))) return refuse('conflict', 'amend.no-draft');
    const by = viewer.kind === 'buyer' ? viewer.userId : '';
    await overtakeSteps(tx, { procurementId: id, act: 'publish', by, at: now });
    return undefined;
  },
});
