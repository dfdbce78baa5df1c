import 'server-only';
import { queueMail } from '@/db/store/outbox';
import { findSubmissionByClick, insertSubmission } from '@/db/store/submission';
import { ukDate, ukSavedTime } from '@/lib/procurement/uk-time';
import { sha256Hex } from '@/lib/questionnaire/hash';
import { makeReceipt, type Receipt, receiptReference, receiptText } from '@/lib/response/receipt';
import { type Snapshot, snapshotHash } from '@/lib/response/snapshot';
import { ok, type Result, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { signText } from '@/lib/server/keys';
import { say } from '@/lib/text';
import { responseFacts } from '../views/response-record';
import { type Context, command } from './command';
import { recordLateAttempt } from './record-late-attempt';
import { Declaration, freeze, loadSending, lotsChosen, stopsIn } from './sending';

type NewSubmission = {
  id: string;
  responseId: string;
  procurementId: string;
  supplierId: string;
  versionId: string;
  clickId: string;
  snapshot: Snapshot;
  receipt: Receipt;
  addresses: string[];
};

const submit = command({
  action: 'response.submit',
  input: Declaration,
  load: async (db, input, context) => {
    const sending = await loadSending(db, input.responseId, context);
    return sending && { ...sending, done: await findSubmissionByClick(db, sending.record.head.id, input.clickId) };
  },
  // A click that was accepted in time stays accepted, however late its retry arrives.
  facts: ({ record, done }, context) => ({
    ...responseFacts(record.head, context),
    ...(done ? { deadlinePassed: false } : {}),
  }),
  decide: ({ loaded, input, context }) => {
    const { record, done, offered } = loaded;
    const { head, published } = record;
    if (done) return ok({ change: null, event: null, value: { submissionId: done.id } });
    const stops = stopsIn(loaded);
    if (stops.length > 0)
      return refuseAll(
        'invalid',
        stops.map(({ key, params }) => ({ path: '', key, params })),
      );
    const lotIds = lotsChosen(loaded, input);
    if (offered.length > 1 && lotIds.length === 0) return refuse('invalid', 'supplier.lots-missing', undefined, 'lots');
    const snapshot = freeze(loaded, input, lotIds, context);
    const receipt = makeReceipt(snapshot, {
      reference: receiptReference(context.id().slice(-8)),
      procurement: { reference: head.reference, title: head.title },
      supplier: loaded.supplierName,
      submission: (record.submissions.at(-1)?.number ?? 0) + 1,
      receivedAt: context.receivedAt,
    });
    const change: NewSubmission = {
      id: context.id(),
      responseId: head.id,
      procurementId: head.procurementId,
      supplierId: head.supplierId,
      versionId: published.id,
      clickId: input.clickId,
      snapshot,
      receipt,
      addresses: loaded.addresses,
    };
    return ok({
      change,
      event: {
        action: 'response.submit' as const,
        subject: { type: 'submission', id: change.id },
        procurementId: head.procurementId,
        data: { number: receipt.submission },
      },
      value: { submissionId: change.id },
    });
  },
  write: async (tx, change, context) => {
    if (!change) return undefined;
    const { receipt, addresses, ...row } = change;
    const text = receiptText(receipt);
    const signed = signText(text);
    const kept = await insertSubmission(tx, {
      ...row,
      number: receipt.submission,
      reference: receipt.reference,
      lotIds: receipt.lotIds,
      snapshotHash: snapshotHash(change.snapshot),
      receivedAt: receipt.receivedAt,
      submittedBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
      receipt: text,
      ...signed,
    });
    if (!kept) return refuse('conflict', 'supplier.submit-raced');
    const params = {
      title: receipt.procurement.title,
      number: receipt.submission,
      reference: receipt.reference,
      day: ukDate(receipt.receivedAt),
      time: ukSavedTime(receipt.receivedAt),
      hash: sha256Hex(text),
      key: signed.keyId,
      link: `${config().publicUrl}/responses/${change.responseId}/submitted`,
    };
    // Not filed under the procurement: no page of a buyer can come across it.
    for (const to of addresses)
      await queueMail(tx, {
        id: context.id(),
        at: context.now,
        to,
        subject: say('receipt.mail-subject', params),
        text: say('receipt.mail-text', params),
      });
    return undefined;
  },
  refusal: ({ record }) => ({
    action: 'response.submit',
    subject: { type: 'response', id: record.head.id },
    procurementId: record.head.procurementId,
  }),
});

export type Submitted = { is: 'sent'; submissionId: string } | { is: 'late'; reference: string };

/**
 * Sends a response: freezes what is asked and answered, signs a receipt, and answers with its id. A request that
 * reached us at or after the deadline is not accepted; the attempt is kept, and its reference comes back instead.
 */
async function run(context: Context, input: unknown): Promise<Result<Submitted>> {
  const result = await submit(context, input);
  if (result.ok) return ok({ is: 'sent', submissionId: result.value.submissionId });
  if (result.why !== 'refused' || !result.messages.some(({ key }) => key.startsWith('policy.supplier-closed')))
    return result;
  const late = await recordLateAttempt(context, input);
  return late.ok ? ok({ is: 'late', reference: late.value.reference }) : late;
}

export const submitResponse = Object.assign(run, { action: submit.action, input: submit.input });
