import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { dropFile, keepFile } from '@/db/evidence-files';
import { findAuthority } from '@/db/store/people';
import {
  beatPreparedFiles,
  countLostFiles,
  deletePreparedFile,
  endPreparedFile,
  giveUpLostFiles,
  listOverPreparedFiles,
  type PreparedFile,
  stepPreparedFile,
} from '@/db/store/prepared-file';
import { findProcurement } from '@/db/store/procurement';
import { later } from '@/lib/people/access';
import type { Viewer } from '@/lib/policy';
import { bundleKind, preparable, tenderPack, waitsFor } from '@/lib/procurement/documents';
import { beatEvery, formatsOf, lostAfter, type PreparedFault } from '@/lib/procurement/prepared-file';
import { notFound, ok } from '@/lib/result';
import { ChildError, runChild } from '@/lib/server/child';
import { now } from '@/lib/server/clock';
import { newId, sha256 } from '@/lib/server/ids';
import { logError } from '@/lib/server/log';
import { say } from '@/lib/text';
import { makers } from '@/lib/views/document-makers';
import { documents } from '@/lib/views/documents';
import { contentsName, contentsText, fileWords, type PackContents, packedName } from '@/lib/workbook/pack-contents';
import { type Context, command } from './command';
import { systemContext } from './deliver-mail';

/** The most that a pack may hold, so that the child which packs it stays within its limits (bytes). */
const mostBytes = 40 * 1024 * 1024;

const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('step'), id: z.string(), done: z.int() }),
  z.strictObject({ act: z.literal('done'), id: z.string(), name: z.string(), size: z.int(), sha256: z.string() }),
  z.strictObject({ act: z.literal('fail'), id: z.string(), fault: z.enum(['interrupted', 'too-large', 'fault']) }),
  z.strictObject({ act: z.literal('beat'), ids: z.array(z.string()) }),
  z.strictObject({ act: z.literal('give-up'), before: z.string() }),
  z.strictObject({ act: z.literal('forget'), id: z.string() }),
]);

/** What the application writes of a file that it makes. Who asked for it and who took it is in the log; this is not. */
const note = command({
  action: 'stored-file.make',
  input: Act,
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input, context }) => ok({ change: { ...input, at: context.now }, event: null, value: null }),
  write: async (tx, change) => {
    const { at } = change;
    if (change.act === 'beat') await beatPreparedFiles(tx, change.ids, at);
    else if (change.act === 'give-up') await giveUpLostFiles(tx, change.before, at);
    else if (change.act === 'forget') await deletePreparedFile(tx, change.id);
    else if (change.act === 'step')
      return (await stepPreparedFile(tx, change.id, change.done, at)) ? undefined : notFound;
    else if (change.act === 'done') {
      const { name, size, sha256: hash } = change;
      const ended = await endPreparedFile(tx, change.id, { state: 'done', name, size, sha256: hash }, at);
      return ended ? undefined : notFound;
    } else await endPreparedFile(tx, change.id, { state: 'failed', fault: change.fault }, at);
    return undefined;
  },
});

type Job = { file: PreparedFile; viewer: Viewer };
/** Work in the hands of this server. One file is made at a time: the machine is for people first. */
type Held = { jobs: Job[]; working: Promise<void> | null; beating: NodeJS.Timeout | null };
const shared = globalThis as typeof globalThis & { assayPreparing?: Held };
shared.assayPreparing ??= { jobs: [], working: null, beating: null };
const held = shared.assayPreparing;

class GivenUp extends Error {}
class TooLarge extends Error {}

const letterOf = (kind: string) => preparable.find((one) => one.kind === kind);

/** What a whole tender pack should have and has not, with why. */
const missingOf = ({ wanted }: PreparedFile, waiting: (kind: string) => string | null): PackContents['missing'] => {
  if (!wanted.pack) return [];
  const later = tenderPack.flatMap((kind) => {
    const document = letterOf(kind);
    const why = wanted.kinds.includes(kind) ? null : waiting(kind);
    return document && why !== null ? [{ letter: document.letter, what: document.name, why: `${why}.` }] : [];
  });
  return later;
};

/** What the person who asked does now, while the file is made for them. */
const contextOf = ({ viewer }: Job): Context => ({
  viewer,
  now: now(),
  receivedAt: now(),
  id: newId,
  steppedUp: false,
});

/** Says how far a file is; ends the making of one that was given up. */
async function step(id: string, done: number): Promise<void> {
  const kept = await note(systemContext(), { act: 'step', id, done });
  if (!kept.ok) throw new GivenUp('given up while it was made');
}

/** Keeps the bytes of a file and says that it is ready: cut off between the two, the row says interrupted and takes the bytes with it when it goes. */
async function keep({ id, procurementId }: PreparedFile, name: string, bytes: Buffer): Promise<void> {
  await keepFile(procurementId, id, bytes);
  const ended = await note(systemContext(), { act: 'done', id, name, size: bytes.length, sha256: sha256(bytes) });
  if (!ended.ok) await dropFile(procurementId, id);
}

