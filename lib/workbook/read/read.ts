import type { ReadReply } from '../import/source';
import { readCsv } from './csv';
import { ReadFault } from './fault';
import { readJson } from './json';
import { readOds } from './ods';
import { readXlsx } from './xlsx';
import { unpack } from './zip';

/** The first bytes of a file of the old Office formats, which is also what a password makes of a new one. */
const ole = 'd0cf11e0a1b11ae1';
const holds = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));

/** `exact` keeps every text to the character; else blanks around it, line ends and control characters are made plain. */
export type ReadOptions = { exact?: boolean | undefined };

async function readZip(bytes: Buffer, exact: boolean): Promise<ReadReply> {
  const unpacked = await unpack(bytes);
  const type = unpacked.parts.get('mimetype')?.toString('latin1').trim() ?? '';
  if (/^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?$/.test(type))
    return { book: readOds(unpacked, exact) };
  if (type !== '') throw new ReadFault('not-a-workbook');
  return { book: readXlsx(unpacked, exact) };
}

async function read(name: string, bytes: Buffer, exact: boolean): Promise<ReadReply> {
  if (bytes.length === 0) throw new ReadFault('empty');
  const start = bytes.subarray(0, 8).toString('hex');
  if (start === ole) {
    const isOld = !holds(bytes, 'EncryptedPackage') && (holds(bytes, 'Workbook') || holds(bytes, 'Book'));
    throw new ReadFault(isOld ? 'old-xls' : 'password');
  }
  if (start.startsWith('504b')) return readZip(bytes, exact);
  if (/\.json$/i.test(name)) return { json: readJson(bytes) };
  if (/\.(csv|tsv|txt)$/i.test(name)) return { book: readCsv(bytes, name.replace(/\.[^.]*$/, '')) };
  throw new ReadFault('not-a-workbook');
}

/**
 * Reads a file from outside: XLSX, ODS, CSV or JSON, told by its content first and its name second. Gives flat cells, a
 * JSON value, or the fault in words. Runs in a child process.
 */
export async function readFile(name: string, bytes: Buffer, { exact = false }: ReadOptions = {}): Promise<ReadReply> {
  try {
    return await read(name, bytes, exact);
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    return { fault: { key: `workbook.${error.key}`, params: error.params } };
  }
}
