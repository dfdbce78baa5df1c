import 'server-only';
import { z } from 'zod';
import { answeringAddresses } from '@/db/store/amendment';
import { insertClarificationAnswer, listClarificationDrafts, nextClarificationNumber } from '@/db/store/clarification';
import { listInvitations } from '@/db/store/invitation';
import { queueMail } from '@/db/store/outbox';
import { findAuthority } from '@/db/store/people';
import { clarificationState } from '@/lib/procurement/clarifications';
import { ok, refuse } from '@/lib/result';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import { clarificationMail, clarificationMailId, toWriteTo } from '../views/clarification-mail';
import { procurementFacts } from '../views/procurement-facts';
import { loadAsked, loadTeamOfAsker, recordOf } from './clarification-record';
import { command } from './command';

const Id = z.string().min(1).max(64);

/**
 * Sends the last draft: to every invited supplier at once, whoever asked, or to the asker alone where an officer agreed
 * to confidential treatment. What was sent never changes.
 */
export const answerClarification = command({
  action: 'clarification.answer',
  input: z.object({
    procurementId: Id,
    clarificationId: Id,
    /** The revision of the draft that the page showed. */
    revision: z.coerce.number().int().min(1, { error: 'clarification.draft-none' }),
  }),
  load: async (db, input) => {
    const asked = await loadAsked(db, input);
    if (!asked) return null;
    const { procurementId, clarificationId } = input;
    const [draft] = await listClarificationDrafts(db, clarificationId);
    return {
      ...asked,
      draft: draft ?? null,
      number: await nextClarificationNumber(db, procurementId),
      authority: (await findAuthority(db, asked.state.procurement.authorityId))?.name ?? '',
      invitations: toWriteTo(await listInvitations(db, procurementId)),
      answering: await answeringAddresses(db, procurementId),
      team: await loadTeamOfAsker(db, clarificationId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input, context }) => {
    const { state, clarification, draft, authority, invitations, answering, team } = loaded;
    const stands = clarificationState(clarification);
    if (stands !== 'waiting' && stands !== 'granted') return refuse('conflict', 'clarification.not-answerable');
    if (!draft || draft.answer === '' || draft.wording === '') return refuse('invalid', 'clarification.draft-none');
    if (draft.revision !== input.revision) return refuse('conflict', 'clarification.draft-changed');
    const toAll = stands === 'waiting';
    const { id: procurementId, title, deadline } = state.procurement;
    const number = toAll ? loaded.number : null;
    const at = context.now;
    const row = {
      clarificationId: clarification.id,
      procurementId,
      number,
      wording: draft.wording,
      answer: draft.answer,
      leadsToAmendment: draft.leadsToAmendment,
      answeredBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
      answeredAt: at,
    };
    const mails = () => {
      if (number === null) {
        const link = `${config().publicUrl}/responses/${team?.responseId ?? ''}/clarifications`;
        const params = { title, authority, link };
        const subject = say('clarification.mail-alone-subject', params);
        const text = say('clarification.mail-alone-text', params);
        return (team?.addresses ?? []).map((to) => ({ id: context.id(), at, to, subject, text, procurementId: null }));
      }
      const { about } = clarification;
      const message = clarificationMail({ ...row, number, title, authority, about, deadline: deadline ?? at });
      const invited = new Set(invitations.map(({ email }) => email.toLowerCase()));
      return [
        ...invitations.map(({ id, email: to }) => ({
          ...message,
          id: clarificationMailId(clarification.id, id),
          at,
          to,
          procurementId,
        })),
        // Colleagues of an invited address, and whoever registered: not filed where a page of a buyer could count them.
        ...answering
          .filter((email) => !invited.has(email.toLowerCase()))
          .map((to) => ({ ...message, id: context.id(), at, to, procurementId: null })),
      ];
    };
    return ok({
      change: { row, mails: mails() },
      event: {
        action: 'clarification.answer' as const,
        ...recordOf(clarification, {
          number: number ?? '',
          sentTo: toAll ? `to every supplier as clarification ${number}.` : 'to the asker alone.',
          amendment: draft.leadsToAmendment ? 'It leads to an amendment.' : '',
        }),
      },
      value: { number },
    });
  },
  write: async (tx, { row, mails }) => {
    if (!(await insertClarificationAnswer(tx, row))) return refuse('conflict', 'clarification.not-answerable');
    for (const mail of mails) await queueMail(tx, mail);
    return undefined;
  },
});
