import 'server-only';
import { z } from 'zod';
import { queueMail } from '@/db/store/outbox';
import { findProcurement, setDeadline } from '@/db/store/procurement';
import { findDraft, findPublished, publishVersion } from '@/db/store/questionnaire';
import { endStep, findLastStep } from '@/db/store/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { documentHash } from '@/lib/questionnaire/hash';
import { ok, refuse, refuseAll } from '@/lib/result';
import { publicationSubject } from '@/lib/views/amendment-facts';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { loadReadiness, publicationFaults } from '@/lib/views/readiness';
import { amendedFacts, loadNews, newsMails } from './amendment-news';
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
    const readiness = await loadReadiness(db, state, draft);
    return {
      state,
      draft,
      step: await findLastStep(db, input.id, 'publish'),
      readiness,
      news: readiness.amendment && (await loadNews(db, state)),
    };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { state, draft, step, readiness, news }, input, context }) => {
    if (draft.publishedAt !== null) return refuse('refused', 'policy.published');
    const hash = documentHash(draft.document);
    const { amendment } = readiness;
    const subject = publicationSubject(draft, amendment !== null);
    if (step?.ended === 'overtaken' || (step && step.ended === null && step.subject !== subject))
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
        amends: amendment !== null,
        mails: amendment && news ? newsMails(news, { state, draft, amendment, deadline, at: context.now }) : [],
        version: {
          versionId: draft.id,
          expectedRevision: draft.revision,
          documentHash: hash,
          publishedAt: context.now,
          publishedBy: step.askedBy,
          signedOffBy: by,
          deadline,
        },
      },
      event: {
        action: 'questionnaire.publish' as const,
        subject: { type: 'version', id: draft.id },
        procurementId,
        data: {
          number: draft.number,
          documentHash: hash,
          askedBy: step.askedBy,
          deadline,
          ...(amendment ? amendedFacts(draft, amendment) : {}),
        },
      },
      value: { number: draft.number, documentHash: hash },
    });
  },
  write: async (tx, { step, deadline, version, amends, mails }, context) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'questionnaire.nobody-asked');
    // A first version after its deadline, which from then on moves later only; an amendment while the old one stands.
    if (!amends) await setDeadline(tx, step.procurementId, deadline);
    if (!(await publishVersion(tx, version))) return refuse('conflict', 'questionnaire.nobody-asked');
    if (amends) await setDeadline(tx, step.procurementId, deadline);
    for (const mail of mails) await queueMail(tx, { ...mail, id: context.id(), at: context.now });
    return undefined;
  },
  refusal: ({ state, draft }) => ({
    action: 'questionnaire.publish',
    subject: { type: 'version', id: draft.id },
    procurementId: state.procurement.id,
    data: { number: draft.number },
  }),
});
