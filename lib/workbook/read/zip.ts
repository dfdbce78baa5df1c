import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { caps, damaged, ReadFault, tooBig } from './fault';

/** Parts of a workbook that are read; every other part is only counted and let go. */
const wanted =
  /^(mimetype|\[Content_Types\]\.xml|content\.xml|META-INF\/manifest\.xml|(_rels|xl)\/[^/]+\.(xml|rels)|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

const macros = /(^|\/)vbaProject[^/]*\.bin$|^xl\/(macrosheets|dialogsheets)\/|^(Basic|Scripts)\//i;
// Not among them: customXml, which SharePoint puts into every workbook and which is never read.
const linked = /^xl\/(externalLinks|embeddings|activeX|ctrlProps\/.*\.bin)|^xl\/model\/|(^|\/)oleObject[^/]*\.bin$/i;

/** Name and bytes of the parts of a workbook that are read, and the names of all. */
export type Unpacked = { names: string[]; parts: Map<string, Buffer> };

/** Two parts in the same bytes of the file: the trick by which a small file unpacks to a very large one. */
const refuseOverlaps = (entries: readonly Entry[]): void => {
  const spans = entries
    .map(({ relativeOffsetOfLocalHeader: from, compressedSize, fileNameLength, fileName }) => ({
      fileName,
      from,
      to: from + 30 + fileNameLength + compressedSize,
    }))
    .sort((a, b) => a.from - b.from);
  spans.forEach((span, at) => {
    const next = spans[at + 1];
    if (next && next.from < span.to) throw new ReadFault('overlapping', { part: next.fileName.slice(0, 200) });
  });
};

const refuseByName = (name: string): void => {
  if (macros.test(name)) throw new ReadFault('macros');
  if (linked.test(name)) throw new ReadFault('links');
};

async function listed(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= caps.parts) tooBig('parts');
    if (entry.isEncrypted()) throw new ReadFault('password');
    refuseByName(entry.fileName);
    const name = entry.fileName.toLowerCase();
    if (names.has(name)) damaged(entry.fileName);
    names.add(name);
    entries.push(entry);
  }
  return entries;
}

const startsAsZip = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32LE(0) === 0x04034b50;

/**
 * Unpacks a workbook in memory. Bytes are counted as they come out, whatever the file says of itself.
 * @throws ReadFault for a file that is no zip, is damaged, holds macros, links, other packed files, or passes a cap.
 */
export async function unpack(bytes: Buffer): Promise<Unpacked> {
  // A part's declared size is checked by yauzl while it inflates; a lie ends the reading.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true }).catch(() =>
    damaged('the end of the file'),
  );
  const entries = await listed(zip).catch((error: unknown) => {
    if (error instanceof ReadFault) throw error;
    return damaged('its list of parts');
  });
  refuseOverlaps(entries);
  let total = 0;
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    const keep = wanted.test(entry.fileName);
    const chunks: Buffer[] = [];
    let first = Buffer.alloc(0);
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        total += chunk.length;
        if (total > caps.bytes) throw new ReadFault('too-large', { limit: caps.bytes / 1_000_000 });
        if (first.length < 4) {
          first = Buffer.concat([first, chunk.subarray(0, 4)]);
          if (startsAsZip(first)) throw new ReadFault('nested', { part: entry.fileName.slice(0, 200) });
        }
        if (keep) chunks.push(chunk);
      }
    } catch (error) {
      if (error instanceof ReadFault) throw error;
      damaged(entry.fileName);
    }
    if (keep) parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return { names: entries.map(({ fileName }) => fileName), parts };
}
