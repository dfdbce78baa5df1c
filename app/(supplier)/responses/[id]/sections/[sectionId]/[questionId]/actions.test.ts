import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormState } from '@/app/_ui/form-state';
import { reading } from '@/db/client';
import { findAnswer, listAnswerHistory } from '@/db/store/answer';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { asRequestOf, type Browser, signedIn } from '@/lib/testing/requests';
import { value } from '@/lib/testing/results';
import { early, save, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';
import { questionNote } from '@/lib/views/team-notes';
import { saveAndContinue } from './actions';

vi.mock('next/headers', async () => (await import('@/lib/testing/requests')).nextHeaders);

aDatabase();

let tender: OpenProcurement;
let one: Team;
let browser: Browser;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(early) });
  tender = await openProcurement();
});
afterAll(() => vi.useRealTimers());
beforeEach(async () => {
  one = await team(tender);
  browser = await signedIn(one.viewer.userId);
});

const place = () => ({ responseId: one.responseId, sectionId: 's1', questionId: 'story' });
const home = () => `/responses/${one.responseId}/sections/s1/story`;
/** Posts the form of the page as a browser without JavaScript does: where it leads, or what it comes back with. */
async function post(fields: Record<string, string>): Promise<string | FormState> {
  // A clock that stands still would leave the order of two comments open.
  vi.setSystemTime(Date.now() + 1_000);
  const form = new FormData();
  for (const [name, text] of Object.entries({ base: '0', answer: '', 'note.text': '', 'note.userId': '', ...fields }))
    form.append(name, text);
  try {
    return await asRequestOf(browser, () => saveAndContinue(place(), { errors: [], values: {} }, form));
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
    if (!digest.startsWith('NEXT_REDIRECT;')) throw error;
    return digest.split(';')[2] ?? '';
  }
}
const answer = async () => (await findAnswer(reading(), one.responseId, 'story'))?.answer.value;
const note = async () =>
  value(await questionNote(aContext(one.viewer, early), { responseId: one.responseId, questionId: 'story' }));
const comments = async () => (await note()).comments.map(({ text }) => text);

describe('the team note of a question without JavaScript', () => {
  it('saves the answer that was typed above it, and then does what its button says', async () => {
    expect(await post({ answer: 'Typed.', 'note.text': 'Please look.', go: 'note-comment' })).toBe(
      `${home()}?noted=commented#team-note`,
    );
    expect([await answer(), await comments()]).toEqual(['Typed.', ['Please look.']]);
    expect(await post({ base: '1', answer: 'Typed on.', go: 'note-done' })).toBe(`${home()}?noted=said#team-note`);
    expect([await answer(), (await note()).care.standing]).toEqual(['Typed on.', 'done']);
    expect(await post({ base: '2', answer: 'Typed again.', 'note.userId': one.viewer.userId, go: 'note-assign' })).toBe(
      `${home()}?noted=assigned#team-note`,
    );
    expect([await answer(), (await note()).care.owner?.name]).toEqual(['Typed again.', 'Priya Lorrimer']);
  });

  it('keeps a comment that was typed where another button is pressed', async () => {
    const next = await post({ answer: 'Typed.', 'note.text': 'Please look.', go: 'on' });
    expect(next).not.toBe(home());
    expect([await answer(), await comments()]).toEqual(['Typed.', ['Please look.']]);
    const gone = await post({
      base: '1',
      answer: 'Typed.',
      'note.text': 'And assign it.',
      'note.userId': 'x',
      go: 'note-assign',
    });
    expect(gone).toMatchObject({ errors: [{ path: 'note.userId' }], values: { answer: 'Typed.' } });
    // It is said once: the form comes back without it.
    expect((gone as FormState).values['note.text']).toBeUndefined();
    expect(await comments()).toEqual(['Please look.', 'And assign it.']);
  });

  it('comes back with everything typed where the note is at fault, the answer saved', async () => {
    const state = await post({ answer: 'Typed.', go: 'note-comment' });
    expect(state).toMatchObject({
      errors: [{ path: 'note.text', text: 'Enter a comment' }],
      values: { answer: 'Typed.' },
      revision: '1',
    });
    expect(await answer()).toBe('Typed.');
    const long = 'y'.repeat(4001);
    expect(await post({ base: '1', answer: 'More.', 'note.text': long, go: 'note-comment' })).toMatchObject({
      errors: [{ path: 'note.text' }],
      values: { answer: 'More.', 'note.text': long },
      revision: '2',
    });
  });

  it('keeps a comment in the form where the answer cannot be saved', async () => {
    const state = await post({ answer: 'y'.repeat(200_001), 'note.text': 'Please look.', go: 'note-comment' });
    expect(state).toMatchObject({ errors: [{ path: 'answer' }], values: { 'note.text': 'Please look.' } });
    expect(await comments()).toEqual([]);
  });

  it('begins no answer where nobody typed one', async () => {
    expect(await post({ 'note.text': 'Who knows this?', go: 'note-comment' })).toBe(
      `${home()}?noted=commented#team-note`,
    );
    expect([await answer(), await comments()]).toEqual([undefined, ['Who knows this?']]);
    expect(await post({ go: 'note-done' })).toMatchObject({ errors: [{ text: 'Save an answer first.' }] });
  });

  it('keeps both texts and the comment where a colleague was first, and approves nothing unread', async () => {
    value(await save(one, 'story', { value: 'A colleague’s.' }));
    const compare = await post({ answer: 'Mine.', 'note.text': 'Please look.', go: 'note-comment' });
    expect(compare).toContain(`${home()}/compare?mine=`);
    expect(await comments()).toEqual(['Please look.']);
    const kept = await listAnswerHistory(reading(), one.responseId, 'story');
    expect(kept.map(({ answer: { value: text }, outcome }) => [text, outcome]).sort()).toEqual([
      ['A colleague’s.', 'saved'],
      ['Mine.', 'not-kept'],
    ]);
  });

  it('keeps a comment at fault in the form where a colleague was first, and the version that it was typed on', async () => {
    value(await save(one, 'story', { value: 'A colleague’s.' }));
    const long = 'y'.repeat(4001);
    const state = await post({ answer: 'Mine.', 'note.text': long, go: 'note-comment' });
    expect(state).toMatchObject({
      errors: [{ path: 'note.text' }],
      values: { answer: 'Mine.', 'note.text': long, base: '0' },
    });
    expect((state as FormState).revision).toBeUndefined();
    expect(await answer()).toBe('A colleague’s.');
  });
});
