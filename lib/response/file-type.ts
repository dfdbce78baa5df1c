import type { Message } from '../result';

/** What suppliers may attach. The type is believed only where name and content agree. */
const fileTypes = ['pdf', 'docx', 'xlsx', 'odt', 'ods', 'csv', 'png', 'jpg'] as const;
export type FileType = (typeof fileTypes)[number];

/** Takes a file name; returns the type that its ending claims, or null where we do not take it. */
export const claimedType = (name: string): FileType | null => {
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase();
  const type = ending === 'jpeg' ? 'jpg' : ending;
  return fileTypes.find((each) => each === type) ?? null;
};

/**
 * Takes a file name as a browser sent it; returns it without folders, control characters and marks that turn text
 * around, at most 200 characters, its ending kept. Names are shown and offered on download, never used as paths.
 */
export const cleanName = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim();
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(plain)?.[0] ?? '';
  const stem = [...plain.slice(0, plain.length - ending.length)].slice(0, 190).join('');
  return `${stem}${ending}` || 'file';
};

const startsWith = (bytes: Uint8Array, ...wanted: number[]): boolean => wanted.every((byte, at) => bytes[at] === byte);

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

/**
 * Names in the central directory of a ZIP file, in order; null where it has none that can be walked. `tail` is the end
 * of the file, which begins at byte `from` of it.
 */
const namesInZip = (tail: Uint8Array, from: number): string[] | null => {
  const earliest = Math.max(0, tail.length - 65_557);
  let end = tail.length - 22;
  while (end >= earliest && u32(tail, end) !== 0x06054b50) end -= 1;
  if (end < earliest || end < 0) return null;
  const count = u16(tail, end + 10);
  let at = u32(tail, end + 16) - from;
  // A directory larger than the tail belongs to no document that anybody writes.
  if (at < 0) return null;
  const names: string[] = [];
  for (let entry = 0; entry < count && entry < 5_000; entry += 1) {
    if (at + 46 > tail.length || u32(tail, at) !== 0x02014b50) return null;
    const length = u16(tail, at + 28);
    names.push(ascii(tail, at + 46, Math.min(length, 300)));
    at += 46 + length + u16(tail, at + 30) + u16(tail, at + 32);
  }
  return names;
};

/** OpenDocument writes its type, uncompressed, as the first file of the ZIP. */
const openDocument = (bytes: Uint8Array, kind: 'text' | 'spreadsheet'): boolean => {
  if (u16(bytes, 26) !== 8 || ascii(bytes, 30, 8) !== 'mimetype') return false;
  const from = 38 + u16(bytes, 28);
  const wanted = `application/vnd.oasis.opendocument.${kind}`;
  return ascii(bytes, from, wanted.length) === wanted;
};

/** Parts that run something by themselves: macros, whatever their part is called, and controls. */
const runs = /(^|\/)(vbaProject|vbaData)[^/]*$|(^|\/)macrosheets\/|(^|\/)activeX\/|^(Basic|Scripts)\//i;

const isOffice = (names: readonly string[] | null, folder: 'word/' | 'xl/'): boolean =>
  names?.includes('[Content_Types].xml') === true && names.some((name) => name.startsWith(folder));

