import Database from 'better-sqlite3';
import { databasePath, reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { insertSupplier } from '@/db/store/people';
import { findProcurement, setDeadline } from '@/db/store/procurement';
import { publishVersion } from '@/db/store/questionnaire';
import { insertResponse } from '@/db/store/response';
import { insertSubmission, insertWithdrawal } from '@/db/store/submission';
import { askOpening } from '@/lib/commands/ask-opening';
import type { Context } from '@/lib/commands/command';
import { confirmOpening } from '@/lib/commands/confirm-opening';
import { declareInterests } from '@/lib/commands/declare-interests';
import type { AwardQuestion, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { documentHash } from '@/lib/questionnaire/hash';
import type { AnswerEntries } from '@/lib/response/extras';
import { makeReceipt, receiptReference, receiptText } from '@/lib/response/receipt';
import { snapshotHash, takeSnapshot } from '@/lib/response/snapshot';
import { signText } from '@/lib/server/keys';
import { aGate } from './contests';
import { aDraftedProcurement, aGuidedQuestion, aPublishableDocument, type Cast } from './drafts';
import { value } from './results';
import { aContext, testId } from './world';

export const deadline = '2027-01-22T12:00:00.000Z';
/** A minute after the deadline: the first moment at which responses may be opened. */
export const openFrom = '2027-01-22T12:01:00.000Z';

/** A choice with published marks 5, 3 and 0 for `all`, `some` and `none`. */
export const aMarkedChoice = (id: string, more: Partial<AwardQuestion> = {}): AwardQuestion =>
  ({
    id,
    kind: 'single-choice',
    wording: { en: `How often do you do ${id}?` },
    principle: 8,
    purpose: 'award-criterion',
    weight: '50',
    threshold: null,
    settings: {
      options: [
        { id: 'all', label: { en: 'Every year' }, mark: '5' },
        { id: 'some', label: { en: 'Now and then' }, mark: '3' },
        { id: 'none', label: { en: 'Never' }, mark: '0' },
      ],
    },
    ...more,
  }) as AwardQuestion;

/** One gate, one text question and one with published marks. */
export const aPanelDocument = (): QuestionnaireDocument =>
  aPublishableDocument({
    sections: [
      {
        id: 's1',
        title: { en: 'Data' },
        principle: 8,
        weight: '100',
        threshold: null,
        questions: [aGate('Q-G', 'condition-of-participation'), aGuidedQuestion('Q-A'), aMarkedChoice('Q-B')],
      },
    ],
  });

export type Bid = { name: string; answers: AnswerEntries; withdrawn?: boolean; lots?: readonly string[] };

export const someBids = (): Bid[] => [
  {
    name: 'Alder Systems',
    answers: { 'Q-G': { value: 'yes' }, 'Q-A': { value: 'We test it.' }, 'Q-B': { value: 'all' } },
  },
  {
    name: 'Birch Networks',
    answers: { 'Q-G': { value: 'yes' }, 'Q-A': { value: 'We plan it.' }, 'Q-B': { value: 'some' } },
  },
];

export type Closed = {
  id: string;
  people: Cast;
  document: QuestionnaireDocument;
  /** Ids of the submissions, in the order of the bids. */
  submissions: string[];
  suppliers: string[];
};

/** Somebody with a part in the procurement. */
export type Who = keyof Cast;

/** Makes the contexts in which the people of a procurement act, at one time unless another is named. */
export const actingAt =
  (at: string, more: Partial<Context> = {}) =>
  ({ people }: Closed, who: Who, now = at): Context =>
    aContext(people[who], now, more);

export const stateOf = async ({ id }: Closed) => {
  const state = await findProcurement(reading(), id);
  if (!state) throw new Error('no procurement');
  return state;
};

/** The acts that were refused and recorded as such. */
export const refusedActs = async ({ id }: Closed) =>
  (await listAudit(reading(), id)).filter((row) => row.refused).map(({ action }) => action);

/** A published procurement past its deadline, with one submission for each bid. */
export async function aClosedProcurement(
  document: QuestionnaireDocument = aPanelDocument(),
  bids: readonly Bid[] = someBids(),
): Promise<Closed> {
  const { id, versionId, people } = await aDraftedProcurement(document);
  const submissions: string[] = [];
  const suppliers: string[] = [];
  await writing(async (tx) => {
    await setDeadline(tx, id, deadline);
    await publishVersion(tx, {
      versionId,
      expectedRevision: 1,
      documentHash: documentHash(document),
      publishedAt: '2026-12-01T09:00:00.000Z',
      publishedBy: people.lead.userId,
      signedOffBy: people.approver.userId,
    });
    for (const bid of bids) {
      const [supplierId, responseId, submissionId] = [testId(), testId(), testId()];
      await insertSupplier(tx, { id: supplierId, name: bid.name, at: '2026-12-02T09:00:00.000Z' });
      await insertResponse(tx, {
        id: responseId,
        procurementId: id,
        invitationId: testId(),
        supplierId,
        versionId,
        createdBy: testId(),
        createdAt: '2026-12-02T09:00:00.000Z',
      });
      const snapshot = takeSnapshot({
        document,
        documentHash: documentHash(document),
        version: 1,
        entries: bid.answers,
        lotIds: [...(bid.lots ?? [])],
        declaration: { name: 'A. Person', role: 'Director', confirmed: true },
        salt: testId() + testId(),
      });
      const reference = receiptReference(testId().slice(-8));
      const receivedAt = '2027-01-20T11:20:03.417Z';
      const procurement = { reference: 'PRJ-0142', title: 'Park lighting sensors' };
      const receipt = receiptText(
        makeReceipt(snapshot, { reference, procurement, supplier: bid.name, submission: 1, receivedAt }),
      );
      await insertSubmission(tx, {
        id: submissionId,
        responseId,
        procurementId: id,
        supplierId,
        versionId,
        number: 1,
        reference,
        lotIds: [...(bid.lots ?? [])],
        snapshot,
        snapshotHash: snapshotHash(snapshot),
        receivedAt,
        submittedBy: testId(),
        receipt,
        ...signText(receipt),
        clickId: testId(),
      });
      if (bid.withdrawn)
        await insertWithdrawal(tx, { submissionId, withdrawnBy: testId(), withdrawnAt: '2027-01-21T09:00:00.000Z' });
      submissions.push(submissionId);
      suppliers.push(supplierId);
    }
  });
  return { id, people, document, submissions, suppliers };
}

/** Opens a closed procurement by two officers, and lets everybody with a duty declare that they have no interest. */
export async function anOpenedProcurement(
  document?: QuestionnaireDocument,
  bids?: readonly Bid[],
  declaring: readonly (keyof Cast)[] = ['lead', 'officer', 'evaluator', 'second', 'moderator', 'observer'],
): Promise<Closed> {
  const closed = await aClosedProcurement(document, bids);
  const { id, people } = closed;
  value(await askOpening(aContext(people.lead, openFrom, { steppedUp: true }), { id, reason: 'After the deadline' }));
  value(await confirmOpening(aContext(people.officer, '2027-01-22T12:05:00.000Z', { steppedUp: true }), { id }));
  for (const name of declaring)
    value(
      await declareInterests(aContext(people[name], '2027-01-22T13:00:00.000Z'), {
        id,
        interests: Object.fromEntries(closed.suppliers.map((supplierId) => [supplierId, { interest: 'none' }])),
        promise: 'yes',
      }),
    );
  return closed;
}

/** Changes one byte of what a submission sealed, as a failing disk would: no trigger of the database sees that. */
export function damageSubmission(submissionId: string): void {
  const db = new Database(databasePath());
  db.exec('DROP TRIGGER IF EXISTS submission_no_update');
  const sealed = db.prepare('SELECT sealed_snapshot FROM submission WHERE id = ?').pluck().get(submissionId) as string;
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
  db.prepare('UPDATE submission SET sealed_snapshot = ? WHERE id = ?').run(bytes.toString('base64'), submissionId);
  db.close();
}
