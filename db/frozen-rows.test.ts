import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowHash } from '@/lib/audit';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { reading, writing } from './client';
import { tables as t } from './schema';
import { appendAudit, listAudit } from './store/audit';

aDatabase();

const at = '2026-11-22T12:00:00.000Z';
const procurementId = testId();
const versionId = testId();
/** The whole chain of causes: drizzle wraps what the database said. */
const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);

beforeAll(async () => {
  await writing(async (tx) => {
    await tx.insert(t.procurement).values({
      id: procurementId,
      authorityId: 'a',
      title: 'T',
      reference: 'R',
      setup: '{}',
      deadline: '2026-12-01T12:00:00.000Z',
      revision: 1,
      createdBy: 'u',
      createdAt: at,
    });
    await tx.insert(t.questionnaireVersion).values({
      id: versionId,
      procurementId,
      number: 1,
      document: '{}',
      revision: 1,
      createdBy: 'u',
      createdAt: at,
      updatedBy: 'u',
      updatedAt: at,
      reasons: '{}',
    });
  });
});

describe('a published version', () => {
  test('can be edited while it is a draft and never afterwards', async () => {
    const change = (document: string) =>
      writing((tx) =>
        tx.update(t.questionnaireVersion).set({ document }).where(eq(t.questionnaireVersion.id, versionId)),
      );
    await change('{"draft":1}');
    await writing((tx) =>
      tx
        .update(t.questionnaireVersion)
        .set({ publishedAt: at, documentHash: 'h' })
        .where(eq(t.questionnaireVersion.id, versionId)),
    );
    expect(await fault(change('{"draft":2}'))).toContain('a published version is never changed');
    expect(
      await fault(writing((tx) => tx.delete(t.questionnaireVersion).where(eq(t.questionnaireVersion.id, versionId)))),
    ).toContain('never removed');
  });

  test('has a deadline that moves later only', async () => {
    const move = (deadline: string) =>
      writing((tx) => tx.update(t.procurement).set({ deadline }).where(eq(t.procurement.id, procurementId)));
    await move('2026-12-02T12:00:00.000Z');
    expect(await fault(move('2026-12-01T12:00:00.000Z'))).toContain('moves later only');
  });
});

describe('the audit log', () => {
  const viewer = { kind: 'buyer', userId: 'u', authorityId: 'a', administrator: false, officer: true } as const;
  const append = (id: string) =>
    writing((tx) =>
      appendAudit(
        tx,
        { action: 'procurement.create', subject: { type: 'procurement', id: procurementId }, procurementId },
        { viewer: aContext(viewer, at).viewer, at, id },
      ),
    );

  test('chains rows from the first one, and refuses a change, a removal and a row that does not continue it', async () => {
    await append(testId());
    await append(testId());
    const rows = await listAudit(reading(), procurementId);
    expect(rows.map((row) => row.sequence)).toEqual([1, 2]);
    expect(rows[1]?.previousHash).toBe(rows[0]?.hash);
    const where = eq(t.auditEvent.stream, procurementId);
    expect(await fault(writing((tx) => tx.update(t.auditEvent).set({ data: '{}' }).where(where)))).toContain(
      'never changed',
    );
    expect(await fault(writing((tx) => tx.delete(t.auditEvent).where(where)))).toContain('never changed');
    const { hash: _, ...stray } = {
      ...(rows[1] as (typeof rows)[1] & object),
      id: testId(),
      sequence: 3,
      previousHash: 'else',
    };
    expect(await fault(writing((tx) => tx.insert(t.auditEvent).values({ ...stray, hash: rowHash(stray) })))).toContain(
      'does not continue',
    );
  });
});

test('a submission received at the deadline or later is refused by the database itself', async () => {
  const submit = (receivedAt: string) =>
    writing(async (tx) => {
      const responseId = testId();
      await tx.insert(t.response).values({
        id: responseId,
        procurementId,
        invitationId: testId(),
        supplierId: 's',
        versionId,
        createdBy: 'u',
        createdAt: at,
      });
      await tx.insert(t.submission).values({
        id: testId(),
        responseId,
        procurementId,
        supplierId: 's',
        versionId,
        number: 1,
        reference: testId(),
        lotIds: '[]',
        sealedSnapshot: '',
        snapshotHash: '',
        receivedAt,
        submittedBy: 'u',
        sealedReceipt: '',
        signature: '',
        keyId: '',
        clickId: testId(),
      });
    });
  expect(await fault(submit('2026-12-02T12:00:00.000Z'))).toContain('the deadline has passed');
  await submit('2026-12-02T11:59:59.999Z');
});

test('opening before the deadline, or by one person alone, is refused by the database itself', async () => {
  const open = (openedAt: string, confirmedBy: string) =>
    writing((tx) =>
      tx.insert(t.opening).values({ procurementId, stepId: 's', openedAt, askedBy: 'u1', confirmedBy, letters: '[]' }),
    );
  expect(await fault(open('2026-12-02T11:59:00.000Z', 'u2'))).toContain('two people');
  expect(await fault(open('2026-12-02T12:02:00.000Z', 'u1'))).toContain('two people');
  await open('2026-12-02T12:02:00.000Z', 'u2');
});
