import 'server-only';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '@/lib/server/config';
import { openBytes, sealBytes } from '@/lib/server/seal';

const idPattern = /^[a-z2-7]{26}$/;

function place(owner: string, fileId: string): { folder: string; file: string } {
  if (!idPattern.test(owner) || !idPattern.test(fileId)) throw new Error('A file is found by its ids only.');
  const folder = join(config().data, 'evidence', owner);
  return { folder, file: join(folder, fileId) };
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Seals bytes and keeps them under random ids within the owner (a supplier or a procurement): file first, both file and
 * folder flushed to disk, then the caller writes the row. An interrupted write leaves only a file without a row.
 */
export async function keepFile(owner: string, fileId: string, bytes: Uint8Array): Promise<void> {
  const { folder, file } = place(owner, fileId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  const handle = await open(part, 'wx', 0o600);
  try {
    await handle.writeFile(sealBytes(bytes, `file:${owner}:${fileId}`));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  await syncPath(folder);
}

/** The bytes of a kept file. @throws Error when the file is missing, changed or belongs elsewhere. */
export async function fetchFile(owner: string, fileId: string): Promise<Buffer> {
  // Ignored by the bundler, which would otherwise copy the whole project beside the server.
  return openBytes(await readFile(/* turbopackIgnore: true */ place(owner, fileId).file), `file:${owner}:${fileId}`);
}

/** Removes a file that no row names any more. */
export async function dropFile(owner: string, fileId: string): Promise<void> {
  await rm(place(owner, fileId).file, { force: true });
}
