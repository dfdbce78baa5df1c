import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { type Evidence, findEvidence, insertEvidence } from '@/db/store/evidence';
import { insertFileFacts, replaceFile, roomTaken, settlePending } from '@/db/store/evidence-library';
import { findResponse, type ResponseHead } from '@/db/store/response';
import type { AuditEntry } from '@/lib/audit';
import { may } from '@/lib/policy';
import { evidenceRoom, isScanState, roomFault, type ScanState } from '@/lib/response/evidence';
import { notFound, ok, type Result, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { responseFacts } from '../views/response-record';
import { type Context, command, recordRefusal } from './command';
import { evidenceIntake, type IntakeFor, type TakenFile } from './evidence-intake';
import { receiveInParts } from './receive-file';

/** What one organisation may keep, in bytes. */
export const evidenceQuota = evidenceRoom.organisation.bytes;

const Id = z.string().min(1).max(64);
const NewFile = z.strictObject({
  supplierId: Id,
  responseId: Id.nullable(),
  fileId: Id,
  name: z.string().min(1).max(255),
  type: z.string().min(1).max(10),
  size: z.int().min(1),
  sha256: z.string().length(64),
  scan: z.custom<ScanState>((state) => typeof state === 'string' && isScanState(state)),
  replaces: Id.nullable(),
});
type NewFile = z.output<typeof NewFile>;

export type KeptEvidence = {
  id: string;
  name: string;
  type: string;
  size: number;
  uploadedAt: string;
  scan: ScanState;
};

const rowOf = (input: NewFile, id: string, context: Context): Evidence => ({
  id,
  supplierId: input.supplierId,
  fileId: input.fileId,
  sha256: input.sha256,
  size: input.size,
  type: input.type,
  name: input.name,
  uploadedBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
  uploadedAt: context.now,
  removedAt: null,
});
const factsOf = (input: NewFile, evidenceId: string, context: Context) => ({
  fileId: input.fileId,
  evidenceId,
  supplierId: input.supplierId,
  responseId: input.responseId,
  size: input.size,
  scan: input.scan,
  scannedAt: input.scan === 'clean' ? context.now : null,
});
const keptOf = ({ id, name, type, size, uploadedAt }: Evidence, scan: ScanState): KeptEvidence => ({
  id,
  name,
  type,
  size,
  uploadedAt,
  scan,
});

/** Its bytes were taken for those of an upload that was cut off. */
const gaveUp = (name: string) => refuse('conflict', 'supplier.file-failed', { name }, 'file');

type Database = Parameters<typeof roomTaken>[0];
const loadRoom = async (db: Database, { supplierId, responseId }: IntakeFor) => {
  const head = responseId === null ? null : await findResponse(db, responseId);
  if (responseId !== null && head?.supplierId !== supplierId) return null;
  return { head, taken: await roomTaken(db, supplierId, responseId) };
};

/** The row of a file whose sealed bytes are already on disk. The room is asked for again: uploads race. */
const keepEvidence = command({
  action: 'evidence.upload',
  input: NewFile,
  load: loadRoom,
  facts: ({ head }, context, input) => (head ? responseFacts(head, context) : { supplierId: input.supplierId }),
  decide: ({ loaded: { head, taken }, input, context }) => {
    const full = roomFault(input, taken, input.responseId !== null);
    if (full) return refuseAll('invalid', [full]);
    const row = rowOf(input, context.id(), context);
    return ok({
      change: { row, facts: factsOf(input, row.id, context) },
      event: {
        action: 'evidence.upload' as const,
        subject: { type: 'evidence', id: row.id },
        ...(head ? { procurementId: head.procurementId } : {}),
      },
      value: keptOf(row, input.scan),
    });
  },
  write: async (tx, { row, facts }) => {
    await insertEvidence(tx, row);
    await insertFileFacts(tx, facts);
    return (await settlePending(tx, facts.fileId)) ? undefined : gaveUp(row.name);
  },
});

/**
 * A later file in the place of an earlier one: every draft answer that has it beside it has the later one from now on.
 * The earlier one stays on the record, and what was sent keeps it.
 */
const replaceEvidence = command({
  action: 'evidence.replace',
  input: NewFile,
  load: async (db, input) => {
    const before = await findEvidence(db, input.supplierId, input.replaces ?? '');
    const room = await loadRoom(db, input);
    return before && room && before.removedAt === null ? { ...room, before } : null;
  },
  facts: ({ before }) => ({ supplierId: before.supplierId }),
  decide: ({ loaded: { before, taken }, input, context }) => {
    const full = roomFault(input, taken, input.responseId !== null);
    if (full) return refuseAll('invalid', [full]);
    if (before.sha256 === input.sha256)
      return refuse('invalid', 'evidence.same-file', { name: input.name, before: before.name }, 'file');
    const row = rowOf(input, before.id, context);
    return ok({
      change: { before, row, facts: factsOf(input, row.id, context) },
      event: { action: 'evidence.replace' as const, subject: { type: 'evidence', id: row.id } },
      value: keptOf(row, input.scan),
    });
  },
  write: async (tx, { before, row, facts }) => {
    if (!(await replaceFile(tx, before, row))) return refuse('conflict', 'evidence.replaced-first', undefined, 'file');
    await insertFileFacts(tx, facts);
    return (await settlePending(tx, facts.fileId)) ? undefined : gaveUp(row.name);
  },
});

/** Writes the row of a file that is on disk, or removes the file again. */
async function settle(
  context: Context,
  to: IntakeFor,
  taken: Result<TakenFile>,
  drop: () => Promise<void>,
): Promise<Result<KeptEvidence>> {
  if (!taken.ok) return taken;
  const put = taken.value.replaces === null ? keepEvidence : replaceEvidence;
  const kept = await put(context, { ...taken.value, ...to }).catch(async (error: unknown) => {
    await drop();
    throw error;
  });
  if (!kept.ok) await drop();
  return kept;
}

const attempted = (head: ResponseHead): AuditEntry => ({
  action: 'evidence.upload',
  subject: { type: 'response', id: head.id },
  procurementId: head.procurementId,
});

/**
 * Whose files they become. The policy is asked before a byte is read: after its deadline a response takes no file, and
 * each attempt is on the record, as of an answer. The library itself takes files at any time.
 */
async function placeFor(context: Context, responseId: string | null): Promise<Result<IntakeFor>> {
  const { viewer } = context;
  const head = responseId === null ? null : await findResponse(reading(), responseId);
  if (responseId !== null && !head) return notFound;
  const supplierId = head?.supplierId ?? (viewer.kind === 'supplier' ? viewer.supplierId : '');
  const decision = may(viewer, 'evidence.upload', head ? responseFacts(head, context) : { supplierId });
  if (decision.allowed) return ok({ supplierId, responseId });
  if (decision.stranger) return notFound;
  if (head) await recordRefusal(context, attempted(head));
  return refuse('refused', decision.reason, decision.params);
}

const partSize = 256 * 1024;

/**
 * Keeps one file of the team's own organisation that is in memory: checks its type by name and content, seals it to
 * disk, has it looked at for viruses, then writes the row.
 */
async function keep(
  context: Context,
  responseId: string | null,
  file: { name: string; bytes: Uint8Array; replaces?: string },
): Promise<Result<KeptEvidence>> {
  const place = await placeFor(context, responseId);
  if (!place.ok) return place;
  const to = place.value;
  const { name, bytes, replaces = '' } = file;
  const { uploadLimit } = config();
  if (bytes.length > uploadLimit)
    return refuse('invalid', 'supplier.file-large', { name, limit: Math.floor(uploadLimit / (1024 * 1024)) }, 'file');
  const intake = evidenceIntake(context, to);
  try {
    await intake.begin(name, { replaces }, bytes.length);
    for (let at = 0; at < bytes.length; at += partSize) await intake.add(bytes.subarray(at, at + partSize));
    return await settle(context, to, await intake.finish(), intake.drop);
  } catch (error) {
    await intake.drop();
    throw error;
  }
}

export const uploadEvidence = Object.assign(keep, { action: keepEvidence.action });

/**
 * Reads a posted file, for a response or (null) straight into the library, and keeps it; the small fields beside it come
 * back too. A field `replaces` names the file whose place it takes.
 */
export async function uploadPosted(
  context: Context,
  responseId: string | null,
  request: Pick<Request, 'body' | 'headers'>,
): Promise<{ result: Result<KeptEvidence>; fields: Record<string, string> }> {
  const place = await placeFor(context, responseId);
  if (!place.ok) return { result: place, fields: {} };
  const to = place.value;
  const intake = evidenceIntake(context, to);
  const declared = Number(request.headers.get('content-length') ?? config().uploadLimit);
  try {
    const received = await receiveInParts(to.supplierId, request.body, request.headers, config().uploadLimit, {
      begin: (name, fields) => intake.begin(name, fields, declared),
      add: intake.add,
    });
    if (!received.ok) {
      await intake.drop();
      return { result: received, fields: {} };
    }
    const result = await settle(context, to, await intake.finish(), intake.drop);
    return { result, fields: received.value.fields };
  } catch (error) {
    await intake.drop();
    throw error;
  }
}
