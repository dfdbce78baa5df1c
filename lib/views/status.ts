import 'server-only';
import { diskState } from '@/lib/server/disk';
import { mailIsSent, mailServerAnswers } from '@/lib/server/mail';
import { type Health, health } from './health';
import { mailSilentSince } from './mail-state';
import { view } from './view';

/**
 * Below this much free space uploads and saves are in danger (bytes). No figure is shown: it would move with what
 * suppliers upload, which nobody may see before the opening. Nor is the queue of messages, for the same reason.
 */
const leastFree = 500 * 1024 * 1024;

export type Status = {
  well: boolean;
  checkedAt: string;
  /** Only an administrator sees more than the first sentence. */
  details: null | {
    health: Health;
    files: { writable: boolean; low: boolean };
    mail: 'not-set-up' | 'working' | 'silent';
    /** Since when the mail server has not answered the timer; null while it does. */
    mailSilentSince: string | null;
  };
};

/** Whether Assay is well: one sentence for everybody, every check for administrators. */
export const status = view({
  action: 'status.read',
  load: async (_db, _input: null) => ({}),
  facts: () => ({}),
  show: async (db, { context: { viewer } }): Promise<Status> => {
    const report = await health();
    const { writable, freeBytes } = await diskState();
    const low = freeBytes < leastFree;
    const well = report.ok && writable && !low;
    if (viewer.kind !== 'buyer' || !viewer.administrator) return { well, checkedAt: report.clock, details: null };
    const mail = mailIsSent() ? ((await mailServerAnswers()) ? 'working' : 'silent') : 'not-set-up';
    return {
      well,
      checkedAt: report.clock,
      details: { health: report, files: { writable, low }, mail, mailSilentSince: await mailSilentSince(db) },
    };
  },
});
