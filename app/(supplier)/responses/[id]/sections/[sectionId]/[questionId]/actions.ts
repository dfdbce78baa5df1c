'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_act/act';
import { failed, signedOut } from '@/app/_act/failed';
import { readAnswerForm, tickGiven } from '@/app/_answer/read-form';
import { notFound } from '@/app/_frame/not-found';
import { type FormState, valuesOf } from '@/app/_ui/form-state';
import { addField, removeField } from '@/app/_ui/question/fields';
import { arrival, readContext } from '@/lib/commands/from-request';
import { saveAnswer } from '@/lib/commands/save-answer';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { responseQuestion } from '@/lib/views/response';

type Place = { responseId: string; sectionId: string; questionId: string };

const pathOf = ({ responseId, sectionId, questionId }: Place): string =>
  `/responses/${responseId}/sections/${sectionId}/${questionId}`;

/** "Save and continue": the same command as autosave, then the next question that is asked. */
export async function saveAndContinue(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  const receivedAt = arrival();
  const context = await readContext();
  if (context.viewer.kind === 'anonymous') return signedOut(form);
  const before = await responseQuestion(context, place);
  if (!before.ok || !before.value) notFound();
  const { question } = before.value;
  const state = await act(saveAnswer, form, {
    receivedAt,
    shape: () => readAnswerForm(question, form),
    input: { responseId: place.responseId, questionId: place.questionId },
    then: async (saved) => {
      if (saved.is === 'conflict') return `${pathOf(place)}/compare?mine=${saved.historyId}`;
      const revision = String(saved.version);
      // Rows are added and removed by buttons that save and stay.
      if (form.has(addField('answer')) || form.has(removeField('answer')))
        return { errors: [], values: valuesOf(form), revision };
      if (form.get('go') === 'upload') return `/responses/${place.responseId}/evidence?for=${place.questionId}`;
      tickGiven(form, readAnswerForm(question, form).extras);
      const banner = say('parts.save-saved', { time: ukSavedTime(saved.savedAt) });
      return saved.faults.length > 0
        ? { ...(await failed(saved.faults, form)), revision, banner }
        : { errors: [], values: {} };
    },
  });
  if (state.errors.length > 0 || Object.keys(state.values).length > 0) return state;
  // Which question comes next depends on the answer that was just saved.
  const after = await responseQuestion(await readContext(), place);
  const next = after.ok ? after.value?.next : null;
  redirect(
    next ? pathOf({ ...place, questionId: next }) : `/responses/${place.responseId}/sections/${place.sectionId}`,
  );
}
