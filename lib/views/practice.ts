import 'server-only';
import { findInvitation } from '@/db/store/invitation';
import { findPractice, listPractice, type PracticeContent, type PracticeHead } from '@/db/store/practice';
import { listLots } from '@/db/store/procurement';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { hashOf } from '@/lib/questionnaire/hash';
import { type Blocker, blockersOf, stopsOf } from '@/lib/response/completeness';
import type { PracticeReceipt } from '@/lib/response/receipt';
import { signingKey } from '@/lib/server/keys';
import { ofResponse, type ResponseFrameFacts } from './response';
import { completenessFacts } from './response-record';

type Id = { responseId: string };

/** Before a practice run: what it would send, what would stop the real one, and the runs so far. */
export const practiceStart = ofResponse<
  Id,
  {
    frame: ResponseFrameFacts;
    document: QuestionnaireDocument;
    stops: Blocker[];
    lots: { id: string; title: string }[];
    runs: PracticeHead[];
  }
>(async ({ record, frame }, db) => {
  const { head, published, entries } = record;
  const invited = (await findInvitation(db, head.procurementId, head.invitationId))?.lotIds ?? [];
  const lots = await listLots(db, head.procurementId);
  return {
    frame,
    document: published.document,
    stops: stopsOf(blockersOf(published.document, entries, completenessFacts(record))),
    lots: lots.filter(({ id }) => invited.length === 0 || invited.includes(id)).map(({ id, title }) => ({ id, title })),
    runs: await listPractice(db, head.id),
  };
});

export type PracticeShown = PracticeContent & {
  receipt: PracticeReceipt;
  text: string;
  receiptHash: string;
  signature: string;
  keyId: string;
  publicKey: string;
};

/** What a practice run gave: the last, or the one of a number; null where there is none. */
export const practiceSent = ofResponse<
  Id & { number?: number },
  { frame: ResponseFrameFacts; shown: PracticeShown | null }
>(async ({ record, frame, input }, db) => {
  const number = input.number ?? (await listPractice(db, record.head.id)).at(-1)?.number;
  const found = number === undefined ? null : await findPractice(db, record.head.id, number);
  return {
    frame,
    shown: found && {
      ...found,
      receiptHash: hashOf(JSON.parse(found.text)),
      publicKey: signingKey().publicPem,
    },
  };
});
