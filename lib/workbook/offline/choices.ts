import { z } from 'zod';
import type { ComparedRow } from './compare';

export const Choice = z.enum(['file', 'here']);
export type Choice = z.infer<typeof Choice>;

/** What a team chose so far: for all answers that differ, and for single ones, which win. */
export const Choices = z.strictObject({
  all: Choice.nullable(),
  rows: z.record(z.string().max(64), Choice),
});
export type Choices = z.infer<typeof Choices>;

export const noChoices: Choices = { all: null, rows: {} };

/** True where a row asks for a choice: the file says something that could be saved. */
export const isOpen = ({ result }: Pick<ComparedRow, 'result'>): boolean => result === 'changed' || result === 'both';

/** What is chosen for a row: what was said, else the file where only the file changed it; null where nobody chose yet. */
export const chosenFor = (row: Pick<ComparedRow, 'questionId' | 'result'>, choices: Choices): Choice | null => {
  const said = Object.hasOwn(choices.rows, row.questionId) ? choices.rows[row.questionId] : choices.all;
  return said ?? (row.result === 'changed' ? 'file' : null);
};
