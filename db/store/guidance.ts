import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { Commission, KeptIncidentPlan, KeptSignOff, SelfCheckRecord } from '@/lib/guided';
import { ThreatModel } from '@/lib/threats';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

const schemas = {
  commission: Commission,
  'sign-off': KeptSignOff,
  incident: KeptIncidentPlan,
  'self-check': SelfCheckRecord,
  threats: ThreatModel,
} as const;

export type GuidanceKind = keyof typeof schemas;
export type GuidanceDocument<K extends GuidanceKind> = ReturnType<(typeof schemas)[K]['parse']>;

/** A document as it stands, with who saved it last. */
export type Guidance<K extends GuidanceKind> = {
  document: GuidanceDocument<K>;
  revision: number;
  by: string;
  at: string;
};

/** One of the documents of a procurement, or null where it was not begun. */
export async function findGuidance<K extends GuidanceKind>(
  db: Reader,
  procurementId: string,
  kind: K,
): Promise<Guidance<K> | null> {
  const [row] = await db
    .select()
    .from(t.guidanceRecord)
    .where(and(eq(t.guidanceRecord.procurementId, procurementId), eq(t.guidanceRecord.kind, kind)))
    .limit(1);
  if (!row) return null;
  const document = schemas[kind].parse(JSON.parse(row.document)) as GuidanceDocument<K>;
  return { document, revision: row.revision, by: row.updatedBy, at: row.updatedAt };
}

/** The kinds of document that a procurement has begun. */
export async function listGuidanceKinds(db: Reader, procurementId: string): Promise<GuidanceKind[]> {
  const rows = await db
    .select({ kind: t.guidanceRecord.kind })
    .from(t.guidanceRecord)
    .where(eq(t.guidanceRecord.procurementId, procurementId))
    .orderBy(asc(t.guidanceRecord.kind));
  return rows.map(({ kind }) => kind as GuidanceKind);
}

export type GuidanceSave<K extends GuidanceKind> = {
  procurementId: string;
  kind: K;
  document: GuidanceDocument<K>;
  /** 0 for the first time. */
  expectedRevision: number;
  by: string;
  at: string;
};

/** Saves a document at an expected revision. Returns false when somebody else was first. */
export async function saveGuidance<K extends GuidanceKind>(tx: Writer, save: GuidanceSave<K>): Promise<boolean> {
  const { procurementId, kind, expectedRevision, by, at } = save;
  const values = {
    document: JSON.stringify(save.document),
    revision: expectedRevision + 1,
    updatedBy: by,
    updatedAt: at,
  };
  const rows =
    expectedRevision === 0
      ? await tx
          .insert(t.guidanceRecord)
          .values({ procurementId, kind, ...values })
          .onConflictDoNothing()
          .returning({ id: t.guidanceRecord.procurementId })
      : await tx
          .update(t.guidanceRecord)
          .set(values)
          .where(
            and(
              eq(t.guidanceRecord.procurementId, procurementId),
              eq(t.guidanceRecord.kind, kind),
              eq(t.guidanceRecord.revision, expectedRevision),
            ),
          )
          .returning({ id: t.guidanceRecord.procurementId });
  return rows.length === 1;
}
