import 'server-only';
import { z } from 'zod';
import { changePortalLoad, insertPortalLoad } from '@/db/store/portal-load';
import { fromUk, ukDeadline } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { loadPortal, portalFacts } from '@/lib/views/portal-record';
import { command } from './command';
import { portalEntry, refusedPortal } from './portal-change';

const StartPortalLoad = z.strictObject({
  id: z.string(),
  portal: z
    .string({ error: 'portal.portal-missing' })
    .trim()
    .min(1, { error: 'portal.portal-missing' })
    .max(200, { error: 'portal.portal-long' }),
  /** UK day and time at which the portal opened the responses, as it states them. */
  day: z.iso.date({ error: 'portal.opened-missing' }),
  time: z.string().regex(/^\d{2}:\d{2}$/, { error: 'portal.time-missing' }),
});

/**
 * Begins to load what came through the authority's own portal, or corrects what was said of the portal. Refuses an
 * opening before the deadline or still to come.
 */
export const startPortalLoad = command({
  action: 'portal.load',
  input: StartPortalLoad,
  load: (db, { id }, context) => loadPortal(db, id, context),
  facts: portalFacts,
  decide: ({ loaded: { state, load, waiting }, input, context }) => {
    if (waiting) return refuse('conflict', 'portal.asked');
    const opened = fromUk(input.day, input.time, 'day');
    if (!opened.ok) return opened;
    const { id: procurementId, deadline } = state.procurement;
    if (deadline !== null && opened.value < deadline)
      return refuse('invalid', 'portal.opened-early', { deadline: ukDeadline(deadline) }, 'day');
    if (opened.value > context.now) return refuse('invalid', 'portal.future', undefined, 'day');
    return ok({
      change: {
        before: load,
        row: {
          procurementId,
          portal: input.portal,
          openedThereAt: opened.value,
          startedBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
          startedAt: context.now,
        },
      },
      event: portalEntry(procurementId, load ? 'portal.what-described' : 'portal.what-started'),
      value: { id: procurementId },
    });
  },
  write: async (tx, { before, row }) => {
    const { portal, openedThereAt } = row;
    const done = before
      ? await changePortalLoad(tx, before, { portal, openedThereAt })
      : await insertPortalLoad(tx, row);
    return done ? undefined : refuse('conflict', 'portal.gone');
  },
  refusal: refusedPortal('portal.load'),
});
