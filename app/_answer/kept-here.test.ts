import { beforeEach, describe, expect, it } from 'vitest';
import { unsentHere, unsentPrefix } from '../_ui/unsent-here';
import { KeptHere, type Waiting } from './kept-here';
import { replay } from './replay';
import type { SaveAnswerReply } from './saver';

class Shelf implements Storage {
  texts = new Map<string, string>();
  full = false;
  get length(): number {
    return this.texts.size;
  }
  key = (at: number): string | null => [...this.texts.keys()][at] ?? null;
  getItem = (name: string): string | null => this.texts.get(name) ?? null;
  setItem = (name: string, text: string): void => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.texts.set(name, text);
  };
  removeItem = (name: string): void => void this.texts.delete(name);
  clear = (): void => this.texts.clear();
}

const key = (letter: string) => btoa(letter.repeat(32));
const waiting = (questionId: string, body: string, typedAt: string): Waiting => ({
  base: 3,
  body,
  questionId,
  ref: 'SEC-03',
  path: '/responses/r/sections/s/q',
  typedAt,
});

let shelf: Shelf;
const page = (slot: string, person = 'anna', with_ = key('a')) =>
  new KeptHere(shelf, { person, key: with_ }, 'response', slot);
beforeEach(() => {
  shelf = new Shelf();
});

describe('words kept on a device', () => {
  it('come back in the order in which they were typed, with whose page kept them', async () => {
    const [one, two] = [page('one'), page('two')];
    one.keep(waiting('q1', 'answer=later', '2027-01-22T11:41:00.000Z'));
    two.keep(waiting('q2', 'answer=earlier', '2027-01-22T11:40:00.000Z'));
    await Promise.all([one.settled(), two.settled()]);
    expect((await page('three').list()).map(({ body, slot }) => [body, slot])).toEqual([
      ['answer=earlier', 'two'],
      ['answer=later', 'one'],
    ]);
  });

  it('cannot be read on the device itself, nor by the next person who signs in there', async () => {
    const anna = page('one');
    anna.keep(waiting('q1', 'answer=our+price+is+secret', '2027-01-22T11:40:00.000Z'));
    await anna.settled();
    expect(JSON.stringify([...shelf.texts])).not.toMatch(/secret|SEC-03/);
    expect(await page('two', 'ben', key('b')).list()).toEqual([]);
    expect(await page('two').list()).toHaveLength(1);
  });

  it('that cannot be read, or were moved to another name, are taken away and not shown', async () => {
    const anna = page('one');
    anna.keep(waiting('q1', 'answer=x', '2027-01-22T11:40:00.000Z'));
    await anna.settled();
    const [name = '', text = ''] = [...shelf.texts][0] ?? [];
    shelf.setItem(name.replace('q1', 'q2'), text);
    shelf.setItem(`${unsentPrefix('anna')}response.q3.one`, 'damaged');
    expect((await anna.list()).map(({ questionId }) => questionId)).toEqual(['q1']);
    expect(shelf.length).toBe(1);
  });

  it('do not come back after they were taken away, however long encryption took', async () => {
    const anna = page('one');
    anna.keep(waiting('q1', 'answer=x', '2027-01-22T11:40:00.000Z'));
    anna.drop('q1');
    await anna.settled();
    expect(shelf.length).toBe(0);
  });

  it('are left out where the browser has no room, and nothing else fails', async () => {
    const anna = page('one');
    shelf.full = true;
    anna.keep(waiting('q1', 'answer=x', '2027-01-22T11:40:00.000Z'));
    await anna.settled();
    shelf.full = false;
    anna.keep(waiting('q2', 'answer=y', '2027-01-22T11:40:00.000Z'));
    expect((await anna.list()).map(({ questionId }) => questionId)).toEqual(['q2']);
  });

  it('count as one answer where two pages keep words of one question, and are gone at sign-out', async () => {
    Object.assign(globalThis, { localStorage: shelf });
    for (const slot of ['one', 'two']) {
      const anna = page(slot);
      anna.keep(waiting('q1', `answer=${slot}`, '2027-01-22T11:40:00.000Z'));
      await anna.settled();
    }
    expect(unsentHere('anna')).toBe(1);
    expect(unsentHere('ann')).toBe(0);
  });
});

describe('sending what waited', () => {
  const saved = (version: number): SaveAnswerReply => ({ is: 'saved', version, time: '11:42:07' });
  const conflict: SaveAnswerReply = { is: 'conflict', name: 'Tom', time: '11:41:50', compare: '/x' };
  const sending = async (unsent: { base: number; body: string; sent?: string }, replies: SaveAnswerReply[]) => {
    const sent: string[] = [];
    const last = await replay(unsent, async (body) => {
      sent.push(body);
      return replies.shift() ?? { is: 'failed' };
    });
    return { sent, last: last.is };
  };

  it('sends it at the version it was written on', async () => {
    expect(await sending({ base: 3, body: 'a=1' }, [saved(4)])).toEqual({ sent: ['a=1&base=3'], last: 'saved' });
  });
  it('sends what may have arrived first, and the rest on top of it', async () => {
    const unsent = { base: 3, body: 'a=2', sent: 'a=1' };
    expect(await sending(unsent, [saved(4), saved(5)])).toEqual({ sent: ['a=1&base=3', 'a=2&base=4'], last: 'saved' });
  });
  it('puts both into the history where somebody else was first', async () => {
    const unsent = { base: 3, body: 'a=2', sent: 'a=1' };
    expect(await sending(unsent, [conflict, conflict])).toEqual({
      sent: ['a=1&base=3', 'a=2&base=3'],
      last: 'conflict',
    });
  });
  it('stops where the first is turned away', async () => {
    const unsent = { base: 3, body: 'a=2', sent: 'a=1' };
    expect(await sending(unsent, [{ is: 'signed-out' }])).toEqual({ sent: ['a=1&base=3'], last: 'signed-out' });
  });
});
