import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { Contest } from '@/lib/evaluation/contest';
import { OutcomeJson } from '@/lib/evaluation/outcome-json';
import { canonical } from '@/lib/questionnaire/hash';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.outcome.$inferSelect;

/** The frozen result: what went into the engine and what came out, with the engine's version. */
export type FinalOutcome = Omit<Row, 'contest' | 'result'> & { contest: Contest; result: OutcomeJson };

const Json = z.string().transform((text) => JSON.parse(text) as unknown);

/** The final outcome of a procurement, or null while nothing is final. */
export async function findOutcome(db: Reader, procurementId: string): Promise<FinalOutcome | null> {
  const [row] = await db.select().from(t.outcome).where(eq(t.outcome.procurementId, procurementId)).limit(1);
  if (!row) return null;
  return {
    ...row,
    contest: Json.pipe(Contest).parse(row.contest) as Contest,
    result: Json.pipe(OutcomeJson).parse(row.result),
  };
}

/** Freezes an outcome, as canonical JSON. Returns false when one is frozen already. */
export async function insertOutcome(tx: Writer, { contest, result, ...row }: FinalOutcome): Promise<boolean> {
  const rows = await tx
    .insert(t.outcome)
    .values({ ...row, contest: canonical(contest), result: canonical(result) })
    .onConflictDoNothing()
    .returning({ procurementId: t.outcome.procurementId });
  return rows.length === 1;
}
