import 'server-only';
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { Letters } from '@/lib/evaluation/letters';
import type { Duty } from '@/lib/procurement/duties';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type ProcurementRow = typeof t.procurement.$inferSelect;
export type DutyRow = typeof t.duty.$inferSelect & { duty: Duty };
export type VersionHead = {
  id: string;
  number: number;
  revision: number;
  documentHash: string | null;
  publishedAt: string | null;
  updatedAt: string;
};

/** Everything about a procurement that policy and status need, in a bounded number of queries. */
export type ProcurementState = {
  procurement: ProcurementRow;
  duties: DutyRow[];
  versions: VersionHead[];
  opening: typeof t.opening.$inferSelect | null;
  declarations: (typeof t.conflictDeclaration.$inferSelect)[];
  conflictDecisions: (typeof t.conflictDecision.$inferSelect)[];
  assignments: (typeof t.assignment.$inferSelect)[];
  locks: (typeof t.markLock.$inferSelect)[];
  qualityLock: typeof t.qualityLock.$inferSelect | null;
  priceOpening: typeof t.priceOpening.$inferSelect | null;
  finalisedAt: string | null;
  /** When every assessment summary was released, at one moment. */
  summariesReleasedAt: string | null;
  /** When what suppliers sent was removed, by two people; null while it is there. */
  removedAt: string | null;
  /** The removal was signed, and rows are still going. */
  removing: boolean;
  /** Responses that came too late and that two officers accepted after the opening. */
  acceptedLate: (typeof t.lateDecision.$inferSelect)[];
  steps: (typeof t.twoPersonStep.$inferSelect)[];
  /** The notice that opens it, as it was last recorded. */
  notice: typeof t.openingNotice.$inferSelect | null;
};

const byProcurement = <Row extends { procurementId: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.procurementId, [...(found.get(row.procurementId) ?? []), row]);
  return found;
};

/** The facts around procurements, in their order: a fixed number of queries, however many there are. */
async function statesOf(db: Reader, procurements: readonly ProcurementRow[]): Promise<ProcurementState[]> {
  const ids = procurements.map(({ id }) => id);
  if (ids.length === 0) return [];
  const v = t.questionnaireVersion;
  const duties = byProcurement(
    await db
      .select()
      .from(t.duty)
      .where(and(inArray(t.duty.procurementId, ids), isNull(t.duty.revokedAt)))
      .orderBy(asc(t.duty.grantedAt), asc(t.duty.id)),
  );
  const versions = byProcurement(
    await db
      .select({
        procurementId: v.procurementId,
        id: v.id,
        number: v.number,
        revision: v.revision,
        documentHash: v.documentHash,
        publishedAt: v.publishedAt,
        updatedAt: v.updatedAt,
      })
      .from(v)
      .where(and(inArray(v.procurementId, ids), isNull(v.droppedAt)))
      .orderBy(asc(v.number), asc(v.id)),
  );
  const steps = byProcurement(
    await db
      .select()
      .from(t.twoPersonStep)
      .where(inArray(t.twoPersonStep.procurementId, ids))
      .orderBy(asc(t.twoPersonStep.askedAt), asc(t.twoPersonStep.id)),
  );
  const notices = byProcurement(
    await db
      .select()
      .from(t.openingNotice)
      .where(inArray(t.openingNotice.procurementId, ids))
      .orderBy(asc(t.openingNotice.recordedAt), asc(t.openingNotice.id)),
  );
  const openings = await db
    .select()
    .from(t.opening)
    .where(inArray(t.opening.procurementId, ids))
    .orderBy(asc(t.opening.procurementId));
  const opened = await sinceOpening(
    db,
    openings.map(({ procurementId }) => procurementId),
  );
  const ended = procurements.filter(({ cancelledAt }) => cancelledAt !== null).map(({ id }) => id);
  const removals = await removalsOf(db, [...openings.map(({ procurementId }) => procurementId), ...ended]);
  return procurements.map((procurement) => ({
    procurement,
    duties: (duties.get(procurement.id) ?? []) as DutyRow[],
    versions: (versions.get(procurement.id) ?? []).map(({ procurementId: _, ...head }) => head),
    steps: steps.get(procurement.id) ?? [],
    notice: notices.get(procurement.id)?.at(-1) ?? null,
    removedAt: removals.get(procurement.id)?.[0]?.removedAt ?? null,
    removing: removals.get(procurement.id)?.[0]?.certificateHash === '',
    ...withLate(openings.find(({ procurementId }) => procurementId === procurement.id) ?? null, opened(procurement.id)),
  }));
}

