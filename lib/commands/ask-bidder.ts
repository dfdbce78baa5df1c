import 'server-only';
import { z } from 'zod';
import { findTeamOf, insertBidderQuestion, listAskedOf } from '@/db/store/bidder-question';
import { lettersOf } from '@/db/store/opening';
import { queueMail } from '@/db/store/outbox';
import { findAuthority } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { teamAddresses } from '@/db/store/response';
import { textHash } from '@/lib/evaluation/asked-text';
import { fromUk, ukDeadline } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { ok, refuse } from '@/lib/result';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import { loadEvaluation } from '@/lib/views/evaluation-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const AskBidder = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  questionId: z.string().max(64),
  /** How many questions to this bidder the page showed. */
  version: z.coerce.number().int().min(0).max(1_000),
  text: z.string().trim().min(1, { error: 'asked.missing' }).max(4_000, { error: 'asked.long' }),
  /** UK day and time until which the bidder may answer. */
  day: z.iso.date({ error: 'asked.day-missing' }),
  time: z.string().regex(/^\d{2}:\d{2}$/, { error: 'asked.time-missing' }),
});

/**
 * Asks one bidder to explain what its tender says about a gate, before the gate is decided. The lead is the single
 * contact. Its team alone is told, by a message that is filed under no procurement, so that the letter stays a letter.
 */
export const askBidder = command({
  action: 'bidder-question.ask',
  input: AskBidder,
  load: async (db, { id, submissionId }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    const team = await findTeamOf(db, id, submissionId);
    return {
      state,
      record: await loadEvaluation(db, state, submissionId),
      asked: await listAskedOf(db, id, submissionId),
      team,
      addresses: team ? await teamAddresses(db, team.supplierId) : [],
      authority: (await findAuthority(db, state.procurement.authorityId))?.name ?? '',
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input, context }) => {
    const { state, record, asked, team, addresses, authority } = loaded;
    const bidder = lettersOf(state).find(({ submissionId }) => submissionId === input.submissionId);
    const gate = record?.panel.gates.find(({ question }) => question.id === input.questionId);
    if (!bidder || !gate || !team) return refuse('not-found', 'common.not-found');
    if (asked.length !== input.version) return refuse('conflict', 'asked.changed');
    const waits = asked.some(({ answer, answerBy }) => answer === null && answerBy > context.now);
    if (waits) return refuse('invalid', 'asked.waiting');
    const until = fromUk(input.day, input.time, 'day');
    if (!until.ok) return until;
    if (until.value <= context.now) return refuse('invalid', 'asked.day-past', undefined, 'day');
    const { id: procurementId, title } = state.procurement;
    const number = input.version + 1;
    const asking = context.id();
    const link = `${config().publicUrl}/responses/${team.responseId}/questions`;
    const params = { title, authority, link, until: ukDeadline(until.value) };
    return ok({
      change: {
        row: {
          id: asking,
          procurementId,
          submissionId: input.submissionId,
          ...team,
          questionId: input.questionId,
          number,
          text: input.text,
          answerBy: until.value,
          askedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
          askedAt: context.now,
        },
        mails: addresses.map((to) => ({
          id: context.id(),
          at: context.now,
          to,
          subject: say('asked.mail-subject', params),
          text: say('asked.mail-text', params),
          procurementId: null,
        })),
      },
      event: {
        action: 'bidder-question.ask' as const,
        subject: { type: 'submission', id: input.submissionId },
        procurementId,
        data: {
          letter: bidder.letter,
          question: refOf(gate.question),
          number,
          until: ukDeadline(until.value),
          textHash: textHash(asking, input.text),
        },
      },
      value: { letter: bidder.letter, number },
    });
  },
  write: async (tx, { row, mails }) => {
    if (!(await insertBidderQuestion(tx, row))) return refuse('conflict', 'asked.changed');
    for (const mail of mails) await queueMail(tx, mail);
    return undefined;
  },
  refusal: ({ state }, { submissionId }) => ({
    action: 'bidder-question.ask',
    subject: { type: 'submission', id: submissionId },
    procurementId: state.procurement.id,
  }),
});
