import 'server-only';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { setTimeout as wait } from 'node:timers/promises';
import busboy from 'busboy';
import pLimit, { type LimitFunction } from 'p-limit';
import { cleanName } from '@/lib/response/file-type';
import { ok, type Result, refuse } from '@/lib/result';

export type ReceivedParts = {
  /** As the supplier called it, without folders and invisible marks. */
  name: string;
  size: number;
  /** The small text fields that came before the file. */
  fields: Record<string, string>;
};
export type ReceivedFile = ReceivedParts & { bytes: Buffer };

/** Takes a file as it streams in. What it throws ends the upload; the rest is read on, so that the browser hears why. */
export type FileSink = {
  /** The file begins, under its clean name. */
  begin: (name: string, fields: Record<string, string>) => Promise<void>;
  add: (part: Buffer) => Promise<void>;
};

/** A body this many times the limit is not even read to its end. */
const patience = 4;
const allowance = 64 * 1024;
/**
 * An upload of which nothing arrives for so long is given up, and so is one that takes longer in all (milliseconds).
 * Node itself ends a request after five minutes, but then nobody hears why.
 */
const idleLimit = 30_000;
const wholeLimit = 4 * 60_000;

/**
 * Only some uploads run at a time, and of them two of one supplier: an organisation whose uploads crawl keeps nobody
 * else waiting. None is whole in memory, so there may be many.
 */
const everybody = pLimit(40);
/**
 * Parts of files are taken in one at a time, whoever sends them, and a short pause (milliseconds) follows each 64 kB: an
 * answer that is being saved beside them needs many turns of the event loop, and must find loop and disk free. All
 * uploads together so come to about 9 MB a second. Tiny parts owe next to nothing, and hold nobody up.
 */
const onePart = pLimit(1);
const pauseAfter = 64 * 1024;
const pause = 6;
let sincePause = 0;

const takePart = (sink: FileSink, part: Buffer): Promise<void> =>
  onePart(async () => {
    await sink.add(part);
    sincePause += part.length;
    if (sincePause < pauseAfter) return;
    sincePause = 0;
    await wait(pause);
  });

const eachSupplier = 2;
/** One small queue for each supplier that has uploaded since the start. */
const suppliers = new Map<string, LimitFunction>();

function turn<T>(supplierId: string, work: () => Promise<T>): Promise<T> {
  const own = suppliers.get(supplierId) ?? pLimit(eachSupplier);
  suppliers.set(supplierId, own);
  return own(() => everybody(work));
}

const tooLarge = (name: string, limit: number) =>
  refuse('invalid', 'supplier.file-large', { name, limit: Math.floor(limit / (1024 * 1024)) }, 'file');

function read(
  body: ReadableStream<Uint8Array>,
  headers: Headers,
  limit: number,
  sink: FileSink,
): Promise<Result<ReceivedParts>> {
  return new Promise((done, fail) => {
    const fields: Record<string, string> = {};
    let name: string | null = null;
    let size = 0;
    let total = 0;
    /** What the sink does with the file, to its end or its fault. */
    let taking: Promise<void> = Promise.resolve();
    const source = Readable.fromWeb(body as NodeStream);
    let parser: busboy.Busboy | undefined;
    const giveUp = (refusal: Result<ReceivedParts>) => {
      resolve(refusal);
      source.destroy();
      // Ends the file in hand too, so that whoever takes it hears of it.
      parser?.destroy();
    };
    const tooSlow = () => giveUp(refuse('invalid', 'supplier.file-slow', undefined, 'file'));
    const idle = setTimeout(tooSlow, idleLimit);
    const whole = setTimeout(tooSlow, wholeLimit);
    const resolve = (result: Result<ReceivedParts>) => {
      clearTimeout(idle);
      clearTimeout(whole);
      // Nothing of the file is still being written when the caller hears of its end.
      taking.then(
        () => done(result),
        (error: unknown) => (result.ok ? fail(error) : done(result)),
      );
    };
    const failed = () => resolve(refuse('invalid', 'supplier.file-stopped', { name: name ?? '' }, 'file'));
    try {
      parser = busboy({
        headers: Object.fromEntries(headers),
        defParamCharset: 'utf8',
        limits: { files: 1, fields: 5, fieldSize: 200, fieldNameSize: 50, parts: 6 },
      });
    } catch {
      source.destroy();
      failed();
      return;
    }
    parser.on('field', (field, value) => {
      if (/^[a-z]+$/.test(field)) fields[field] = value;
    });
    parser.on('file', (_field, stream, info) => {
      stream.on('error', failed);
      if (!info.filename) {
        stream.resume();
        return;
      }
      const called = cleanName(info.filename);
      name = called;
      const take = async (): Promise<void> => {
        await sink.begin(called, fields);
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          size += chunk.length;
          // Counted while it flows. What is too much is let go, but read on, so that the browser hears the answer.
          if (size <= limit) await takePart(sink, chunk);
        }
      };
      taking = take().catch((error: unknown) => {
        stream.resume();
        throw error;
      });
      // Heard again by `resolve`; until then nobody listens.
      taking.catch(() => undefined);
    });
    parser.on('close', () => {
      if (name === null) resolve(refuse('invalid', 'supplier.file-missing', undefined, 'file'));
      else if (size > limit) resolve(tooLarge(name, limit));
      else resolve(ok({ name, size, fields }));
    });
    parser.on('error', failed);
    source.on('error', failed);
    source.on('data', (chunk: Buffer) => {
      idle.refresh();
      total += chunk.length;
      if (total <= limit * patience + allowance) return;
      giveUp(tooLarge(name ?? '', limit));
    });
    source.pipe(parser);
  });
}

/**
 * Reads one file from a supplier's posted form as it streams in, at most `limit` bytes of it, and hands its parts on.
 * Gives up an upload that stands still for 30 seconds or takes more than 4 minutes.
 * @throws what the sink throws, once the whole body was read.
 */
export const receiveInParts = (
  supplierId: string,
  body: ReadableStream<Uint8Array> | null,
  headers: Headers,
  limit: number,
  sink: FileSink,
): Promise<Result<ReceivedParts>> =>
  body === null
    ? Promise.resolve(refuse('invalid', 'supplier.file-missing', undefined, 'file'))
    : turn(supplierId, () => read(body, headers, limit, sink));

/** The same with the whole file in memory, for what is read at once and small. */
export async function receiveFile(
  supplierId: string,
  body: ReadableStream<Uint8Array> | null,
  headers: Headers,
  limit: number,
): Promise<Result<ReceivedFile>> {
  const parts: Buffer[] = [];
  const received = await receiveInParts(supplierId, body, headers, limit, {
    begin: async () => undefined,
    add: async (part) => void parts.push(part),
  });
  return received.ok ? ok({ ...received.value, bytes: Buffer.concat(parts) }) : received;
}