/** The opening as it stands: what two officers accepted later has the letters after those that were given then. */
function withLate<Since extends Pick<ProcurementState, 'acceptedLate'>>(
  opening: ProcurementState['opening'],
  since: Since,
): Since & Pick<ProcurementState, 'opening'> {
  if (!opening || since.acceptedLate.length === 0) return { ...since, opening };
  const late = since.acceptedLate.flatMap(({ submissionId, supplierId, letter }) =>
    submissionId !== null && letter !== null ? { submissionId, supplierId, letter } : [],
  );
  const letters = JSON.stringify([...Letters.parse(JSON.parse(opening.letters)), ...late]);
  return { ...since, opening: { ...opening, letters } };
}

type SinceOpening = Omit<
  ProcurementState,
  'procurement' | 'duties' | 'versions' | 'steps' | 'notice' | 'opening' | 'removedAt' | 'removing'
>;

/** When records were removed: those of what was opened once, or cancelled. */
async function removalsOf(db: Reader, ids: string[]) {
  if (ids.length === 0)
    return new Map<string, { procurementId: string; removedAt: string; certificateHash: string }[]>();
  const r = t.recordRemoval;
  return byProcurement(
    await db
      .select({ procurementId: r.procurementId, removedAt: r.removedAt, certificateHash: r.certificateHash })
      .from(r)
      .where(inArray(r.procurementId, ids))
      .orderBy(asc(r.procurementId)),
  );
}

/** What can only exist once responses are open; for the others nothing is read. */
async function sinceOpening(db: Reader, ids: string[]) {
  const none = {
    declarations: [],
    conflictDecisions: [],
    assignments: [],
    locks: [],
    qualityLock: null,
    priceOpening: null,
    finalisedAt: null,
    summariesReleasedAt: null,
    acceptedLate: [],
  };
  if (ids.length === 0) return (): SinceOpening => none;
  const { conflictDeclaration, conflictDecision, assignment, markLock, qualityLock, priceOpening, outcome } = t;
  const declarations = byProcurement(
    await db
      .select()
      .from(conflictDeclaration)
      .where(inArray(conflictDeclaration.procurementId, ids))
      .orderBy(asc(conflictDeclaration.signedAt), asc(conflictDeclaration.id)),
  );
  const conflictDecisions = byProcurement(
    await db
      .select()
      .from(conflictDecision)
      .where(inArray(conflictDecision.procurementId, ids))
      .orderBy(asc(conflictDecision.decidedAt), asc(conflictDecision.id)),
  );
  const assignments = byProcurement(
    await db
      .select()
      .from(assignment)
      .where(inArray(assignment.procurementId, ids))
      .orderBy(asc(assignment.assignedAt), asc(assignment.id)),
  );
  const locks = byProcurement(
    await db
      .select()
      .from(markLock)
      .where(inArray(markLock.procurementId, ids))
      .orderBy(asc(markLock.procurementId), asc(markLock.evaluatorId)),
  );
  const qualityLocks = byProcurement(
    await db
      .select()
      .from(qualityLock)
      .where(inArray(qualityLock.procurementId, ids))
      .orderBy(asc(qualityLock.procurementId)),
  );
  const priceOpenings = byProcurement(
    await db
      .select()
      .from(priceOpening)
      .where(inArray(priceOpening.procurementId, ids))
      .orderBy(asc(priceOpening.procurementId)),
  );
  const outcomes = byProcurement(
    await db
      .select({ procurementId: outcome.procurementId, finalisedAt: outcome.finalisedAt })
      .from(outcome)
      .where(inArray(outcome.procurementId, ids))
      .orderBy(asc(outcome.procurementId)),
  );
  const releases = byProcurement(
    await db
      .select({ procurementId: t.summaryRelease.procurementId, releasedAt: t.summaryRelease.releasedAt })
      .from(t.summaryRelease)
      .where(inArray(t.summaryRelease.procurementId, ids))
      .orderBy(asc(t.summaryRelease.procurementId)),
  );
  const late = byProcurement(
    await db
      .select()
      .from(t.lateDecision)
      .where(and(inArray(t.lateDecision.procurementId, ids), eq(t.lateDecision.decision, 'accept')))
      .orderBy(asc(t.lateDecision.decidedAt), asc(t.lateDecision.attemptId)),
  );
  return (id: string): SinceOpening => ({
    declarations: declarations.get(id) ?? [],
    conflictDecisions: conflictDecisions.get(id) ?? [],
    assignments: assignments.get(id) ?? [],
    locks: locks.get(id) ?? [],
    qualityLock: qualityLocks.get(id)?.[0] ?? null,
    priceOpening: priceOpenings.get(id)?.[0] ?? null,
    finalisedAt: outcomes.get(id)?.[0]?.finalisedAt ?? null,
    summariesReleasedAt: releases.get(id)?.[0]?.releasedAt ?? null,
    acceptedLate: late.get(id) ?? [],
  });
}

