/** A file of an archive: its path, in plain letters, and its bytes. */
export type Part = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Archives by the ZIP specification (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16), every file stored as it
 * is and dated 1 January 1980: the same parts make the same bytes in every time zone, with every version of every
 * packing library, and no small file unpacks to a large one. Decision 0022 says why this is not left to a library.
 */
const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
/** Version 1.0 of the specification is enough for stored files. */
const version = 10;
/** 1 January 1980 in the two bytes of a date; the first day that an archive can name. */
const firstDay = 0x21;
const endLength = 22;

const crcTable = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The check sum that archives carry (CRC-32, polynomial 0xEDB88320 reversed). */
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

const asciiOf = (path: string): Uint8Array => Uint8Array.from(path, (letter) => letter.charCodeAt(0));

/** Writes numbers of 2 or 4 bytes one after another, lowest byte first. */
const numbers = (length: number, ...fields: readonly (readonly [2 | 4, number])[]): Uint8Array => {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

type Placed = { local: Uint8Array[]; central: Uint8Array[]; length: number };

/** What one part adds to an archive in which its header stands at `offset`. */
const placed = ({ path, bytes }: Part, offset: number): Placed => {
  const name = asciiOf(path);
  const size = bytes.length;
  const shared = [
    [2, version],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, firstDay],
    [4, crc32(bytes)],
    [4, size],
    [4, size],
    [2, name.length],
    [2, 0],
  ] as const;
  const head = numbers(30, [4, localSignature], ...shared);
  return {
    local: [head, name, bytes],
    // No comment, disk 0, no attributes; then where the header stands.
    central: [numbers(46, [4, centralSignature], [2, version], ...shared, [2, 0], [4, 0], [4, 0], [4, offset]), name],
    length: head.length + name.length + size,
  };
};

const endOf = (count: number, size: number, offset: number): Uint8Array =>
  numbers(endLength, [4, endSignature], [4, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);

const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

/** Takes parts in the order they are to stand in; returns the archive. Paths are in ASCII, and there are few and small enough for no ZIP64. */
export const packZip = (parts: readonly Part[]): Uint8Array => {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const made = placed(part, offset);
    local.push(...made.local);
    central.push(...made.central);
    offset += made.length;
  }
  return joined([...local, ...central, endOf(parts.length, lengthOf(central), offset)]);
};

/** Takes an archive of `packZip` and one more part; returns the archive with it at its end, as `packZip` makes it. */
export const withPart = (zip: Uint8Array, part: Part): Uint8Array => {
  const at = zip.length - endLength;
  const end = new DataView(zip.buffer, zip.byteOffset + at, endLength);
  const [count, offset] = [end.getUint16(10, true), end.getUint32(16, true)];
  const made = placed(part, offset);
  const central = [zip.subarray(offset, at), ...made.central];
  return joined([
    zip.subarray(0, offset),
    ...made.local,
    ...central,
    endOf(count + 1, lengthOf(central), offset + made.length),
  ]);
};
