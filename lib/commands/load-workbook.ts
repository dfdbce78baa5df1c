import 'server-only';
import pLimit, { type LimitFunction } from 'p-limit';
import { z } from 'zod';
import { reading } from '@/db/client';
import { insertWorkbookLoad } from '@/db/store/workbook-load';
import { may } from '@/lib/policy';
import { type Message, notFound, ok, type Result, refuse } from '@/lib/result';
import { ChildError, runChild } from '@/lib/server/child';
import { sha256 } from '@/lib/server/ids';
import { readWorkbookKey } from '@/lib/server/workbook-key';
import { LoadContent } from '@/lib/views/workbook-record';
import { ReadReply, type SourceBook } from '@/lib/workbook/import/source';
import { keysIn, WorkbookKey } from '@/lib/workbook/offline/key';
import { locateAnswers } from '@/lib/workbook/offline/locate';
import { loadRecord, type ResponseRecord, responseFacts, versionParams } from '../views/response-record';
import { type Context, command } from './command';
import { importLimit } from './import-file';
import { receiveFile } from './receive-file';

const day = 24 * 60 * 60_000;
/** The most that is kept of one file while it is being loaded, as text. */
const mostKept = 12_000_000;

/** Files are read one at a time for each organisation, so that nobody's crowd of files holds the others up. */
const queues = new Map<string, LimitFunction>();
const queueOf = (owner: string): LimitFunction => {
  const queue = queues.get(owner) ?? pLimit(1);
  queues.set(owner, queue);
  return queue;
};

type Book = { book: SourceBook } | { refused: Message[] };

const because = (key: string, params: Message['params'] = {}): { refused: Message[] } => ({
  refused: [{ path: 'file', key, params }],
});

const whyChildFailed = (error: unknown): Book => {
  if (!(error instanceof ChildError)) throw error;
  if (error.fault === 'time') return because('workbook.too-slow');
  return because(error.fault === 'memory' ? 'workbook.too-heavy' : 'workbook.not-read');
};

/** Reads a spreadsheet, CSV too, to the character in a process of its own; what that process says is checked. */
export async function readSpreadsheet(owner: string, name: string, bytes: Uint8Array): Promise<Book> {
  let value: unknown;
  try {
    const input = { name, bytes: Buffer.from(bytes).toString('base64'), exact: true };
    value = await queueOf(owner)(() => runChild('read-workbook', input));
  } catch (error) {
    return whyChildFailed(error);
  }
  const reply = ReadReply.parse(value);
  if ('fault' in reply) return because(reply.fault.key, reply.fault.params);
  return 'book' in reply ? { book: reply.book } : because('workbook.not-a-workbook');
}

/** The same of a workbook that came back, which is never a CSV. */
export async function readWorkbook(owner: string, name: string, bytes: Uint8Array): Promise<Book> {
  const read = await readSpreadsheet(owner, name, bytes);
  return 'book' in read && read.book.format === 'csv' ? because('offline.csv') : read;
}

/** Whose copy a workbook is; refused in words where it is not this team's, of this version. */
function keyOf(book: SourceBook, { head, published }: ResponseRecord): { key: WorkbookKey } | { refused: Message[] } {
  const keys = keysIn(book);
  const [first] = keys;
  if (first === undefined) return because('offline.no-key');
  if (keys.length > 1) return because('offline.keys-differ', { count: keys.length });
  const facts = readWorkbookKey(first);
  if (facts === null) return because('offline.key-changed');
  const key = WorkbookKey.parse(JSON.parse(facts));
  if (key.supplierId !== head.supplierId) return because('offline.other-organisation');
  if (key.procurementId !== head.procurementId || key.responseId !== head.id)
    return because('offline.other-procurement', { reference: key.reference });
  if (key.documentHash !== published.documentHash)
    return because('offline.old-version', { version: key.version, current: published.number });
  return { key };
}

/** What a file says of each question, or why it is refused. */
async function contentOf(record: ResponseRecord, name: string, bytes: Uint8Array): Promise<LoadContent> {
  const read = await readWorkbook(record.head.supplierId, name, bytes);
  if ('refused' in read) return read;
  const owned = keyOf(read.book, record);
  if ('refused' in owned) return owned;
  const located = locateAnswers(record.published.document, read.book);
  if (!located.ok) return { refused: located.faults };
  const content = { returned: located.returned, key: owned.key };
  return JSON.stringify(content).length > mostKept ? because('offline.too-much') : content;
}

const NewLoad = z.strictObject({
  responseId: z.string().min(1).max(64),
  name: z.string().min(1).max(255),
  sha256: z.string().length(64),
  content: LoadContent,
});

/** Keeps what was read of a file. No answer is touched. */
const stage = command({
  action: 'answer.save',
  input: NewLoad,
  load: (db, { responseId }, context) => loadRecord(db, responseId, context),
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ input, context }) => {
    const id = context.id();
    return ok({
      change: {
        ...input,
        id,
        createdBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
        createdAt: context.now,
        expiresAt: new Date(Date.parse(context.now) + day).toISOString(),
      },
      // Its history is its record, as it is of every answer: no audit entry.
      event: null,
      value: { loadId: id },
    });
  },
  write: async (tx, change) => {
    await insertWorkbookLoad(tx, change);
    return undefined;
  },
});

async function allowed(context: Context, responseId: string): Promise<Result<ResponseRecord>> {
  const record = await loadRecord(reading(), responseId, context);
  if (!record) return notFound;
  const decision = may(context.viewer, stage.action, responseFacts(record.head, context));
  if (!decision.allowed) return decision.stranger ? notFound : refuse('refused', decision.reason, decision.params);
  if (record.newer) return refuse('conflict', 'amend.confirm-first', versionParams(record.newer));
  return ok(record);
}

/**
 * Takes a workbook that a supplier filled in: read apart from the server and kept sealed, nothing of it in the answers
 * yet. A file that is refused is kept as its reasons alone.
 */
async function take(
  context: Context,
  responseId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<{ loadId: string }>> {
  const record = await allowed(context, responseId);
  if (!record.ok) return record;
  const content = await contentOf(record.value, file.name, file.bytes);
  return stage(context, { responseId, name: file.name, sha256: sha256(file.bytes), content });
}

export const loadWorkbook = Object.assign(take, { action: stage.action });

/** Reads a posted workbook. The policy is asked before a byte of the file is read. */
export async function workbookPosted(
  context: Context,
  responseId: string,
  request: Pick<Request, 'body' | 'headers'>,
): Promise<Result<{ loadId: string }>> {
  const record = await allowed(context, responseId);
  if (!record.ok) return record;
  const received = await receiveFile(record.value.head.supplierId, request.body, request.headers, importLimit);
  return received.ok ? loadWorkbook(context, responseId, received.value) : received;
}
