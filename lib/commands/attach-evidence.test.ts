import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { reading } from '@/db/client';
import { listAnswerHistory } from '@/db/store/answer';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value } from '@/lib/testing/results';
import { early, pdf, save, shift, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';
import { attachEvidence } from './attach-evidence';
import { uploadEvidence } from './upload-evidence';

/** What a colleague does between the look at the answer and the save: once for each entry. */
const race = vi.hoisted(() => ({ acts: [] as (() => Promise<unknown>)[] }));
vi.mock('@/db/store/answer', async (original) => {
  const real = await original<typeof import('@/db/store/answer')>();
  const { reading: outside } = await import('@/db/client');
  return {
    ...real,
    findAnswer: async (...given: Parameters<typeof real.findAnswer>) => {
      const found = await real.findAnswer(...given);
      // Looks inside a transaction are those of the save itself.
      if (given[0] === outside()) await race.acts.shift()?.();
      return found;
    },
  };
});

aDatabase();

let tender: OpenProcurement;
let one: Team;
let file = '';
beforeAll(async () => {
  tender = await openProcurement();
});
beforeEach(async () => {
  race.acts = [];
  one = await team(tender);
  const bytes = pdf('A plan.');
  file = value(await uploadEvidence(aContext(one.viewer, early), one.responseId, { name: 'Plan.pdf', bytes })).id;
});

const attach = (at = early) =>
  attachEvidence(aContext(one.viewer, at), { responseId: one.responseId, questionId: 'story', evidenceId: file });
/** A colleague's save, at the version that it then has. */
const colleague = (words: string, base: number) => () => save(one, 'story', { value: words, base });
const latest = async () => {
  const saved = (await listAnswerHistory(reading(), one.responseId, 'story')).filter(
    ({ outcome }) => outcome === 'saved',
  );
  return saved.sort((a, b) => a.version - b.version).at(-1)?.answer;
};

describe('a file put beside an answer', () => {
  it('is attached to the words that are there, or to an answer that is not begun', async () => {
    expect(await attach()).toBe('attached');
    expect(await latest()).toMatchObject({ value: '', evidence: [file] });
    value(await save(one, 'story', { value: 'Words.', evidence: [], base: 1 }));
    expect(await attach()).toBe('attached');
    expect(await latest()).toMatchObject({ value: 'Words.', evidence: [file] });
  });

  it('is attached to the newest words where a colleague saved meanwhile', async () => {
    race.acts = [colleague('First words.', 0)];
    expect(await attach()).toBe('attached');
    expect(await latest()).toMatchObject({ value: 'First words.', evidence: [file] });
  });

  it('is not attached where somebody was first twice, and says so', async () => {
    race.acts = [colleague('First words.', 0), colleague('Second words.', 1)];
    expect(await attach()).toBe('not-attached');
    expect(await latest()).toMatchObject({ value: 'Second words.', evidence: [] });
  });

  it('is not attached where the answer takes nothing', async () => {
    expect(await attach(shift(tender.deadline, 0))).toBe('not-attached');
  });
});
