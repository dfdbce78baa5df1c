import 'server-only';
import { z } from 'zod';
import { awardModelFaults } from '@/lib/questionnaire/award-model';
import { applyEdit } from '@/lib/questionnaire/edits';
import { ok, refuseAll } from '@/lib/result';
import { Decimal, ScoringRules } from '@/lib/scoring/rules';
import { command } from './command';
import { decideChange, draftParts } from './draft-change';

export const awardParts = ['award', 'scale', 'minimums', 'rounding', 'not-applicable', 'ties'] as const;
export type AwardPart = (typeof awardParts)[number];

const SetAwardModel = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  /** Which card of the page was changed. */
  part: z.enum(awardParts),
  scoring: ScoringRules.partial(),
  /** With another marking scheme: the confirmed new mark for every old one. */
  marks: z.record(z.string().max(20), Decimal).optional(),
  /** Why; kept for the record. */
  reason: z.string().trim().max(2_000).optional(),
});

/** Sets one part of how the winner is found. Weightings that do not add up may be saved; publication refuses them. */
export const setAwardModel = command({
  action: 'questionnaire.edit',
  input: SetAwardModel,
  ...draftParts,
  decide: ({ loaded, input }) =>
    decideChange(loaded, input.revision, (document) => {
      const scoring = { ...document.scoring, ...input.scoring } as typeof document.scoring;
      const { scale } = input.scoring;
      const edited = applyEdit(
        document,
        input.part === 'scale' && scale && input.marks
          ? { edit: 'change-scale', scale, marks: input.marks }
          : { edit: 'set-scoring', scoring },
      );
      if (!edited.ok) return edited;
      const faults = awardModelFaults(edited.value, input.part);
      if (faults.length > 0) return refuseAll('invalid', faults);
      const { reason } = input;
      return ok({
        document: edited.value,
        what: { key: `questionnaire.what-award-${input.part}` },
        data: { part: input.part, ...(reason ? { reason } : {}) },
        ...(reason ? { reasons: { ...loaded.draft.reasons, [`change:award:${input.part}`]: reason } } : {}),
        value: { part: input.part, revision: loaded.draft.revision + 1 },
      });
    }),
});
