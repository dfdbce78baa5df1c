import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { SummaryDocument } from '@/lib/evaluation/summary-document';
import { WithholdingGround } from '@/lib/evaluation/withheld';
import { hashOf } from '@/lib/questionnaire/hash';
import { openJson, sealJson } from '@/lib/server/seal';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** How a supplier is reached and known, as its summary says it (Procurement Regulations 2024, regulation 31(2)(b), (c)). */
export const SupplierDetails = z.strictObject({ postal: z.string(), email: z.string(), identifier: z.string() });
export type SupplierDetails = z.infer<typeof SupplierDetails>;

const HiddenFrom = z.enum(['others', 'everybody']);

export type SummaryAddition = typeof t.summaryAddition.$inferSelect;
export type SummaryRedaction = Omit<typeof t.summaryRedaction.$inferSelect, 'ground' | 'hiddenFrom'> & {
  ground: WithholdingGround;
  hiddenFrom: z.infer<typeof HiddenFrom>;
};
export type SummaryCheck = Omit<typeof t.summaryCheck.$inferSelect, 'sealedDetails'> & { details: SupplierDetails };
export type SummaryRelease = typeof t.summaryRelease.$inferSelect;
export type ReleasedSummary = Omit<typeof t.assessmentSummary.$inferSelect, 'sealedDocument'> & {
  document: SummaryDocument;
};

const aboutCheck = (id: string): string => `summary-check:${id}`;
const aboutSummary = (id: string): string => `assessment-summary:${id}`;

const lastOf = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[] => [
  ...new Map(rows.map((row) => [key(row), row])).values(),
];

/** The words added to reasons as they stand now, one per tender and place at most; taken away ones left out. */
export async function listSummaryAdditions(db: Reader, procurementId: string): Promise<SummaryAddition[]> {
  const rows = await db
    .select()
    .from(t.summaryAddition)
    .where(eq(t.summaryAddition.procurementId, procurementId))
    .orderBy(asc(t.summaryAddition.version), asc(t.summaryAddition.id));
  return lastOf(rows, ({ submissionId, place }) => `${submissionId} ${place}`);
}

/** Keeps added words as the next version. Returns false when that version exists: somebody was first. */
export async function insertSummaryAddition(tx: Writer, row: SummaryAddition): Promise<boolean> {
  const rows = await tx
    .insert(t.summaryAddition)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: t.summaryAddition.id });
  return rows.length === 1;
}

/** Words that are withheld now, in the order in which they were. */
export async function listSummaryRedactions(db: Reader, procurementId: string): Promise<SummaryRedaction[]> {
  const rows = await db
    .select()
    .from(t.summaryRedaction)
    .where(and(eq(t.summaryRedaction.procurementId, procurementId), isNull(t.summaryRedaction.endedAt)))
    .orderBy(asc(t.summaryRedaction.withheldAt), asc(t.summaryRedaction.id));
  return rows.map((row) => ({
    ...row,
    ground: WithholdingGround.parse(row.ground),
    hiddenFrom: HiddenFrom.parse(row.hiddenFrom),
  }));
}

export async function insertSummaryRedaction(
  tx: Writer,
  row: Omit<SummaryRedaction, 'endedBy' | 'endedAt'>,
): Promise<void> {
  await tx.insert(t.summaryRedaction).values(row);
}

/** Shows withheld words again. Returns false when they were shown before. */
export async function endSummaryRedaction(
  tx: Writer,
  end: { id: string; procurementId: string; by: string; at: string },
): Promise<boolean> {
  const rows = await tx
    .update(t.summaryRedaction)
    .set({ endedBy: end.by, endedAt: end.at })
    .where(
      and(
        eq(t.summaryRedaction.id, end.id),
        eq(t.summaryRedaction.procurementId, end.procurementId),
        isNull(t.summaryRedaction.endedAt),
      ),
    )
    .returning({ id: t.summaryRedaction.id });
  return rows.length === 1;
}

