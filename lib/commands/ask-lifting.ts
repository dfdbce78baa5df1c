import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { listPeople } from '@/db/store/people';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { afterOutcomeFacts, entryOf, loadAfterOutcome, refusedOf } from './award-case';
import { command } from './command';

const AskLifting = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'decision.lift-reason' }).max(2_000),
});

const load = async (db: Reader, input: { id: string }) => {
  const loaded = await loadAfterOutcome(db, input);
  return loaded && { ...loaded, people: await listPeople(db, loaded.state.procurement.authorityId) };
};

/** First half of lifting a hold: somebody asks a different person to confirm, with the reason and a fresh code. */
export const askLifting = command({
  action: 'hold.ask-lifting',
  input: AskLifting,
  load,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { state, award, people }, input: { id, reason }, context }) => {
    if (!award.hold) return refuse('invalid', 'policy.not-held');
    if (waitingStep(state.steps, context.now, 'lift-hold')) return refuse('invalid', 'decision.lift-asked');
    const by = viewerId(context);
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: id,
          act: 'lift-hold' as const,
          subject: award.hold.id,
          reason,
          by,
          at: context.now,
        },
        mails: mailsTo('decision.mail-hold', state, people, {
          by,
          to: whoConfirms(state, people, by, ['lead', 'officer', 'approver']),
          path: '/award-decision/hold',
        }),
      },
      event: entryOf('hold.ask-lifting', id, { reason }),
      value: { id },
    });
  },
  write: askWithMail,
  refusal: refusedOf('hold.ask-lifting'),
});
