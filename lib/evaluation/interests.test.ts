import { describe, expect, it } from 'vitest';
import { leftOpen } from './assign';
import { decidingFault, interestsOf } from './interests';

/** Declarations of one person in order: `declared` or `none`, each with what was decided about it. */
const stateAfter = (...rows: [said: 'declared' | 'none', decision?: 'allow' | 'remove'][]) =>
  interestsOf(
    {
      declarations: rows.map(([said], n) => ({ id: `d${n}`, userId: 'p', declared: said === 'declared' })),
      conflictDecisions: rows.flatMap(([, decision], n) => (decision ? [{ declarationId: `d${n}`, decision }] : [])),
    },
    'p',
  );

describe('where a person stands', () => {
  it('is clear only as long as no interest was ever declared', () => {
    expect(stateAfter()).toBe('undeclared');
    expect(stateAfter(['none'], ['none'])).toBe('clear');
    expect(stateAfter(['none'], ['declared'])).toBe('waiting');
    expect(stateAfter(['declared'], ['none'])).toBe('waiting');
    expect(stateAfter(['declared', 'allow'])).toBe('allowed');
    expect(stateAfter(['declared', 'allow'], ['none'])).toBe('waiting');
    expect(stateAfter(['declared', 'allow'], ['none', 'allow'])).toBe('allowed');
  });

  it('is removed until a removal is decided otherwise, whatever is declared after it', () => {
    expect(stateAfter(['declared', 'remove'])).toBe('removed');
    expect(stateAfter(['declared', 'remove'], ['none'])).toBe('removed');
    expect(stateAfter(['declared', 'remove'], ['none', 'allow'])).toBe('allowed');
  });
});

describe('who decides', () => {
  it('is the lead for everybody, somebody else for a lead, and never the person themselves', () => {
    expect(decidingFault(['lead'], 'lead', 'p')).toBeNull();
    expect(decidingFault(['lead'], 'officer', 'lead')).toBeNull();
    expect(decidingFault(['lead'], 'lead', 'lead')?.key).toBe('evaluation.own-interest');
    expect(decidingFault(['lead'], 'officer', 'p')?.key).toBe('evaluation.lead-decides');
  });
});

describe('what a removal leaves open', () => {
  const row = (evaluatorId: string, questionId: string, endedAt: string | null, replacedBy: string | null = null) => ({
    evaluatorId,
    questionId,
    endedAt,
    replacedBy,
  });

  it('is the questions with too few evaluators that somebody who was removed marked, and nobody took', () => {
    const rows = [row('p', 'A', 'then'), row('p', 'B', 'then'), row('p', 'C', 'then', 'q'), row('q', 'A', null)];
    const gaps = ['A', 'C'].map((questionId) => ({ questionId }));
    expect(leftOpen(rows, new Set(['p']), gaps)).toEqual({ evaluatorIds: ['p'], questionIds: ['A'] });
    expect(leftOpen(rows, new Set(), gaps)).toEqual({ evaluatorIds: [], questionIds: [] });
  });
});
