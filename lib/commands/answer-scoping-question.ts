import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { saveScoping } from '@/db/store/scoping';
import { answersOf, readScoping, ScopingAnswer, scopingQuestions } from '@/lib/catalogue';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { loadScoping } from './start-scoping';

const Input = z.strictObject({
  id: z.string(),
  question: z.string(),
  answer: z.enum(ScopingAnswer.options, { error: 'scoping.answer-missing' }),
  /** The answer that the form showed, '' for none; left out where nothing was shown. */
  revision: z.string().optional(),
});

const inWords = (answer: string): string => say({ path: '', key: `scoping.${answer}` });

/**
 * Saves the answer to one question about the place; it is checked by being saved. Refuses an answer that the question
 * does not offer. Where somebody answered differently since the form was shown, nothing is written and both answers
 * are named. Returns whether the answer raised an action.
 */
export const answerScopingQuestion = command({
  action: 'scoping.answer',
  input: Input,
  load: async (db, input) => {
    const loaded = await loadScoping(db, input);
    return loaded && { ...loaded, people: await listPeople(db, loaded.state.procurement.authorityId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { scoping, people }, input: { id, question: questionId, answer, revision }, context }) => {
    if (context.viewer.kind !== 'buyer') return refuse('refused', 'policy.duty');
    const question = scopingQuestions.find((one) => one.id === questionId);
    const offered: readonly string[] = question ? answersOf[question.answers] : [];
    if (!question) return refuse('invalid', 'catalogue.unknown-scoping-question', { id: questionId });
    if (!offered.includes(answer)) return refuse('invalid', 'scoping.answer-missing', undefined, 'answer');
    const by = context.viewer.userId;
    const stored = scoping?.answers[questionId];
    if (revision !== undefined && stored && stored.answer !== revision && stored.answer !== answer)
      return {
        ok: false,
        why: 'conflict',
        messages: [
          {
            path: 'answer',
            key: 'scoping.answer-changed',
            params: {
              name: people.find(({ userId }) => userId === stored.by)?.name ?? '',
              theirs: inWords(stored.answer),
              mine: inWords(answer),
              time: ukSavedTime(stored.at),
              revision: stored.answer,
            },
          },
        ],
      };
    const entry = { answer, by, at: context.now, checked: true };
    const answers = { ...scoping?.answers, [questionId]: entry };
    return ok({
      change: {
        procurementId: id,
        expectedRevision: scoping?.revision ?? 0,
        starter: scoping?.starter ?? null,
        answers,
        profileOverride: scoping?.profileOverride ?? null,
        by,
      },
      event: {
        action: 'scoping.answer' as const,
        subject: { type: 'scoping-question', id: questionId },
        procurementId: id,
        data: { question: questionId, answer },
      },
      value: { raised: readScoping([question], { [questionId]: answer }).actions.length > 0 },
    });
  },
  write: async (tx, change, { now }) =>
    (await saveScoping(tx, { ...change, at: now })) ? undefined : refuse('conflict', 'scoping.changed-first'),
});
