import { describe, expect, test } from 'vitest';
import { aChoiceQuestion, aTextQuestion } from '../testing/contests';
import { coverageGaps, type GivenMark, markingProgress } from './coverage';

const scale = { min: '0', max: '5', step: '1', method: 'over-max' as const };
const questions = [aTextQuestion('t1', '50'), aChoiceQuestion('c1', '50', ['5', '0'])];

describe('coverage', () => {
  test('asks for two evaluators where people mark and one where marks are published', () => {
    expect(coverageGaps(questions, scale, [])).toEqual([
      { questionId: 't1', has: 0, needs: 2 },
      { questionId: 'c1', has: 0, needs: 1 },
    ]);
    expect(coverageGaps(questions, scale, [{ evaluator: 'e1', questionIds: ['t1', 'c1'] }])).toEqual([
      { questionId: 't1', has: 1, needs: 2 },
    ]);
    expect(
      coverageGaps(questions, scale, [
        { evaluator: 'e1', questionIds: ['t1', 'c1'] },
        { evaluator: 'e2', questionIds: ['t1'] },
      ]),
    ).toEqual([]);
  });

  test('does not count one evaluator twice', () => {
    const twice = [
      { evaluator: 'e1', questionIds: ['t1'] },
      { evaluator: 'e1', questionIds: ['t1', 'c1'] },
    ];
    expect(coverageGaps(questions, scale, twice)).toEqual([{ questionId: 't1', has: 1, needs: 2 }]);
  });
});

describe('progress of marking', () => {
  const assignments = [
    { evaluator: 'e1', questionIds: ['t1', 'c1'] },
    { evaluator: 'e2', questionIds: ['t1'] },
  ];
  const asked = [
    { submissionId: 'A', questionIds: ['t1', 'c1'] },
    { submissionId: 'B', questionIds: ['t1'] },
  ];
  const mark = (
    evaluator: string,
    submissionId: string,
    questionId: string,
    lockedAt: string | null = null,
  ): GivenMark => ({
    evaluator,
    submissionId,
    questionId,
    lockedAt,
  });

  test('counts what was asked, what is scored and what remains, for each evaluator alone', () => {
    const marks = [mark('e1', 'A', 't1'), mark('e1', 'A', 'c1'), mark('e2', 'A', 't1'), mark('gone', 'B', 't1')];
    expect(markingProgress(assignments, asked, marks)).toEqual([
      { evaluator: 'e1', toScore: 3, scored: 2, locked: false, remaining: [{ submissionId: 'B', questionId: 't1' }] },
      { evaluator: 'e2', toScore: 2, scored: 1, locked: false, remaining: [{ submissionId: 'B', questionId: 't1' }] },
    ]);
  });

  test('is locked when every mark is', () => {
    const at = '2027-02-02T16:30:00.000Z';
    const marks = [mark('e2', 'A', 't1', at), mark('e2', 'B', 't1', at), mark('e1', 'A', 't1', at)];
    expect(markingProgress(assignments, asked, marks).map(({ evaluator, locked }) => [evaluator, locked])).toEqual([
      ['e1', false],
      ['e2', true],
    ]);
  });
});
