/** Requests of suppliers around a deadline, through the handlers and actions that the pages post to. */

import type { FormState } from '@/app/_ui/form-state';
import { send } from '@/app/(supplier)/responses/[id]/declaration/actions';
import { saveAndContinue } from '@/app/(supplier)/responses/[id]/sections/[sectionId]/[questionId]/actions';
import { withdraw } from '@/app/(supplier)/responses/[id]/submitted/withdraw/actions';
import { POST as postAnswer } from '@/app/uploads/answers/[responseId]/[questionId]/route';
import { POST as postEvidence } from '@/app/uploads/evidence/[responseId]/route';
import { asRequestOf, type Browser, posted } from './requests';
import type { Team } from './supplier-team';
import { testId } from './world';

export const kinds = ['save', 'save-and-continue', 'submit', 'withdraw', 'attach'] as const;
export type Kind = (typeof kinds)[number];

/** What a supplier hears: taken, closed, or nothing of it. */
export type Heard = { is: 'taken' | 'closed' | 'nothing'; said: string };

/** Where a redirect leads; anything else that is thrown is thrown on. */
const redirectOf = (error: unknown): string => {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  if (!digest.startsWith('NEXT_REDIRECT;')) throw error;
  return digest.split(';')[2] ?? '';
};

/** Calls an action as its form does; gives where it leads, or the sentences that the form comes back with. */
const acted = async (action: () => Promise<FormState>): Promise<string> => {
  try {
    return (await action()).errors.map(({ text }) => text).join(' ');
  } catch (error) {
    return redirectOf(error);
  }
};

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

/** A body that comes in two halves: the first at once, the second when told. */
function halves(bytes: Uint8Array): { stream: ReadableStream<Uint8Array>; rest: () => void } {
  const middle = Math.floor(bytes.length / 2);
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, middle));
      end = () => {
        controller.enqueue(bytes.subarray(middle));
        controller.close();
      };
    },
  });
  return { stream, rest: () => end() };
}

const state: FormState = { errors: [], values: {} };
const closedSentence = 'can no longer be changed';

/** Begins a request; `rest` delivers the second half of its body, where it has one. */
export type Begun = { heard: Promise<Heard>; rest: () => void };

async function fileBody(tag: string): Promise<{ bytes: Uint8Array; type: string }> {
  const data = new FormData();
  data.append('question', 'story');
  data.append('file', new Blob([`%PDF-1.7\n${tag}`], { type: 'application/pdf' }), `${tag}.pdf`);
  const whole = new Response(data);
  const type = whole.headers.get('content-type') ?? '';
  return { bytes: new Uint8Array(await whole.arrayBuffer()), type };
}

/** Prepares a request of a team's browser; what it returns begins it. */
export async function prepare(kind: Kind, { responseId }: Team, browser: Browser, tag: string): Promise<() => Begun> {
  const done = (heard: Promise<Heard>): Begun => ({ heard, rest: () => {} });
  switch (kind) {
    case 'save': {
      const path = `/uploads/answers/${responseId}/story`;
      const bytes = new TextEncoder().encode(new URLSearchParams({ answer: tag, base: '1' }).toString());
      const params = Promise.resolve({ responseId, questionId: 'story' });
      return () => {
        const { stream, rest } = halves(bytes);
        const heard = asRequestOf(browser, async (headers) => {
          const reply = await postAnswer(posted(headers, path, stream, bytes.length), { params });
          const { is } = (await reply.json()) as { is: string };
          // Words that come second are taken too: they are kept, and both are shown.
          return { is: is === 'saved' || is === 'conflict' ? ('taken' as const) : ('closed' as const), said: is };
        });
        return { heard, rest };
      };
    }
    case 'attach': {
      const { bytes, type } = await fileBody(tag);
      const params = Promise.resolve({ responseId });
      return () => {
        const { stream, rest } = halves(bytes);
        const heard = asRequestOf(
          browser,
          async (headers) => {
            const reply = await postEvidence(posted(headers, `/uploads/evidence/${responseId}`, stream, bytes.length), {
              params,
            });
            const said = `${reply.status} ${reply.headers.get('location')}`;
            return { is: said.includes('fault=evidence.late') ? ('closed' as const) : ('taken' as const), said };
          },
          { 'content-type': type, accept: 'text/html' },
        );
        return { heard, rest };
      };
    }
    case 'save-and-continue':
      return () =>
        done(
          asRequestOf(browser, async () => {
            const place = { responseId, sectionId: 's1', questionId: 'story' };
            const said = await acted(() => saveAndContinue(place, state, form({ answer: tag, base: '1', go: 'on' })));
            return { is: said.includes(closedSentence) ? 'closed' : 'taken', said };
          }),
        );
    case 'submit':
      return () =>
        done(
          asRequestOf(browser, async () => {
            const fields = { clickId: testId(), name: tag, role: 'Bid manager', confirmed: 'yes' };
            const said = await acted(() => send(responseId, state, form(fields)));
            return { is: said.endsWith('/submitted') ? 'taken' : 'closed', said };
          }),
        );
    case 'withdraw':
      return () =>
        done(
          asRequestOf(browser, async () => {
            const said = await acted(() => withdraw(responseId, state, form({})));
            if (said.endsWith('?done=withdrawn')) return { is: 'taken', said };
            return { is: said.includes(closedSentence) ? 'closed' : 'nothing', said };
          }),
        );
  }
}
