import 'server-only';
import { countAskedOfResponse } from '@/db/store/bidder-question';
import { findLatestPublished, findPublishedDocument, findResponse } from '@/db/store/response';
import { findOwnSnapshot, findReceipt, listSubmissions } from '@/db/store/submission';
import { findReleaseTo } from '@/db/store/summary';
import { hashOf } from '@/lib/questionnaire/hash';
import { Receipt } from '@/lib/response/receipt';
import { changesSince, counting } from '@/lib/response/standing';
import { signingKey } from '@/lib/server/keys';
import { loadRecord, responseFacts } from './response-record';
import { view } from './view';

type Input = { responseId: string; number?: number };

const load = async (db: Parameters<typeof findResponse>[0], { responseId }: Input) => findResponse(db, responseId);

/** The receipt of a submission, for ever: of the one that counts, else of the last, or of a number asked for. */
export const receipt = view({
  action: 'receipt.read',
  load,
  facts: (head, context) => responseFacts(head, context),
  show: async (db, { loaded: head, input, context }) => {
    const submissions = await listSubmissions(db, head.id);
    const counts = counting(submissions);
    const latest = await findLatestPublished(db, head.procurementId);
    const outdated = counts !== null && counts.documentHash !== latest?.documentHash;
    const wanted =
      input.number === undefined
        ? (counts ?? submissions.at(-1))
        : submissions.find(({ number }) => number === input.number);
    const found = wanted && (await findReceipt(db, head.id, wanted.id));
    const snapshot = wanted && (await findOwnSnapshot(db, head.id, wanted.id));
    const published = wanted && (await findPublishedDocument(db, wanted.versionId));
    const closed = responseFacts(head, context).deadlinePassed === true;
    const record = closed ? null : await loadRecord(db, head.id, context);
    const last = counts && (counts.id === wanted?.id ? snapshot : await findOwnSnapshot(db, head.id, counts.id));
    return {
      response: {
        id: head.id,
        title: head.title,
        reference: head.reference,
        authority: head.authorityName,
        deadline: head.deadline ?? context.receivedAt,
        openedAt: head.openedAt,
        summaryAt: head.openedAt && (await findReleaseTo(db, head.procurementId, head.supplierId)),
        asked: head.openedAt ? await countAskedOfResponse(db, head.id) : 0,
        closed,
        cancelledAt: head.cancelledAt,
        started: (record?.answers.size ?? 0) > 0,
        owner: context.viewer.kind === 'supplier' && context.viewer.role === 'owner',
      },
      now: context.receivedAt,
      /** Answers that differ from the submission that counts: typed, and not sent. */
      changes: record && last ? changesSince(last, record.published.document, record.entries) : 0,
      /** The version that stands, where what was sent answers one that was replaced. */
      outdated: outdated && latest && counts.version !== null ? { from: counts.version, version: latest.number } : null,
      submissions: submissions.map(({ number, receivedAt, reference, withdrawnAt, id }) => ({
        number,
        receivedAt,
        reference,
        withdrawnAt,
        state:
          withdrawnAt !== null
            ? ('withdrawn' as const)
            : id === counts?.id
              ? outdated
                ? ('outdated' as const)
                : ('counts' as const)
              : ('replaced' as const),
      })),
      shown:
        wanted && found && snapshot && published
          ? {
              number: wanted.number,
              withdrawnAt: wanted.withdrawnAt,
              receipt: Receipt.parse(JSON.parse(found.text)),
              /** The exact text that was signed. */
              text: found.text,
              receiptHash: hashOf(JSON.parse(found.text)),
              signature: found.signature,
              keyId: found.keyId,
              publicKey: signingKey().publicPem,
              snapshot,
              document: published.document,
            }
          : null,
    };
  },
});
