import 'server-only';
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { type StepEnd, stepExpiry, type TwoPersonAct } from '@/lib/procurement/two-person';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type TwoPersonStep = Omit<typeof t.twoPersonStep.$inferSelect, 'act' | 'ended'> & {
  act: TwoPersonAct;
  ended: StepEnd | null;
};

/** First half: somebody asks. `subject` is what exactly is agreed to (a document or outcome hash). */
export async function askStep(
  tx: Writer,
  row: {
    id: string;
    procurementId: string;
    act: TwoPersonAct;
    subject: string;
    reason: string;
    by: string;
    at: string;
  },
): Promise<void> {
  await tx.insert(t.twoPersonStep).values({
    id: row.id,
    procurementId: row.procurementId,
    act: row.act,
    subject: row.subject,
    reason: row.reason,
    askedBy: row.by,
    askedAt: row.at,
    expiresAt: stepExpiry(row.act, row.at),
  });
}

/** The last request of an act, whatever became of it, or null. */
export async function findLastStep(
  db: Reader,
  procurementId: string,
  act: TwoPersonAct,
): Promise<TwoPersonStep | null> {
  const s = t.twoPersonStep;
  const [row] = await db
    .select()
    .from(s)
    .where(and(eq(s.procurementId, procurementId), eq(s.act, act)))
    .orderBy(desc(s.askedAt), desc(s.id))
    .limit(1);
  return (row as TwoPersonStep | undefined) ?? null;
}

/**
 * Second half: confirmed, declined, cancelled or overtaken. Returns false when it had ended already, or has lapsed and
 * is to be confirmed.
 */
export async function endStep(
  tx: Writer,
  end: { id: string; procurementId: string; ended: StepEnd; by: string; at: string; reason?: string },
): Promise<boolean> {
  const s = t.twoPersonStep;
  const rows = await tx
    .update(s)
    .set({ ended: end.ended, endedBy: end.by, endedAt: end.at, endReason: end.reason ?? null })
    .where(
      and(
        eq(s.id, end.id),
        eq(s.procurementId, end.procurementId),
        isNull(s.ended),
        ...(end.ended === 'confirmed' ? [or(isNull(s.expiresAt), gt(s.expiresAt, end.at))] : []),
      ),
    )
    .returning({ id: s.id });
  return rows.length === 1;
}

/** Ends every waiting request of an act because what it was about changed. */
export async function overtakeSteps(
  tx: Writer,
  over: { procurementId: string; act: TwoPersonAct; by: string; at: string },
): Promise<void> {
  const s = t.twoPersonStep;
  await tx
    .update(s)
    .set({ ended: 'overtaken', endedBy: over.by, endedAt: over.at })
    .where(and(eq(s.procurementId, over.procurementId), eq(s.act, over.act), isNull(s.ended)));
}
