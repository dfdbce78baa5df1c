import 'server-only';
import { z } from 'zod';
import { noteBeat } from '@/db/store/uptime';
import { beatEverySeconds, breakAfterSeconds } from '@/lib/procurement/outage';
import { ok } from '@/lib/result';
import { newId } from '@/lib/server/ids';
import { type Context, command } from './command';
import { systemContext } from './deliver-mail';

// The row itself is the record: an entry in a log every 20 seconds would bury everything else.
const recordBeat = command({
  action: 'health.beat',
  input: z.strictObject({ period: z.string() }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input }) => ok({ change: input.period, event: null, value: null }),
  write: async (tx, period, { now }) => {
    await noteBeat(tx, period, now);
    return undefined;
  },
});

/** What one server remembers of its own beats; `at` by a clock that nobody can set. */
export type Pulse = { period: string; at: number } | null;

/**
 * Notes that this server is well, through the one queue that every save passes: where nothing can be written, there is no
 * beat. After a break a new period begins, so that the break stays to be seen. Gives what to remember; a beat that failed
 * throws and is forgotten.
 */
export async function beat(
  last: Pulse,
  context: () => Context = systemContext,
  monotonic: () => number = () => performance.now(),
): Promise<Pulse> {
  const broken = last === null || monotonic() - last.at > breakAfterSeconds * 1_000;
  const period = broken ? newId() : last.period;
  const noted = await recordBeat(context(), { period });
  if (!noted.ok) throw new Error('The beat was refused.');
  return { period, at: monotonic() };
}

const held = globalThis as typeof globalThis & { assayPulse?: NodeJS.Timeout };

/** Notes the first beat, and from then on one every 20 seconds. */
export async function startPulse(failed: (error: unknown) => void): Promise<void> {
  if (held.assayPulse) return;
  let last: Pulse = null;
  let busy = false;
  const once = async () => {
    if (busy) return;
    busy = true;
    try {
      last = await beat(last);
    } catch (error) {
      failed(error);
    } finally {
      busy = false;
    }
  };
  held.assayPulse = setInterval(once, beatEverySeconds * 1_000);
  held.assayPulse.unref();
  await once();
}
