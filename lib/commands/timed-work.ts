import 'server-only';
import { z } from 'zod';
import { takeLease } from '@/db/store/reminder';
import { later } from '@/lib/people/access';
import { ok } from '@/lib/result';
import type { Context } from './command';
import { command } from './command';

const take = command({
  action: 'mail.remind',
  input: z.strictObject({ name: z.enum(['reminders', 'obligations', 'mail-probe']), milliseconds: z.int().positive() }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input }) => {
    const taken = { ...input, is: false };
    return ok({ change: taken, event: null, value: taken });
  },
  write: async (tx, taken, { now }) => {
    taken.is = await takeLease(tx, taken.name, now, later(now, taken.milliseconds));
    return undefined;
  },
});

/**
 * Takes one piece of the timer's work for a while: true for one of several servers, and for none again until the time is
 * over. A server that dies meanwhile only delays it by that time.
 */
export async function takesWork(
  context: Context,
  name: 'reminders' | 'obligations' | 'mail-probe',
  milliseconds: number,
): Promise<boolean> {
  const taken = await take(context, { name, milliseconds });
  return taken.ok && taken.value.is;
}
