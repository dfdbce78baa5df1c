import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { archive, BundleFault } from './fault';
import { plainPath } from './parts';
import type { Part } from './zip';

/** What a bundle may take: our own are far below, and a hostile one ends here. Bytes are counted as they come out. */
const caps = { files: 20_000, bytes: 100_000_000, ratio: 200 };

const fault = (reason: string): never => {
  throw new BundleFault(archive, reason);
};

const saidBy = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200);

const refuse = ({ fileName, compressedSize, uncompressedSize, ...entry }: Entry, encrypted: boolean): void => {
  if (!plainPath.test(fileName)) fault(`holds a file that no bundle has: ${JSON.stringify(fileName.slice(0, 100))}`);
  if (encrypted) throw new BundleFault(fileName, 'is encrypted');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw new BundleFault(fileName, `is packed by method ${entry.compressionMethod}, which no bundle uses`);
  if (uncompressedSize > caps.ratio * Math.max(compressedSize, 1_000))
    throw new BundleFault(fileName, `would unpack to more than ${caps.ratio} times its size`);
};

async function listed(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= caps.files) fault(`holds more than ${caps.files} files`);
    refuse(entry, entry.isEncrypted());
    if (names.has(entry.fileName)) throw new BundleFault(entry.fileName, 'is in the archive twice');
    names.add(entry.fileName);
    declared += entry.uncompressedSize;
    if (declared > caps.bytes) fault(`would unpack to more than ${caps.bytes / 1_000_000} MB`);
    entries.push(entry);
  }
  return entries;
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    throw new BundleFault(entry.fileName, `cannot be unpacked (${saidBy(error)})`);
  }
}

/**
 * Unpacks a bundle in memory: its files in the order in which the archive lists them.
 * @throws BundleFault for an archive that is damaged, passes a cap, or holds what no bundle holds.
 */
export async function unpackBundle(bytes: Buffer): Promise<Part[]> {
  // What comes out is held against the declared size by yauzl; a lie ends the reading.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true }).catch((error: unknown) =>
    fault(`is damaged: its end cannot be read (${saidBy(error)})`),
  );
  const entries = await listed(zip).catch((error: unknown) => {
    if (error instanceof BundleFault) throw error;
    return fault(`is damaged: its list of files cannot be read (${saidBy(error)})`);
  });
  const parts: Part[] = [];
  for (const entry of entries) parts.push({ path: entry.fileName, bytes: await bytesOf(zip, entry) });
  return parts;
}
