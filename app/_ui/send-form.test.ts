import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { redirect } from 'next/navigation';
import { describe, expect, it } from 'vitest';
import type { FormState } from './form-state';
import { sendForm } from './send-form';

const before: FormState = { errors: [{ path: 'title', text: 'Enter a title' }], values: { title: '' }, revision: '3' };
const failing = (error: unknown) =>
  sendForm(
    async () => {
      throw error;
    },
    before,
    new FormData(),
  );

describe('sending a form', () => {
  it('hands back what the action answers', async () => {
    const after: FormState = { errors: [], values: { title: 'Sensors' }, revision: '4' };
    expect(await sendForm(async () => after, before, new FormData())).toEqual({ state: after, answered: true });
  });

  it.each([
    ['the network fails', new TypeError('Failed to fetch'), /^Assay did not answer, so this may not be saved\./],
    ['a proxy answers', new Error('An unexpected response was received from the server.'), /^Assay did not answer/],
    ['the application was built anew', new UnrecognizedActionError('unknown'), /^Assay was updated after you opened/],
    ['the server fails', Object.assign(new Error('x'), { digest: '123456' }), /Give this number .*: 123456\.$/],
  ])('keeps the form with one fault when %s', async (_, error, text) => {
    const { state, answered } = await failing(error);
    expect(answered).toBe(false);
    expect(state).toEqual({ ...before, errors: [{ path: '', text: expect.stringMatching(text) }] });
  });

  it('lets a redirect through', async () => {
    const sent = sendForm(async () => redirect('/procurements'), before, new FormData());
    await expect(sent).rejects.toThrow('NEXT_REDIRECT');
  });
});
