import 'server-only';
import { z } from 'zod';
import { insertClarification, listOwnClarifications } from '@/db/store/clarification';
import { queueMailOnce } from '@/db/store/outbox';
import { findProcurement } from '@/db/store/procurement';
import { findLatestPublished, findPublishedDocument, findResponse } from '@/db/store/response';
import type { Facts } from '@/lib/policy';
import {
  clarificationLimits,
  clarificationState,
  clarificationsCloseAt,
  mostWaiting,
  toTheMinute,
} from '@/lib/procurement/clarifications';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { newsTo, whoAnswers } from './clarification-news';
import { type Context, command } from './command';

const Id = z.string().min(1).max(64);

const AskClarification = z.object({
  responseId: Id,
  /** One per page shown, so that a second press asks nothing twice. */
  clickId: z.string().regex(/^[a-z2-7]{26}$/, { error: 'clarification.click-missing' }),
  /** Reference of a question, or empty for the procurement in general. */
  about: z.string().max(64).default(''),
  question: z
    .string({ error: 'clarification.question-missing' })
    .trim()
    .min(1, { error: 'clarification.question-missing' })
    .max(clarificationLimits.question, { error: 'clarification.question-long' }),
  confidential: z.literal('yes').optional(),
  reason: z.string().trim().max(clarificationLimits.reason, { error: 'clarification.reason-long' }).default(''),
});

/** When questions close, and whether this very request came in time. */
export const askingFacts = (
  procurement: { setup: string; deadline: string | null },
  { receivedAt }: Pick<Context, 'receivedAt'>,
): Pick<Facts, 'clarificationsClosed'> & { closesAt: string | null } => {
  const closesAt = clarificationsCloseAt(setupOf(procurement.setup), procurement.deadline);
  return { closesAt, clarificationsClosed: closesAt === null || receivedAt >= closesAt };
};

/**
 * Asks a clarification question. What the procurement keeps of it says neither who asked nor the exact time; the entry in
 * the log goes to the organisation's own chain, for a row between those of a procurement would tell who was at work then.
 */
export const askClarification = command({
  action: 'response.ask-clarification',
  input: AskClarification,
  load: async (db, { responseId }, { viewer }) => {
    const head = await findResponse(db, responseId);
    if (!head || viewer.kind !== 'supplier' || viewer.supplierId !== head.supplierId) return null;
    const state = await findProcurement(db, head.procurementId);
    const latest = await findLatestPublished(db, head.procurementId);
    const published = latest && (await findPublishedDocument(db, latest.id));
    if (!state || !published) return null;
    const { document } = published;
    return {
      head,
      procurement: state.procurement,
      officers: await whoAnswers(db, state),
      refs: [...document.sections.flatMap(({ questions }) => questions), ...(document.declarations ?? [])].map(refOf),
      own: await listOwnClarifications(db, head.procurementId, responseId),
    };
  },
  facts: ({ head, procurement }, context) => {
    const { clarificationsClosed, closesAt } = askingFacts(procurement, context);
    const facts = responseFacts(head, context);
    const said = closesAt === null ? {} : { clarificationsClose: ukDeadline(closesAt, { zoned: false }) };
    return { ...facts, clarificationsClosed: clarificationsClosed === true, said: { ...facts.said, ...said } };
  },
  decide: ({ loaded: { head, procurement, officers, refs, own }, input, context }) => {
    const again = own.find(({ asker }) => asker.clickId === input.clickId);
    if (again) return ok({ change: null, event: null, value: { id: again.id } });
    const confidential = input.confidential === 'yes';
    if (input.about !== '' && !refs.includes(input.about))
      return refuse('invalid', 'clarification.about-unknown', undefined, 'about');
    if (confidential && input.reason === '')
      return refuse('invalid', 'clarification.reason-missing', undefined, 'reason');
    const waiting = own.filter((one) => !['answered', 'answered-alone', 'withdrawn'].includes(clarificationState(one)));
    if (waiting.length >= mostWaiting)
      return refuse('refused', 'clarification.many-waiting', { count: waiting.length });
    const id = context.id();
    const userId = context.viewer.kind === 'supplier' ? context.viewer.userId : '';
    const { receivedAt } = context;
    return ok({
      change: {
        id,
        procurementId: head.procurementId,
        receivedAt: toTheMinute(receivedAt),
        about: input.about,
        text: input.question,
        confidential,
        reason: confidential ? input.reason : '',
        asker: { responseId: head.id, userId, clickId: input.clickId, receivedAt },
        news: newsTo(officers, procurement, receivedAt),
      },
      // Without the procurement's id the entry goes to the chain of the viewer's own organisation.
      event: {
        action: 'response.ask-clarification' as const,
        subject: { type: 'procurement', id: head.procurementId },
      },
      value: { id },
    });
  },
  write: async (tx, change) => {
    if (!change) return undefined;
    const { news, ...row } = change;
    await insertClarification(tx, row);
    for (const mail of news) await queueMailOnce(tx, mail);
    return undefined;
  },
});
