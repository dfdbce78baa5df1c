'use server';

import { act } from '@/app/_act/act';
import { failed, signedOut } from '@/app/_act/failed';
import { notFound } from '@/app/_frame/not-found';
import type { FormState } from '@/app/_ui/form-state';
import { arrival, readContext } from '@/lib/commands/from-request';
import { saveAnswer } from '@/lib/commands/save-answer';
import { answerVersions } from '@/lib/views/answer-versions';

type Place = { responseId: string; sectionId: string; questionId: string; mine: string };

/** Saves the text that was chosen of two, at the version that stands now. */
export async function keepOne(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  const receivedAt = arrival();
  const context = await readContext();
  if (context.viewer.kind === 'anonymous') return signedOut(form);
  const found = await answerVersions(context, place);
  if (!found.ok || !found.value) notFound();
  const { mine, theirs, version } = found.value;
  const keep = form.get('keep');
  if (keep !== 'mine' && keep !== 'theirs' && keep !== 'edited')
    return failed([{ path: 'keep', key: 'supplier.conflict-choose' }], form);
  const text = form.get('text');
  const chosen = keep === 'theirs' ? theirs : mine;
  const value = keep === 'edited' && typeof text === 'string' ? text.replaceAll('\r\n', '\n') : chosen.value;
  const { responseId, sectionId, questionId } = place;
  const page = `/responses/${responseId}/sections/${sectionId}/${questionId}`;
  return act(saveAnswer, form, {
    receivedAt,
    shape: () => ({ base: form.get('base') ?? version, ...chosen, value }),
    input: { responseId, questionId },
    then: (saved) => (saved.is === 'conflict' ? `${page}/compare?mine=${saved.historyId}` : page),
  });
}
