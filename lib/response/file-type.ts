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

/** Names in the central directory of a ZIP file, in order; null where it has none that can be walked. */
const namesInZip = (bytes: Uint8Array): string[] | null => {
  const earliest = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= earliest && u32(bytes, end) !== 0x06054b50) end -= 1;
  if (end < earliest || end < 0) return null;
  const count = u16(bytes, end + 10);
  let at = u32(bytes, end + 16);
  const names: string[] = [];
  for (let entry = 0; entry < count && entry < 5_000; entry += 1) {
    if (at + 46 > bytes.length || u32(bytes, at) !== 0x02014b50) return null;
    const length = u16(bytes, at + 28);
    names.push(ascii(bytes, at + 46, Math.min(length, 300)));
    at += 46 + length + u16(bytes, at + 30) + u16(bytes, at + 32);
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

const office = (bytes: Uint8Array, folder: 'word/' | 'xl/'): boolean => {
  const names = namesInZip(bytes) ?? [];
  const macros = names.some((name) => /vbaProject\.bin$/i.test(name));
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith(folder)) && !macros;
};

/** Text in any encoding of one byte or UTF-8: no control characters but tab and line ends, and not markup. */
const plainText = (bytes: Uint8Array): boolean => {
  for (const byte of bytes) if (byte < 9 || (byte > 10 && byte < 32 && byte !== 13)) return false;
  return !/^\s*<(!|\?|html|svg|script)/i.test(ascii(bytes, 0, 200).replace(/^\u00ef\u00bb\u00bf/, ''));
};

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 3, 4);

const content: { readonly [T in FileType]: (bytes: Uint8Array) => boolean } = {
  // Readers accept a few bytes before the mark; so do we.
  pdf: (bytes) => ascii(bytes, 0, 1_024).includes('%PDF-'),
  png: (bytes) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpg: (bytes) => startsWith(bytes, 0xff, 0xd8, 0xff),
  docx: (bytes) => isZip(bytes) && office(bytes, 'word/'),
  xlsx: (bytes) => isZip(bytes) && office(bytes, 'xl/'),
  odt: (bytes) => isZip(bytes) && openDocument(bytes, 'text'),
  ods: (bytes) => isZip(bytes) && openDocument(bytes, 'spreadsheet'),
  csv: plainText,
};

/** An office document with a password is not a ZIP but an OLE file with this mark. */
const isLocked = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** Takes a file name and all of its bytes; returns its type, or why the file cannot be used. */
export const checkFile = (
  name: string,
  bytes: Uint8Array,
): { ok: true; type: FileType } | { ok: false; message: Message } => {
  const wrong = (key: string, params: Message['params'] = {}) => ({
    ok: false as const,
    message: { path: 'file', key: `supplier.${key}`, params: { name, ...params } },
  });
  const type = claimedType(name);
  if (!type) return wrong('file-type');
  if (bytes.length === 0) return wrong('file-empty');
  if (isLocked(bytes) && ['docx', 'xlsx', 'odt', 'ods'].includes(type)) return wrong('file-locked');
  return content[type](bytes) ? { ok: true, type } : wrong('file-content', { type: type.toUpperCase() });
};
