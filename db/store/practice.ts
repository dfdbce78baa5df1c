import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { PracticeReceipt } from '@/lib/response/receipt';
import { Snapshot } from '@/lib/response/snapshot';
import { openJson, openText, sealJson, sealText } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const Stop = z.strictObject({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
/** What a practice run would have sent, and what would have stopped it. */
const Content = z.strictObject({ snapshot: Snapshot, stops: z.array(Stop) });
export type PracticeContent = z.infer<typeof Content>;

export type PracticeHead = { id: string; number: number; reference: string; receivedAt: string };

const head = {
  id: t.practice.id,
  number: t.practice.number,
  reference: t.practice.reference,
  receivedAt: t.practice.receivedAt,
};

/** The practice runs of one response, oldest first. For its own team only: no page of a buyer reads this table. */
export async function listPractice(db: Reader, responseId: string): Promise<PracticeHead[]> {
  return db
    .select(head)
    .from(t.practice)
    .where(eq(t.practice.responseId, responseId))
    .orderBy(asc(t.practice.number), asc(t.practice.id));
}

/** The run that one click made, or null. */
export async function findPracticeByClick(
  db: Reader,
  responseId: string,
  clickId: string,
): Promise<PracticeHead | null> {
  const [row] = await db
    .select(head)
    .from(t.practice)
    .where(and(eq(t.practice.responseId, responseId), eq(t.practice.clickId, clickId)))
    .limit(1);
  return row ?? null;
}

/** One run with all that it holds, or null. */
export async function findPractice(
  db: Reader,
  responseId: string,
  number: number,
): Promise<(PracticeContent & { text: string; receipt: PracticeReceipt; signature: string; keyId: string }) | null> {
  const [row] = await db
    .select()
    .from(t.practice)
    .where(and(eq(t.practice.responseId, responseId), eq(t.practice.number, number)))
    .limit(1);
  if (!row) return null;
  const text = openText(row.sealedReceipt, `practice-receipt:${row.id}`);
  return {
    ...Content.parse(openJson(row.sealedContent, `practice:${row.id}`)),
    text,
    receipt: PracticeReceipt.parse(JSON.parse(text)),
    signature: row.signature,
    keyId: row.keyId,
  };
}

type NewPractice = Omit<typeof t.practice.$inferInsert, 'sealedContent' | 'sealedReceipt'> & {
  content: PracticeContent;
  receipt: string;
};

/** Keeps a practice run. Returns false when another one took its number or its click first. */
export async function insertPractice(tx: Writer, { content, receipt, ...row }: NewPractice): Promise<boolean> {
  const rows = await tx
    .insert(t.practice)
    .values({
      ...row,
      sealedContent: sealJson(content, `practice:${row.id}`),
      sealedReceipt: sealText(receipt, `practice-receipt:${row.id}`),
    })
    .onConflictDoNothing()
    .returning({ id: t.practice.id });
  return rows.length === 1;
}
