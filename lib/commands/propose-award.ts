import 'server-only';
import { z } from 'zod';
import { awardChoiceText, awardFaults } from '@/lib/procurement/award';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse, refuseAll } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { afterOutcomeFacts, entryOf, loadAwardCase, refusedOf } from './award-case';
import { command } from './command';

const ProposeAward = z.strictObject({
  id: z.string(),
  /** The tender at rank 1 to which the contract goes; with a tie, people choose. */
  submissionId: z.string({ error: 'decision.choose-supplier' }).min(1, { error: 'decision.choose-supplier' }),
  reason: z.string().trim().min(1, { error: 'decision.reason' }).max(2_000),
  /** The lead has looked at the conflicts assessment again. */
  checked: z.literal('yes', { error: 'decision.check-conflicts' }),
  /** Hash of the facts that the page showed. */
  shown: z.string(),
});

/**
 * First half of the award decision: the lead proposes it on the final outcome, and asks an approver to sign exactly
 * this: the supplier, the outcome, and the facts that stood beside them. Refuses while a check fails, where nobody is an
 * approver, and where the facts changed since the page showed them.
 */
export const proposeAward = command({
  action: 'award.propose',
  input: ProposeAward,
  load: loadAwardCase,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { state, shown, first, people }, input, context }) => {
    const { id } = state.procurement;
    if (waitingStep(state.steps, context.now, 'award')) return refuse('invalid', 'decision.asked');
    if (!shown) return refuse('conflict', 'decision.changed');
    const faults = awardFaults(shown.facts);
    if (faults.length > 0) return refuseAll('invalid', faults);
    if (first.length === 0) return refuse('invalid', 'decision.no-winner');
    if (shown.factsHash !== input.shown) return refuse('conflict', 'decision.changed');
    if (!first.some(({ submissionId }) => submissionId === input.submissionId))
      return refuse('invalid', 'decision.choose-supplier', undefined, 'submissionId');
    const by = viewerId(context);
    const approvers = whoConfirms(state, people, by, ['approver']);
    if (approvers.length === 0) return refuse('invalid', 'decision.no-approver');
    const { outcomeHash } = shown.facts;
    const { submissionId, reason } = input;
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: id,
          act: 'award' as const,
          subject: awardChoiceText({ submissionId, outcomeHash, factsHash: shown.factsHash }),
          reason,
          by,
          at: context.now,
        },
        mails: mailsTo('decision.mail-award', state, people, { by, to: approvers, path: '/award-decision' }),
      },
      event: entryOf('award.propose', id, { submission: submissionId, outcomeHash, reason }),
      value: { id },
    });
  },
  write: askWithMail,
  refusal: refusedOf('award.propose'),
});
