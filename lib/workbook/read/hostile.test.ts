import { describe, expect, it } from 'vitest';
import { hostileWorkbooks } from '@/lib/testing/hostile-workbooks';
import { say } from '@/lib/text';
import { readFile } from './read';

const corpus = hostileWorkbooks();

/** Changes a byte here and there, always the same way. */
const mutated = (bytes: Buffer, seed: number): Buffer => {
  const copy = Buffer.from(bytes);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < 12; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    if (copy.length > 0) copy[state % copy.length] = state >>> 24;
  }
  return copy;
};

describe('a hostile file', () => {
  it.each(corpus.map(({ what }) => what))('%s', async (wanted) => {
    const each = corpus.find(({ what }) => what === wanted);
    if (!each) throw new Error('not there');
    const { name, bytes, says } = each;
    const began = performance.now();
    const reply = await readFile(name, bytes);
    expect(performance.now() - began).toBeLessThan(2_000);
    if (says === null) {
      expect(reply).toMatchObject({ book: { sheets: [{ name: 'Scored' }] } });
      return;
    }
    if (!('fault' in reply)) throw new Error('it was read');
    const sentence = say({ path: '', ...reply.fault });
    expect(sentence).toMatch(says);
    expect(sentence).not.toContain('{{');
    expect(sentence.endsWith('Nothing was changed.')).toBe(true);
  });

  it('and 300 files with bytes changed at random: each is read or refused in words, none throws', async () => {
    const small = corpus.filter(({ bytes }) => bytes.length > 0 && bytes.length < 20_000);
    let refused = 0;
    for (let at = 0; at < 300; at += 1) {
      const one = small[at % small.length];
      if (!one) continue;
      const reply = await readFile(one.name, mutated(one.bytes, at + 1));
      if ('fault' in reply) refused += 1;
    }
    expect(refused).toBeGreaterThan(150);
  });
});
