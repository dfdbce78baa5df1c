import 'server-only';
import { z } from 'zod';
import { findInvitation } from '@/db/store/invitation';
import { queueMail } from '@/db/store/outbox';
import { findSupplierName } from '@/db/store/people';
import { listLots } from '@/db/store/procurement';
import { teamAddresses } from '@/db/store/response';
import { findSubmissionByClick, insertSubmission } from '@/db/store/submission';
import { ukDate, ukSavedTime } from '@/lib/procurement/uk-time';
import { blockersOf, stopsOf } from '@/lib/response/completeness';
import { makeReceipt, type Receipt, receiptReference, receiptText } from '@/lib/response/receipt';
import { type Snapshot, snapshotHash, takeSnapshot } from '@/lib/response/snapshot';
import { ok, type Result, refuse, refuseAll } from '@/lib/result';
import { config } from '@/lib/server/config';
import { signText } from '@/lib/server/keys';
import { say } from '@/lib/text';
import { completenessFacts, loadRecord, responseFacts } from '../views/response-record';
import { type Context, command } from './command';
import { recordLateAttempt } from './record-late-attempt';

const words = (key: string, most: number) =>
  z
    .string({ error: `supplier.${key}-missing` })
    .trim()
    .min(1, { error: `supplier.${key}-missing` })
    .max(most, { error: `supplier.${key}-long` });

const SubmitResponse = z.object({
  responseId: z.string().min(1).max(64),
  /** One per page shown, so that a second press and a retry find the receipt of the first. */
  clickId: z.string().regex(/^[a-z2-7]{26}$/, { error: 'supplier.click-missing' }),
  name: words('declarer', 200),
  role: words('role', 200),
  lots: z.array(z.string().max(64)).max(50).optional(),
  confirmed: z.literal('yes', { error: 'supplier.confirm-missing' }),
});

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
  input: SubmitResponse,
  load: async (db, input, context) => {
    const record = await loadRecord(db, input.responseId, context);
    if (!record) return null;
    const { head } = record;
    const invitation = await findInvitation(db, head.procurementId, head.invitationId);
    const lots = await listLots(db, head.procurementId);
    return {
      record,
      done: await findSubmissionByClick(db, head.id, input.clickId),
      offered: lots.map(({ id }) => id).filter((id) => !invitation?.lotIds.length || invitation.lotIds.includes(id)),
      supplierName: (await findSupplierName(db, head.supplierId)) ?? '',
      addresses: await teamAddresses(db, head.supplierId),
    };
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
    const stops = stopsOf(blockersOf(published.document, record.entries, completenessFacts(record)));
    if (stops.length > 0)
      return refuseAll(
        'invalid',
        stops.map(({ key, params }) => ({ path: '', key, params })),
      );
    const lotIds = offered.length > 1 ? offered.filter((id) => input.lots?.includes(id)) : offered;
    if (offered.length > 1 && lotIds.length === 0) return refuse('invalid', 'supplier.lots-missing', undefined, 'lots');
    const snapshot = takeSnapshot({
      document: published.document,
      documentHash: published.documentHash,
      version: published.number,
      entries: record.entries,
      lotIds,
      declaration: { name: input.name, role: input.role, confirmed: true },
    });
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
    const kept = await insertSubmission(tx, {
      ...row,
      number: receipt.submission,
      reference: receipt.reference,
      lotIds: receipt.lotIds,
      snapshotHash: snapshotHash(change.snapshot),
      receivedAt: receipt.receivedAt,
      submittedBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
      receipt: text,
      ...signText(text),
    });
    if (!kept) return refuse('conflict', 'supplier.submit-raced');
    const params = {
      title: receipt.procurement.title,
      number: receipt.submission,
      reference: receipt.reference,
      day: ukDate(receipt.receivedAt),
      time: ukSavedTime(receipt.receivedAt),
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
