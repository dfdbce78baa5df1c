'use server';

import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import type { FormState } from '@/app/_ui/form-state';
import { saveQuestion } from '@/lib/commands/save-question';
import { settleQuestion } from '@/lib/commands/settle-question';
import { kinds } from '@/lib/question/settings';
import { purposes } from '@/lib/questionnaire/document';
import { formField, readQuestionForm } from '@/lib/questionnaire/question-form';
import { keptCondition } from './kept-condition';

type Where = { id: string; sectionId: string; questionId: string | null };

/** Saves the question editor. A lost race leads to the page where the two texts are compared. */
export async function keepQuestion(where: Where, _state: FormState, form: FormData): Promise<FormState> {
  const { id, sectionId, questionId } = where;
  const posted = fieldsOf(form);
  const read = readQuestionForm(posted, questionId ?? '', keptCondition(form));
  if (!read.ok) return failed(read.messages, form);
  const path = `/procurements/${id}/questionnaire`;
  const again = form.get('then') === 'another';
  const reason = String(form.get('reason') ?? '').trim();
  const state = await act(saveQuestion, form, {
    shape: ({ revision }) => ({
      id,
      revision,
      sectionId,
      questionId,
      fields: read.value,
      ...(reason === '' ? {} : { reason }),
    }),
    then: (saved) => {
      if (saved.lost) return `${path}/${sectionId}/${saved.questionId}/two-texts?mine=${saved.lost}`;
      return again
        ? `${path}/${sectionId}/new?after=${saved.questionId}`
        : `${path}?changed=${saved.revision}#row-${saved.questionId}`;
    },
  });
  const kind = kinds.find((each) => each === posted.kind) ?? 'long-text';
  const purpose = purposes.find((each) => each === posted.purpose) ?? 'information';
  return { ...state, errors: state.errors.map(({ path: at, text }) => ({ path: formField(at, kind, purpose), text })) };
}

/** Chooses between two texts of a question. */
export async function chooseText(
  where: Where & { historyId: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const { id, sectionId, questionId, historyId } = where;
  const path = `/procurements/${id}/questionnaire`;
  return act(settleQuestion, form, {
    shape: ({ revision, keep, text }) => ({ id, revision, sectionId, questionId, historyId, keep, text }),
    then: ({ lost }) =>
      lost
        ? `${path}/${sectionId}/${questionId}/two-texts?mine=${lost}`
        : `${path}/${sectionId}/${questionId}?settled=1`,
  });
}
