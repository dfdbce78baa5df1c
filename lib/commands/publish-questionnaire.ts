import 'server-only';
import { z } from 'zod';
import { findProcurement, setDeadline } from '@/db/store/procurement';
import { findDraft, findPublished, publishVersion } from '@/db/store/questionnaire';
import { endStep, findLastStep } from '@/db/store/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { documentHash } from '@/lib/questionnaire/hash';
import { ok, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { loadReadiness, publicationFaults } from '@/lib/views/readiness';
import { command } from './command';

const PublishQuestionnaire = z.strictObject({
  id: z.string(),
  /** The request that the page showed; left out where nothing was shown. */
  asked: z.string().optional(),
});

/**
 * Second half of publication: a different person signs off the very document that was asked for, with a fresh code.
 * The version freezes with its hash, and the deadline becomes the one of the timetable. A change of either ends the
 * request, and a page that showed an earlier request publishes nothing.
 */
export const publishQuestionnaire = command({
  action: 'questionnaire.publish',
  input: PublishQuestionnaire,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    const draft = state && ((await findDraft(db, input.id)) ?? (await findPublished(db, input.id)));
    if (!state || !draft) return null;
    return {
      state,
      draft,
      step: await findLastStep(db, input.id, 'publish'),
      readiness: await loadReadiness(db, state, draft),
    };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { state, draft, step, readiness }, input, context }) => {
    if (draft.publishedAt !== null) return refuse('refused', 'policy.published');
    const hash = documentHash(draft.document);
    if (step?.ended === 'overtaken' || (step && step.ended === null && step.subject !== hash))
      return refuse('conflict', 'questionnaire.edited-meanwhile', { time: ukTime(step.endedAt ?? draft.updatedAt) });
    if (!step || step.ended !== null) return refuse('invalid', 'questionnaire.nobody-asked');
    if (input.asked !== undefined && input.asked !== step.id)
      return refuse('conflict', 'questionnaire.asked-again', { time: ukTime(step.askedAt) });
    const faults = publicationFaults(readiness, context.now);
    const { deadline } = readiness;
    if (faults.length > 0 || deadline === null) return refuseAll('invalid', faults);
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const procurementId = state.procurement.id;
    return ok({
      change: {
        step: { id: step.id, procurementId, ended: 'confirmed' as const, by, at: context.now },
        deadline,
        version: {
          versionId: draft.id,
          expectedRevision: draft.revision,
          documentHash: hash,
          publishedAt: context.now,
          publishedBy: step.askedBy,
          signedOffBy: by,
        },
      },
      event: {
        action: 'questionnaire.publish' as const,
        subject: { type: 'version', id: draft.id },
        procurementId,
        data: { number: draft.number, documentHash: hash, askedBy: step.askedBy, deadline },
      },
      value: { number: draft.number, documentHash: hash },
    });
  },
  write: async (tx, { step, deadline, version }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'questionnaire.nobody-asked');
    // Before the freeze: afterwards a deadline moves later only.
    await setDeadline(tx, step.procurementId, deadline);
    if (!(await publishVersion(tx, version))) return refuse('conflict', 'questionnaire.nobody-asked');
    return undefined;
  },
  refusal: ({ state, draft }) => ({
    action: 'questionnaire.publish',
    subject: { type: 'version', id: draft.id },
    procurementId: state.procurement.id,
    data: { number: draft.number },
  }),
});
