import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { waitingStep } from '@/lib/procurement/two-person';
import { documentHash } from '@/lib/questionnaire/hash';
import { ok, refuse, refuseAll } from '@/lib/result';
import { publicationSubject } from '@/lib/views/amendment-facts';
import { loadReadiness, publicationFaults } from '@/lib/views/readiness';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { command } from './command';
import { draftFacts, loadDraft, staleRefusal } from './draft-change';

const AskSignOff = z.strictObject({
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
      waiting: waitingStep(draft.state.steps, context.now, 'publish'),
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
    const { procurement } = draft.state;
    const approvers = whoConfirms(draft.state, people, by, ['approver']);
    const hash = documentHash(draft.draft.document);
    const { number } = draft.draft;
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: procurement.id,
          act: 'publish' as const,
          subject: publicationSubject(draft.draft, readiness.amendment !== null),
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('questionnaire.mail-ask', draft.state, people, {
          by,
          to: approvers.length > 0 ? approvers : whoConfirms(draft.state, people, by, ['lead', 'officer']),
          path: '/questionnaire/publish',
          params: { number },
        }),
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
  write: askWithMail,
});
