import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { dropFile, keepFile } from '@/db/evidence-files';
import { type Evidence, evidenceBytes, insertEvidence } from '@/db/store/evidence';
import { findResponse } from '@/db/store/response';
import { may } from '@/lib/policy';
import { checkFile } from '@/lib/response/file-type';
import { notFound, ok, type Result, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { sha256 } from '@/lib/server/ids';
import { responseFacts } from '../views/response-record';
import { type Context, command } from './command';
import { receiveFile } from './receive-file';

/** What one organisation may keep, in bytes. */
export const evidenceQuota = 500_000_000;

const megabytes = (bytes: number): string => (Math.max(0, bytes) / 1_000_000).toFixed(1);
const noRoom = (name: string, left: number) =>
  refuse(
    'invalid',
    'supplier.file-no-room',
    { name, left: megabytes(left), quota: String(evidenceQuota / 1_000_000) },
    'file',
  );

const NewFile = z.object({
  responseId: z.string().min(1).max(64),
  fileId: z.string().min(1).max(64),
  name: z.string().min(1).max(255),
  type: z.string().min(1).max(10),
  size: z.int().min(1),
  sha256: z.string().length(64),
});

/** The row of a file whose sealed bytes are already on disk. The quota is asked again: uploads race. */
const keepEvidence = command({
  action: 'evidence.upload',
  input: NewFile,
  load: async (db, input) => {
    const head = await findResponse(db, input.responseId);
    return head && { head, used: await evidenceBytes(db, head.supplierId) };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, used }, input, context }) => {
    if (used + input.size > evidenceQuota) return noRoom(input.name, evidenceQuota - used);
    const change: Evidence = {
      id: context.id(),
      supplierId: head.supplierId,
      fileId: input.fileId,
      sha256: input.sha256,
      size: input.size,
      type: input.type,
      name: input.name,
      uploadedBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
      uploadedAt: context.now,
      removedAt: null,
    };
    return ok({
      change,
      event: {
        action: 'evidence.upload' as const,
        subject: { type: 'evidence', id: change.id },
        procurementId: head.procurementId,
      },
      value: { id: change.id, name: change.name, type: change.type, size: change.size, uploadedAt: change.uploadedAt },
    });
  },
  write: (tx, change) => insertEvidence(tx, change).then(() => undefined),
});

export type KeptEvidence = { id: string; name: string; type: string; size: number; uploadedAt: string };

/**
 * Keeps one file of the team's own organisation: checks its type by name and content, seals it to disk, then writes
 * the row. The policy is asked before a byte of the file is read.
 */
async function keep(
  context: Context,
  responseId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<KeptEvidence>> {
  const head = await findResponse(reading(), responseId);
  if (!head || !may(context.viewer, 'evidence.upload', responseFacts(head, context)).allowed) return notFound;
  if (file.bytes.length > config().uploadLimit)
    return refuse(
      'invalid',
      'supplier.file-large',
      { name: file.name, limit: Math.floor(config().uploadLimit / (1024 * 1024)) },
      'file',
    );
  const checked = checkFile(file.name, file.bytes);
  if (!checked.ok) return refuseAll('invalid', [checked.message]);
  const used = await evidenceBytes(reading(), head.supplierId);
  if (used + file.bytes.length > evidenceQuota) return noRoom(file.name, evidenceQuota - used);
  const fileId = context.id();
  await keepFile(head.supplierId, fileId, file.bytes);
  const kept = await keepEvidence(context, {
    responseId,
    fileId,
    name: file.name,
    type: checked.type,
    size: file.bytes.length,
    sha256: sha256(file.bytes),
  });
  if (!kept.ok) await dropFile(head.supplierId, fileId);
  return kept;
}

export const uploadEvidence = Object.assign(keep, { action: keepEvidence.action });

/** Reads a posted file for a response and keeps it; the small fields beside it come back too. */
export async function uploadPosted(
  context: Context,
  responseId: string,
  request: Pick<Request, 'body' | 'headers'>,
): Promise<{ result: Result<KeptEvidence>; fields: Record<string, string> }> {
  const head = await findResponse(reading(), responseId);
  if (!head || !may(context.viewer, 'evidence.upload', responseFacts(head, context)).allowed)
    return { result: notFound, fields: {} };
  const received = await receiveFile(head.supplierId, request.body, request.headers, config().uploadLimit);
  if (!received.ok) return { result: received, fields: {} };
  return { result: await uploadEvidence(context, responseId, received.value), fields: received.value.fields };
}
