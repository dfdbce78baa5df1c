import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { dropFile } from '@/db/evidence-files';
import { deleteImport, findImport } from '@/db/store/import-file';
import { ok, type Result, refuse } from '@/lib/result';
import { addToDocument, questionsToAdd, type ToAdd } from '@/lib/workbook/import/add';
import { documentToAdd } from '@/lib/workbook/import/document';
import { rowChoices } from '@/lib/workbook/import/plan';
import { planRows } from '@/lib/workbook/import/rows';
import { type Context, command } from './command';
import { decideChange, draftFacts, loadDraft, writeChange } from './draft-change';
import { openImport } from './plan-import';
import { startDraft } from './start-draft';

const AddRead = z.strictObject({
  id: z.string(),
  revision: z.int(),
  importId: z.string(),
  importRevision: z.int(),
  questions: z.custom<ToAdd[]>(),
  fit: z.boolean(),
});

/** Adds what was chosen as one change of the draft, which one undo takes back; the import ends with it. */
const addRead = command({
  action: 'questionnaire.edit',
  input: AddRead,
  load: async (db: Reader, input) => {
    const draft = await loadDraft(db, input);
    const row = await findImport(db, input.id, input.importId);
    return draft && row && { draft, row };
  },
  facts: ({ draft }, context) => draftFacts(draft, context),
  decide: ({ loaded: { draft, row }, input, context }) => {
    const { questions, fit, importRevision } = input;
    if (row.revision !== importRevision) return refuse('conflict', 'import.stale');
    const decided = decideChange(draft, input.revision, (document) => {
      const edited = addToDocument(document, questions, () => context.id(), fit);
      if (!edited.ok) return edited;
      const count = questions.length;
      return ok({
        document: edited.value,
        what: { key: 'import.what-added', params: { count } },
        data: { refs: questions.map(({ question }) => question.ref ?? question.id) },
        value: { count, revision: draft.draft.revision + 1, fileId: row.fileId },
      });
    });
    return decided.ok ? ok({ ...decided.value, change: { draft: decided.value.change, row } }) : decided;
  },
  write: async (tx, { draft, row }, context) => {
    const ended = await deleteImport(tx, { id: row.id, procurementId: row.procurementId, revision: row.revision });
    return ended ? writeChange(tx, draft, context) : refuse('conflict', 'import.stale');
  },
  after: async ({ fileId }, { row }) => {
    if (fileId !== null) await dropFile(row.procurementId, fileId);
  },
});

const RowKey = z.string().regex(/^\d{1,3}:\d{1,5}$/);
const AddImported = z.strictObject({
  id: z.string(),
  importId: z.string(),
  /** Revision of the draft that the officer was looking at. */
  revision: z.coerce.number().int(),
  importRevision: z.coerce.number().int(),
  /** What stands on the last page, where the button is. */
  principles: z.record(RowKey, z.int().min(1).max(14)).default({}),
  rows: z.record(RowKey, z.enum(rowChoices)).default({}),
  fit: z.boolean().default(false),
});

type Added = { count: number; revision: number };

/** Adds the chosen questions of an import to the draft. The file is read before the transaction opens. */
async function add(context: Context, raw: unknown): Promise<Result<Added>> {
  const parsed = AddImported.safeParse(raw);
  if (!parsed.success) return refuse('invalid', 'import.plan-form');
  const { id, importId, revision, importRevision, fit } = parsed.data;
  const opened = await openImport(context, { id, importId });
  if (!opened.ok) return opened;
  const { source, page } = opened.value;
  const { draft, document, plan } = page;
  const next = {
    ...plan,
    rows: { ...plan.rows, ...parsed.data.rows },
    principles: { ...plan.principles, ...parsed.data.principles },
  };
  const freshId = () => context.id();
  const questions =
    'book' in source
      ? questionsToAdd(planRows(source.book, next, document), next.principles, freshId, document)
      : documentToAdd(source.document, next, document, freshId);
  if (!questions.ok) return questions;
  const started = draft ? null : await startDraft(context, { id });
  if (started && !started.ok) return started;
  const from = started ? started.value.revision : revision;
  return addRead(context, { id, revision: from, importId, importRevision, questions: questions.value, fit });
}

export const addImported = Object.assign(add, { action: addRead.action, input: AddImported });
