import 'server-only';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import busboy from 'busboy';
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
/** Each upload may hold one file in memory, so only some run at a time; others wait their turn. */
const atOnce = 4;
let running = 0;
const waiting: (() => void)[] = [];

async function turn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= atOnce) await new Promise<void>((next) => waiting.push(next));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const tooLarge = (name: string, limit: number) =>
  refuse('invalid', 'supplier.file-large', { name, limit: Math.floor(limit / (1024 * 1024)) }, 'file');

function read(body: ReadableStream<Uint8Array>, headers: Headers, limit: number): Promise<Result<ReceivedFile>> {
  return new Promise((resolve) => {
    const fields: Record<string, string> = {};
    const chunks: Buffer[] = [];
    let name: string | null = null;
    let size = 0;
    let total = 0;
    const source = Readable.fromWeb(body as NodeStream);
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
      total += chunk.length;
      if (total <= limit * patience + allowance) return;
      source.destroy();
      resolve(tooLarge(name ?? '', limit));
    });
    source.pipe(parser);
  });
}

/** Reads one file from a posted form as it streams in, at most `limit` bytes of it. */
export const receiveFile = (
  body: ReadableStream<Uint8Array> | null,
  headers: Headers,
  limit: number,
): Promise<Result<ReceivedFile>> =>
  body === null
    ? Promise.resolve(refuse('invalid', 'supplier.file-missing', undefined, 'file'))
    : turn(() => read(body, headers, limit));
