import 'server-only';
import { findLateByClick, insertLateContent, type LateContent } from '@/db/store/late-attempt';
import { insertLateAttempt, type LateAttempt, listLateAttempts } from '@/db/store/submission';
import { lateReference } from '@/lib/response/receipt';
import { snapshotHash } from '@/lib/response/snapshot';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { command } from './command';
import { Declaration, freeze, loadSending, lotsChosen, stopsIn } from './sending';

/** More than these of one response say nothing new: the last one's reference is given again. */
const mostKept = 20;
const tries = 5;

/** A bare attempt, or with everything that the declaration page sends. */
const Attempt = Declaration.partial().required({ responseId: true });

type Kept = { attempt: LateAttempt; content: (LateContent & { versionId: string; clickId: string }) | null };

/**
 * Keeps that a response arrived at or after the deadline: when, under which reference and, where the declaration came
 * with it, what it would have sent, sealed. Nobody reads that unless two officers accept the attempt after the opening.
 */
export const recordLateAttempt = command({
  action: 'late-attempt.record',
  input: Attempt,
  load: async (db, input, context) => {
    const sending = await loadSending(db, input.responseId, context);
    if (!sending) return null;
    const { id } = sending.record.head;
    return {
      ...sending,
      earlier: await listLateAttempts(db, id),
      same: input.clickId === undefined ? null : await findLateByClick(db, id, input.clickId),
    };
  },
  facts: ({ record }, context) => responseFacts(record.head, context),
  decide: ({ loaded, input, context }) => {
    const { record, earlier, same } = loaded;
    const { head, published } = record;
    if (!responseFacts(head, context).deadlinePassed) return refuse('invalid', 'supplier.not-late');
    const last = earlier.at(-1);
    const known = same ?? (earlier.length >= mostKept ? last?.reference : undefined);
    if (known !== undefined) return ok({ change: null, event: null, value: { reference: known } });
    const attempt: LateAttempt = {
      id: context.id(),
      responseId: head.id,
      procurementId: head.procurementId,
      reference: lateReference(context.id().slice(-4)),
      receivedAt: context.receivedAt,
      attemptedBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
    };
    const whole = Declaration.safeParse(input);
    const chosen = whole.success ? lotsChosen(loaded, whole.data) : [];
    const change: Kept = {
      attempt,
      content: whole.success
        ? {
            snapshot: freeze(loaded, whole.data, chosen.length > 0 ? chosen : loaded.offered, context),
            stops: stopsIn(loaded).length,
            versionId: published.id,
            clickId: whole.data.clickId,
          }
        : null,
    };
    return ok({
      change,
      event: {
        action: 'late-attempt.record' as const,
        subject: { type: 'late-attempt', id: attempt.id },
        procurementId: head.procurementId,
        data: { receivedAt: attempt.receivedAt },
      },
      value: attempt,
    });
  },
  write: async (tx, change, context) => {
    if (!change) return undefined;
    const { attempt, content } = change;
    // References are short; a taken one is replaced, in the value that the caller gets as well.
    for (let round = 0; ; round += 1) {
      if (await insertLateAttempt(tx, attempt)) break;
      if (round === tries) throw new Error('No reference was free for a late attempt.');
      attempt.reference = lateReference(context.id().slice(-4));
    }
    if (!content) return undefined;
    const { versionId, clickId, ...rest } = content;
    const row = { attemptId: attempt.id, responseId: attempt.responseId, versionId, clickId };
    const kept = await insertLateContent(tx, { ...row, content: rest, snapshotHash: snapshotHash(rest.snapshot) });
    return kept ? undefined : refuse('conflict', 'supplier.submit-raced');
  },
});
