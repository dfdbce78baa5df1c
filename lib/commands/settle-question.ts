import 'server-only';
import { z } from 'zod';
import { findQuestionHistory } from '@/db/store/questionnaire';
import { applyEdit } from '@/lib/questionnaire/edits';
import { findQuestion } from '@/lib/questionnaire/find';
import { ok, refuse, refuseAll } from '@/lib/result';
import { say } from '@/lib/text';
import { command } from './command';
import { decideChange, draftFacts, keepLost, loadDraft, writeChange } from './draft-change';
import { questionFaults } from './save-question';

const SettleQuestion = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  sectionId: z.string(),
  questionId: z.string(),
  /** The text that was not kept, in the question's history. */
  historyId: z.string(),
  keep: z.enum(['mine', 'theirs', 'edited'], { error: 'questionnaire.keep-missing' }),
  text: z.string().max(10_000).default(''),
});

/** Chooses between two texts of a question after a lost race. Both stay in the history whatever is chosen. */
export const settleQuestion = command({
  action: 'questionnaire.edit',
  input: SettleQuestion,
  load: async (db, input) => {
    const draft = await loadDraft(db, input);
    const mine = draft && (await findQuestionHistory(db, draft.draft.id, input.historyId));
    return draft && mine && mine.questionId === input.questionId ? { draft, mine: mine.question } : null;
  },
  facts: (loaded, context) => draftFacts(loaded.draft, context),
  decide: ({ loaded, input, context }) => {
    const { draft, mine } = loaded;
    const ref = mine.ref ?? mine.id;
    const value = { lost: null as string | null };
    if (input.keep === 'theirs')
      return ok({
        change: { loaded: draft, save: null, lost: null },
        event: {
          action: 'questionnaire.edit' as const,
          subject: { type: 'version', id: draft.draft.id },
          procurementId: draft.state.procurement.id,
          data: { number: draft.draft.number, what: say('questionnaire.what-settled', { ref }), ref, reason: '' },
        },
        value,
      });
    if (input.keep === 'edited' && input.text.trim() === '')
      return refuse('invalid', 'questionnaire.wording-missing', undefined, 'text');
    const question = input.keep === 'edited' ? { ...mine, wording: { ...mine.wording, en: input.text.trim() } } : mine;
    return decideChange(
      draft,
      input.revision,
      (document) => {
        const present = findQuestion(document, question.id) !== undefined;
        const at = document.sections.find(({ id }) => id === input.sectionId)?.questions.length ?? 0;
        const edited = applyEdit(
          document,
          present
            ? { edit: 'replace-question', question }
            : { edit: 'add-question', sectionId: input.sectionId, question, at },
        );
        if (!edited.ok) return edited;
        const faults = questionFaults(question, edited.value);
        if (faults.length > 0) return refuseAll('invalid', faults);
        return ok({
          document: edited.value,
          what: { key: 'questionnaire.what-settled', params: { ref } },
          data: { ref },
          value,
        });
      },
      () => {
        // A colleague saved again meanwhile: the same choice comes once more, against the newer text.
        const again = keepLost(draft, question, context);
        return again.ok ? ok({ ...again.value, value: { lost: again.value.value.historyId as string | null } }) : again;
      },
    );
  },
  write: (tx, change, context) => writeChange(tx, change, context),
});
