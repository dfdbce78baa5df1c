import { describe, expect, it } from 'vitest';
import { ownersWithout, readySince, type Said, standingOf, statusInTeam } from './team-note';
import { kilobytesOf, plainBytes, TechnicalState } from './technical-state';

const said = (word: Said['word'], version: number): Said => ({ word, version, saidBy: 'p', saidAt: '2027-01-10' });

describe('what a person said of an answer', () => {
  it.each([
    [null, 3, 'none'],
    [said('done', 3), 3, 'done'],
    [said('done', 3), 4, 'done-before'],
    [said('approval', 3), 3, 'approval'],
    [said('approval', 3), 9, 'approval'],
    [said('approved', 3), 3, 'approved'],
    [said('approved', 3), 4, 'approval-again'],
  ] as const)('%o at version %i stands as %s', (word, version, standing) => {
    expect(standingOf(word, version)).toBe(standing);
  });

  it('shows as needing approval in the place of draft and done, and hides no problem', () => {
    expect(['not-answered', 'draft', 'done', 'problem', 'not-asked'].map((s) => statusInTeam(s, 'approval'))).toEqual([
      'not-answered',
      'approval',
      'approval',
      'problem',
      'not-asked',
    ]);
    expect(statusInTeam('done', 'approval-again')).toBe('approval');
    for (const standing of ['none', 'done', 'done-before', 'approved'] as const)
      expect(statusInTeam('draft', standing)).toBe('draft');
  });
});

describe('telling the owner', () => {
  it('counts until something is sent after it', () => {
    const notes = [{ toldAt: '2027-01-10T09' }, { toldAt: '2027-01-11T09' }];
    expect(readySince(notes, null)).toEqual(notes[1]);
    expect(readySince(notes, '2027-01-10T12')).toEqual(notes[1]);
    expect(readySince(notes, '2027-01-12T12')).toBeNull();
    expect(readySince([], null)).toBeNull();
  });
});

describe('owners', () => {
  it('are counted without the one who leaves', () => {
    const people = [
      { userId: 'a', role: 'owner' as const },
      { userId: 'b', role: 'contributor' as const },
      { userId: 'c', role: 'owner' as const },
    ];
    expect(ownersWithout(people, 'a')).toBe(1);
    expect(ownersWithout(people, 'b')).toBe(2);
    expect(ownersWithout(people.slice(0, 2), 'a')).toBe(0);
  });
});

describe('the technical state', () => {
  it('says sizes in whole kilobytes, so that a "yes" is as long as a "no"', () => {
    const sealed = (text: string) => Buffer.from('x'.repeat(29 + text.length)).toString('base64').length;
    const sizes = ['yes', 'no', 'not yet'].map((text) => kilobytesOf(plainBytes(sealed(text))));
    expect(sizes).toEqual([1, 1, 1]);
    expect([0, 1, 1000, 1001].map(kilobytesOf)).toEqual([0, 1, 1, 2]);
  });

  it('has no room for anything else', () => {
    const state = {
      version: 1,
      newer: null,
      answers: { kilobytes: 1, lastSavedAt: null, faults: 0 },
      saves: [],
      files: [{ kilobytes: 1, uploadedAt: '2027-01-10' }],
    };
    expect(TechnicalState.safeParse(state).success).toBe(true);
    expect(TechnicalState.safeParse({ ...state, questions: ['a'] }).success).toBe(false);
    expect(TechnicalState.safeParse({ ...state, files: [{ ...state.files[0], name: 'a.pdf' }] }).success).toBe(false);
  });
});
