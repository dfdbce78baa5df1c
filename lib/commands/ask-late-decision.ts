import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { acceptFault, lateChoiceText } from '@/lib/evaluation/late';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { command } from './command';
import { loadLateCase } from './late-decision';

const AskLateDecision = z.strictObject({
  id: z.string(),
  attemptId: z.string().max(64),
  decision: z.enum(['accept', 'refuse'], { error: 'submit.late-choose' }),
  reason: z
    .string({ error: 'submit.late-reason-missing' })
    .trim()
    .min(1, { error: 'submit.late-reason-missing' })
    .max(2_000, { error: 'submit.late-reason-long' }),
});

/** First half of the decision about a late attempt: an officer proposes, with a reason that the supplier reads. */
export const askLateDecision = command({
  action: 'late-decision.ask',
  input: AskLateDecision,
  load: async (db, { id, attemptId }) => {
    const found = await loadLateCase(db, id, attemptId);
    return found && { ...found, people: await listPeople(db, found.state.procurement.authorityId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, attempt, facts, people }, input, context }) => {
    if (!attempt) return refuse('not-found', 'common.not-found');
    if (attempt.decision) return refuse('conflict', 'submit.late-decided');
    if (waitingStep(state.steps, context.now, 'late')) return refuse('invalid', 'submit.late-asked');
    const fault = input.decision === 'accept' ? acceptFault(facts) : null;
    if (fault) return refuseAll('invalid', [fault]);
    const { id } = state.procurement;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const others = whoConfirms(state, people, by, ['lead', 'officer']);
    if (others.length === 0) return refuse('invalid', 'procurement.second-officer-missing');
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: id,
          act: 'late' as const,
          subject: lateChoiceText({ attemptId: attempt.id, decision: input.decision }),
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('submit.mail-late', state, people, { by, to: others, path: `/opening/late/${attempt.id}` }),
      },
      event: {
        action: 'late-decision.ask' as const,
        subject: { type: 'late-attempt', id: attempt.id },
        procurementId: id,
        data: { decision: input.decision, reference: attempt.reference, reason: input.reason },
      },
      value: { id, attemptId: attempt.id },
    });
  },
  write: askWithMail,
  refusal: ({ state }) => ({
    action: 'late-decision.ask',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
