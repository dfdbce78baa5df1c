import 'server-only';
import { z } from 'zod';
import { findDraft } from '@/db/store/questionnaire';
import { SignOff } from '@/lib/guided';
import { ukDay } from '@/lib/procurement/uk-time';
import { documentHash } from '@/lib/questionnaire/hash';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { actingUser, loadGuidance, staleWhole, writeGuidance } from './guidance-change';

const RecordGovernance = z.strictObject({ id: z.string(), revision: z.coerce.number().int(), ...SignOff.shape });

/**
 * Records the terms of the governance group and its sign-off: who, in which duty, what each approves. Publication
 * waits for it. The number and hash of the draft as it reads now are kept with it.
 */
export const recordGovernance = command({
  action: 'governance.sign-off',
  input: RecordGovernance,
  load: async (db, input) => {
    const loaded = await loadGuidance(db, input.id, 'sign-off');
    return loaded && { ...loaded, draft: await findDraft(db, input.id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input: { id, revision, ...given }, context }) => {
    const { draft } = loaded;
    if (!draft) return refuse('invalid', 'guidance.nothing-to-sign');
    const stale = staleWhole(loaded, revision);
    if (stale) return stale;
    if (given.date > ukDay(context.now)) return refuse('invalid', 'guidance.date-future', undefined, 'date');
    const hash = documentHash(draft.document);
    return ok({
      change: {
        procurementId: id,
        kind: 'sign-off' as const,
        document: { ...given, number: draft.number, documentHash: hash },
        expectedRevision: loaded.kept?.revision ?? 0,
        by: actingUser(context),
        at: context.now,
      },
      event: {
        action: 'governance.sign-off' as const,
        subject: { type: 'version', id: draft.id },
        procurementId: id,
        data: {
          group: given.group,
          people: given.members.map(({ name, duty, approves }) => `${name}, ${duty}: ${approves}`),
          date: given.date,
          number: draft.number,
          documentHash: hash,
        },
      },
      value: { id },
    });
  },
  write: writeGuidance,
});
