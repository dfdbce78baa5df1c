import type { Contest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { evaluationMatrix } from '../workbook/evaluation-matrix';
import type { Workbook } from '../workbook/model';
import type { ReadSheet } from './xlsx';

/** The evaluation matrix of a contest, as it would be exported with its final outcome. */
export const recordOf = (contest: Contest): Workbook => {
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
  return evaluationMatrix({
    title: 'Test',
    reference: 'PRJ-1',
    version: 1,
    engineVersion: '1.0.0',
    asOf: '2027-02-12T09:00:00.000Z',
    isFinal: true,
    contest,
    outcome: judged.value,
    letters: {},
    gates: contest.bids.flatMap(({ bidder, decisions = {} }) =>
      Object.entries(decisions).map(([questionId, decision]) => ({
        bidder,
        questionId,
        decision,
        reason: 'As evidenced',
      })),
    ),
    agreed: contest.bids.flatMap(({ bidder, marks = {} }) =>
      Object.keys(marks).map((questionId) => ({ bidder, questionId, how: 'moderated' as const, reason: 'As agreed' })),
    ),
    criteria: [],
  });
};

/** How many figures of a workbook are checked. */
export const figuresIn = (book: Workbook): number =>
  book.sheets.find(({ name }) => name === 'Figures')?.rows.length ?? 0;

/** What the check beside each figure says: 1 for TRUE. */
export const checksIn = (sheets: readonly ReadSheet[]): string[] => {
  const figures = sheets.find(({ name }) => name === 'Figures');
  return [...(figures?.cells ?? [])].flatMap(([at, cell]) => (/^G([5-9]|\d\d+)$/.test(at) ? [cell.value] : []));
};
