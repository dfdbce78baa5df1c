import 'server-only';
import { ok, type Result } from '@/lib/result';
import { buildBids } from './bids';
import { minutesAfter, moved, weeksUntil } from './calendar';
import { decided, open, unopened } from './content';
import { buildProcurement } from './drafting';
import { buildOutcome } from './outcome';
import { buildPanel } from './panel';
import { buildPeople } from './people';
import type { Cast } from './steps';

/** Minutes between the set-up of the authority and its first procurement. */
const beforehand = 5 * 7 * 24 * 60;

/** The people of the example, and the ids of its three procurements. */
export type Example = { cast: Cast; decided: string; unopened: string; open: string };

/** Takes now; returns by how many weeks the finished procurement and the two running ones are moved. */
const weeksToMove = (now: string): { decided: number; running: number } => ({
  // What is over may lie long ago, but never in the future.
  decided: Math.min(0, weeksUntil(now, decided.panel.schedule.finalisedAt)),
  running: weeksUntil(now, open.lastAct),
});

/**
 * Builds the example on an empty database, by the commands that people use, at the times of its content: one
 * procurement decided, one past its deadline and unopened, one open for answers.
 * @param now ISO UTC; the two running procurements are moved by whole weeks to fit it.
 * @returns refused where the database holds anything, or where others than this machine can reach it.
 * @throws Error naming the step, should the product refuse something of the content.
 */
export async function buildExample(now: string): Promise<Result<Example>> {
  const weeks = weeksToMove(now);
  const past = moved(decided, weeks.decided);
  const closed = moved(unopened, weeks.running);
  const running = moved(open, weeks.running);

  const people = await buildPeople(minutesAfter(past.procurement.startedAt, -beforehand));
  if (!people.ok) return people;
  const cast = people.value;

  const decidedId = await buildProcurement(cast, past.procurement, past.changes, past.weights);
  await buildBids(cast, decidedId, past.procurement, past.bids);
  await buildOutcome(cast, await buildPanel(cast, decidedId, past.panel), past.panel);

  const unopenedId = await buildProcurement(cast, closed.procurement);
  await buildBids(cast, unopenedId, closed.procurement, closed.bids);

  const openId = await buildProcurement(cast, running.procurement);
  await buildBids(cast, openId, running.procurement, running.bids);
  return ok({ cast, decided: decidedId, unopened: unopenedId, open: openId });
}
