import 'server-only';
import { accessSync, constants } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { config } from './config';

/** Whether the data folder can be written, and how many bytes are free beside it. */
export async function diskState(): Promise<{ writable: boolean; freeBytes: number }> {
  const { data } = config();
  let writable = true;
  try {
    accessSync(data, constants.W_OK);
  } catch {
    writable = false;
  }
  const { bavail, bsize } = await statfs(data);
  return { writable, freeBytes: bavail * bsize };
}
