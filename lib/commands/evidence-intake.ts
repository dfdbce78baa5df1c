import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { reading } from '@/db/client';
import { DiskFull, dropFile, type FileWriter, readFileInParts, writeFileInParts } from '@/db/evidence-files';
import { findEvidence } from '@/db/store/evidence';
import { insertPending, roomTaken } from '@/db/store/evidence-library';
import { fitsOnDisk, roomFault, type ScanState } from '@/lib/response/evidence';
import { claimedType, FileProbe } from '@/lib/response/file-type';
import { type Message, notFound, ok, type Refusal, type Result, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { diskState } from '@/lib/server/disk';
import { log } from '@/lib/server/log';
import { scanForViruses } from '@/lib/server/virus-scan';
import { type Context, command } from './command';

/** Whose file it becomes, and the response it is uploaded for; null where it goes straight into the library. */
export type IntakeFor = { supplierId: string; responseId: string | null };

/** A file whose bytes are on disk, whole and looked at, and that has no row yet. */
export type TakenFile = {
  fileId: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  scan: ScanState;
  /** The file of the library whose place it takes; null for one more. */
  replaces: string | null;
};

/** How the files of one place are taken in: how they are announced, and what is kept there already. */
export type IntakeRules = {
  /** Notes that a file is on its way, before its first byte is on disk; refuses where it may not come. */
  announce: (context: Context, file: { fileId: string; supplierId: string }) => Promise<Result<unknown>>;
  taken: () => ReturnType<typeof roomTaken>;
};

/** Notes that a file is on its way, before its first byte is on disk. */
const announce = command({
  action: 'evidence.upload',
  input: z.strictObject({ fileId: z.string().min(1).max(64), supplierId: z.string().min(1).max(64) }),
  load: async (_db, input) => input,
  facts: ({ supplierId }) => ({ supplierId }),
  decide: ({ input, context }) => ok({ change: { ...input, startedAt: context.now }, event: null, value: null }),
  write: (tx, change) => insertPending(tx, change).then(() => undefined),
});

const noDisk = (name: string): Refusal => refuse('invalid', 'supplier.file-no-disk', { name }, 'file');
const byMessage = (message: Message): Refusal => refuseAll('invalid', [message]);

/** What a scanner's verdict makes of a file; null where it must not be kept. */
async function looked(supplierId: string, fileId: string): Promise<ScanState | null> {
  const verdict = await scanForViruses(() => readFileInParts(supplierId, fileId));
  if (verdict === null || verdict.is === 'refused') return 'not-scanned';
  if (verdict.is === 'unreachable') log('warn', 'virus scanner unreachable');
  return verdict.is === 'clean' ? 'clean' : verdict.is === 'unreachable' ? 'waiting' : null;
}

/**
 * Takes one file in as it streams: sealed to disk part by part, hashed and looked at meanwhile, never whole in memory.
 * A file that will be refused is not written at all, or removed. `finish` gives what is then on disk; whoever fails
 * after that calls `drop`.
 */
export function evidenceIntake(
  context: Context,
  { supplierId, responseId }: IntakeFor,
  rules: IntakeRules = { announce, taken: () => roomTaken(reading(), supplierId, responseId) },
) {
  const hash = createHash('sha256');
  let fileId = '';
  let writer: FileWriter | null = null;
  let probe: FileProbe | null = null;
  let fault: Refusal | null = null;
  let name = '';
  let size = 0;
  let replaces: string | null = null;

  /** Removes what was written, and takes no more. */
  const drop = async (why: Refusal | null = null): Promise<void> => {
    fault ??= why;
    const open = writer;
    writer = null;
    if (open) await open.drop();
    else if (fileId) await dropFile(supplierId, fileId);
  };

  const begin = async (called: string, fields: Record<string, string>, declared: number): Promise<void> => {
    name = called;
    probe = new FileProbe(called);
    if (claimedType(called) === null) return;
    replaces = fields.replaces || null;
    if (replaces !== null) {
      const before = await findEvidence(reading(), supplierId, replaces);
      if (!before || before.removedAt !== null) fault = notFound;
    }
    const full = roomFault({ name, size: 1 }, await rules.taken(), responseId !== null);
    if (full) fault ??= byMessage(full);
    const { freeBytes } = await diskState();
    if (!fitsOnDisk(Math.min(declared, config().uploadLimit), freeBytes, config().diskReserve)) {
      log('error', 'disk reserve reached: evidence is refused');
      fault ??= noDisk(name);
    }
    if (fault) return;
    fileId = context.id();
    const announced = await rules.announce(context, { fileId, supplierId });
    if (!announced.ok) {
      fault = announced;
      return;
    }
    await orFull(async () => {
      writer = await writeFileInParts(supplierId, fileId);
    });
  };

  /** A disk that is full is a refusal in words; nothing of the file stays. */
  const orFull = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await drop(noDisk(name));
      if (!(error instanceof DiskFull)) throw error;
      log('error', 'disk full: evidence is refused');
    }
  };

  const add = async (part: Uint8Array): Promise<void> => {
    size += part.length;
    if (fault) return;
    probe?.take(part);
    const open = writer;
    if (!open) return;
    hash.update(part);
    await orFull(() => open.add(part));
  };

  const finish = async (): Promise<Result<TakenFile>> => {
    const verdict = probe?.verdict();
    if (!verdict) return notFound;
    if (!fault && !verdict.ok) await drop(byMessage(verdict.message));
    const full = roomFault({ name, size }, await rules.taken(), responseId !== null);
    if (!fault && full) await drop(byMessage(full));
    if (!fault) await orFull(async () => writer?.end());
    if (fault || !verdict.ok) return fault ?? notFound;
    const scan = await looked(supplierId, fileId);
    if (scan === null) {
      log('warn', 'infected file refused');
      await drop();
      return refuse('invalid', 'supplier.file-virus', { name }, 'file');
    }
    return ok({ fileId, name, type: verdict.type, size, sha256: hash.digest('hex'), scan, replaces });
  };

  return { begin, add, finish, drop: () => drop() };
}
