import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { deleteMarkingLoad, insertMarkingLoad } from '@/db/store/marking-load';
import { lettersOf } from '@/db/store/opening';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import type { AuditEntry } from '@/lib/audit';
import { may } from '@/lib/policy';
import { type Message, notFound, ok, type Result, refuse } from '@/lib/result';
import { sha256 } from '@/lib/server/ids';
import { readWorkbookKey } from '@/lib/server/workbook-key';
import { findCurrentDocument } from '@/lib/views/evaluation-record';
import { MarkingContent } from '@/lib/views/marking-load-record';
import { viewerId } from '@/lib/views/own-marking';
import { procurementFacts } from '@/lib/views/procurement-facts';
import type { SourceBook } from '@/lib/workbook/import/source';
import { lettersHash, MarkingKey } from '@/lib/workbook/marking/key';
import { locateMarks } from '@/lib/workbook/marking/locate';
import { keysIn } from '@/lib/workbook/offline/key';
import { type Context, command, recordRefusal } from './command';
import { importLimit } from './import-file';
import { readWorkbook } from './load-workbook';
import { receiveFile } from './receive-file';

const day = 24 * 60 * 60_000;
/** The most that is kept of one file while it is being loaded, as text. */
const mostKept = 12_000_000;

const Id = z.string().min(1).max(64);

const because = (key: string, params: Message['params'] = {}): { refused: Message[] } => ({
  refused: [{ path: 'file', key, params }],
});

type Published = { document: Parameters<typeof locateMarks>[0]; documentHash: string; number: number };

/** Whose copy a workbook is; refused in words where it is not this evaluator's, of what is marked now. */
function keyOf(
  book: SourceBook,
  state: ProcurementState,
  published: Published,
  context: Context,
): { key: MarkingKey } | { refused: Message[] } {
  const keys = keysIn(book);
  const [first] = keys;
  if (first === undefined) return because('marking-book.no-key');
  if (keys.length > 1) return because('marking-book.keys-differ', { count: keys.length });
  const facts = readWorkbookKey(first);
  if (facts === null) return because('marking-book.key-changed');
  const read = MarkingKey.safeParse(JSON.parse(facts));
  if (!read.success) return because('marking-book.other-kind');
  const key = read.data;
  if (key.procurementId !== state.procurement.id)
    return because('marking-book.other-procurement', { reference: key.reference });
  if (key.evaluatorId !== viewerId(context)) return because('marking-book.other-evaluator');
  if (key.documentHash !== published.documentHash)
    return because('marking-book.old-version', { version: key.version, current: published.number });
  if (key.letters !== lettersHash(state.opening?.stepId ?? '', lettersOf(state)))
    return because('marking-book.other-letters');
  return { key };
}

/** What a file says of each answer, or why it is refused. */
async function contentOf(
  state: ProcurementState,
  published: Published,
  context: Context,
  file: { name: string; bytes: Uint8Array },
): Promise<MarkingContent> {
  const read = await readWorkbook(viewerId(context), file.name, file.bytes);
  if ('refused' in read) return read;
  const owned = keyOf(read.book, state, published, context);
  if ('refused' in owned) return owned;
  const letters = lettersOf(state).map(({ letter }) => letter);
  const located = locateMarks(published.document, letters, read.book);
  if (!located.ok) return { refused: located.faults };
  const content = { returned: located.returned, key: owned.key };
  return JSON.stringify(content).length > mostKept ? because('marking-book.too-much') : content;
}

const refusedEntry = (procurementId: string): AuditEntry => ({
  action: 'mark.save',
  subject: { type: 'procurement', id: procurementId },
  procurementId,
});

const NewLoad = z.strictObject({
  id: Id,
  name: z.string().min(1).max(255),
  sha256: z.string().length(64),
  content: MarkingContent,
});

/** Keeps what was read of a file. No score is touched, so there is no entry in the log. */
const stage = command({
  action: 'mark.save',
  input: NewLoad,
  load: (db, { id }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  decide: ({ input: { id, ...file }, context }) => {
    const loadId = context.id();
    return ok({
      change: {
        ...file,
        id: loadId,
        procurementId: id,
        evaluatorId: viewerId(context),
        createdAt: context.now,
        expiresAt: new Date(Date.parse(context.now) + day).toISOString(),
      },
      event: null,
      value: { loadId },
    });
  },
  write: (tx, change) => insertMarkingLoad(tx, change).then(() => undefined),
  refusal: (state) => refusedEntry(state.procurement.id),
});

/** Asks the policy before a byte of a file is read. An attempt on locked scores is on the record. */
async function allowed(
  context: Context,
  id: string,
): Promise<Result<{ state: ProcurementState; published: Published }>> {
  const db = reading();
  const state = await findProcurement(db, id);
  if (!state) return notFound;
  const decision = may(context.viewer, stage.action, procurementFacts(state, context));
  if (!decision.allowed) {
    if (decision.stranger) return notFound;
    await recordRefusal(context, refusedEntry(id));
    return refuse('refused', decision.reason, decision.params);
  }
  const published = await findCurrentDocument(db, state);
  return published ? ok({ state, published }) : notFound;
}

type Posted = Pick<Request, 'body' | 'headers'>;
type File = { name: string; bytes: Uint8Array };

async function keep(
  context: Context,
  id: string,
  found: { state: ProcurementState; published: Published },
  file: File,
): Promise<Result<{ loadId: string }>> {
  const content = await contentOf(found.state, found.published, context, file);
  return stage(context, { id, name: file.name, sha256: sha256(file.bytes), content });
}

/**
 * Takes a workbook in which an evaluator scored: read apart from the server and kept sealed, nothing of it in the scores
 * yet. A file that is refused is kept as its reasons alone; a file of the same evaluator that was waiting is replaced.
 */
async function take(context: Context, id: string, file: File): Promise<Result<{ loadId: string }>> {
  const found = await allowed(context, id);
  return found.ok ? keep(context, id, found.value, file) : found;
}

export const loadMarkingWorkbook = Object.assign(take, { action: stage.action });

/** Reads a posted workbook of scores. The policy is asked before a byte of the file is read. */
export async function markingWorkbookPosted(
  context: Context,
  id: string,
  request: Posted,
): Promise<Result<{ loadId: string }>> {
  const found = await allowed(context, id);
  if (!found.ok) return found;
  const received = await receiveFile(viewerId(context), request.body, request.headers, importLimit);
  return received.ok ? keep(context, id, found.value, received.value) : received;
}

/** Puts a checked workbook aside: nothing of it was ever in the scores, and nothing of it stays. */
export const dropMarkingWorkbook = command({
  action: 'mark.save',
  input: z.object({ id: Id, loadId: Id }),
  load: (db, { id }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  decide: ({ input: { id, loadId }, context }) =>
    ok({
      change: { id: loadId, procurementId: id, evaluatorId: viewerId(context) },
      event: null,
      value: { id },
    }),
  write: (tx, change) => deleteMarkingLoad(tx, change).then(() => undefined),
});
