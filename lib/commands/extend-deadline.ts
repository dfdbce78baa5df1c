import 'server-only';
import { z } from 'zod';
import { type Extension, insertExtension } from '@/db/store/extension';
import { queueMail } from '@/db/store/outbox';
import { findProcurement, setDeadline } from '@/db/store/procurement';
import { endStep, findLastStep, overtakeSteps } from '@/db/store/two-person';
import { leavesTime } from '@/lib/procurement/outage';
import { lapsedAt, waitingStep } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { extensionMail } from '@/lib/views/extension-mail';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { healthNearDeadline } from '@/lib/views/uptime';
import { loadNews } from './amendment-news';
import { command } from './command';

/**
 * Second half: a different officer confirms within 30 minutes, with a fresh code. The deadline moves for everybody, the
 * record of the service's health is kept with the reason, a request to open that waits ends, and every address that was
 * invited or answers is told in the same words. Nobody learns from it whether anybody has responded.
 */
export const extendDeadline = command({
  action: 'extension.confirm',
  input: z.strictObject({
    id: z.string(),
    /** The request that the page showed; left out where nothing was shown. */
    asked: z.string().optional(),
  }),
  load: async (db, { id }, context) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    return {
      state,
      step: await findLastStep(db, id, 'extend'),
      health: await healthNearDeadline(db, state, context.now),
      news: await loadNews(db, state),
    };
  },
  facts: ({ state, step, health }, context) => ({
    ...procurementFacts(state, context),
    outage: health !== null && health.gaps.length > 0,
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded: { state, step, health, news }, input, context }) => {
    const { id, title, deadline } = state.procurement;
    if (!step || step.ended !== null || deadline === null) return refuse('invalid', 'submit.extend-not-asked');
    if (input.asked !== undefined && input.asked !== step.id) return refuse('conflict', 'submit.extend-asked-again');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'submit.extend-lapsed', { time: ukTime(lapsed) });
    if (step.subject <= deadline || !leavesTime(step.subject, context.now, 'confirm'))
      return refuse('invalid', 'submit.extend-late');
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const extension: Extension = {
      id: context.id(),
      procurementId: id,
      before: deadline,
      after: step.subject,
      reason: step.reason,
      health: health?.gaps ?? [],
      askedBy: step.askedBy,
      confirmedBy: by,
      extendedAt: context.now,
    };
    const message = extensionMail({ ...extension, title, authority: news.authority, contact: news.contact });
    return ok({
      change: {
        end: { id: step.id, procurementId: id, ended: 'confirmed' as const, by, at: context.now },
        extension,
        opening: waitingStep(state.steps, context.now, 'open') !== null,
        mails: [
          ...news.invited.map((to) => ({ ...message, to, procurementId: id })),
          // Not filed under the procurement: no page of a buyer can come across who answers.
          ...news.answering.map((to) => ({ ...message, to, procurementId: null })),
        ],
      },
      event: {
        action: 'extension.confirm' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: {
          askedBy: step.askedBy,
          reason: step.reason,
          deadline: extension.after,
          deadlineBefore: deadline,
          outages: extension.health.map(({ from, to }) => `${from} to ${to}`),
        },
      },
      value: { id },
    });
  },
  write: async (tx, { end, extension, opening, mails }, context) => {
    if (!(await endStep(tx, end))) return refuse('conflict', 'submit.extend-not-asked');
    const { procurementId, after } = extension;
    await setDeadline(tx, procurementId, after);
    await insertExtension(tx, extension);
    if (opening) await overtakeSteps(tx, { procurementId, act: 'open', by: end.by, at: end.at });
    for (const mail of mails) await queueMail(tx, { ...mail, id: context.id(), at: context.now });
    return undefined;
  },
  refusal: ({ state }) => ({
    action: 'extension.confirm',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
