import 'server-only';
import { and, asc, eq, lt } from 'drizzle-orm';
import type { Message } from '@/lib/result';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

type Row = typeof t.importFile.$inferSelect;

/** A file being imported. `plan` is JSON that its reader checks; `refused` says why a file was not read. */
export type ImportFile = Omit<Row, 'refused' | 'plan'> & { refused: Message[] | null; plan: unknown };

/** One import of a procurement, or null: unknown, of another procurement, or over. */
export async function findImport(db: Reader, procurementId: string, id: string): Promise<ImportFile | null> {
  const [row] = await db
    .select()
    .from(t.importFile)
    .where(and(eq(t.importFile.id, id), eq(t.importFile.procurementId, procurementId)))
    .limit(1);
  if (!row) return null;
  return {
    ...row,
    refused: row.refused === null ? null : (JSON.parse(row.refused) as Message[]),
    plan: JSON.parse(row.plan),
  };
}

/** Begins an import, or keeps why a file was refused. */
export async function insertImport(tx: Writer, row: Omit<ImportFile, 'revision' | 'updatedBy'>): Promise<void> {
  await tx.insert(t.importFile).values({
    ...row,
    refused: row.refused === null ? null : JSON.stringify(row.refused),
    plan: JSON.stringify(row.plan),
    revision: 1,
    updatedBy: row.createdBy,
  });
}

/** Saves the plan of an import at an expected revision. Returns false when somebody else was first, or it is over. */
export async function saveImportPlan(
  tx: Writer,
  save: { id: string; procurementId: string; expectedRevision: number; plan: unknown; by: string },
): Promise<boolean> {
  const rows = await tx
    .update(t.importFile)
    .set({ plan: JSON.stringify(save.plan), revision: save.expectedRevision + 1, updatedBy: save.by })
    .where(
      and(
        eq(t.importFile.id, save.id),
        eq(t.importFile.procurementId, save.procurementId),
        eq(t.importFile.revision, save.expectedRevision),
      ),
    )
    .returning({ id: t.importFile.id });
  return rows.length === 1;
}

/** Ends an import at an expected revision. Returns false when it was changed meanwhile or is over. */
export async function deleteImport(
  tx: Writer,
  { id, procurementId, revision }: { id: string; procurementId: string; revision: number },
): Promise<boolean> {
  const rows = await tx
    .delete(t.importFile)
    .where(
      and(eq(t.importFile.id, id), eq(t.importFile.procurementId, procurementId), eq(t.importFile.revision, revision)),
    )
    .returning({ id: t.importFile.id });
  return rows.length === 1;
}

/** Imports whose day is over, the oldest first. */
export async function listOverdueImports(db: Reader, now: string): Promise<Row[]> {
  return db
    .select()
    .from(t.importFile)
    .where(lt(t.importFile.expiresAt, now))
    .orderBy(asc(t.importFile.expiresAt), asc(t.importFile.id))
    .limit(100);
}
