import 'server-only';
import { asc, desc, eq, gte } from 'drizzle-orm';
import type { ServicePeriod } from '@/lib/procurement/outage';
import type { Reader, Writer } from '../client';
import { tables as t } from '../schema';

/** Notes that the service is well now: goes on with a period, or begins one where there is none of this id. */
export async function noteBeat(tx: Writer, id: string, at: string): Promise<void> {
  const p = t.servicePeriod;
  const [known] = await tx.select().from(p).where(eq(p.id, id)).limit(1);
  if (!known) await tx.insert(p).values({ id, startedAt: at, lastBeatAt: at });
  else if (known.lastBeatAt < at) await tx.update(p).set({ lastBeatAt: at }).where(eq(p.id, id));
}

/** The periods that end at or after `from`, and the last one that ended before it, in the order of their beginning. */
export async function listServicePeriods(db: Reader, from: string): Promise<ServicePeriod[]> {
  const p = t.servicePeriod;
  const columns = { startedAt: p.startedAt, lastBeatAt: p.lastBeatAt };
  const since = await db.select(columns).from(p).where(gte(p.lastBeatAt, from)).orderBy(asc(p.startedAt), asc(p.id));
  const all = await db
    .select(columns)
    .from(p)
    .orderBy(desc(p.lastBeatAt), asc(p.id))
    .limit(1 + since.length);
  const before = all.find(({ lastBeatAt }) => lastBeatAt < from);
  return before ? [before, ...since] : since;
}
