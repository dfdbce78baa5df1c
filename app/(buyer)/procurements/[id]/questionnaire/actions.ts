'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { editOutline } from '@/lib/commands/edit-outline';
import { startDraft } from '@/lib/commands/start-draft';
import { undoDraft } from '@/lib/commands/undo-draft';

/** Texts of the fields whose name begins with `prefix`, by the rest of the name. */
const named = (form: FormData, prefix: string): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value]] : [],
    ),
  );

/** What a button of the outline asks for: `up:SEC-04`, `remove-section:p03`, `fit`. */
const actOf = (pressed: string, form: FormData): Record<string, unknown> => {
  const cut = pressed.indexOf(':');
  const name = cut < 0 ? pressed : pressed.slice(0, cut);
  const id = cut < 0 ? '' : pressed.slice(cut + 1);
  if (name.includes('section')) return { do: name, sectionId: id };
  if (name === 'place') {
    const place = String(form.get('place') ?? '');
    const at = place.lastIndexOf(':');
    return { do: name, questionId: id, sectionId: place.slice(0, at), at: Number(place.slice(at + 1)) };
  }
  return name === 'fit' || name === 'weights' || id === '' ? { do: name } : { do: name, questionId: id };
};

/** Every button of the outline: the weightings typed in the form go with each of them, and stop an undo. */
export async function changeOutline(id: string, _state: FormState, form: FormData): Promise<FormState> {
  const pressed = String(form.get('do') ?? 'weights');
  const path = `/procurements/${id}/questionnaire`;
  const typed = { sectionWeights: named(form, 'section-weight:'), weights: named(form, 'weight:') };
  if (pressed === 'undo' || pressed === 'redo')
    return act(undoDraft, form, {
      shape: ({ revision, reason }) => ({ id, revision, reason, direction: pressed, ...typed }),
      then: ({ revision }) => `${path}?changed=${revision}`,
    });
  const about = pressed.slice(pressed.indexOf(':') + 1);
  return act(editOutline, form, {
    shape: ({ revision, reason }) => ({
      id,
      revision,
      ...typed,
      act: actOf(pressed, form),
      ...(typeof reason === 'string' && reason.trim() ? { reason } : {}),
    }),
    // The row that was moved keeps the focus, on the button that moved it.
    then: ({ revision }) => {
      const [name = ''] = pressed.split(':');
      const moved = ['up', 'down', 'place'].includes(name);
      return `${path}?changed=${revision}&at=${about}${moved ? `&pressed=${name}#row-${about}` : ''}`;
    },
  });
}

/** Starts a draft without questions. */
export async function startEmpty(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(startDraft, form, { shape: () => ({ id }), then: () => `/procurements/${id}/questionnaire` });
}
