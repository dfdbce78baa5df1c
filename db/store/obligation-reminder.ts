import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type ObligationReminder = typeof t.obligationReminder.$inferSelect;

/** The reminders about the lines of one schedule that went out. */
export async function listObligationReminders(db: Reader, procurementId: string): Promise<ObligationReminder[]> {
  const r = t.obligationReminder;
  return db.select().from(r).where(eq(r.procurementId, procurementId)).orderBy(asc(r.sentAt), asc(r.kind));
}

/** Notes a reminder. Returns false when it was sent before, by another server say. */
export async function insertObligationReminder(tx: Writer, row: ObligationReminder): Promise<boolean> {
  const r = t.obligationReminder;
  const rows = await tx.insert(r).values(row).onConflictDoNothing().returning({ kind: r.kind });
  return rows.length === 1;
}

/** A schedule with lines that may need a reminder, and everybody who may be told. For the timer only. */
export type RemindedSchedule = {
  procurementId: string;
  title: string;
  reference: string;
  lines: { number: number; kind: string; owner: string; due: string | null; state: string }[];
  sent: ObligationReminder[];
  /** People with a duty who may sign in. */
  people: { name: string; email: string; duty: string }[];
  /** The supplier's team once the contract is entered into; nobody before, since it may not know yet that it won. */
  team: string[];
};

/** How each procurement's contract was last recorded: entered into or not; missing where nothing is. */
async function contractsOf(db: Reader, ids: readonly string[]): Promise<Map<string, boolean>> {
  const c = t.contractRecord;
  const rows = await db
    .select({ id: c.procurementId, enteredOn: c.enteredOn })
    .from(c)
    .where(inArray(c.procurementId, [...ids]))
    .orderBy(asc(c.recordedAt), asc(c.id));
  return new Map(rows.map(({ id, enteredOn }) => [id, enteredOn !== null]));
}

/** Those of a winning supplier's team, by procurement; nobody once its submission was removed. */
async function teamsOf(db: Reader, ids: readonly string[]): Promise<{ id: string; email: string }[]> {
  const [d, s, m] = [t.awardDecision, t.submission, t.supplierMember];
  return db
    .select({ id: d.procurementId, email: t.user.email })
    .from(d)
    .innerJoin(s, eq(s.id, d.submissionId))
    .innerJoin(m, eq(m.supplierId, s.supplierId))
    .innerJoin(t.user, eq(t.user.id, m.userId))
    .where(and(inArray(d.procurementId, [...ids]), isNull(m.removedAt)))
    .orderBy(asc(t.user.email));
}

async function peopleOf(db: Reader, ids: readonly string[]) {
  const d = t.duty;
  return db
    .select({ id: d.procurementId, name: t.user.name, email: t.user.email, duty: d.duty })
    .from(d)
    .innerJoin(t.user, eq(t.user.id, d.userId))
    .innerJoin(t.member, eq(t.member.userId, d.userId))
    .where(and(inArray(d.procurementId, [...ids]), isNull(d.revokedAt), isNull(t.member.suspendedAt)))
    .orderBy(asc(t.user.email), asc(d.id));
}

/**
 * Every schedule in which something was due by a day, with its lines as they stand now. Not those of a procurement that
 * was cancelled or whose contract is not entered into. A bounded number of queries, however many there are.
 */
export async function listRemindedSchedules(db: Reader, until: string): Promise<RemindedSchedule[]> {
  const [o, p, r] = [t.obligation, t.procurement, t.obligationReminder];
  const rows = await db
    .select({ id: p.id, title: p.title, reference: p.reference })
    .from(o)
    .innerJoin(p, eq(p.id, o.procurementId))
    .where(and(isNotNull(o.due), lte(o.due, until), isNull(p.cancelledAt)))
    .orderBy(asc(p.id));
  const found = [...new Map(rows.map((row) => [row.id, row])).values()];
  if (found.length === 0) return [];
  const contracts = await contractsOf(
    db,
    found.map(({ id }) => id),
  );
  const running = found.filter(({ id }) => contracts.get(id) !== false);
  const ids = running.map(({ id }) => id);
  const versions = await db
    .select({ id: o.procurementId, number: o.number, kind: o.kind, owner: o.owner, due: o.due, state: o.state })
    .from(o)
    .where(inArray(o.procurementId, ids))
    .orderBy(asc(o.procurementId), asc(o.number), asc(o.version));
  const sent = await db.select().from(r).where(inArray(r.procurementId, ids)).orderBy(asc(r.sentAt), asc(r.kind));
  const [people, teams] = [await peopleOf(db, ids), await teamsOf(db, ids)];
  return running.map(({ id, title, reference }) => ({
    procurementId: id,
    title,
    reference,
    lines: [...new Map(versions.filter((row) => row.id === id).map(({ id: _, ...row }) => [row.number, row])).values()],
    sent: sent.filter(({ procurementId }) => procurementId === id),
    people: people.filter((row) => row.id === id).map(({ id: _, ...row }) => row),
    team: contracts.get(id) ? teams.filter((row) => row.id === id).map(({ email }) => email) : [],
  }));
}