/** Beginnings of text files that are no rows of values: pages, scripts, mail, other documents written as text. */
const otherText =
  /^\s*(<[a-z!?/]|%PDF-|%!PS|\{\\rtf|GIF8[79]a|#!|@echo\b|MIME-Version:|Content-Type:|javascript:|BEGIN:V|From:\s)/i;

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 3, 4);

/** An office document with a password is not a ZIP but an OLE file with this mark. */
const isLocked = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** What is kept of a file's two ends while it passes. */
const headSize = 4_096;
const tailSize = 1024 * 1024;

/** Everything of a file that its type is judged by. */
type Seen = { head: Uint8Array; tail: Uint8Array; size: number; controls: boolean };

const zipNames = ({ tail, size }: Seen): string[] | null => namesInZip(tail, size - tail.length);
const zipOf = (seen: Seen, is: (names: readonly string[] | null) => boolean): boolean => {
  if (!isZip(seen.head)) return false;
  const names = zipNames(seen);
  return is(names) && !names?.some((name) => runs.test(name));
};

const content: { readonly [T in FileType]: (seen: Seen) => boolean } = {
  // Readers look for the mark in the first kilobyte, and so do those who hide one file in another. Here it comes first.
  pdf: ({ head }) => /^(\u00ef\u00bb\u00bf)?\s{0,16}%PDF-\d/.test(ascii(head, 0, 40)),
  png: ({ head }) => startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && ascii(head, 12, 4) === 'IHDR',
  jpg: ({ head }) => startsWith(head, 0xff, 0xd8, 0xff) && (head[3] ?? 0) >= 0xc0,
  docx: (seen) => zipOf(seen, (names) => isOffice(names, 'word/')),
  xlsx: (seen) => zipOf(seen, (names) => isOffice(names, 'xl/')),
  odt: (seen) => openDocument(seen.head, 'text') && zipOf(seen, (names) => names?.includes('content.xml') === true),
  ods: (seen) =>
    openDocument(seen.head, 'spreadsheet') && zipOf(seen, (names) => names?.includes('content.xml') === true),
  // Text in any encoding of one byte or UTF-8.
  csv: ({ head, controls }) => !controls && !otherText.test(ascii(head, 0, 400).replace(/^\u00ef\u00bb\u00bf/, '')),
};

export type FileVerdict = { ok: true; type: FileType } | { ok: false; message: Message };

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const holdsControls = (part: Uint8Array): boolean => {
  for (const byte of part) if (byte < 9 || (byte > 10 && byte < 32 && byte !== 13) || byte === 127) return true;
  return false;
};

/**
 * Looks at a file as its parts pass, and keeps only its two ends. `take` wants every part in order; `verdict` then says
 * its type, or why it cannot be used.
 */
export class FileProbe {
  private readonly type: FileType | null;
  private head: Uint8Array = new Uint8Array(0);
  private last: Uint8Array[] = [];
  private lastSize = 0;
  private size = 0;
  private controls = false;

  constructor(private readonly name: string) {
    this.type = claimedType(name);
  }

  take(part: Uint8Array): void {
    this.size += part.length;
    if (this.head.length < headSize) this.head = joined([this.head, part.subarray(0, headSize - this.head.length)]);
    this.last.push(part.slice(Math.max(0, part.length - tailSize)));
    this.lastSize += Math.min(part.length, tailSize);
    for (let first = this.last[0]; first && this.lastSize - first.length >= tailSize; first = this.last[0]) {
      this.last.shift();
      this.lastSize -= first.length;
    }
    // Only rows of values are text from end to end.
    if (this.type === 'csv' && !this.controls) this.controls = holdsControls(part);
  }

  verdict(): FileVerdict {
    const { name, type, head, size, controls } = this;
    const wrong = (key: string, params: Message['params'] = {}): FileVerdict => ({
      ok: false,
      message: { path: 'file', key: `supplier.${key}`, params: { name, ...params } },
    });
    if (!type) return wrong('file-type');
    if (size === 0) return wrong('file-empty');
    if (isLocked(head) && ['docx', 'xlsx', 'odt', 'ods'].includes(type)) return wrong('file-locked');
    const seen: Seen = { head, tail: joined(this.last), size, controls };
    return content[type](seen) ? { ok: true, type } : wrong('file-content', { type: type.toUpperCase() });
  }
}

/** Takes a file name and all of its bytes; returns its type, or why the file cannot be used. */
export const checkFile = (name: string, bytes: Uint8Array): FileVerdict => {
  const probe = new FileProbe(name);
  probe.take(bytes);
  return probe.verdict();
};
