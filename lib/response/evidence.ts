import { isRealDate } from '../question/date';
import type { Message } from '../result';

/**
 * What a virus scanner said of a file: clean; not-scanned where there is no scanner, or none for a file of its size;
 * waiting where the scanner could not be reached; infected where it found something later on.
 */
const scanStates = ['clean', 'not-scanned', 'waiting', 'infected'] as const;
export type ScanState = (typeof scanStates)[number];
export const isScanState = (text: string): text is ScanState => scanStates.some((state) => state === text);

type Room = { bytes: number; files: number };

/**
 * What an organisation may keep in all, and what of it may be uploaded for one response: so no tender takes the room of
 * the next. Answers are not counted: they can always be saved.
 */
export const evidenceRoom: { organisation: Room; response: Room } = {
  organisation: { bytes: 500_000_000, files: 1_000 },
  response: { bytes: 400_000_000, files: 500 },
};

const megabytes = (bytes: number): string => (Math.max(0, bytes) / 1_000_000).toFixed(1);

/** Takes a file and what is kept already; returns why there is no room for it, or null. */
export function roomFault(
  file: { name: string; size: number },
  taken: { organisation: Room; response: Room },
  ofResponse: boolean,
): Message | null {
  const { organisation, response } = evidenceRoom;
  const { name } = file;
  const fault = (key: string, params: Message['params']): Message => ({
    path: 'file',
    key: `supplier.${key}`,
    params: { name, ...params },
  });
  if (taken.organisation.files >= organisation.files) return fault('file-no-count', { most: organisation.files });
  if (taken.organisation.bytes + file.size > organisation.bytes)
    return fault('file-no-room', {
      left: megabytes(organisation.bytes - taken.organisation.bytes),
      quota: String(organisation.bytes / 1_000_000),
    });
  if (!ofResponse) return null;
  if (taken.response.files >= response.files) return fault('file-no-count-here', { most: response.files });
  if (taken.response.bytes + file.size > response.bytes)
    return fault('file-no-room-here', {
      left: megabytes(response.bytes - taken.response.bytes),
      quota: String(response.bytes / 1_000_000),
    });
  return null;
}

/** Whether a disk with so many free bytes takes a file and still has its reserve, which is for answers. */
export const fitsOnDisk = (size: number, freeBytes: number, reserve: number): boolean => freeBytes - size >= reserve;

/** Takes the date and the expiry of a file ('' where not given); returns what is wrong with them, each at its field. */
export function datesFaults({ date, expires }: { date: string; expires: string }, today: string): Message[] {
  const faults: Message[] = [];
  const add = (path: string, key: string) => faults.push({ path, key: `evidence.${key}` });
  if (date && !isRealDate(date)) add('date', 'date-real');
  else if (date > today) add('date', 'date-future');
  if (expires && !isRealDate(expires)) add('expires', 'expires-real');
  else if (expires && isRealDate(date) && expires < date) add('expires', 'expires-before-date');
  return faults;
}

/** What is to be said of an expiry day. */
export type ExpiryStanding = 'none' | 'expired' | 'before-contract' | 'fine';

/** Takes an expiry ('' where none), today and the first day of the contract where known; returns what to say of it. */
export const expiryStanding = (expires: string, today: string, contractStart: string | null): ExpiryStanding => {
  if (!expires) return 'none';
  if (expires < today) return 'expired';
  return contractStart !== null && expires < contractStart ? 'before-contract' : 'fine';
};
