import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDatabase, testId } from '@/lib/testing/world';
import { writing } from './client';
import { tables as t } from './schema';

aDatabase();

/** The whole chain of causes: drizzle wraps what the database said. */
const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);

const at = '2027-01-10T09:00:00.000Z';
const responseId = testId();
const [codeId, commentId, noteId, lookId] = [testId(), testId(), testId(), testId()];

const code = (more: object = {}) => ({
  id: codeId,
  responseId,
  procurementId: 'p',
  supplierId: 's',
  codeHash: testId(),
  sharedBy: 'u',
  sharedAt: at,
  expiresAt: '2027-01-11T09:00:00.000Z',
  ...more,
});
const look = (more: object = {}) => ({
  id: testId(),
  codeId,
  responseId,
  lookedBy: 'o',
  lookedAt: at,
  sealedState: 'x',
  ...more,
});
const addLook = (more: object) => fault(writing((tx) => tx.insert(t.supportLook).values(look(more))));
const changeCode = (change: object, id = codeId) =>
  fault(writing((tx) => tx.update(t.supportCode).set(change).where(eq(t.supportCode.id, id))));

beforeAll(async () => {
  await writing(async (tx) => {
    await tx.insert(t.teamComment).values({
      id: commentId,
      responseId,
      questionId: 'q',
      sealedText: 'x',
      writtenBy: 'u',
      writtenAt: at,
    });
    await tx.insert(t.readyNote).values({ id: noteId, responseId, toldBy: 'u', toldAt: at });
    await tx.insert(t.supportCode).values(code());
    await tx.insert(t.supportLook).values(look({ id: lookId }));
  });
});

describe('the database, whatever the code says,', () => {
  it('changes and removes nothing that a team said to itself, nor what an officer was shown', async () => {
    const rows = [
      [t.teamComment, t.teamComment.id, commentId, { sealedText: 'y' }],
      [t.readyNote, t.readyNote.id, noteId, { toldBy: 'v' }],
      [t.supportLook, t.supportLook.id, lookId, { lookedBy: 'v' }],
    ] as const;
    for (const [table, column, id, change] of rows) {
      const update = writing((tx) =>
        tx
          .update(table)
          .set(change as never)
          .where(eq(column, id)),
      );
      expect(await fault(update)).toContain('never changed');
      expect(await fault(writing((tx) => tx.delete(table).where(eq(column, id))))).toContain('never changed');
    }
  });

  it('lets an officer look only with the code of that response, while it is shared', async () => {
    const sentence = 'a look needs the code of that response';
    expect(await addLook({ responseId: 'another' })).toContain(sentence);
    expect(await addLook({ lookedAt: '2027-01-11T09:00:00.000Z' })).toContain(sentence);
    expect(await addLook({ lookedAt: '2027-01-10T08:59:59.999Z' })).toContain(sentence);
    expect(await addLook({ lookedAt: '2027-01-11T08:59:59.999Z' })).toBe('nothing was refused');
    const stopped = testId();
    await writing((tx) => tx.insert(t.supportCode).values(code({ id: stopped, codeHash: 'h', stoppedAt: at })));
    expect(await addLook({ codeId: stopped })).toContain(sentence);
  });

  it('stops a support code once, and changes nothing else of it', async () => {
    const sentence = 'stopped once and never changed';
    const later = '2027-02-10T09:00:00.000Z';
    for (const change of [
      { expiresAt: later },
      { codeHash: 'y' },
      { responseId: 'y' },
      { stoppedAt: at, expiresAt: later },
    ])
      expect(await changeCode(change)).toContain(sentence);
    expect(await changeCode({ stoppedAt: at })).toBe('nothing was refused');
    expect(await changeCode({ stoppedAt: null })).toContain(sentence);
    expect(await changeCode({ stoppedAt: later })).toContain(sentence);
    expect(await fault(writing((tx) => tx.delete(t.supportCode).where(eq(t.supportCode.id, codeId))))).toContain(
      'never deleted',
    );
  });
});
