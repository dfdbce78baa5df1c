import 'server-only';
import { z } from 'zod';
import { insertClarificationDraft, listClarificationDrafts } from '@/db/store/clarification';
import { findUser } from '@/db/store/people';
import { clarificationLimits, clarificationState } from '@/lib/procurement/clarifications';
import { ukTime } from '@/lib/procurement/uk-time';
import { type Message, ok, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '../views/procurement-facts';
import { loadAsked, recordOf } from './clarification-record';
import { command } from './command';

const Id = z.string().min(1).max(64);
const text = (most: number, error: string) => z.string().trim().max(most, { error }).default('');

const DraftClarification = z.object({
  procurementId: Id,
  clarificationId: Id,
  /** The revision of the draft that the page showed; 0 where there was none. */
  revision: z.coerce.number().int().min(0).default(0),
  wording: text(clarificationLimits.question, 'clarification.wording-long'),
  answer: text(clarificationLimits.answer, 'clarification.answer-long'),
  amendment: z.literal('yes').optional(),
  /** Set where the officer goes on to send it, so that nothing may be missing. */
  complete: z.literal('yes').optional(),
});

/** Saves what an officer would answer. Every draft is kept; of two saved at once both are. */
export const draftClarification = command({
  action: 'clarification.draft',
  input: DraftClarification,
  load: async (db, input) => {
    const asked = await loadAsked(db, input);
    if (!asked) return null;
    const [last] = await listClarificationDrafts(db, input.clarificationId);
    const savedBy = last ? ((await findUser(db, last.savedBy))?.name ?? '') : '';
    return { ...asked, last: last ?? null, savedBy };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { clarification, last, savedBy }, input, context }) => {
    const stands = clarificationState(clarification);
    if (stands !== 'waiting' && stands !== 'granted') return refuse('conflict', 'clarification.not-answerable');
    const toAll = stands === 'waiting';
    const missing: Message[] = [
      ...(toAll && input.wording === '' ? [{ path: 'wording', key: 'clarification.wording-missing' }] : []),
      ...(input.answer === '' ? [{ path: 'answer', key: 'clarification.answer-missing' }] : []),
    ];
    if (input.complete && missing.length > 0) return refuseAll('invalid', missing);
    const revision = last?.revision ?? 0;
    if (input.revision !== revision)
      return refuse('conflict', 'clarification.draft-raced', {
        name: savedBy,
        time: last ? ukTime(last.savedAt) : '',
        revision,
      });
    return ok({
      change: {
        clarificationId: clarification.id,
        revision: revision + 1,
        wording: toAll ? input.wording : clarification.text,
        answer: input.answer,
        leadsToAmendment: input.amendment === 'yes',
        savedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        savedAt: context.now,
      },
      event: { action: 'clarification.draft' as const, ...recordOf(clarification) },
      value: { revision: revision + 1 },
    });
  },
  write: async (tx, change) =>
    (await insertClarificationDraft(tx, change)) ? undefined : refuse('conflict', 'clarification.draft-changed'),
});
