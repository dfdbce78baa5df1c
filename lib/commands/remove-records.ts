import 'server-only';
import { z } from 'zod';
import { emptyChangeLog, type Reader } from '@/db/client';
import { findAuthority } from '@/db/store/people';
import { orderRemoval } from '@/db/store/removal';
import { endStep } from '@/db/store/two-person';
import { recordSource } from '@/lib/procurement/record-keeping';
import { type RemovalOrder, removedHashOf, totalsOf } from '@/lib/procurement/removal-certificate';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukDay, ukTime } from '@/lib/procurement/uk-time';
import { ok, refuse, refuseAll } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { awardedName } from '@/lib/views/removal-record';
import { entryOf, refusedOf } from './award-case';
import { type Context, command } from './command';
import { destroyRemovedFiles } from './destroy-removed-files';
import { finishRemovals } from './finish-removals';
import { loadRemovalCase, type RemovalCase, removingFacts } from './removal-case';

const RemoveRecords = z.strictObject({
  id: z.string(),
  /** The request that the page showed. */
  asked: z.string(),
});

type Loaded = RemovalCase & { authority: string; supplier: string };

const load = async (db: Reader, input: { id: string }, context: Context): Promise<Loaded | null> => {
  const loaded = await loadRemovalCase(db, input, context);
  if (!loaded) return null;
  const { state, award } = loaded;
  const authority = await findAuthority(db, state.procurement.authorityId);
  return { ...loaded, authority: authority?.name ?? '', supplier: await awardedName(db, state, award) };
};

/**
 * Second half of a removal: an approver who is not the one that asked signs with a fresh code, within 30 minutes, on the
 * very things that were asked for. From that transaction on nothing is shown any more; the rows go after it in batches, then
 * the certificate is written and the bytes of files go. A server that died meanwhile goes on when it comes back.
 */
export const removeRecords = command({
  action: 'removal.sign',
  input: RemoveRecords,
  load,
  facts: removingFacts,
  decide: ({ loaded: { state, award, faults, plan, step, people, authority, supplier }, input, context }) => {
    const { id, title, reference } = state.procurement;
    const { decision, contract } = award;
    if (!step || step.ended !== null) return refuse('invalid', 'removal.not-asked');
    if (step.id !== input.asked) return refuse('conflict', 'removal.changed');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'decision.lapsed', { time: ukTime(lapsed) });
    if (faults.length > 0) return refuseAll('invalid', faults);
    if (!plan || plan.hash !== step.subject) return refuse('conflict', 'removal.changed');
    const by = viewerId(context);
    const nameOf = (userId: string): string => people.find((person) => person.userId === userId)?.name ?? userId;
    const { manifest, ...clock } = plan.basis;
    const order: RemovalOrder = {
      authority,
      procurement: { id, title, reference },
      award: decision && { supplier, decidedAt: decision.decidedAt, outcomeHash: decision.outcomeHash },
      contract: decision && { enteredOn: contract?.enteredOn ?? null },
      cancelledAt: state.procurement.cancelledAt,
      clock: { ...clock, rule: recordSource.name },
      holds: award.holds.length,
      askedBy: nameOf(step.askedBy),
      askedAt: step.askedAt,
      reason: step.reason,
      signedBy: nameOf(by),
      signedAt: context.now,
      manifest,
    };
    return ok({
      change: {
        step: { id: step.id, procurementId: id, ended: 'confirmed' as const, by, at: context.now },
        row: {
          procurementId: id,
          stepId: step.id,
          reason: step.reason,
          askedBy: step.askedBy,
          confirmedBy: by,
          removedAt: context.now,
          removedOn: ukDay(context.now),
          ordered: JSON.stringify(order),
        },
        files: plan.files,
      },
      event: entryOf('removal.sign', id, {
        removed: removedHashOf(manifest),
        ...totalsOf(manifest),
        until: clock.until,
        askedBy: step.askedBy,
        reason: step.reason,
      }),
      value: { id },
    });
  },
  write: async (tx, { step, row, files }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'removal.not-asked');
    return (await orderRemoval(tx, row, files)) ? undefined : refuse('conflict', 'removal.changed');
  },
  after: async () => {
    await finishRemovals();
    await destroyRemovedFiles();
    await emptyChangeLog();
  },
  refusal: refusedOf('removal.sign'),
});
