import 'server-only';
import { z } from 'zod';
import { findProcurement, replaceLots, saveProcurement } from '@/db/store/procurement';
import { overtakeSteps } from '@/db/store/two-person';
import { lotTitles } from '@/lib/procurement/lots';
import { checkSetup, type SetupDraft, type SetupStep, setupMessages, setupSteps } from '@/lib/procurement/setup';
import { stepOfPath } from '@/lib/procurement/setup-form';
import { savedInWords, setupOf, stepDigest } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import { hashOf } from '@/lib/questionnaire/hash';
import { ok, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const steps = Object.keys(setupSteps) as [SetupStep, ...SetupStep[]];

const Input = z.strictObject({
  id: z.string(),
  step: z.enum(steps),
  /** The answers of the step, as `setupSteps` reads them. */
  values: z.unknown(),
  /** Digest of the step as the form showed it; left out where nothing was shown. */
  revision: z.string().optional(),
});

/**
 * Saves one step of the set-up. Refuses what the step's schema or the regime refuses, each by its field. Where the step
 * was saved by somebody else meanwhile, nothing is written and the answer holds what is saved now. Faults that lie in
 * other steps do not stop this one: the last page lists them. A change ends a waiting request for sign-off: its
 * deadline would no longer be the one that was agreed to.
 */
export const saveSetup = command({
  action: 'procurement.edit',
  input: Input,
  load: (db, { id }) => findProcurement(db, id),
  facts: procurementFacts,
  decide: ({ loaded: { procurement }, input: { id, step, values, revision }, context }) => {
    const parsed = setupSteps[step].safeParse(values);
    if (!parsed.success) return refuseAll('invalid', setupMessages(parsed.error));
    const stored = setupOf(procurement.setup);
    const digest = stepDigest(stored, step);
    // Somebody may have saved exactly the same.
    if (revision !== undefined && revision !== digest && hashOf(parsed.data) !== digest)
      return refuse('conflict', 'procurement.changed-first', { saved: savedInWords(stored, step), revision: digest });
    const setup = { ...stored, ...parsed.data } as SetupDraft;
    const { errors } = checkSetup(setup, ukDay(context.now));
    const own = errors.filter(({ path }) => stepOfPath(path) === step);
    if (own.length > 0) return refuseAll('invalid', own);
    return ok({
      change: {
        procurement,
        setup,
        changed: stepDigest(setup, step) !== digest,
        lots:
          step === 'lots' || step === 'about' ? lotTitles(setup).map((title) => ({ id: context.id(), title })) : null,
      },
      event: {
        action: 'procurement.edit' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { step },
      },
      value: { id },
    });
  },
  write: async (tx, { procurement, setup, changed, lots }, { viewer, now }) => {
    const saved = await saveProcurement(tx, procurement.id, procurement.revision, {
      title: setup.title ?? procurement.title,
      reference: setup.reference ?? procurement.reference,
      setup: JSON.stringify(setup),
      deadline: procurement.deadline,
    });
    if (!saved) return refuse('conflict', 'common.conflict');
    if (lots) await replaceLots(tx, procurement.id, lots);
    const by = viewer.kind === 'buyer' ? viewer.userId : '';
    if (changed) await overtakeSteps(tx, { procurementId: procurement.id, act: 'publish', by, at: now });
    return undefined;
  },
});
