import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Writer } from '../client';
import { tables as t } from '../schema';

export type Assignment = typeof t.assignment.$inferSelect;

/** Gives questions to evaluators. */
export async function insertAssignments(
  tx: Writer,
  rows: readonly Pick<
    Assignment,
    'id' | 'procurementId' | 'questionId' | 'evaluatorId' | 'assignedBy' | 'assignedAt'
  >[],
): Promise<void> {
  for (const row of rows) await tx.insert(t.assignment).values(row);
}

/** Ends assignments of one procurement, keeping the rows. Returns how many ended now. */
export async function endAssignments(
  tx: Writer,
  end: { procurementId: string; ids: readonly string[]; at: string; reason: string; replacedBy?: string },
): Promise<number> {
  if (end.ids.length === 0) return 0;
  const rows = await tx
    .update(t.assignment)
    .set({ endedAt: end.at, endReason: end.reason, replacedBy: end.replacedBy ?? null })
    .where(
      and(
        eq(t.assignment.procurementId, end.procurementId),
        inArray(t.assignment.id, [...end.ids]),
        isNull(t.assignment.endedAt),
      ),
    )
    .returning({ id: t.assignment.id });
  return rows.length;
}
