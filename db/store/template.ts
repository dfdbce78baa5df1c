import 'server-only';
import { and, asc, desc, eq } from 'drizzle-orm';
import { QuestionnaireDocument } from '@/lib/questionnaire/document';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

export type Template = typeof t.questionnaireTemplate.$inferSelect;
export type TemplateVersionHead = Omit<typeof t.questionnaireTemplateVersion.$inferSelect, 'document'>;
export type TemplateVersion = TemplateVersionHead & { document: QuestionnaireDocument };

/** The templates of an authority by name, each with its versions, the newest first and without the documents. */
export async function listTemplates(
  db: Reader,
  authorityId: string,
): Promise<(Template & { versions: TemplateVersionHead[] })[]> {
  const v = t.questionnaireTemplateVersion;
  const templates = await db
    .select()
    .from(t.questionnaireTemplate)
    .where(eq(t.questionnaireTemplate.authorityId, authorityId))
    .orderBy(asc(t.questionnaireTemplate.name), asc(t.questionnaireTemplate.id));
  const heads = await db
    .select({
      id: v.id,
      templateId: v.templateId,
      number: v.number,
      questions: v.questions,
      note: v.note,
      savedFrom: v.savedFrom,
      savedBy: v.savedBy,
      savedAt: v.savedAt,
    })
    .from(v)
    .innerJoin(t.questionnaireTemplate, eq(v.templateId, t.questionnaireTemplate.id))
    .where(eq(t.questionnaireTemplate.authorityId, authorityId))
    .orderBy(desc(v.number), asc(v.id));
  return templates.map((template) => ({
    ...template,
    versions: heads.filter(({ templateId }) => templateId === template.id),
  }));
}

/** One version of an authority's template, the newest where no number is given; null where there is none. */
export async function findTemplateVersion(
  db: Reader,
  authorityId: string,
  templateId: string,
  number: number | null,
): Promise<{ template: Template; version: TemplateVersion } | null> {
  const v = t.questionnaireTemplateVersion;
  const [template] = await db
    .select()
    .from(t.questionnaireTemplate)
    .where(and(eq(t.questionnaireTemplate.id, templateId), eq(t.questionnaireTemplate.authorityId, authorityId)))
    .limit(1);
  if (!template) return null;
  const [row] = await db
    .select()
    .from(v)
    .where(and(eq(v.templateId, template.id), ...(number === null ? [] : [eq(v.number, number)])))
    .orderBy(desc(v.number), asc(v.id))
    .limit(1);
  if (!row) return null;
  const document = QuestionnaireDocument.parse(JSON.parse(row.document)) as QuestionnaireDocument;
  return { template, version: { ...row, document } };
}

/** Adds a template without versions. Returns false, with nothing written, where its name is taken in the authority. */
export async function insertTemplate(tx: Writer, row: Template): Promise<boolean> {
  const rows = await tx
    .insert(t.questionnaireTemplate)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: t.questionnaireTemplate.id });
  return rows.length === 1;
}

/** Gives a template another name. Returns false, with nothing written, where it is not called `from` any more. */
export async function renameTemplate(tx: Writer, id: string, from: string, name: string): Promise<boolean> {
  const rows = await tx
    .update(t.questionnaireTemplate)
    .set({ name })
    .where(and(eq(t.questionnaireTemplate.id, id), eq(t.questionnaireTemplate.name, from)))
    .returning({ id: t.questionnaireTemplate.id });
  return rows.length === 1;
}

/** Adds the next version of a template. Returns false, with nothing written, where that number exists already. */
export async function insertTemplateVersion(tx: Writer, row: TemplateVersion): Promise<boolean> {
  const rows = await tx
    .insert(t.questionnaireTemplateVersion)
    .values({ ...row, document: JSON.stringify(row.document) })
    .onConflictDoNothing()
    .returning({ id: t.questionnaireTemplateVersion.id });
  return rows.length === 1;
}
