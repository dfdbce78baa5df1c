import 'server-only';
import type { Reader } from '@/db/client';
import type { ProcurementState } from '@/db/store/procurement';
import { listServicePeriods } from '@/db/store/uptime';
import { type Gap, gapsWithin, isKnownFrom, nearFrom } from '@/lib/procurement/outage';

/** How the service was in a window, by its own record. */
export type ServiceHealth = { from: string; to: string; known: boolean; gaps: Gap[] };

/** Reads how the service was from one moment to another, or to now where that comes first. */
export async function healthWithin(db: Reader, from: string, until: string, now: string): Promise<ServiceHealth> {
  const to = until < now ? until : now;
  const periods = from < to ? await listServicePeriods(db, from) : [];
  return { from, to, known: isKnownFrom(periods, from), gaps: gapsWithin(periods, from, to) };
}

/** How the service was in the hours before the deadline that counts as near it; null without a deadline. */
export async function healthNearDeadline(
  db: Reader,
  { procurement: { deadline } }: ProcurementState,
  now: string,
): Promise<ServiceHealth | null> {
  return deadline === null ? null : healthWithin(db, nearFrom(deadline), deadline, now);
}
