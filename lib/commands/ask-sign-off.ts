import 'server-only';
import { z } from 'zod';
import { queueMail } from '@/db/store/outbox';
import { listPeople } from '@/db/store/people';
import { askStep, findWaitingStep } from '@/db/store/two-person';
import { documentHash } from '@/lib/questionnaire/hash';
import { ok, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import { loadReadiness, publicationFaults } from '@/lib/views/readiness';
import { command } from './command';
import { draftFacts, loadDraft, staleRefusal } from './draft-change';

export const AskSignOff = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  reason: z.string().trim().min(1, { error: 'questionnaire.ask-reason-missing' }).max(2_000),
});

/** First half of publication: an officer asks a different person to sign this exact document off. */
export const askSignOff = command({
  action: 'questionnaire.ask-sign-off',
  input: AskSignOff,
  load: async (db, input, context) => {
    const draft = await loadDraft(db, input);
    if (!draft) return null;
    const { procurement } = draft.state;
    return {
      draft,
      readiness: await loadReadiness(db, draft.state, draft.draft),
      waiting: await findWaitingStep(db, procurement.id, 'publish', context.now),
      people: await listPeople(db, procurement.authorityId),
    };
  },
  facts: ({ draft }, context) => draftFacts(draft, context),
  decide: ({ loaded, input, context }) => {
    const { draft, readiness, waiting, people } = loaded;
    if (draft.draft.publishedAt !== null) return refuse('refused', 'policy.published');
    if (waiting) return refuse('invalid', 'questionnaire.already-asked');
    if (input.revision !== draft.draft.revision) return staleRefusal(draft, 'stale-ask');
    const faults = publicationFaults(readiness, context.now);
    if (faults.length > 0) return refuseAll('invalid', faults);
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const { duties, procurement } = draft.state;
    const approvers = duties.filter(({ duty }) => duty === 'approver').map(({ userId }) => userId);
    const officers = duties.filter(({ duty }) => duty === 'lead' || duty === 'officer').map(({ userId }) => userId);
    const asked = (approvers.some((id) => id !== by) ? approvers : officers).filter((id) => id !== by);
    const hash = documentHash(draft.draft.document);
    const { number } = draft.draft;
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: procurement.id,
          act: 'publish' as const,
          subject: hash,
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: people
          .filter(({ userId }) => asked.includes(userId))
          .map(({ email, name }) => ({
            to: email,
            subject: say('questionnaire.mail-ask-subject', { number, title: procurement.title }),
            text: say('questionnaire.mail-ask-text', {
              name,
              asker: people.find(({ userId }) => userId === by)?.name ?? '',
              number,
              title: procurement.title,
              link: `${config().publicUrl}/procurements/${procurement.id}/questionnaire/publish`,
            }),
          })),
      },
      event: {
        action: 'questionnaire.ask-sign-off' as const,
        subject: { type: 'version', id: draft.draft.id },
        procurementId: procurement.id,
        data: { number, documentHash: hash, reason: input.reason },
      },
      value: { number },
    });
  },
  write: async (tx, { step, mails }, context) => {
    await askStep(tx, step);
    for (const mail of mails)
      await queueMail(tx, { ...mail, id: context.id(), at: context.now, procurementId: step.procurementId });
    return undefined;
  },
});
