import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { endWorkbookLoad, insertWorkbookLoad } from '@/db/store/workbook-load';
import { aDatabase, testId } from '@/lib/testing/world';
import { tidyWorkbookLoads } from './tidy-workbook-loads';

aDatabase();

const day = '2027-01-10T09:00:00.000Z';
const over = '2027-01-11T09:00:00.000Z';
const responseId = testId();
const load = (id: string, expiresAt: string) =>
  writing((tx) =>
    insertWorkbookLoad(tx, {
      id,
      responseId,
      name: 'answers.xlsx',
      sha256: 'x',
      content: { refused: [] },
      createdBy: 'u',
      createdAt: day,
      expiresAt,
    }),
  );
const ids = async () => (await reading().select({ id: t.workbookLoad.id }).from(t.workbookLoad)).map(({ id }) => id);

describe('files of a workbook that were loaded and never applied', () => {
  const [old, applied, later] = [testId(), testId(), testId()];
  beforeAll(async () => {
    await load(old, over);
    await load(applied, over);
    await load(later, '2027-01-11T09:00:00.001Z');
    await writing((tx) => endWorkbookLoad(tx, { id: applied, responseId, revision: 1, by: 'u', at: day, changed: 2 }));
  });

  it('stay until their day is over', async () => {
    expect(await tidyWorkbookLoads('2027-01-11T08:59:59.999Z')).toBe(0);
    expect((await ids()).sort()).toEqual([old, applied, later].sort());
  });

  it('are removed with all that was read of them when it is, and nothing else is', async () => {
    expect(await tidyWorkbookLoads(over)).toBe(1);
    expect((await ids()).sort()).toEqual([applied, later].sort());
    expect(await tidyWorkbookLoads(over)).toBe(0);
    expect(await tidyWorkbookLoads('2027-02-01T09:00:00.000Z')).toBe(1);
    expect(await ids()).toEqual([applied]);
  });
});
