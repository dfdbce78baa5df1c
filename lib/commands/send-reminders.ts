import 'server-only';
import { z } from 'zod';
import { queueMail } from '@/db/store/outbox';
import { insertReminder, listUnsent } from '@/db/store/reminder';
import { later } from '@/lib/people/access';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { firstReminder, leftRoughly, reminderDue } from '@/lib/response/reminders';
import { ok } from '@/lib/result';
import { config } from '@/lib/server/config';
import { mailIsSent } from '@/lib/server/mail';
import { say } from '@/lib/text';
import { type Context, command } from './command';
import { systemContext } from './deliver-mail';
import { takesWork } from './timed-work';

const every = 60_000;

/**
 * Queues every reminder that is due, each with the row that keeps it from going out again. No entry in a log that a buyer
 * reads, and not filed under the procurement: it would tell who has not submitted.
 */
const remind = command({
  action: 'mail.remind',
  input: z.strictObject({}),
  load: async (db, _input, { now }) => ({ unsent: await listUnsent(db, now, later(now, firstReminder)) }),
  facts: () => ({}),
  decide: ({ loaded: { unsent }, context: { now, id } }) => {
    const due = unsent.flatMap((one) => {
      const kind = one.addresses.length > 0 ? reminderDue({ ...one, now }) : null;
      if (kind === null) return [];
      const { responseId, deadline, title, authority, contact, addresses } = one;
      const { unit, count } = leftRoughly(deadline, now);
      const params = {
        title,
        authority,
        contact,
        left: say(`mail.left-${unit}`, { count }),
        deadline: ukDeadline(deadline, { zoned: false }),
        link: `${config().publicUrl}/responses/${responseId}`,
      };
      const message = { subject: say('mail.reminder-subject', params), text: say('mail.reminder-text', params) };
      // A reminder says nothing true once the door is closed.
      const mails = addresses.map((to) => ({ ...message, id: id(), at: now, to, notAfter: deadline }));
      return [{ row: { responseId, kind, deadline, sentAt: now }, mails }];
    });
    return ok({ change: due, event: null, value: { count: due.length } });
  },
  write: async (tx, due) => {
    for (const { row, mails } of due) {
      if (!(await insertReminder(tx, row))) continue;
      for (const mail of mails) await queueMail(tx, mail);
    }
    return undefined;
  },
});

/** Reminds teams of which nothing counts yet, at most once a minute among all servers; gives how many responses. */
export async function sendReminders(context: () => Context = systemContext): Promise<number> {
  if (!mailIsSent() || !(await takesWork(context(), 'reminders', every))) return 0;
  const done = await remind(context(), {});
  return done.ok ? done.value.count : 0;
}
