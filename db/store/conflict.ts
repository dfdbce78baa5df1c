import 'server-only';
import { Interests } from '@/lib/evaluation/interests';
import type { Writer } from '../client';
import { tables as t } from '../schema';
import type { ProcurementState } from './procurement';

/** What one person declared about every named bidder; a new declaration takes the place of the earlier one. */
export type Declaration = Omit<typeof t.conflictDeclaration.$inferSelect, 'interests'> & { interests: Interests };
export type ConflictDecision = Omit<typeof t.conflictDecision.$inferSelect, 'decision'> & {
  decision: 'allow' | 'remove';
};

/** Every declaration of a procurement, oldest first. */
export const declarationsOf = (state: ProcurementState): Declaration[] =>
  state.declarations.map((row) => ({ ...row, interests: Interests.parse(JSON.parse(row.interests)) }));

/** What was decided last about a declaration, or null. */
export const decisionAbout = (state: ProcurementState, declarationId: string): ConflictDecision | null =>
  (state.conflictDecisions.filter((row) => row.declarationId === declarationId).at(-1) as
    | ConflictDecision
    | undefined) ?? null;

export async function insertDeclaration(tx: Writer, { interests, ...row }: Declaration): Promise<void> {
  await tx.insert(t.conflictDeclaration).values({ ...row, interests: JSON.stringify(interests) });
}

export async function insertConflictDecision(tx: Writer, row: ConflictDecision): Promise<void> {
  await tx.insert(t.conflictDecision).values(row);
}
