import 'server-only';
import { z } from 'zod';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse, refuseAll } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { afterOutcomeFacts, entryOf, refusedOf } from './award-case';
import { command } from './command';
import { loadRemovalCase } from './removal-case';

const AskRemoval = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'removal.reason' }).max(2_000),
  /** No other duty to keep the records, and no rule of the authority's own, stands against it. */
  checked: z.literal('yes', { error: 'removal.check-duties' }),
  /** Hash of what the page showed would go. */
  shown: z.string(),
});

/**
 * First half of a removal: a lead or officer asks an approver to sign that exactly this goes. Refuses, with every reason,
 * while the clock runs, a hold stands or somebody waits for another confirmation.
 */
export const askRemoval = command({
  action: 'removal.ask',
  input: AskRemoval,
  load: loadRemovalCase,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { state, faults, plan, people }, input, context }) => {
    if (waitingStep(state.steps, context.now, 'remove')) return refuse('invalid', 'removal.asked');
    if (faults.length > 0) return refuseAll('invalid', faults);
    if (plan?.hash !== input.shown) return refuse('conflict', 'removal.changed');
    const { id, reason } = input;
    const by = viewerId(context);
    const approvers = whoConfirms(state, people, by, ['approver']);
    if (approvers.length === 0) return refuse('invalid', 'decision.no-approver');
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: id,
          act: 'remove' as const,
          subject: plan.hash,
          reason,
          by,
          at: context.now,
        },
        mails: mailsTo('removal.mail', state, people, { by, to: approvers, path: '/removal' }),
      },
      event: entryOf('removal.ask', id, { reason }),
      value: { id },
    });
  },
  write: askWithMail,
  refusal: refusedOf('removal.ask'),
});