/** One procurement with the facts around it, or null. */
export async function findProcurement(db: Reader, id: string): Promise<ProcurementState | null> {
  const rows = await db.select().from(t.procurement).where(eq(t.procurement.id, id)).limit(1);
  return (await statesOf(db, rows))[0] ?? null;
}

/** Procurements on which a person holds a duty, with the facts around them, newest first. */
export async function listProcurementsOf(db: Reader, userId: string): Promise<ProcurementState[]> {
  const held = await db
    .select({ procurementId: t.duty.procurementId })
    .from(t.duty)
    .where(and(eq(t.duty.userId, userId), isNull(t.duty.revokedAt)))
    .orderBy(asc(t.duty.id));
  const ids = [...new Set(held.map((row) => row.procurementId))];
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(t.procurement)
    .where(inArray(t.procurement.id, ids))
    .orderBy(desc(t.procurement.createdAt), desc(t.procurement.id));
  return statesOf(db, rows);
}

export async function insertProcurement(tx: Writer, row: typeof t.procurement.$inferInsert): Promise<void> {
  await tx.insert(t.procurement).values(row);
}

/**
 * Puts the lots in the place of the old ones. Before publication nothing refers to a lot; afterwards lots stay as
 * they are.
 */
export async function replaceLots(
  tx: Writer,
  procurementId: string,
  lots: readonly { id: string; title: string }[],
): Promise<void> {
  await tx.delete(t.lot).where(eq(t.lot.procurementId, procurementId));
  for (const [position, lot] of lots.entries())
    await tx.insert(t.lot).values({ ...lot, procurementId, position: position + 1 });
}

/** Records that an officer checked the set-up and created the procurement. Returns false when somebody else did. */
export async function markSetUp(tx: Writer, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .update(t.procurement)
    .set({ setUpAt: at })
    .where(and(eq(t.procurement.id, id), isNull(t.procurement.setUpAt)))
    .returning({ id: t.procurement.id });
  return rows.length === 1;
}

/** Saves set-up answers at an expected revision. Returns false when somebody else was first. */
export async function saveProcurement(
  tx: Writer,
  id: string,
  expected: number,
  values: { title: string; reference: string; setup: string; deadline: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(t.procurement)
    .set({ ...values, revision: expected + 1 })
    .where(and(eq(t.procurement.id, id), eq(t.procurement.revision, expected)))
    .returning({ id: t.procurement.id });
  return rows.length === 1;
}

export async function insertDuty(tx: Writer, row: typeof t.duty.$inferInsert): Promise<void> {
  await tx.insert(t.duty).values(row);
}

/** Ends duties of one procurement, keeping the rows. */
export async function endDuties(
  tx: Writer,
  procurementId: string,
  ids: string[],
  at: string,
  reason: string,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(t.duty)
    .set({ revokedAt: at, revokedReason: reason })
    .where(and(eq(t.duty.procurementId, procurementId), inArray(t.duty.id, ids)));
}

export async function listLots(db: Reader, procurementId: string): Promise<(typeof t.lot.$inferSelect)[]> {
  return db
    .select()
    .from(t.lot)
    .where(eq(t.lot.procurementId, procurementId))
    .orderBy(asc(t.lot.position), asc(t.lot.id));
}

/** Sets the one deadline, ISO UTC; a trigger refuses to move it earlier once a version is published. */
export async function setDeadline(tx: Writer, id: string, deadline: string): Promise<void> {
  await tx.update(t.procurement).set({ deadline }).where(eq(t.procurement.id, id));
}

/** Whether any gate was decided and any mark agreed. Asked only once responses are open. */
export async function evaluationBegun(db: Reader, procurementId: string): Promise<{ gates: boolean; agreed: boolean }> {
  const gates = await db
    .select({ id: t.gateDecision.id })
    .from(t.gateDecision)
    .where(eq(t.gateDecision.procurementId, procurementId))
    .limit(1);
  const agreed = await db
    .select({ id: t.agreedMark.id })
    .from(t.agreedMark)
    .where(eq(t.agreedMark.procurementId, procurementId))
    .limit(1);
  return { gates: gates.length > 0, agreed: agreed.length > 0 };
}
