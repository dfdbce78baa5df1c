import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openProcurement } from '@/lib/testing/open-procurement';
import { aDatabase, testId } from '@/lib/testing/world';
import { writing } from './client';
import { tables as t } from './schema';

aDatabase();

/** The whole chain of causes: drizzle wraps what the database said. */
const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);

const deadline = '2027-01-22T12:00:00.000Z';
const late = '2027-01-22T12:00:07.312Z';
const [responseId, attemptId, submissionId] = [testId(), testId(), testId()];
let procurementId = '';
let versionId = '';

const extension = (more: object = {}) => ({
  id: testId(),
  procurementId,
  before: deadline,
  after: '2027-01-23T12:00:00.000Z',
  reason: 'r',
  health: '[]',
  askedBy: 'one',
  confirmedBy: 'another',
  extendedAt: late,
  ...more,
});
const decision = (more: object = {}) => ({
  attemptId,
  procurementId,
  supplierId: 's',
  decision: 'accept',
  reason: 'r',
  askedBy: 'one',
  confirmedBy: 'another',
  decidedAt: late,
  submissionId,
  letter: 'A',
  ...more,
});
const submission = (more: object = {}) => ({
  id: submissionId,
  responseId,
  procurementId,
  supplierId: 's',
  versionId,
  number: 1,
  reference: `ASY-${testId().slice(-6)}`,
  lotIds: '[]',
  sealedSnapshot: 'x',
  snapshotHash: 'x',
  receivedAt: late,
  submittedBy: 'u',
  sealedReceipt: 'x',
  signature: 'x',
  keyId: 'x',
  clickId: testId(),
  ...more,
});
const insertDecision = (more?: object) => writing((tx) => tx.insert(t.lateDecision).values(decision(more)));
const insertExtension = (more?: object) => writing((tx) => tx.insert(t.deadlineExtension).values(extension(more)));
const insertSubmission = (more?: object) => writing((tx) => tx.insert(t.submission).values(submission(more)));

beforeAll(async () => {
  const tender = await openProcurement({ deadline });
  ({ procurementId, versionId } = tender);
  await writing(async (tx) => {
    await tx.insert(t.response).values({
      id: responseId,
      procurementId,
      invitationId: testId(),
      supplierId: 's',
      versionId,
      createdBy: 'u',
      createdAt: '2027-01-05T09:00:00.000Z',
    });
    await tx.insert(t.lateAttempt).values({
      id: attemptId,
      responseId,
      procurementId,
      reference: 'LATE-ABCD',
      receivedAt: late,
      attemptedBy: 'u',
    });
  });
});

describe('the database itself', () => {
  it('refuses an extension by one person, to an earlier time, and any change of one that was made', async () => {
    const said = 'a deadline moves after an outage by two people, later, before the opening';
    expect(await fault(insertExtension({ confirmedBy: 'one' }))).toContain(said);
    expect(await fault(insertExtension({ after: deadline }))).toContain(said);
    await insertExtension();
    const change = writing((tx) =>
      tx
        .update(t.deadlineExtension)
        .set({ reason: 'other' })
        .where(eq(t.deadlineExtension.procurementId, procurementId)),
    );
    expect(await fault(change)).toContain('never changed');
  });

  it('refuses a decision about a late response before the opening, and a late submission without one', async () => {
    expect(await fault(insertDecision())).toContain('decided about by two people, after the opening');
    expect(await fault(insertSubmission())).toContain('the deadline has passed');
  });

  it('lets in, after the opening, the one submission that two people accepted and no other', async () => {
    await writing((tx) =>
      tx.insert(t.opening).values({
        procurementId,
        stepId: testId(),
        openedAt: '2027-01-22T12:05:00.000Z',
        askedBy: 'one',
        confirmedBy: 'another',
        letters: '[]',
      }),
    );
    expect(await fault(insertDecision({ confirmedBy: 'one' }))).toContain('decided about by two people');
    await insertDecision();
    expect(await fault(insertSubmission({ id: testId() }))).toContain('the deadline has passed');
    expect(await fault(insertSubmission({ receivedAt: '2027-01-22T12:00:08.000Z' }))).toContain(
      'the deadline has passed',
    );
    expect(await fault(insertSubmission())).toBe('nothing was refused');
    expect(await fault(insertExtension())).toContain('before the opening');
    const change = writing((tx) =>
      tx.update(t.lateDecision).set({ decision: 'refuse' }).where(eq(t.lateDecision.attemptId, attemptId)),
    );
    expect(await fault(change)).toContain('never changed');
  });
});
