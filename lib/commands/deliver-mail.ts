import 'server-only';
import { z } from 'zod';
import { leaseMail, markFailed, markSent, type QueuedMail } from '@/db/store/outbox';
import { later } from '@/lib/people/access';
import { ok } from '@/lib/result';
import { now } from '@/lib/server/clock';
import { newId } from '@/lib/server/ids';
import { mailFault, mailIsSent, sendMail } from '@/lib/server/mail';
import { type Context, command } from './command';

const minute = 60_000;
/** How long one sender may hold a message, and how many it takes at a time. */
const lease = { milliseconds: 5 * minute, messages: 20 };
/** After so many failed attempts, about three days, a message is left for people to see. */
const mostAttempts = 72;

/** Minutes until the next attempt: 1, 2, 4 … and at most an hour. */
export const pause = (attempts: number): number => Math.min(2 ** (attempts - 1), 60) * minute;

/** What the application does of itself. */
export const systemContext = (): Context => {
  const at = now();
  return { viewer: { kind: 'system' }, now: at, receivedAt: at, id: newId, steppedUp: false };
};

// The outbox row itself is the record of a delivery. A log entry would tell of mail that a supplier caused.
const take = command({
  action: 'mail.deliver',
  input: z.strictObject({}),
  load: async () => ({}),
  facts: () => ({}),
  decide: () => {
    const taken: QueuedMail[] = [];
    return ok({ change: taken, event: null, value: taken });
  },
  write: async (tx, taken, { now: at }) => {
    taken.push(...(await leaseMail(tx, at, later(at, lease.milliseconds), lease.messages)));
    return undefined;
  },
});

const settle = command({
  action: 'mail.deliver',
  input: z.object({ id: z.string(), attempts: z.int(), error: z.string().nullable() }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input }) => ok({ change: input, event: null, value: null }),
  write: async (tx, { id, attempts, error }, { now: at }) => {
    if (error === null) await markSent(tx, id, at);
    else {
      const nextAttemptAt = attempts < mostAttempts ? later(at, pause(attempts)) : null;
      await markFailed(tx, { id, attempts, error, nextAttemptAt });
    }
    return undefined;
  },
});

/**
 * Sends what is due in the outbox, message by message and outside any transaction, until nothing is or none of those
 * taken at once could be sent. Every message is leased first, so that of several servers one sends it. Gives how many
 * were sent and how many failed; nothing without a mail server.
 */
export async function deliverMail(
  context: () => Context = systemContext,
  send: typeof sendMail = sendMail,
): Promise<{ sent: number; failed: number }> {
  const done = { sent: 0, failed: 0 };
  if (!mailIsSent()) return done;
  for (;;) {
    const taken = await take(context(), {});
    if (!taken.ok) return done;
    const before = done.sent;
    for (const { id, attempts, to, subject, text } of taken.value) {
      const error = await send({ to, subject, text, reference: id }).then(
        () => null,
        (reason: unknown) => mailFault(reason),
      );
      await settle(context(), { id, attempts: attempts + 1, error });
      if (error === null) done.sent += 1;
      else done.failed += 1;
    }
    if (taken.value.length < lease.messages || done.sent === before) return done;
  }
}
