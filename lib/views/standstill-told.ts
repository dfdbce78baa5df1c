import 'server-only';
import type { Reader } from '@/db/client';
import { listAwardNotices } from '@/db/store/award';
import { findProcurement } from '@/db/store/procurement';
import { standstillTold } from '@/lib/procurement/standstill-told';
import type { Message } from '@/lib/result';
import { awardRules } from './award-facts';

/** What a supplier with a released summary is told of the standstill. Whoever calls this asks the policy first. */
export async function loadStandstillTold(db: Reader, procurementId: string): Promise<Message[]> {
  const state = await findProcurement(db, procurementId);
  if (!state) return [];
  const notice = (await listAwardNotices(db, procurementId)).at(-1) ?? null;
  return standstillTold(awardRules(state).rule, notice);
}
