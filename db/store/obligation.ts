import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  type ObligationKind,
  type ObligationState,
  obligationKinds,
  obligationStates,
} from '@/lib/response/obligations';
import { openJson, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.obligation.$inferSelect;

/** One version of a line of the schedule of obligations. */
export type Obligation = Omit<Row, 'sealedWords' | 'kind' | 'state'> & {
  kind: ObligationKind;
  state: ObligationState;
  /** What is owed, in words; it may quote the supplier. */
  obligation: string;
  /** What shows that it is met. */
  evidence: string;
};

const Words = z.strictObject({ obligation: z.string(), evidence: z.string() });
const Kind = z.enum(obligationKinds);
const State = z.enum(obligationStates);

const about = (id: string): string => `obligation:${id}`;

const toObligation = ({ sealedWords, kind, state, ...row }: Row): Obligation => ({
  ...row,
  kind: Kind.parse(kind),
  state: State.parse(state),
  ...Words.parse(openJson(sealedWords, about(row.id))),
});

/** Every version of every line, by number and then by version. */
export async function listObligationVersions(db: Reader, procurementId: string): Promise<Obligation[]> {
  const o = t.obligation;
  const rows = await db
    .select()
    .from(o)
    .where(eq(o.procurementId, procurementId))
    .orderBy(asc(o.number), asc(o.version), asc(o.id));
  return rows.map(toObligation);
}

/** The lines as they stand now, by number. */
export async function listObligations(db: Reader, procurementId: string): Promise<Obligation[]> {
  const rows = await listObligationVersions(db, procurementId);
  return [...new Map(rows.map((row) => [row.number, row])).values()];
}

/** Whether the schedule has a line. */
export async function hasObligations(db: Reader, procurementId: string): Promise<boolean> {
  const o = t.obligation;
  const rows = await db.select({ id: o.id }).from(o).where(eq(o.procurementId, procurementId)).limit(1);
  return rows.length > 0;
}

/** Writes the next version of a line. Returns false when somebody else wrote that version first. */
export async function insertObligation(tx: Writer, { obligation, evidence, ...row }: Obligation): Promise<boolean> {
  const rows = await tx
    .insert(t.obligation)
    .values({ ...row, sealedWords: sealJson({ obligation, evidence }, about(row.id)) })
    .onConflictDoNothing()
    .returning({ id: t.obligation.id });
  return rows.length === 1;
}
