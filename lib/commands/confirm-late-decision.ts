import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { insertLateDecision, type LateHead, readLateContent } from '@/db/store/late-attempt';
import { lettersOf } from '@/db/store/opening';
import { queueMail } from '@/db/store/outbox';
import { findAuthority, findSupplierName } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { teamAddresses } from '@/db/store/response';
import { insertSubmission, listSubmissions } from '@/db/store/submission';
import { endStep, findLastStep } from '@/db/store/two-person';
import { acceptFault, readLateChoice } from '@/lib/evaluation/late';
import { letterAt } from '@/lib/evaluation/letters';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukReceiptDateTime, ukTime } from '@/lib/procurement/uk-time';
import { makeReceipt, receiptReference, receiptText } from '@/lib/response/receipt';
import type { Snapshot } from '@/lib/response/snapshot';
import { ok, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { signText } from '@/lib/server/keys';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { type Context, command } from './command';
import { loadLateCase } from './late-decision';

type Content = { snapshot: Snapshot; stops: number; number: number };

/** What is needed of an attempt that is accepted: here, and nowhere before, its seal is opened. */
async function contentOf(db: Reader, state: ProcurementState, attempt: LateHead): Promise<Content> {
  const sent = await listSubmissions(db, attempt.responseId);
  const { snapshot, stops } = await readLateContent(db, state, attempt.id);
  return { snapshot, stops, number: (sent.at(-1)?.number ?? 0) + 1 };
}

/** The submission that an accepted attempt becomes: what was kept, received when it was received, with a receipt. */
function acceptedOf(
  { state, attempt, supplierName }: { state: ProcurementState; attempt: LateHead; supplierName: string },
  { snapshot, number }: Content,
  context: Context,
) {
  const { id, title, reference } = state.procurement;
  const receipt = makeReceipt(snapshot, {
    reference: receiptReference(context.id().slice(-8)),
    procurement: { reference, title },
    supplier: supplierName,
    submission: number,
    receivedAt: attempt.receivedAt,
  });
  const text = receiptText(receipt);
  return {
    id: context.id(),
    responseId: attempt.responseId,
    procurementId: id,
    supplierId: attempt.supplierId,
    versionId: attempt.kept?.versionId ?? '',
    number,
    reference: receipt.reference,
    lotIds: receipt.lotIds,
    snapshot,
    snapshotHash: receipt.snapshotHash,
    receivedAt: attempt.receivedAt,
    submittedBy: attempt.attemptedBy,
    receipt: text,
    clickId: attempt.kept?.clickId ?? '',
    ...signText(text),
  };
}

/**
 * Second half: a different officer confirms within 30 minutes, with a fresh code. An attempt that is accepted becomes a
 * submission like the others, with its true time and the next letter, and everybody declares their interests again. One
 * that is not accepted is never read. The supplier is told either way.
 */
export const confirmLateDecision = command({
  action: 'late-decision.confirm',
  input: z.strictObject({ id: z.string(), attemptId: z.string().max(64) }),
  load: async (db, { id, attemptId }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    const step = await findLastStep(db, id, 'late');
    const choice = step ? readLateChoice(step.subject) : null;
    const found = await loadLateCase(db, id, attemptId);
    const attempt = found?.attempt ?? null;
    const open = attempt && step?.ended === null && choice?.attemptId === attemptId;
    return {
      state,
      step,
      choice,
      attempt,
      facts: found?.facts ?? null,
      content: open && choice?.decision === 'accept' && attempt?.kept ? await contentOf(db, state, attempt) : null,
      supplierName: attempt ? ((await findSupplierName(db, attempt.supplierId)) ?? '') : '',
      addresses: attempt ? await teamAddresses(db, attempt.supplierId) : [],
      authority: (await findAuthority(db, state.procurement.authorityId))?.name ?? '',
    };
  },
  facts: ({ state, step }, context) => ({
    ...procurementFacts(state, context),
    ...(step ? { askedBy: step.askedBy } : {}),
  }),
  decide: ({ loaded, input, context }) => {
    const { state, step, choice, attempt, facts, content, supplierName, addresses, authority } = loaded;
    if (!attempt || !facts) return refuse('not-found', 'common.not-found');
    if (attempt.decision) return refuse('conflict', 'submit.late-decided');
    if (!step || step.ended !== null || choice?.attemptId !== input.attemptId)
      return refuse('invalid', 'submit.late-not-asked');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'submit.late-lapsed', { time: ukTime(lapsed) });
    const { decision } = choice;
    const fault = decision === 'accept' ? acceptFault({ ...facts, stops: content?.stops ?? null }) : null;
    if (fault) return refuseAll('invalid', [{ ...fault, path: '' }]);
    const { id, title } = state.procurement;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const submission = content && acceptedOf({ state, attempt, supplierName }, content, context);
    const params = {
      title,
      authority,
      reference: attempt.reference,
      reason: step.reason,
      arrived: ukReceiptDateTime(attempt.receivedAt),
      link: `${config().publicUrl}/responses/${attempt.responseId}/closed`,
    };
    const about = decision === 'accept' ? 'late-accepted' : 'late-refused';
    return ok({
      change: {
        end: { id: step.id, procurementId: id, ended: 'confirmed' as const, by, at: context.now },
        submission,
        decision: {
          attemptId: attempt.id,
          procurementId: id,
          supplierId: attempt.supplierId,
          decision,
          reason: step.reason,
          askedBy: step.askedBy,
          confirmedBy: by,
          decidedAt: context.now,
          submissionId: submission?.id ?? null,
          letter: submission ? letterAt(lettersOf(state).length) : null,
        },
        mails: addresses.map((to) => ({
          to,
          subject: say('submit.late-mail-subject', params),
          text: say(`submit.${about}-mail-text`, params),
        })),
      },
      event: {
        action: 'late-decision.confirm' as const,
        subject: { type: 'late-attempt', id: attempt.id },
        procurementId: id,
        data: { askedBy: step.askedBy, decision, reference: attempt.reference, reason: step.reason },
      },
      value: { id, decision },
    });
  },
  write: async (tx, { end, submission, decision, mails }, context) => {
    if (!(await endStep(tx, end))) return refuse('conflict', 'submit.late-not-asked');
    // First: the database lets nothing in after the deadline that two people did not accept.
    if (!(await insertLateDecision(tx, decision))) return refuse('conflict', 'submit.late-decided');
    if (submission && !(await insertSubmission(tx, submission))) return refuse('conflict', 'submit.late-decided');
    for (const mail of mails) await queueMail(tx, { ...mail, id: context.id(), at: context.now });
    return undefined;
  },
  refusal: ({ state }) => ({
    action: 'late-decision.confirm',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
