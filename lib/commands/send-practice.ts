import 'server-only';
import { queueMail } from '@/db/store/outbox';
import { findPracticeByClick, insertPractice, listPractice, type PracticeContent } from '@/db/store/practice';
import { ukDate, ukSavedTime } from '@/lib/procurement/uk-time';
import { makePracticeReceipt, type PracticeReceipt, practiceReference, receiptText } from '@/lib/response/receipt';
import { snapshotHash } from '@/lib/response/snapshot';
import { ok, refuse } from '@/lib/result';
import { config } from '@/lib/server/config';
import { signText } from '@/lib/server/keys';
import { say } from '@/lib/text';
import { responseFacts } from '../views/response-record';
import { command } from './command';
import { Declaration, freeze, loadSending, lotsChosen, stopsIn } from './sending';

/** More of one response say nothing new. */
const mostKept = 20;

type NewPractice = {
  id: string;
  responseId: string;
  clickId: string;
  content: PracticeContent;
  receipt: PracticeReceipt;
  addresses: string[];
};

/**
 * A practice run of sending: the same freezing, hashing, signing, sealing and mail as a submission, into a table of its
 * own that nobody but the team reads. It counts nowhere, leaves no entry in the procurement's log, and says what would
 * have stopped the real thing instead of being stopped by it.
 */
export const sendPractice = command({
  action: 'practice.send',
  input: Declaration,
  load: async (db, input, context) => {
    const sending = await loadSending(db, input.responseId, context);
    if (!sending) return null;
    const { id } = sending.record.head;
    return {
      ...sending,
      earlier: await listPractice(db, id),
      done: await findPracticeByClick(db, id, input.clickId),
    };
  },
  facts: ({ record }, context) => responseFacts(record.head, context),
  decide: ({ loaded, input, context }) => {
    const { record, earlier, done, offered } = loaded;
    const { head } = record;
    if (done) return ok({ change: null, event: null, value: { number: done.number } });
    if (earlier.length >= mostKept) return refuse('invalid', 'submit.practice-many', { count: mostKept });
    const lotIds = lotsChosen(loaded, input);
    if (offered.length > 1 && lotIds.length === 0) return refuse('invalid', 'supplier.lots-missing', undefined, 'lots');
    const snapshot = freeze(loaded, input, lotIds, context);
    const receipt = makePracticeReceipt(snapshot, {
      reference: practiceReference(context.id().slice(-8)),
      procurement: { reference: head.reference, title: head.title },
      supplier: loaded.supplierName,
      submission: (earlier.at(-1)?.number ?? 0) + 1,
      receivedAt: context.receivedAt,
    });
    const change: NewPractice = {
      id: context.id(),
      responseId: head.id,
      clickId: input.clickId,
      content: { snapshot, stops: stopsIn(loaded).map(({ key, params }) => ({ key, params })) },
      receipt,
      addresses: loaded.addresses,
    };
    return ok({
      change,
      // In the organisation's own log: in that of the procurement the buyer would read it after the opening.
      event: {
        action: 'practice.send' as const,
        subject: { type: 'practice', id: change.id },
        supplierId: head.supplierId,
        data: { number: receipt.submission, snapshotHash: snapshotHash(snapshot) },
      },
      value: { number: receipt.submission },
    });
  },
  write: async (tx, change, context) => {
    if (!change) return undefined;
    const { receipt, addresses, ...row } = change;
    const text = receiptText(receipt);
    const kept = await insertPractice(tx, {
      ...row,
      number: receipt.submission,
      reference: receipt.reference,
      receipt: text,
      receivedAt: receipt.receivedAt,
      sentBy: context.viewer.kind === 'supplier' ? context.viewer.userId : '',
      ...signText(text),
    });
    if (!kept) return refuse('conflict', 'submit.practice-raced');
    const params = {
      title: receipt.procurement.title,
      reference: receipt.reference,
      day: ukDate(receipt.receivedAt),
      time: ukSavedTime(receipt.receivedAt),
      link: `${config().publicUrl}/responses/${change.responseId}`,
    };
    for (const to of addresses)
      await queueMail(tx, {
        id: context.id(),
        at: context.now,
        to,
        subject: say('submit.practice-mail-subject', params),
        text: say('submit.practice-mail-text', params),
      });
    return undefined;
  },
});
