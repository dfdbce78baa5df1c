import 'server-only';
import { and, asc, count, desc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const about = (id: string, part: 'name' | 'content' | 'choices'): string => `workbook-load:${id}:${part}`;

/** A workbook that a team loads. `content` and `choices` are JSON that their reader checks. */
export type WorkbookLoad = {
  id: string;
  responseId: string;
  name: string;
  sha256: string;
  content: unknown;
  choices: unknown;
  revision: number;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
};

/** One file that is being loaded into a response; null where it is unknown, applied, cancelled or over. */
export async function findWorkbookLoad(
  db: Reader,
  responseId: string,
  id: string,
  now: string,
): Promise<WorkbookLoad | null> {
  const [row] = await db
    .select()
    .from(t.workbookLoad)
    .where(and(eq(t.workbookLoad.id, id), eq(t.workbookLoad.responseId, responseId)))
    .limit(1);
  if (!row || row.sealedContent === null || row.appliedAt !== null || row.expiresAt <= now) return null;
  const { sealedName, sealedContent, sealedChoices, appliedAt: _at, appliedBy: _by, changed: _changed, ...rest } = row;
  return {
    ...rest,
    name: openText(sealedName, about(id, 'name')),
    content: openJson(sealedContent, about(id, 'content')),
    choices: sealedChoices === null ? null : openJson(sealedChoices, about(id, 'choices')),
  };
}

/** Begins to load a file, or keeps why it was refused. */
export async function insertWorkbookLoad(tx: Writer, row: Omit<WorkbookLoad, 'revision' | 'choices'>): Promise<void> {
  const { name, content, ...rest } = row;
  await tx.insert(t.workbookLoad).values({
    ...rest,
    sealedName: sealText(name, about(row.id, 'name')),
    sealedContent: sealJson(content, about(row.id, 'content')),
    revision: 1,
  });
}

type Step = { id: string; responseId: string; revision: number };

const stillThere = ({ id, responseId, revision }: Step) =>
  and(
    eq(t.workbookLoad.id, id),
    eq(t.workbookLoad.responseId, responseId),
    eq(t.workbookLoad.revision, revision),
    isNull(t.workbookLoad.appliedAt),
  );

/** Keeps choices, at an expected revision. Returns false when a colleague was first, or it is over. */
export async function saveWorkbookChoices(tx: Writer, step: Step & { choices: unknown }): Promise<boolean> {
  const rows = await tx
    .update(t.workbookLoad)
    .set({ sealedChoices: sealJson(step.choices, about(step.id, 'choices')), revision: step.revision + 1 })
    .where(stillThere(step))
    .returning({ id: t.workbookLoad.id });
  return rows.length === 1;
}

/** Says that a file was applied, and lets go of what it held. Returns false when a colleague was first. */
export async function endWorkbookLoad(
  tx: Writer,
  step: Step & { by: string; at: string; changed: number },
): Promise<boolean> {
  const rows = await tx
    .update(t.workbookLoad)
    .set({
      sealedContent: null,
      sealedChoices: null,
      appliedAt: step.at,
      appliedBy: step.by,
      changed: step.changed,
      revision: step.revision + 1,
    })
    .where(stillThere(step))
    .returning({ id: t.workbookLoad.id });
  return rows.length === 1;
}

/** Removes a file that was not applied, and everything that was read of it. */
export async function deleteWorkbookLoad(tx: Writer, responseId: string, id: string): Promise<void> {
  await tx
    .delete(t.workbookLoad)
    .where(and(eq(t.workbookLoad.id, id), eq(t.workbookLoad.responseId, responseId), isNull(t.workbookLoad.appliedAt)));
}

/** Not applied, and its day is over. */
const overdue = (now: string) => and(lte(t.workbookLoad.expiresAt, now), isNull(t.workbookLoad.appliedAt));

/** How many files were not applied and have had their day. */
export async function countOverdueWorkbookLoads(db: Reader, now: string): Promise<number> {
  const [row] = await db.select({ found: count() }).from(t.workbookLoad).where(overdue(now));
  return row?.found ?? 0;
}

/** Removes every file that was not applied and whose day is over. */
export async function deleteOverdueWorkbookLoads(tx: Writer, now: string): Promise<void> {
  await tx.delete(t.workbookLoad).where(overdue(now));
}

export type AppliedLoad = { id: string; name: string; appliedAt: string; appliedBy: string; changed: number };

/** Files that were loaded into a response, the last first. */
export async function listAppliedLoads(db: Reader, responseId: string): Promise<AppliedLoad[]> {
  const rows = await db
    .select()
    .from(t.workbookLoad)
    .where(and(eq(t.workbookLoad.responseId, responseId), isNotNull(t.workbookLoad.appliedAt)))
    .orderBy(desc(t.workbookLoad.appliedAt), asc(t.workbookLoad.id))
    .limit(100);
  return rows.map(({ id, sealedName, appliedAt, appliedBy, changed }) => ({
    id,
    name: openText(sealedName, about(id, 'name')),
    appliedAt: appliedAt ?? '',
    appliedBy: appliedBy ?? '',
    changed: changed ?? 0,
  }));
}
