import 'server-only';
import { z } from 'zod';
import { principles } from '@/lib/catalogue';
import { CheckAnswer, savedBetween } from '@/lib/guided';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { actingUser, loadGuidance, savedFirst, writeGuidance } from './guidance-change';

const AnswerSelfCheck = z.strictObject({
  id: z.string(),
  principle: z.int(),
  /** Of the answers to this principle that the form showed; 0 for none. */
  revision: z.coerce.number().int(),
  answers: z.record(z.string(), CheckAnswer),
});

/** Saves how far the authority itself has got with one principle. Answers to other principles stay as they are. */
export const answerSelfCheck = command({
  action: 'self-check.answer',
  input: AnswerSelfCheck,
  load: (db, input) => loadGuidance(db, input.id, 'self-check'),
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { kept, people }, input, context }) => {
    const principle = principles.find(({ number }) => number === input.principle);
    if (!principle) return refuse('not-found', 'common.not-found');
    const key = String(principle.number);
    const before = kept?.document[key];
    const between = savedBetween(before, input.revision);
    if (between) return savedFirst(people, between);
    const answers = Object.fromEntries(
      principle.selfCheck.flatMap(({ id }) => {
        const answer = input.answers[id];
        return answer === undefined ? [] : [[id, answer] as const];
      }),
    );
    const answered = Object.keys(answers).length;
    if (answered === 0)
      return refuse('invalid', 'guidance.answers-missing', undefined, `answers.${principle.selfCheck[0]?.id}`);
    const by = actingUser(context);
    const entry = { answers, revision: (before?.revision ?? 0) + 1, by, at: context.now };
    return ok({
      change: {
        procurementId: input.id,
        kind: 'self-check' as const,
        document: { ...kept?.document, [key]: entry },
        expectedRevision: kept?.revision ?? 0,
        by,
        at: context.now,
      },
      event: {
        action: 'self-check.answer' as const,
        subject: { type: 'principle', id: key },
        procurementId: input.id,
        data: { principle: principle.number, answered, statements: principle.selfCheck.length },
      },
      value: { number: principle.number },
    });
  },
  write: writeGuidance,
});
