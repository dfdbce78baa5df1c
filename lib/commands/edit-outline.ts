import 'server-only';
import { z } from 'zod';
import { diffDocuments } from '@/lib/questionnaire/diff';
import { findQuestion } from '@/lib/questionnaire/find';
import { applyAct, OutlineAct, setWeights } from '@/lib/questionnaire/outline';
import { ok } from '@/lib/result';
import { command } from './command';
import { decideChange, draftParts } from './draft-change';

/** Weightings by id, as typed. */
export const Weights = z.record(z.string().max(64), z.string().max(20));

const EditOutline = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  /** Weightings as they stand in the form: what was typed is never lost to a move or a removal. */
  sectionWeights: Weights.default({}),
  weights: Weights.default({}),
  act: OutlineAct,
  /** Why weightings changed; kept for the record. */
  reason: z.string().trim().max(2_000).optional(),
});

/** Moves, copies and removes questions and sections, sets weightings, and makes them fit. */
export const editOutline = command({
  action: 'questionnaire.edit',
  input: EditOutline,
  ...draftParts,
  decide: ({ loaded, input, context }) => {
    const freshId = context.id();
    return decideChange(loaded, input.revision, (document) => {
      const weighed = setWeights(document, { sections: input.sectionWeights, questions: input.weights });
      if (!weighed.ok) return weighed;
      const done = applyAct(weighed.value, input.act, freshId);
      if (!done.ok) return done;
      const changed = diffDocuments(document, done.value.document).questions.flatMap((each) =>
        each.change === 'changed' && each.fields.some(({ field }) => field === 'weight') ? [each.questionId] : [],
      );
      const { reason } = input;
      const ref = done.value.ref ?? '';
      const weights = changed.map((id) => {
        const question = findQuestion(done.value.document, id);
        return `${question?.ref ?? id}: ${question?.purpose === 'award-criterion' ? question.weight : ''}`;
      });
      return ok({
        document: done.value.document,
        what: done.value.what,
        data: {
          ...(ref ? { ref } : {}),
          ...(weights.length > 0 ? { weights } : {}),
          ...(reason ? { reason } : {}),
        },
        ...(reason
          ? {
              reasons: {
                ...loaded.draft.reasons,
                ...Object.fromEntries(changed.map((id) => [`change:${id}`, reason])),
              },
            }
          : {}),
        value: { ref, revision: loaded.draft.revision + 1 },
      });
    });
  },
});