/** The last check of each summary. */
export async function listSummaryChecks(db: Reader, procurementId: string): Promise<SummaryCheck[]> {
  const rows = await db
    .select()
    .from(t.summaryCheck)
    .where(eq(t.summaryCheck.procurementId, procurementId))
    .orderBy(asc(t.summaryCheck.version), asc(t.summaryCheck.id));
  return lastOf(rows, ({ submissionId }) => submissionId).map(({ sealedDetails, ...row }) => ({
    ...row,
    details: SupplierDetails.parse(openJson(sealedDetails, aboutCheck(row.id))),
  }));
}

/** Keeps a check as the next version. Returns false when that version exists: somebody was first. */
export async function insertSummaryCheck(tx: Writer, { details, ...row }: SummaryCheck): Promise<boolean> {
  const rows = await tx
    .insert(t.summaryCheck)
    .values({ ...row, sealedDetails: sealJson(details, aboutCheck(row.id)) })
    .onConflictDoNothing()
    .returning({ id: t.summaryCheck.id });
  return rows.length === 1;
}

/** When and by whom the summaries of a procurement were released, or null while they are not. */
export async function findSummaryRelease(db: Reader, procurementId: string): Promise<SummaryRelease | null> {
  const [row] = await db
    .select()
    .from(t.summaryRelease)
    .where(eq(t.summaryRelease.procurementId, procurementId))
    .limit(1);
  return row ?? null;
}

/** Releases every summary at once, frozen. Returns false when they were released before. */
export async function insertSummaryRelease(
  tx: Writer,
  release: SummaryRelease,
  summaries: readonly { id: string; submissionId: string; supplierId: string; document: SummaryDocument }[],
): Promise<boolean> {
  const rows = await tx
    .insert(t.summaryRelease)
    .values(release)
    .onConflictDoNothing()
    .returning({ procurementId: t.summaryRelease.procurementId });
  if (rows.length !== 1) return false;
  const { procurementId, releasedAt } = release;
  for (const { document, ...row } of summaries)
    await tx.insert(t.assessmentSummary).values({
      ...row,
      procurementId,
      releasedAt,
      sealedDocument: sealJson(document, aboutSummary(row.id)),
      documentHash: hashOf(document),
    });
  return true;
}

const released = ({ sealedDocument, ...row }: typeof t.assessmentSummary.$inferSelect): ReleasedSummary => ({
  ...row,
  document: SummaryDocument.parse(openJson(sealedDocument, aboutSummary(row.id))),
});

/** Every released summary of a procurement, as it was released. */
export async function listReleasedSummaries(db: Reader, procurementId: string): Promise<ReleasedSummary[]> {
  const rows = await db
    .select()
    .from(t.assessmentSummary)
    .where(eq(t.assessmentSummary.procurementId, procurementId))
    .orderBy(asc(t.assessmentSummary.id));
  return rows.map(released);
}

/** The summary that one supplier got, or null. */
export async function findReleasedSummary(
  db: Reader,
  procurementId: string,
  supplierId: string,
): Promise<ReleasedSummary | null> {
  const [row] = await db
    .select()
    .from(t.assessmentSummary)
    .where(and(eq(t.assessmentSummary.procurementId, procurementId), eq(t.assessmentSummary.supplierId, supplierId)))
    .orderBy(asc(t.assessmentSummary.id))
    .limit(1);
  return row ? released(row) : null;
}

/** The address that each supplier with a response was invited under, by supplier; none for what came by a portal. */
export async function invitedAddresses(db: Reader, procurementId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ supplierId: t.response.supplierId, email: t.invitation.email })
    .from(t.response)
    .innerJoin(t.invitation, eq(t.invitation.id, t.response.invitationId))
    .where(eq(t.response.procurementId, procurementId))
    .orderBy(asc(t.response.createdAt), asc(t.response.id));
  return new Map(rows.map(({ supplierId, email }) => [supplierId, email]));
}

/** Whether anything was released to the supplier of a response: its day, or null. */
export async function findReleaseTo(db: Reader, procurementId: string, supplierId: string): Promise<string | null> {
  const [row] = await db
    .select({ releasedAt: t.assessmentSummary.releasedAt })
    .from(t.assessmentSummary)
    .where(and(eq(t.assessmentSummary.procurementId, procurementId), eq(t.assessmentSummary.supplierId, supplierId)))
    .limit(1);
  return row?.releasedAt ?? null;
}
