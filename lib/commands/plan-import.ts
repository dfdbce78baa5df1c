import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { saveImportPlan } from '@/db/store/import-file';
import { may } from '@/lib/policy';
import { notFound, ok, type Result, refuse } from '@/lib/result';
import { draftPageFacts } from '@/lib/views/draft-page';
import { type ImportPage, importSource, loadImportPage } from '@/lib/views/import-record';
import { ImportPlan } from '@/lib/workbook/import/plan';
import { applyStep, ImportStep, type Source } from '@/lib/workbook/import/steps';
import { type Context, command } from './command';

const SavePlan = z.strictObject({
  id: z.string(),
  importId: z.string(),
  revision: z.int(),
  plan: ImportPlan,
});

/** The draft of the questionnaire is not touched, so nothing is logged before its questions are added. */
const savePlan = command({
  action: 'questionnaire.edit',
  input: SavePlan,
  load: (db, input) => loadImportPage(db, input),
  facts: draftPageFacts,
  decide: ({ input, context }) => {
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({ change: { ...input, by }, event: null, value: { revision: input.revision + 1 } });
  },
  write: async (tx, { id, importId, revision, plan, by }) => {
    const saved = await saveImportPlan(tx, { id: importId, procurementId: id, expectedRevision: revision, plan, by });
    return saved ? undefined : refuse('conflict', 'import.stale');
  },
});

const PlanImport = z.strictObject({
  id: z.string(),
  importId: z.string(),
  /** The revision of the import that the officer was looking at. */
  revision: z.coerce.number().int(),
  said: ImportStep,
});

/** One import with what was read of its file, for a viewer who may change the draft; else the refusal. */
export async function openImport(
  context: Context,
  input: { id: string; importId: string },
): Promise<Result<{ page: ImportPage; source: Source }>> {
  const page = await loadImportPage(reading(), input);
  if (!page) return notFound;
  const allowed = may(context.viewer, savePlan.action, draftPageFacts(page, context));
  if (!allowed.allowed) return allowed.stranger ? notFound : refuse('refused', allowed.reason, allowed.params);
  const source = await importSource(page.row);
  return source ? ok({ page, source }) : refuse('invalid', 'import.gone');
}

/** Keeps what one page of an import says. Files are read before the transaction opens. */
async function plan(context: Context, raw: unknown): Promise<Result<{ revision: number }>> {
  const parsed = PlanImport.safeParse(raw);
  if (!parsed.success) return refuse('invalid', 'import.plan-form');
  const { id, importId, revision, said } = parsed.data;
  const opened = await openImport(context, { id, importId });
  if (!opened.ok) return opened;
  const next = applyStep(opened.value.source, opened.value.page.plan, said);
  if (!next.ok) return next;
  return savePlan(context, { id, importId, revision, plan: next.value });
}

export const planImport = Object.assign(plan, { action: savePlan.action, input: PlanImport });
