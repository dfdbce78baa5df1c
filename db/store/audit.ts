import 'server-only';
import { and, asc, desc, eq, inArray, max } from 'drizzle-orm';
import { type AuditEntry, type AuditRow, chainStart, rowHash } from '@/lib/audit';
import type { Action, Viewer } from '@/lib/policy';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** The chain an entry belongs to: a procurement's, a supplier organisation's, or the authority's. */
function streamOf(entry: AuditEntry, viewer: Viewer): string {
  if (entry.procurementId) return entry.procurementId;
  if (entry.supplierId) return `supplier:${entry.supplierId}`;
  return viewer.kind === 'supplier' ? `supplier:${viewer.supplierId}` : 'authority';
}

/** Appends one entry to its chain; the trigger refuses a row that does not continue it. */
export async function appendAudit(
  tx: Writer,
  entry: AuditEntry & { refused?: boolean },
  by: { viewer: Viewer; at: string; id: string },
): Promise<void> {
  const stream = streamOf(entry, by.viewer);
  const [last] = await tx
    .select({ sequence: t.auditEvent.sequence, hash: t.auditEvent.hash })
    .from(t.auditEvent)
    .where(eq(t.auditEvent.stream, stream))
    .orderBy(desc(t.auditEvent.sequence))
    .limit(1);
  const row: Omit<AuditRow, 'hash'> = {
    stream,
    sequence: (last?.sequence ?? 0) + 1,
    id: by.id,
    at: by.at,
    actorId: by.viewer.kind === 'buyer' || by.viewer.kind === 'supplier' ? by.viewer.userId : null,
    actorKind: by.viewer.kind,
    action: entry.action,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    refused: entry.refused ?? false,
    data: JSON.stringify(entry.data ?? {}),
    previousHash: last?.hash ?? chainStart,
  };
  await tx.insert(t.auditEvent).values({ ...row, hash: rowHash(row) });
}

/** Every row of one chain, oldest first. */
export async function listAudit(db: Reader, stream: string): Promise<AuditRow[]> {
  const rows = await db
    .select()
    .from(t.auditEvent)
    .where(eq(t.auditEvent.stream, stream))
    .orderBy(asc(t.auditEvent.sequence));
  return rows as AuditRow[];
}

/** Rows of one chain written by buyer-side people or the system: what may be shown before opening. */
export async function listAuditBySide(
  db: Reader,
  stream: string,
  actorKind: AuditRow['actorKind'],
): Promise<AuditRow[]> {
  const rows = await db
    .select()
    .from(t.auditEvent)
    .where(and(eq(t.auditEvent.stream, stream), eq(t.auditEvent.actorKind, actorKind)))
    .orderBy(asc(t.auditEvent.sequence));
  return rows as AuditRow[];
}

/** When each subject of one action was last written about in a chain, refusals left out: subject id to ISO time. */
export async function lastActs(db: Reader, stream: string, action: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ subjectId: t.auditEvent.subjectId, at: max(t.auditEvent.at) })
    .from(t.auditEvent)
    .where(and(eq(t.auditEvent.stream, stream), eq(t.auditEvent.action, action), eq(t.auditEvent.refused, false)))
    .groupBy(t.auditEvent.subjectId);
  return new Map(rows.flatMap(({ subjectId, at }) => (at === null ? [] : [[subjectId, at] as const])));
}

/** Who gave a reason in words, and when: what the buyer's side wrote in a chain with a reason, oldest first. */
export async function listReasoned(
  db: Reader,
  stream: string,
): Promise<{ actorId: string | null; at: string; findingId: string | null; reason: string }[]> {
  const a = t.auditEvent;
  const rows = await db
    .select({ actorId: a.actorId, at: a.at, data: a.data })
    .from(a)
    .where(
      and(
        eq(a.stream, stream),
        eq(a.refused, false),
        inArray(a.action, ['questionnaire.edit', 'recommended.apply'] satisfies Action[]),
      ),
    )
    .orderBy(asc(a.sequence));
  return rows.flatMap(({ actorId, at, data }) => {
    const { reason, findingId } = JSON.parse(data) as { reason?: unknown; findingId?: unknown };
    if (typeof reason !== 'string' || reason === '') return [];
    return [{ actorId, at, reason, findingId: typeof findingId === 'string' ? findingId : null }];
  });
}
