import { describe, expect, test } from 'vitest';
import { aChoiceQuestion, aTextQuestion } from '../testing/contests';
import { areScoresShown, assignmentChanges, defaultAssignments } from './assign';

const scale = { min: '0', max: '5', step: '1', method: 'over-max' as const };
const questions = [
  aTextQuestion('t1', '40'),
  aChoiceQuestion('q1', '30', ['5', '0']),
  aChoiceQuestion('q2', '30', ['5', '0']),
];
const term = (evaluatorId: string, questionId: string, endedAt: string | null = null) => ({
  evaluatorId,
  questionId,
  endedAt,
});

describe('suggested assignments', () => {
  test('give texts to everybody, and published marks to one evaluator each in turn', () => {
    expect(
      defaultAssignments(questions, scale, ['x', 'y']).map((pair) => `${pair.questionId} ${pair.evaluatorId}`),
    ).toEqual(['t1 x', 't1 y', 'q1 x', 'q2 y']);
    expect(defaultAssignments(questions, scale, [])).toEqual([]);
  });
});

describe('changes of assignments', () => {
  test('are what is new and what is no longer wanted; an ended one can be given again', () => {
    const before = [term('x', 't1'), term('y', 't1'), term('z', 't1', '2027-01-01T00:00:00.000Z')];
    const { added, ended } = assignmentChanges(before, [
      { questionId: 't1', evaluatorId: 'x' },
      { questionId: 't1', evaluatorId: 'z' },
      { questionId: 't1', evaluatorId: 'z' },
    ]);
    expect([added, ended]).toEqual([[{ questionId: 't1', evaluatorId: 'z' }], [term('y', 't1')]]);
  });
});

describe('individual scores', () => {
  const all = [term('x', 't1'), term('y', 't1'), term('x', 'q1'), term('y', 'q2')];
  test('are shown once everybody who counts has locked and every question is covered', () => {
    expect(areScoresShown(all, new Set(['x', 'y']), questions, scale)).toBe(true);
    expect(areScoresShown(all, new Set(['x']), questions, scale)).toBe(false);
    expect(areScoresShown(all.slice(0, 3), new Set(['x', 'y']), questions, scale)).toBe(false);
    expect(areScoresShown([], new Set(), questions, scale)).toBe(false);
  });
});
