import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.gateDecision.$inferSelect;

/** Who passes a requirement or a condition of participation, and why. A change is the next version; all stay. */
export type GateDecision = Omit<Row, 'decision'> & { decision: 'pass' | 'fail' };

const toDecision = (row: Row): GateDecision => ({ ...row, decision: row.decision as GateDecision['decision'] });

/** Every version of every decision of a procurement, the first ones first. */
export async function listGateDecisions(db: Reader, procurementId: string): Promise<GateDecision[]> {
  const rows = await db
    .select()
    .from(t.gateDecision)
    .where(eq(t.gateDecision.procurementId, procurementId))
    .orderBy(asc(t.gateDecision.version), asc(t.gateDecision.decidedAt), asc(t.gateDecision.id));
  return rows.map(toDecision);
}

/** The decisions that stand now, one per submission and question at most. */
export async function listCurrentGateDecisions(db: Reader, procurementId: string): Promise<GateDecision[]> {
  const rows = await listGateDecisions(db, procurementId);
  return [...new Map(rows.map((row) => [`${row.submissionId} ${row.questionId}`, row])).values()];
}

/** Every decision about one gate and one submission, the first one first. */
export async function listGateDecisionVersions(
  db: Reader,
  procurementId: string,
  submissionId: string,
  questionId: string,
): Promise<GateDecision[]> {
  const rows = await db
    .select()
    .from(t.gateDecision)
    .where(
      and(
        eq(t.gateDecision.procurementId, procurementId),
        eq(t.gateDecision.submissionId, submissionId),
        eq(t.gateDecision.questionId, questionId),
      ),
    )
    .orderBy(asc(t.gateDecision.version), asc(t.gateDecision.id));
  return rows.map(toDecision);
}

/** Keeps a decision as the next version. Returns false when that version exists: somebody was first. */
export async function insertGateDecision(tx: Writer, row: GateDecision): Promise<boolean> {
  const rows = await tx.insert(t.gateDecision).values(row).onConflictDoNothing().returning({ id: t.gateDecision.id });
  return rows.length === 1;
}
