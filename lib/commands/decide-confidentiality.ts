import 'server-only';
import { z } from 'zod';
import { insertConfidentialityDecision } from '@/db/store/clarification';
import { queueMail } from '@/db/store/outbox';
import { findAuthority } from '@/db/store/people';
import { clarificationLimits, clarificationState } from '@/lib/procurement/clarifications';
import { ok, refuse } from '@/lib/result';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import { procurementFacts } from '../views/procurement-facts';
import { loadAsked, loadTeamOfAsker, recordOf } from './clarification-record';
import { command } from './command';

const Id = z.string().min(1).max(64);

/** An officer agrees to confidential treatment or refuses it, with a reason that the asker reads. Once. */
export const decideConfidentiality = command({
  action: 'clarification.decide',
  input: z.object({
    procurementId: Id,
    clarificationId: Id,
    decision: z.enum(['agree', 'refuse'], { error: 'clarification.decision-missing' }),
    reason: z
      .string({ error: 'clarification.decision-reason-missing' })
      .trim()
      .min(1, { error: 'clarification.decision-reason-missing' })
      .max(clarificationLimits.reason, { error: 'clarification.reason-long' }),
  }),
  load: async (db, input) => {
    const asked = await loadAsked(db, input);
    if (!asked) return null;
    return {
      ...asked,
      authority: (await findAuthority(db, asked.state.procurement.authorityId))?.name ?? '',
      team: await loadTeamOfAsker(db, input.clarificationId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, clarification, authority, team }, input, context }) => {
    if (clarificationState(clarification) !== 'confidential-asked') return refuse('conflict', 'clarification.decided');
    const granted = input.decision === 'agree';
    const own = `${config().publicUrl}/responses/${team?.responseId ?? ''}/clarifications`;
    const params = {
      title: state.procurement.title,
      authority,
      link: granted ? own : `${own}/${clarification.id}`,
    };
    return ok({
      change: {
        decision: {
          clarificationId: clarification.id,
          granted,
          reason: input.reason,
          decidedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
          decidedAt: context.now,
        },
        // Not filed under the procurement: no page of a buyer can come across whom it went to.
        mails: (team?.addresses ?? []).map((to) => ({
          id: context.id(),
          at: context.now,
          to,
          subject: say('clarification.mail-decided-subject', params),
          text: say(granted ? 'clarification.mail-granted-text' : 'clarification.mail-refused-text', params),
        })),
      },
      event: {
        action: 'clarification.decide' as const,
        ...recordOf(clarification, { decision: granted ? 'agreed' : 'refused' }),
      },
      value: { granted },
    });
  },
  write: async (tx, { decision, mails }) => {
    if (!(await insertConfidentialityDecision(tx, decision))) return refuse('conflict', 'clarification.decided');
    for (const mail of mails) await queueMail(tx, mail);
    return undefined;
  },
});
