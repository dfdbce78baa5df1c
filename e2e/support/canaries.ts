import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Words that stand nowhere else, the same for the same seed. */
export function canaryWords(count: number, seed: number): string[] {
  let state = seed;
  const next = (below: number): number => {
    // Park and Miller: enough to tell words apart.
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return Array.from({ length: count }, () => `Zq${Array.from({ length: 16 }, () => letters[next(26)]).join('')}`);
}

/** What base64 makes of a word in the middle of other bytes: the part that the neighbours do not change. */
const inBase64 = (word: Buffer): string[] =>
  [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), word])
      .toString('base64')
      .slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + word.length)) / 6)),
  );

/** Every way in which a word may lie about that somebody could read without the key. */
export function tracesOf(word: string): Buffer[] {
  const bytes = Buffer.from(word, 'utf8');
  const wide = Buffer.from(word, 'utf16le');
  const texts = [
    word.toLowerCase(),
    word.toUpperCase(),
    ...[bytes, wide].flatMap((each) => [
      each.toString('hex'),
      each.toString('hex').toUpperCase(),
      ...inBase64(each),
      ...inBase64(each).map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ];
  return [bytes, wide, ...new Set(texts)].map((each) => Buffer.from(each));
}

/** Takes words; returns what finds those that can be read in bytes, in one pass over them. */
function finderOf(words: readonly string[]): (bytes: Buffer) => string[] {
  const byHead = new Map<number, { trace: Buffer; word: string }[]>();
  // Almost no pair of bytes begins a trace: the rest is asked of few places only.
  const begins = new Uint8Array(65_536);
  for (const word of words)
    for (const trace of tracesOf(word)) {
      const head = trace.readUInt32BE(0);
      byHead.set(head, [...(byHead.get(head) ?? []), { trace, word }]);
      begins[trace.readUInt16BE(0)] = 1;
    }
  return (bytes) => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (begins[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] !== 1) continue;
      for (const { trace, word } of byHead.get(bytes.readUInt32BE(at)) ?? [])
        if (trace.equals(bytes.subarray(at, at + trace.length))) found.add(word);
    }
    return words.filter((word) => found.has(word));
  };
}

/** Takes bytes and words; returns the words that can be read in them. */
export const wordsIn = (bytes: Buffer, words: readonly string[]): string[] => finderOf(words)(bytes);

/** The files of a folder and of the folders in it. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Takes a folder and words; returns what can be read where, as `file: word`. */
export function wordsUnder(folder: string, words: readonly string[]): string[] {
  const find = finderOf(words);
  return filesUnder(folder).flatMap((file) => find(readFileSync(file)).map((word) => `${file}: ${word}`));
}

/** The parts of a ZIP file, such as a workbook, one after another and inflated; other bytes as they are. */
export function unzipped(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return bytes;
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const parts: Buffer[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const head = bytes.readUInt32LE(at + 42);
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const packed = bytes.subarray(from, from + size);
    parts.push(bytes.subarray(at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return Buffer.concat(parts);
}
