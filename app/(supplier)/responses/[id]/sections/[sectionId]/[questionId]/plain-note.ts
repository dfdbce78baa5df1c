import 'server-only';
import { act } from '@/app/_act/act';
import type { AnswerGiven } from '@/app/_answer/read-form';
import type { FormState } from '@/app/_ui/form-state';
import { assignQuestion, commentInTeam, sayOfAnswer } from '@/lib/commands/keep-team-note';

/** What buttons of the team note post under the name `go`, in the form of the answer. */
export const noteGo = { comment: 'note-comment', assign: 'note-assign' } as const;
export const noteWord = (word: string): string => `note-${word}`;
const words: Readonly<Record<string, string>> = Object.fromEntries(
  ['done', 'approval', 'approved', 'nothing'].map((word) => [noteWord(word), word]),
);

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};

/** Whether a button of the team note was pressed. */
export const isNote = (form: FormData): boolean => textOf(form, 'go').startsWith('note-');

/** Whether the form holds nothing of an answer: then a note is no reason to begin one. */
export const isUntouched = ({ base, value, extras, evidence }: AnswerGiven): boolean =>
  base === '0' &&
  Object.keys(extras).length === 0 &&
  evidence.length === 0 &&
  [value].flat(2).every((each) => typeof each === 'string' && each.trim() === '');

export type Noted = { noted: 'assigned' | 'commented' | 'said' | null; fault: FormState | null };

/** Names of the note's fields, so that a fault is shown at its own. */
const atNote = ({ errors, ...state }: FormState): FormState => ({
  ...state,
  errors: errors.map(({ path, text }) => ({ path: path === '' ? '' : `note.${path}`, text })),
});

/**
 * Does what the team note of a posted answer form asks for. A comment that was typed is kept whichever button was
 * pressed, so that no words are lost with the page.
 */
export async function keepNote(
  place: { responseId: string; questionId: string },
  form: FormData,
  { version, receivedAt }: { version: number; receivedAt: string },
): Promise<Noted> {
  const go = textOf(form, 'go');
  const input = { responseId: place.responseId, questionId: place.questionId };
  const then = (): FormState => ({ errors: [], values: {} });
  let noted: Noted['noted'] = null;
  const text = textOf(form, 'note.text');
  if (go === noteGo.comment || text.trim() !== '') {
    const state = await act(commentInTeam, form, { receivedAt, shape: () => ({ text }), input, then });
    if (state.errors.length > 0) return { noted, fault: atNote(state) };
    noted = 'commented';
    // Said once, however often the rest of the form comes back.
    form.delete('note.text');
  }
  if (go === noteGo.assign) {
    const userId = textOf(form, 'note.userId');
    const state = await act(assignQuestion, form, { receivedAt, shape: () => ({ userId }), input, then });
    if (state.errors.length > 0) return { noted, fault: atNote(state) };
    noted = 'assigned';
  }
  const word = Object.hasOwn(words, go) ? words[go] : undefined;
  if (word !== undefined) {
    const state = await act(sayOfAnswer, form, { receivedAt, shape: () => ({ word, version }), input, then });
    if (state.errors.length > 0) return { noted, fault: atNote(state) };
    noted = 'said';
  }
  return { noted, fault: null };
}
