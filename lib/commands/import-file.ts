import 'server-only';
import pLimit, { type LimitFunction } from 'p-limit';
import { z } from 'zod';
import { reading } from '@/db/client';
import { dropFile, keepFile } from '@/db/evidence-files';
import { insertImport } from '@/db/store/import-file';
import { may } from '@/lib/policy';
import { type Message, notFound, ok, type Result, refuse } from '@/lib/result';
import { ChildError, runChild } from '@/lib/server/child';
import { say } from '@/lib/text';
import { draftPageFacts, loadDraftPage } from '@/lib/views/draft-page';
import { documentToFill } from '@/lib/views/import-record';
import { readDocument } from '@/lib/workbook/import/document';
import { guessPlan, ImportPlan } from '@/lib/workbook/import/plan';
import { ReadReply } from '@/lib/workbook/import/source';
import type { Source } from '@/lib/workbook/import/steps';
import { type Context, command } from './command';
import { receiveFile } from './receive-file';

/** The most bytes of a file to import: 10 MB. */
export const importLimit = 10 * 1024 * 1024;
const day = 24 * 60 * 60_000;

/** Files are read one at a time for each authority, so that nobody's crowd of files holds the others up. */
const queues = new Map<string, LimitFunction>();
const queueOf = (authorityId: string): LimitFunction => {
  const queue = queues.get(authorityId) ?? pLimit(1);
  queues.set(authorityId, queue);
  return queue;
};

const noPlan: ImportPlan = { sheets: [], lists: {}, rows: {}, principles: {} };

type Read = { source: Source; plan: ImportPlan } | { refused: Message[] };

const refusedFor = (key: string, params: Record<string, string | number> = {}): Read => ({
  refused: [{ path: 'file', key, params }],
});

const whyChildFailed = (error: unknown): Read => {
  if (!(error instanceof ChildError)) throw error;
  if (error.fault === 'time') return refusedFor('workbook.too-slow');
  return refusedFor(error.fault === 'memory' ? 'workbook.too-heavy' : 'workbook.not-read');
};

/** Reads a file in a process of its own, and checks what that process says. */
async function readInChild(name: string, bytes: Uint8Array): Promise<Read> {
  let value: unknown;
  try {
    value = await runChild('read-workbook', { name, bytes: Buffer.from(bytes).toString('base64') });
  } catch (error) {
    return whyChildFailed(error);
  }
  const reply = ReadReply.parse(value);
  if ('fault' in reply) return refusedFor(reply.fault.key, reply.fault.params);
  if ('book' in reply) return { source: { book: reply.book }, plan: guessPlan(reply.book) };
  const read = readDocument(reply.json);
  if (read.ok) return { source: { document: read.document }, plan: noPlan };
  return {
    refused: [
      { path: 'file', key: 'import.json-faults', params: { count: read.faults.length } },
      ...read.faults.map(({ path, message }) => ({
        path: 'file',
        key: 'import.json-fault',
        params: { path, message },
      })),
    ],
  };
}

const NewImport = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(255),
  fileId: z.string().min(1).max(64).nullable(),
  refused: z.custom<Message[]>().nullable(),
  plan: ImportPlan,
});

/** The row of an import whose sealed source is on disk already, or of a file that was refused. */
const stage = command({
  action: 'questionnaire.edit',
  input: NewImport,
  load: (db, input) => loadDraftPage(db, input),
  facts: draftPageFacts,
  decide: ({ loaded, input, context }) => {
    if (!documentToFill(loaded)) return notFound;
    const importId = context.id();
    return ok({
      change: {
        id: importId,
        procurementId: input.id,
        name: input.name,
        fileId: input.fileId,
        refused: input.refused,
        plan: input.plan,
        createdBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        createdAt: context.now,
        expiresAt: new Date(Date.parse(context.now) + day).toISOString(),
      },
      event: {
        action: 'questionnaire.edit' as const,
        subject: { type: 'procurement', id: input.id },
        procurementId: input.id,
        data: { what: say(input.refused ? 'import.what-refused' : 'import.what-read') },
      },
      value: { importId },
    });
  },
  write: (tx, change) => insertImport(tx, change).then(() => undefined),
});

/**
 * Takes a file into an import: read apart from the server, sealed on disk as flat cells, nothing of it in the draft yet.
 * A file that is refused is kept as its reasons alone.
 */
async function take(
  context: Context,
  id: string,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<{ importId: string }>> {
  const page = await loadDraftPage(reading(), { id });
  if (!page || !documentToFill(page)) return notFound;
  const allowed = may(context.viewer, stage.action, draftPageFacts(page, context));
  if (!allowed.allowed) return allowed.stranger ? notFound : refuse('refused', allowed.reason, allowed.params);
  const { authorityId } = page.state.procurement;
  const read = await queueOf(authorityId)(() => readInChild(file.name, file.bytes));
  if ('refused' in read)
    return stage(context, { id, name: file.name, fileId: null, refused: read.refused, plan: noPlan });
  const fileId = context.id();
  await keepFile(id, fileId, Buffer.from(JSON.stringify(read.source)));
  const staged = await stage(context, { id, name: file.name, fileId, refused: null, plan: read.plan });
  if (!staged.ok) await dropFile(id, fileId);
  return staged;
}

export const importFile = Object.assign(take, { action: stage.action });

/** Reads a posted file for an import. The policy is asked before a byte of the file is read. */
export async function importPosted(
  context: Context,
  id: string,
  request: Pick<Request, 'body' | 'headers'>,
): Promise<Result<{ importId: string }>> {
  const page = await loadDraftPage(reading(), { id });
  if (!page || !documentToFill(page) || !may(context.viewer, stage.action, draftPageFacts(page, context)).allowed)
    return notFound;
  const received = await receiveFile(id, request.body, request.headers, importLimit);
  if (!received.ok) return received;
  return importFile(context, id, received.value);
}
