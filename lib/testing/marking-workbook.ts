import type { MarkingFacts, MarkingRow } from '../workbook/marking/evaluator-workbook';
import { noMark } from '../workbook/marking/parts';
import { aMarkedChoice } from './closed-procurement';
import { aDocument } from './contests';
import { aGuidedQuestion } from './drafts';

/** A text question and one with published marks, answered by two bidders. */
export const markedQuestions = [aGuidedQuestion('Q-A'), aMarkedChoice('Q-B')] as const;

export const markingDocument = () =>
  aDocument({
    sections: [{ id: 's1', title: { en: 'Data' }, principle: 8, weight: '100', questions: [...markedQuestions] }],
  });

/** Rows of an evaluator's workbook: every question of every letter, none scored. */
export const markingRows = (more: (row: MarkingRow) => Partial<MarkingRow> = () => ({})): MarkingRow[] =>
  markedQuestions.flatMap((question) =>
    ['A', 'B'].map((letter): MarkingRow => {
      const row: MarkingRow = {
        letter,
        question,
        value: question.id === 'Q-A' ? `Bidder ${letter} tests it.` : 'all',
        extras: {},
        files: [],
        saidMore: false,
        proposal: question.id === 'Q-A' ? null : { mark: '5', lower: ['3', '0'] },
        given: noMark,
      };
      return { ...row, ...more(row) };
    }),
  );

export const markingFacts = (rows: readonly MarkingRow[], more: Partial<MarkingFacts> = {}): MarkingFacts => ({
  title: 'Air & water sensors',
  reference: 'PRJ-0142',
  authority: 'Brackwater Council',
  version: 1,
  documentHash: 'a'.repeat(64),
  publishedAt: '2026-12-01T09:00:00.000Z',
  document: markingDocument(),
  key: `ASSAY-${'k'.repeat(40)}.${'m'.repeat(43)}`,
  evaluator: 'Ana Whitlock',
  at: '2027-01-25T09:00:00.000Z',
  declaredAt: '2027-01-22T13:00:00.000Z',
  lockedAt: null,
  rows,
  ...more,
});
