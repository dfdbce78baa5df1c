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
import { isNote, isUntouched, keepNote } from './plain-note';

type Place = { responseId: string; sectionId: string; questionId: string };

const pathOf = ({ responseId, sectionId, questionId }: Place): string =>
  `/responses/${responseId}/sections/${sectionId}/${questionId}`;

const notedPath = (place: Place, noted: string | null): string => `${pathOf(place)}?noted=${noted ?? ''}#team-note`;

/**
 * "Save and continue": the same command as autosave, then the next question that is asked. Buttons of the team note
 * come here too where there is no JavaScript: what was typed above them is saved first.
 */
export async function saveAndContinue(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  const receivedAt = arrival();
  const context = await readContext();
  if (context.viewer.kind === 'anonymous') return signedOut(form);
  const before = await responseQuestion(context, place);
  if (!before.ok || !before.value) notFound();
  const { question } = before.value;
  const given = readAnswerForm(question, form);
  if (isNote(form) && isUntouched(given)) {
    const { noted, fault } = await keepNote(place, form, { version: 0, receivedAt });
    return fault ?? redirect(notedPath(place, noted));
  }
  const state = await act(saveAnswer, form, {
    receivedAt,
    shape: () => given,
    input: { responseId: place.responseId, questionId: place.questionId },
    then: async (saved) => {
      const revision = String(saved.version);
      // Rows are added and removed by buttons that save and stay.
      const rows = form.has(addField('answer')) || form.has(removeField('answer'));
      if (rows && saved.is === 'saved') return { errors: [], values: valuesOf(form), revision };
      // Of what came second, nothing can be said but of the version that the page showed.
      const version = saved.is === 'saved' ? saved.version : Number(given.base);
      const { noted, fault } = await keepNote(place, form, { version, receivedAt });
      // Both texts are kept; a form that comes back with a comment at fault comes second again, and then asks.
      if (saved.is === 'conflict') return fault ?? `${pathOf(place)}/compare?mine=${saved.historyId}`;
      if (fault) return { ...fault, revision };
      if (form.get('go') === 'upload') return `/responses/${place.responseId}/evidence?for=${place.questionId}`;
      if (isNote(form)) return notedPath(place, noted);
      tickGiven(form, given.extras);
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
