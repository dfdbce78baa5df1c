import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { listPeople } from '@/db/store/people';
import { missingPeople } from '@/lib/procurement/duties';
import { loadFaults } from '@/lib/response/portal-load';
import { ok, refuse, refuseAll } from '@/lib/result';
import {
  bidFacts,
  loadPortal,
  manifestOf,
  type PortalRecord,
  portalFacts,
  publishedFor,
  type ReadBid,
  readBid,
} from '@/lib/views/portal-record';
import { whoConfirms } from '@/lib/views/who-confirms';
import { leftOutOf } from '@/lib/workbook/offline/portal';
import { askWithMail, mailsTo } from './ask-step';
import { type Context, command } from './command';
import { changeable, refusedPortal } from './portal-change';

const AskPortalLoad = z.strictObject({
  id: z.string(),
  reason: z.string({ error: 'portal.reason-missing' }).trim().min(1, { error: 'portal.reason-missing' }).max(2_000),
  /** Ticked where something in the files is not taken. */
  read: z.literal('yes').optional(),
});

/** Everything of a load with what its workbooks say, and the version they are read by. */
export async function loadWhole(db: Reader, id: string, context: Context) {
  const record: PortalRecord | null = await loadPortal(db, id, context);
  if (!record) return null;
  const published = await publishedFor(db, id);
  const read: ReadBid[] = [];
  if (published) for (const bid of record.bids) read.push(await readBid(db, bid, published));
  return { ...record, published, read };
}

/** Whether something that is written in the workbooks becomes no answer. */
const losesAnything = (read: readonly ReadBid[]): boolean =>
  read.some((bid) => bid.is === 'read' && leftOutOf(bid.report).length > 0);

/**
 * First half of loading: the officer who loaded asks, with a fresh code, for exactly what is there. A different one has
 * 30 minutes to confirm; meanwhile nothing of it can be changed.
 */
export const askPortalLoad = command({
  action: 'portal.ask',
  input: AskPortalLoad,
  load: async (db, { id }, context) => {
    const whole = await loadWhole(db, id, context);
    return whole && { ...whole, people: await listPeople(db, whole.state.procurement.authorityId) };
  },
  facts: portalFacts,
  decide: ({ loaded, input, context }) => {
    const open = changeable(loaded);
    if (!open.ok) return open;
    const { state, people, published, read } = loaded;
    if (!published) return refuse('refused', 'policy.load-early');
    const missing = missingPeople(state.duties);
    if (missing.length > 0) return refuseAll('invalid', missing);
    const faults = loadFaults(bidFacts(read));
    if (faults.length > 0) return refuseAll('invalid', faults);
    if (losesAnything(read) && input.read !== 'yes') return refuse('invalid', 'portal.read-missing', undefined, 'read');
    const { id } = state.procurement;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const subject = manifestOf(open.value, read, published);
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: id,
          act: 'load' as const,
          subject,
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('portal.mail-load', state, people, {
          by,
          to: whoConfirms(state, people, by, ['lead', 'officer']),
          path: '/load',
        }),
      },
      event: {
        action: 'portal.ask' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { portal: open.value.portal, manifestHash: subject, reason: input.reason },
      },
      value: { id },
    });
  },
  write: askWithMail,
  refusal: refusedPortal('portal.ask'),
});
