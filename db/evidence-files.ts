import 'server-only';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '@/lib/server/config';
import { openBytes, openInParts, sealHead, sealInParts } from '@/lib/server/seal';

const idPattern = /^[a-z2-7]{26}$/;

/** There is no room on the disk. What was there before is untouched, and nothing of the new file stays. */
export class DiskFull extends Error {
  override name = 'DiskFull';
}

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const asFull = (error: unknown): unknown =>
  fullCodes.has((error as NodeJS.ErrnoException)?.code ?? '') ? new DiskFull('The disk is full.') : error;

function place(owner: string, fileId: string): { folder: string; file: string; about: string } {
  if (!idPattern.test(owner) || !idPattern.test(fileId)) throw new Error('A file is found by its ids only.');
  const folder = join(config().data, 'evidence', owner);
  return { folder, file: join(folder, fileId), about: `file:${owner}:${fileId}` };
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file on its way to disk, part by part. */
export type FileWriter = {
  /** Seals and writes the next part. @throws DiskFull when there is no room. */
  add: (part: Uint8Array) => Promise<void>;
  /** Flushes file and folder; from now on the file is there, whole. @throws DiskFull. */
  end: () => Promise<void>;
  /** Gives the file up and removes what was written of it. */
  drop: () => Promise<void>;
};

/**
 * Opens a file under random ids within its owner (a supplier or a procurement). It is sealed as it is written, so that
 * it is never whole in memory; it has its name only when every byte and the folder are flushed to disk. The caller then
 * writes the row: an interrupted write leaves only a file without a row.
 */
export async function writeFileInParts(owner: string, fileId: string): Promise<FileWriter> {
  const { folder, file, about } = place(owner, fileId);
  const part = `${file}.part`;
  const seal = sealInParts(about);
  let handle: FileHandle | null = null;
  let at = sealHead;
  const put = async (bytes: Uint8Array, position: number): Promise<void> => {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await (handle as FileHandle).write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  };
  const close = async (): Promise<void> => {
    const open = handle;
    handle = null;
    await open?.close();
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    handle = await open(part, 'wx', 0o600);
  } catch (error) {
    throw asFull(error);
  }
  return {
    add: async (bytes) => {
      const sealed = seal.add(bytes);
      try {
        await put(sealed, at);
      } catch (error) {
        throw asFull(error);
      }
      at += sealed.length;
    },
    end: async () => {
      try {
        await put(seal.end(), 0);
        await handle?.sync();
        await close();
        await rename(part, file);
        await syncPath(folder);
      } catch (error) {
        throw asFull(error);
      }
    },
    drop: async () => {
      await close();
      await dropFile(owner, fileId);
    },
  };
}

const partSize = 1024 * 1024;

/** Keeps bytes that are in memory already. @throws DiskFull, and then nothing of them stays. */
export async function keepFile(owner: string, fileId: string, bytes: Uint8Array): Promise<void> {
  const writer = await writeFileInParts(owner, fileId);
  try {
    for (let at = 0; at < bytes.length; at += partSize) await writer.add(bytes.subarray(at, at + partSize));
    await writer.end();
  } catch (error) {
    await writer.drop();
    throw error;
  }
}

/** The bytes of a kept file. @throws Error when the file is missing, changed or belongs elsewhere. */
export async function fetchFile(owner: string, fileId: string): Promise<Buffer> {
  const { file, about } = place(owner, fileId);
  // Ignored by the bundler, which would otherwise copy the whole project beside the server.
  return openBytes(await readFile(/* turbopackIgnore: true */ file), about);
}

/**
 * The bytes of a kept file part by part, for a reader that throws them away when the last part fails.
 * @throws Error when the file is missing, and after the last part where it was changed or belongs elsewhere.
 */
export async function* readFileInParts(owner: string, fileId: string): AsyncGenerator<Buffer> {
  const { file, about } = place(owner, fileId);
  const handle = await open(/* turbopackIgnore: true */ file, 'r');
  try {
    const head = Buffer.alloc(sealHead);
    await handle.read(head, 0, sealHead, 0);
    const seal = openInParts(head, about);
    const room = Buffer.alloc(partSize / 4);
    for (let at = sealHead; ; ) {
      const { bytesRead } = await handle.read(room, 0, room.length, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      yield seal.add(room.subarray(0, bytesRead));
    }
    seal.end();
  } finally {
    await handle.close();
  }
}

/**
 * Overwrites a file with zeros, flushes that to disk and removes it, so that its bytes are not left in free blocks of
 * the disk. A file that is gone already is no fault. What a disk or a backup keeps by itself is out of reach here.
 */
export async function destroyFile(owner: string, fileId: string): Promise<void> {
  const { folder, file } = place(owner, fileId);
  let handle: FileHandle;
  try {
    handle = await open(/* turbopackIgnore: true */ file, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return dropFile(owner, fileId);
  }
  try {
    const { size } = await handle.stat();
    const zeros = Buffer.alloc(Math.min(size, partSize));
    for (let at = 0; at < size; at += zeros.length) await handle.write(zeros, 0, Math.min(zeros.length, size - at), at);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await dropFile(owner, fileId);
  await syncPath(folder);
}

/** Removes a file that no row names any more, and what an interrupted write left of it. */
export async function dropFile(owner: string, fileId: string): Promise<void> {
  const { file } = place(owner, fileId);
  await rm(file, { force: true });
  await rm(`${file}.part`, { force: true });
}
