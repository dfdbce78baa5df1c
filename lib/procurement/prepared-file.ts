import { z } from 'zod';

/** The formats of a file of several documents. CSV is for documents of one sheet; what has more stays XLSX. */
export const packFormats = ['xlsx', 'ods', 'both', 'csv'] as const;
export type PackFormat = (typeof packFormats)[number];

/** What was asked for: kinds of documents in order, and their format. */
export const WantedFiles = z.strictObject({
  kinds: z.array(z.string().max(64)).min(1).max(30),
  format: z.enum(packFormats),
  /** Headings stay in sight while somebody scrolls. */
  frozen: z.boolean(),
  /** Asked for as the whole tender pack, and named so. */
  pack: z.boolean(),
});
export type WantedFiles = z.infer<typeof WantedFiles>;

export type PreparedState = 'waiting' | 'running' | 'done' | 'failed';
export type PreparedFault = 'interrupted' | 'too-large' | 'fault';

/** How long a prepared file stays, how many one person keeps, and how many may be on their way at once. */
export const keptFor = 7 * 24 * 60 * 60_000;
export const mostKept = 10;
export const mostUnfinished = 2;

/** A server that makes a file says so this often; without a sign for the second time, it is gone (milliseconds). */
export const beatEvery = 15_000;
export const lostAfter = 60_000;

type Standing = { readonly state: PreparedState; readonly beatAt: string; readonly fault: PreparedFault | null };

/**
 * Takes what is written down of a file and the time, ISO UTC; returns what holds. Nobody is left to write that a server
 * stopped in the middle of it, so silence is read as that.
 */
export const standingOf = <S extends Standing>(file: S, now: string): Pick<S, 'state' | 'fault'> =>
  (file.state === 'waiting' || file.state === 'running') && Date.parse(now) - Date.parse(file.beatAt) > lostAfter
    ? { state: 'failed', fault: 'interrupted' }
    : { state: file.state, fault: file.fault };

/** Takes steps done and all; returns whole hundredths, 100 only for what is finished. */
export const percentOf = (done: number, steps: number): number =>
  Math.max(0, Math.min(99, Math.floor((done * 100) / Math.max(1, steps))));

/** The formats that one document is made in for a file: one without sheets has its own alone. */
export const formatsOf = (format: PackFormat, isWorkbook: boolean): ('xlsx' | 'ods' | 'csv')[] => {
  if (!isWorkbook) return ['xlsx'];
  return format === 'both' ? ['xlsx', 'ods'] : [format];
};
