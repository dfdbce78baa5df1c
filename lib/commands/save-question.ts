import 'server-only';
import { z } from 'zod';
import { checkQuestion } from '@/lib/questionnaire/checks';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { applyEdit } from '@/lib/questionnaire/edits';
import { everyQuestion, findQuestion } from '@/lib/questionnaire/find';
import { nextRef, QuestionFields, withFields } from '@/lib/questionnaire/question-fields';
import { type Message, ok, type Result, refuse, refuseAll } from '@/lib/result';
import { command } from './command';
import { type Change, decideChange, draftParts, keepLost } from './draft-change';

const SaveQuestion = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  sectionId: z.string(),
  /** Null for a new question. */
  questionId: z.string().nullable(),
  fields: QuestionFields,
  /** Why the weighting, the minimum mark or the wording changed; kept for the record. */
  reason: z.string().trim().max(2_000).optional(),
});

/** Faults that may wait until publication: they are shown there, and each needs text that may still be in the making. */
const mayWait = [
  'checks.no-marking-guide',
  'checks.no-marks',
  'checks.no-equivalence',
  'checks.band-date',
  'checks.option-unmarked',
  'checks.no-otherwise',
  'checks.suitability-below-threshold',
  'checks.conditional-forbidden',
  'checks.condition-also-scored',
  'checks.ai-scored',
  'checks.place-scored',
  'checks.insurance-condition',
  'checks.accounts-condition',
  'checks.contract-condition',
];

/** Takes a question and the document it stands in; returns what would keep it from being clear, fair and markable. */
export const questionFaults = (question: Question, document: QuestionnaireDocument): Message[] =>
  checkQuestion(document, question.id)
    .filter(({ severity, key }) => severity === 'error' && !mayWait.includes(key))
    .map(({ path, key, params }) => ({
      path: path.replace(/^(sections\[\d+\]\.questions|declarations)\[\d+\]\.?/, ''),
      key,
      params: params ?? {},
    }));

type Saved = { questionId: string; sectionId: string; ref: string; lost: string | null; revision: number };

const saving = (
  input: z.output<typeof SaveQuestion>,
  document: QuestionnaireDocument,
  freshId: string,
  revision: number,
): Result<Change & { value: Saved }> => {
  const before = input.questionId === null ? null : findQuestion(document, input.questionId);
  if (before === undefined) return refuse('not-found', 'checks.unknown-question');
  const made = withFields(before ?? { id: freshId, ref: nextRef(everyQuestion(document)) }, input.fields);
  if (!made.ok) return made;
  const question = made.value;
  const at = document.sections.find(({ id }) => id === input.sectionId)?.questions.length ?? 0;
  const edited = applyEdit(
    document,
    before
      ? { edit: 'replace-question', question }
      : { edit: 'add-question', sectionId: input.sectionId, question, at },
  );
  if (!edited.ok) return edited;
  const faults = questionFaults(question, edited.value);
  if (faults.length > 0) return refuseAll('invalid', faults);
  const ref = question.ref ?? question.id;
  return ok({
    document: edited.value,
    what: { key: before ? 'questionnaire.what-saved' : 'questionnaire.what-added', params: { ref } },
    data: { ref, ...(input.reason ? { reason: input.reason } : {}) },
    value: { questionId: question.id, sectionId: input.sectionId, ref, lost: null, revision },
  });
};

/**
 * Saves one question of the draft, or adds a new one at the end of its section. When a colleague changed the same
 * question first, the text is kept in its history instead (`lost` is its id there), to be compared and chosen.
 */
export const saveQuestion = command({
  action: 'questionnaire.edit',
  input: SaveQuestion,
  ...draftParts,
  decide: ({ loaded, input, context }) => {
    const freshId = context.id();
    return decideChange(
      loaded,
      input.revision,
      (document) => {
        const saved = saving(input, document, freshId, loaded.draft.revision + 1);
        if (!saved.ok || !input.reason) return saved;
        const reasons = { ...loaded.draft.reasons, [`change:${saved.value.value.questionId}`]: input.reason };
        return ok({ ...saved.value, reasons });
      },
      (_conflicts, mine) => {
        const id = input.questionId ?? freshId;
        const question = findQuestion(mine.document, id);
        if (!question) return refuse('not-found', 'checks.unknown-question');
        const kept = keepLost(loaded, question, context);
        if (!kept.ok) return kept;
        const { change, event, value } = kept.value;
        const ref = question.ref ?? question.id;
        return ok({
          change,
          event,
          value: { questionId: id, sectionId: input.sectionId, ref, lost: value.historyId, revision: input.revision },
        });
      },
    );
  },
});
