import 'server-only';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import busboy from 'busboy';
import pLimit, { type LimitFunction } from 'p-limit';
import { cleanName } from '@/lib/response/file-type';
import { ok, type Result, refuse } from '@/lib/result';

export type ReceivedFile = {
  /** As the supplier called it, without folders and invisible marks. */
  name: string;
  bytes: Buffer;
  /** The small text fields that came before the file. */
  fields: Record<string, string>;
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
 * Each upload may hold one file in memory, so only some run at a time, and of them two of one supplier: an
 * organisation whose uploads crawl keeps nobody else waiting.
 */
const everybody = pLimit(8);
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

function read(body: ReadableStream<Uint8Array>, headers: Headers, limit: number): Promise<Result<ReceivedFile>> {
  return new Promise((done) => {
    const fields: Record<string, string> = {};
    const chunks: Buffer[] = [];
    let name: string | null = null;
    let size = 0;
    let total = 0;
    const source = Readable.fromWeb(body as NodeStream);
    const tooSlow = () => {
      source.destroy();
      resolve(refuse('invalid', 'supplier.file-slow', undefined, 'file'));
    };
    const idle = setTimeout(tooSlow, idleLimit);
    const whole = setTimeout(tooSlow, wholeLimit);
    const resolve = (result: Result<ReceivedFile>) => {
      clearTimeout(idle);
      clearTimeout(whole);
      done(result);
    };
    const failed = () => resolve(refuse('invalid', 'supplier.file-stopped', { name: name ?? '' }, 'file'));
    let parser: busboy.Busboy;
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
      name = cleanName(info.filename ?? '');
      const given = Boolean(info.filename);
      if (!given) name = null;
      stream.on('error', failed);
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        // Counted while it flows. What is too much is let go, but read on, so that the browser hears the answer.
        if (size <= limit) chunks.push(chunk);
        else chunks.length = 0;
      });
    });
    parser.on('close', () => {
      if (name === null) resolve(refuse('invalid', 'supplier.file-missing', undefined, 'file'));
      else if (size > limit) resolve(tooLarge(name, limit));
      else resolve(ok({ name, bytes: Buffer.concat(chunks, size), fields }));
    });
    parser.on('error', failed);
    source.on('error', failed);
    source.on('data', (chunk: Buffer) => {
      idle.refresh();
      total += chunk.length;
      if (total <= limit * patience + allowance) return;
      source.destroy();
      resolve(tooLarge(name ?? '', limit));
    });
    source.pipe(parser);
  });
}

/**
 * Reads one file from a supplier's posted form as it streams in, at most `limit` bytes of it. Gives up an upload that
 * stands still for 30 seconds or takes more than 4 minutes.
 */
export const receiveFile = (
  supplierId: string,
  body: ReadableStream<Uint8Array> | null,
  headers: Headers,
  limit: number,
): Promise<Result<ReceivedFile>> =>
  body === null
    ? Promise.resolve(refuse('invalid', 'supplier.file-missing', undefined, 'file'))
    : turn(supplierId, () => read(body, headers, limit));
