import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { findProcurement } from '@/db/store/procurement';
import { findScoping, saveScoping } from '@/db/store/scoping';
import { type ScopingAnswer, type ScopingRecord, starters } from '@/lib/catalogue';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const choices = ['empty', ...starters.map(({ id }) => id)] as [string, ...string[]];

const Input = z.strictObject({ id: z.string(), starter: z.enum(choices, { error: 'scoping.starter-missing' }) });

/** A procurement with the questions about its place, as every command on them needs it. */
export const loadScoping = async (db: Reader, { id }: { id: string }) => {
  const state = await findProcurement(db, id);
  return state && { state, scoping: await findScoping(db, id) };
};

/**
 * Begins the questions about the place, from an example or empty. What an example fills in counts only once an officer
 * has checked it. Answers that an officer gave stay.
 */
export const startScoping = command({
  action: 'scoping.answer',
  input: Input,
  load: loadScoping,
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { scoping }, input: { id, starter }, context }) => {
    if (context.viewer.kind !== 'buyer') return refuse('refused', 'policy.duty');
    const by = context.viewer.userId;
    const filled = Object.entries(starters.find((one) => one.id === starter)?.answers ?? {}) as [
      string,
      ScopingAnswer,
    ][];
    const answers: ScopingRecord = {
      ...Object.fromEntries(
        filled.map(([question, answer]) => [question, { answer, by, at: context.now, checked: false }]),
      ),
      ...Object.fromEntries(Object.entries(scoping?.answers ?? {}).filter(([, entry]) => entry.checked)),
    };
    return ok({
      change: {
        procurementId: id,
        expectedRevision: scoping?.revision ?? 0,
        starter: starter === 'empty' ? null : starter,
        answers,
        profileOverride: scoping?.profileOverride ?? null,
        by,
      },
      event: {
        action: 'scoping.answer' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { question: 'the questions', answer: `started from ${starter}` },
      },
      value: { id },
    });
  },
  write: async (tx, change, { now }) =>
    (await saveScoping(tx, { ...change, at: now })) ? undefined : refuse('conflict', 'scoping.already-started'),
});
