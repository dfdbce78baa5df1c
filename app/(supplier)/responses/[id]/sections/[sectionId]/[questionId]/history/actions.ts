'use server';

import { act } from '@/app/_act/act';
import { failed, signedOut } from '@/app/_act/failed';
import type { FormState } from '@/app/_ui/form-state';
import { readContext } from '@/lib/commands/from-request';
import { saveAnswer } from '@/lib/commands/save-answer';
import { earlierText } from '@/lib/views/team-notes';

type Place = { responseId: string; sectionId: string; questionId: string; historyId: string };

/** Puts an earlier text back as a new save, at the version that the page showed. */
export async function putBack(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  const context = await readContext();
  if (context.viewer.kind === 'anonymous') return signedOut(form);
  const { responseId, sectionId, questionId } = place;
  const found = await earlierText(context, place);
  const text = found.ok ? found.value : null;
  if (!text) return failed([{ path: '', key: 'team.history-gone' }], form);
  const page = `/responses/${responseId}/sections/${sectionId}/${questionId}`;
  return act(saveAnswer, form, {
    shape: ({ base, seen }) => ({ ...text, base, seen }),
    input: { responseId, questionId },
    then: (saved) =>
      saved.is === 'conflict' ? `${page}/compare?mine=${saved.historyId}` : `${page}/history?done=used`,
  });
}