/** Makes the evidence bundle, which is an archive already: to the byte what its view makes. */
async function makeBundle(job: Job): Promise<void> {
  const { file } = job;
  await step(file.id, 0);
  const made = await makers[bundleKind]?.(contextOf(job), { id: file.procurementId });
  if (!made?.ok || !made.value) throw new GivenUp('nobody may have it any more');
  await step(file.id, 1);
  await keep(
    file,
    `${fileWords(made.value.name.replace(/\.zip$/, ''))}.zip`,
    Buffer.from(made.value.body as Uint8Array),
  );
}

/** Makes every document as the person who asked may have it now, and packs them. */
async function makePack(job: Job): Promise<void> {
  const { file } = job;
  const { id, procurementId, wanted } = file;
  const context = (): Context => contextOf(job);
  const db = reading();
  const state = await findProcurement(db, procurementId);
  const seen = await documents(context(), { id: procurementId });
  if (!state || !seen.ok) throw new GivenUp('nobody may have it any more');
  const version = seen.value.published?.number ?? null;
  const bodies: { name: string; body: Buffer }[] = [];
  const files: PackContents['files'][number][] = [];
  const left: PackContents['missing'][number][] = [];
  let [done, bytes] = [0, 0];
  await step(id, done);
  for (const kind of wanted.kinds) {
    const document = letterOf(kind);
    const what = { letter: document?.letter, what: document?.name ?? kind };
    for (const format of formatsOf(wanted.format, document?.format === 'XLSX')) {
      const made = await makers[kind]?.(context(), { id: procurementId, format, frozen: wanted.frozen });
      done += 1;
      if (made?.ok && made.value) {
        const body = Buffer.from(made.value.body as Uint8Array);
        const name = packedName(made.value.name, document?.letter, version);
        bytes += body.length;
        if (bytes > mostBytes) throw new TooLarge(`more than ${mostBytes} bytes`);
        bodies.push({ name, body });
        files.push({ ...what, name, size: body.length, sha256: sha256(body) });
      } else if (!left.some((one) => one.what === what.what))
        left.push({ ...what, why: say('documents.contents-not-due') });
      await step(id, done);
    }
  }
  const { title, reference, authorityId } = state.procurement;
  const waiting = (kind: string): string | null => {
    const document = letterOf(kind);
    return document ? waitsFor(document, seen.value) : null;
  };
  const contents = contentsText({
    title,
    reference,
    authority: (await findAuthority(db, authorityId))?.name ?? '',
    published: seen.value.published,
    files,
    missing: [...left, ...missingOf(file, waiting)],
  });
  const packed = await runChild('pack-files', [
    { name: contentsName, body: Buffer.from(contents, 'utf8').toString('base64') },
    ...bodies.map(({ name, body }) => ({ name, body: body.toString('base64') })),
  ]);
  const zip = Buffer.from(z.string().parse(packed), 'base64');
  const words = `${reference} ${wanted.pack ? 'tender pack' : 'documents'}${version === null ? '' : ` version ${version}`}`;
  await keep(file, `${fileWords(words)}.zip`, zip);
}

const make = (job: Job): Promise<void> =>
  job.file.wanted.kinds.includes(bundleKind) ? makeBundle(job) : makePack(job);

const faultOf = (error: unknown): PreparedFault => {
  if (error instanceof GivenUp) return 'interrupted';
  if (error instanceof TooLarge) return 'too-large';
  return error instanceof ChildError && error.fault !== 'failed' ? 'too-large' : 'fault';
};

/** Works through what is held, file by file. A file that fails keeps no other. */
async function work(): Promise<void> {
  for (let job = held.jobs[0]; job; job = held.jobs[0]) {
    const { id } = job.file;
    try {
      await make(job);
    } catch (error) {
      logError('file could not be prepared', error);
      // Written down or not, the file is not held any longer, and silence says the rest.
      await note(systemContext(), { act: 'fail', id, fault: faultOf(error) }).catch((fault: unknown) =>
        logError('failed file could not be written down', fault),
      );
    }
    held.jobs.shift();
  }
  if (held.beating) clearInterval(held.beating);
  held.beating = null;
  held.working = null;
}

/** Begins to make a file that was asked for, after those that wait. Returns at once. */
export function startMaking(file: PreparedFile, viewer: Viewer): void {
  held.jobs.push({ file, viewer });
  held.beating ??= setInterval(() => {
    const ids = held.jobs.map((job) => job.file.id);
    note(systemContext(), { act: 'beat', ids }).catch((error: unknown) => logError('beat of files failed', error));
  }, beatEvery).unref();
  held.working ??= work();
}

/** Waits until this server makes no file any more: for those who must not end before, as a test. */
export const madeEverything = async (): Promise<void> => {
  await held.working;
};

/** Removed in one round, so that the round ends soon. */
const eachRound = 20;

/**
 * Says of files whose server is gone that they were interrupted, and removes those whose time is over, bytes first.
 * Gives how many were removed.
 */
export async function tidyPreparedFiles(at: string = now()): Promise<number> {
  const db = reading();
  const before = later(at, -lostAfter);
  if ((await countLostFiles(db, before)) > 0) await note(systemContext(), { act: 'give-up', before });
  const over = await listOverPreparedFiles(db, at, eachRound);
  for (const { id, procurementId } of over) {
    await dropFile(procurementId, id);
    await note(systemContext(), { act: 'forget', id });
  }
  return over.length;
}
