import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SaveAnswerReply, Saver, type Shown, type Unsent } from './saver';

function setUp(replies: (SaveAnswerReply | Error)[]) {
  const form = { text: 'a' };
  const sent: string[] = [];
  const shown: Shown[] = [];
  const kept: (Unsent | null)[] = [];
  let open: (() => void) | undefined;
  const held = { online: true, hold: false };
  const saver = new Saver(
    {
      read: () => `answer=${form.text}`,
      send: async (body) => {
        sent.push(body);
        if (held.hold) await new Promise<void>((next) => (open = next));
        const reply = replies.shift() ?? { is: 'failed' };
        if (reply instanceof Error) throw reply;
        return reply;
      },
      show: (state) => shown.push(state),
      moved: () => undefined,
      isOnline: () => held.online,
      keep: (unsent) => kept.push(unsent),
    },
    3,
  );
  return { form, sent, shown, kept, saver, held, release: () => open?.() };
}

const saved = (version: number): SaveAnswerReply => ({ is: 'saved', version, time: '11:42:07' });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('saving as it is typed', () => {
  it('waits 800 ms after the last key, and sends the version it started from', async () => {
    const { form, saver, sent, shown } = setUp([saved(4)]);
    form.text = 'ab';
    saver.touched();
    await vi.advanceTimersByTimeAsync(700);
    form.text = 'abc';
    saver.touched();
    await vi.advanceTimersByTimeAsync(799);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(['answer=abc&base=3']);
    expect(shown).toEqual([{ is: 'saved', time: '11:42:07' }]);
    expect(saver.version).toBe(4);
  });

  it('sends nothing when nothing changed', async () => {
    const { saver, sent } = setUp([]);
    saver.touched();
    await vi.advanceTimersByTimeAsync(5_000);
    await saver.flush();
    expect(sent).toEqual([]);
  });

  it('has one request at a time, and what was typed meanwhile follows', async () => {
    const { form, saver, sent, held, release } = setUp([saved(4), saved(5)]);
    held.hold = true;
    form.text = 'one';
    void saver.flush();
    form.text = 'two';
    saver.touched();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toHaveLength(1);
    held.hold = false;
    release();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual(['answer=one&base=3', 'answer=two&base=4']);
  });

  it('says that it is saving only when that takes over a second', async () => {
    const { form, saver, shown, held, release } = setUp([saved(4)]);
    held.hold = true;
    form.text = 'b';
    void saver.flush();
    await vi.advanceTimersByTimeAsync(999);
    expect(shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(shown).toEqual([{ is: 'saving' }]);
    release();
    await saver.settle();
    expect(shown.at(-1)).toEqual({ is: 'saved', time: '11:42:07' });
  });

  it('tries again after a failure, and at once when the connection is back', async () => {
    const { form, saver, sent, shown, held } = setUp([new TypeError('network'), new TypeError('network'), saved(4)]);
    form.text = 'b';
    await saver.flush();
    expect(shown.at(-1)).toEqual({ is: 'failed' });
    held.online = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(shown.at(-1)).toEqual({ is: 'offline' });
    expect(sent).toHaveLength(2);
    saver.online();
    await vi.advanceTimersByTimeAsync(0);
    expect(shown.slice(-2)).toEqual([
      { is: 'queue', count: 1 },
      { is: 'saved', time: '11:42:07' },
    ]);
  });

  it('sends a save whose answer got lost again as it was, so that nobody conflicts with themselves', async () => {
    const { form, saver, sent, shown } = setUp([new TypeError('network'), saved(4), saved(5)]);
    form.text = 'b';
    await saver.flush();
    form.text = 'bc';
    saver.touched();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual(['answer=b&base=3', 'answer=b&base=3', 'answer=bc&base=4']);
    expect(shown.at(-1)).toEqual({ is: 'saved', time: '11:42:07' });
    expect(saver.version).toBe(5);
  });

  it('a save that was refused did not arrive: what is there now goes instead', async () => {
    const { form, saver, sent } = setUp([{ is: 'signed-out' }, saved(4)]);
    form.text = 'b';
    await saver.flush();
    form.text = 'bc';
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual(['answer=b&base=3', 'answer=bc&base=3']);
  });

  it.each<SaveAnswerReply>([
    { is: 'conflict', name: 'Tom', time: '11:41:50', compare: '/x' },
    { is: 'closed', deadline: '12 noon', time: null },
  ])('stops at $is', async (reply) => {
    const { form, saver, sent, shown } = setUp([reply]);
    form.text = 'b';
    await saver.flush();
    form.text = 'c';
    saver.touched();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(shown).toEqual([reply]);
  });

  it('goes on trying while signed out, so that signing in elsewhere is enough', async () => {
    const { form, saver, shown } = setUp([{ is: 'signed-out' }, saved(4)]);
    form.text = 'b';
    await saver.flush();
    expect(shown.at(-1)).toEqual({ is: 'signed-out' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(shown.at(-1)).toEqual({ is: 'saved', time: '11:42:07' });
  });

  it('tries at once when the page is in front of somebody again, and not where nothing failed', async () => {
    const { form, saver, sent } = setUp([{ is: 'signed-out' }, saved(4)]);
    saver.shownAgain();
    form.text = 'b';
    saver.shownAgain();
    expect(sent).toEqual([]);
    await saver.flush();
    saver.shownAgain();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
  });

  it('keeps the words while a newer version waits, and saves them once it is confirmed elsewhere', async () => {
    const newer = { is: 'version', version: 2, time: '2pm', day: null, changes: '/responses/r/changes' } as const;
    const { form, saver, shown } = setUp([newer, newer, saved(4)]);
    form.text = 'b';
    await saver.flush();
    expect(shown.at(-1)).toEqual(newer);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown.at(-1)).toEqual({ is: 'saved', time: '11:42:07' });
  });

  it('says why an answer can never be saved, and tries again only once it was changed', async () => {
    const { form, saver, sent, shown } = setUp([{ is: 'refused', text: 'Too long.' }, saved(4)]);
    form.text = 'far too long';
    await saver.flush();
    saver.touched();
    await vi.advanceTimersByTimeAsync(60_000);
    saver.online();
    await saver.flush();
    expect(sent).toHaveLength(1);
    expect(shown).toEqual([{ is: 'refused', text: 'Too long.' }]);
    form.text = 'short';
    saver.touched();
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toEqual(['answer=far too long&base=3', 'answer=short&base=3']);
    expect(shown.at(-1)).toEqual({ is: 'saved', time: '11:42:07' });
  });
});

describe('beside a posted form', () => {
  it('gives it the version of the save in hand', async () => {
    const { form, saver } = setUp([saved(4)]);
    form.text = 'b';
    void saver.flush();
    expect(await saver.settle()).toBe(4);
  });

  it('waits for the reply, and then sends what was typed meanwhile on top of it', async () => {
    const { form, saver, sent } = setUp([saved(5)]);
    form.text = 'posted';
    expect(await saver.settle()).toBe(3);
    form.text = 'posted and more';
    saver.touched();
    await saver.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([]);
    saver.cameBack({ version: 4 });
    expect(saver.version).toBe(4);
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toEqual(['answer=posted and more&base=4']);
  });

  it('sends nothing after the reply when nothing was typed meanwhile', async () => {
    const { form, saver, sent } = setUp([]);
    form.text = 'posted';
    await saver.settle();
    saver.cameBack({ version: 4 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([]);
  });

  it('goes on saving as it is typed when the form was refused', async () => {
    const { form, saver, sent } = setUp([saved(4)]);
    form.text = 'posted';
    await saver.settle();
    saver.cameBack({ version: null });
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toEqual(['answer=posted&base=3']);
  });

  it('sends a form that nobody answered again as it was, for it may have arrived', async () => {
    const { form, saver, sent, shown } = setUp([saved(4), saved(5)]);
    form.text = 'posted';
    await saver.settle();
    form.text = 'posted and more';
    saver.cameBack(null);
    expect(shown).toEqual([{ is: 'failed' }]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).toEqual(['answer=posted&base=3', 'answer=posted and more&base=4']);
  });

  it.each([
    ['a new text', 'posted', ['answer=posted&base=3', 'answer=posted and more&base=4']],
    ['a text that was saved already', 'a', ['answer=a&base=3', 'answer=a and more&base=4']],
  ])('sends what was typed after %s was posted when the page goes', async (_, posted, expected) => {
    const { form, saver, sent } = setUp([saved(4), saved(5)]);
    form.text = posted;
    await saver.settle();
    form.text = `${posted} and more`;
    saver.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual(expected);
  });

  it('lets no save that was waiting its turn overtake it', async () => {
    const { form, saver, sent, held, release } = setUp([saved(4)]);
    held.hold = true;
    form.text = 'one';
    void saver.flush();
    form.text = 'two';
    void saver.flush();
    const version = saver.settle();
    held.hold = false;
    release();
    expect(await version).toBe(4);
    expect(sent).toEqual(['answer=one&base=3']);
  });
});

const second: SaveAnswerReply = { is: 'conflict', name: 'Tom', time: '11:41:50', compare: '/compare?mine=1' };

describe('what waits on this device', () => {
  it('is every word that is not acknowledged, with what was sent before it, and nothing once all is', async () => {
    const { form, saver, kept, held, release } = setUp([saved(4), saved(5)]);
    held.hold = true;
    form.text = 'one';
    saver.touched();
    expect(kept.at(-1)).toEqual({ base: 3, body: 'answer=one' });
    void saver.flush();
    form.text = 'two';
    saver.touched();
    expect(kept.at(-1)).toEqual({ base: 3, body: 'answer=two', sent: 'answer=one' });
    held.hold = false;
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.at(-1)).toEqual({ base: 4, body: 'answer=two' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kept.at(-1)).toBeNull();
  });

  it('is nothing while nothing was typed', async () => {
    const { saver, kept } = setUp([]);
    saver.touched();
    await saver.flush();
    expect(kept).toEqual([]);
  });

  it('stays there after the deadline, for whoever typed it to copy', async () => {
    const { form, saver, kept } = setUp([{ is: 'closed', deadline: '12 noon', time: null }]);
    form.text = 'too late';
    await saver.flush();
    form.text = 'later still';
    saver.touched();
    expect(kept.at(-1)).toEqual({ base: 3, body: 'answer=later still' });
  });

  it('goes on from where the page before it ended: first what may have arrived, then the rest', async () => {
    const { form, saver, sent } = setUp([saved(4), saved(5)]);
    form.text = 'two';
    saver.resume({ base: 3, body: 'answer=two', sent: 'answer=one' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual(['answer=one&base=3', 'answer=two&base=4']);
  });

  it('waits for a look where the question has changed', async () => {
    const { form, saver, sent } = setUp([saved(4)]);
    form.text = 'two';
    saver.resume({ base: 3, body: 'answer=two' }, false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    saver.touched();
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toEqual(['answer=two&base=3']);
  });
});

describe('leaving the page', () => {
  it('is questioned only while words are not saved and a save has failed', async () => {
    const { form, saver } = setUp([new TypeError('network'), saved(4)]);
    expect(saver.unsent).toBe(false);
    form.text = 'b';
    // Typed a moment ago: it goes as the page does.
    expect(saver.unsent).toBe(false);
    await saver.flush();
    expect(saver.unsent).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saver.unsent).toBe(false);
  });

  it('is questioned for words so many that no request outlives the page with them', () => {
    const { form, saver } = setUp([]);
    form.text = 'x'.repeat(60_000);
    expect(saver.unsent).toBe(true);
  });

  it('is not questioned for words that came second: they are in the history', async () => {
    const { form, saver } = setUp([second]);
    form.text = 'b';
    await saver.flush();
    expect(saver.unsent).toBe(false);
    form.text = 'bc';
    expect(saver.unsent).toBe(true);
  });
});

it('compares the last words typed, and not those of the moment when they came second', async () => {
  const newest = { ...second, compare: '/compare?mine=2' };
  const { form, saver, sent } = setUp([second, newest]);
  form.text = 'b';
  await saver.flush();
  expect(await saver.compare()).toBe('/compare?mine=1');
  form.text = 'bc';
  expect(await saver.compare()).toBe('/compare?mine=2');
  expect(sent).toEqual(['answer=b&base=3', 'answer=bc&base=3']);
});

it('being turned away says nothing of an earlier save that nobody answered: it goes again before newer words', async () => {
  const { form, saver, sent } = setUp([new TypeError('network'), { is: 'signed-out' }, saved(4), saved(5)]);
  form.text = 'b';
  await saver.flush();
  form.text = 'bc';
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual(['answer=b&base=3', 'answer=b&base=3', 'answer=b&base=3', 'answer=bc&base=4']);
});

it('a form that nobody answered goes again though it held nothing new: it may have made the first version', async () => {
  const { form, saver, sent } = setUp([saved(4), saved(5)]);
  await saver.settle();
  form.text = 'b';
  saver.cameBack(null);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual(['answer=a&base=3', 'answer=b&base=4']);
});
