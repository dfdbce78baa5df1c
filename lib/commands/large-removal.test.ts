import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { findRemoval, listRemovable } from '@/db/store/removal';
import { firstBrokenRow } from '@/lib/audit';
import { anAwardedProcurement, asAwarding, awardShown } from '@/lib/testing/awarded-procurement';
import type { Closed } from '@/lib/testing/closed-procurement';
import { fillRecords } from '@/lib/testing/large-records';
import { key, value } from '@/lib/testing/results';
import { aDatabase, testId } from '@/lib/testing/world';
import { removalCertificate, removalPage } from '@/lib/views/removal';
import { results } from '@/lib/views/results';
import { askRemoval } from './ask-removal';
import { finishRemovals } from './finish-removals';
import { recordContract } from './record-contract';
import { removeRecords } from './remove-records';

/** The server dies before the batch of this number; null while it does not. */
const dies = vi.hoisted(() => ({ before: null as number | null, batches: 0 }));
vi.mock('@/db/store/removal', async (original) => {
  const real = await original<typeof import('@/db/store/removal')>();
  return {
    ...real,
    removeSome: async (...given: Parameters<typeof real.removeSome>) => {
      dies.batches += 1;
      if (dies.batches === dies.before) throw new Error('killed');
      return real.removeSome(...given);
    },
  };
});

aDatabase();

const late = '2030-03-01T09:00:00.000Z';
const soon = '2030-03-01T09:10:00.000Z';
let c: Closed;
let rows = 0;
const page = async (at = soon) => value(await removalPage(asAwarding(c, 'lead', at), { id: c.id }));

beforeAll(async () => {
  c = await anAwardedProcurement();
  rows = await fillRecords(c, { bids: 4, questions: 200, versions: 5 });
  const contract = { id: c.id, what: 'not-entered', reason: 'Withdrawn.' };
  value(await recordContract(asAwarding(c, 'lead', '2027-03-02T09:00:00.000Z'), contract));
  const shown = (await page(late)).plan?.hash;
  const asking = { id: c.id, reason: 'The time is over.', checked: 'yes', shown };
  value(await askRemoval(asAwarding(c, 'lead', late), asking));
});
afterEach(() => {
  dies.before = null;
});

it('shows nothing of the records from the signature on, when its server dies between two batches', async () => {
  const asked = (await page()).step?.id;
  dies.before = 3;
  value(await removeRecords(asAwarding(c, 'approver', soon), { id: c.id, asked }));
  const left = (await listRemovable(reading(), c.id)).length;
  expect(left).toBeGreaterThan(1_000);
  expect(left).toBeLessThan(rows - 1_000);
  expect(await page()).toMatchObject({ removed: null, goingSince: soon, plan: null, mayAsk: false });
  expect(value(await removalCertificate(asAwarding(c, 'lead', soon), { id: c.id }))).toBeNull();
  expect(key(await results(asAwarding(c, 'lead', soon), { id: c.id }))).toBe('policy.records-removing');
  // The award outlasts the bids: its supplier is known from what was signed.
  expect((await awardShown(c, 'lead', soon)).decision?.supplier).toBe('Alder Systems');
});

it('has no certificate while a submission is there, by the database itself', async () => {
  const forged = writing((tx) =>
    tx.update(t.recordRemoval).set({ certificate: '{}', certificateHash: 'h', ordered: null }),
  );
  await expect(forged).rejects.toThrow();
});

it('is gone on with by the next server, which lets other writers have their turns, and ends with the certificate', async () => {
  let turns = 0;
  let over = false;
  const others = (async () => {
    while (!over) {
      await writing((tx) => tx.insert(t.lease).values({ name: testId(), until: soon }));
      turns += 1;
    }
  })();
  const before = dies.batches;
  expect(await finishRemovals()).toBe(1);
  over = true;
  await others;
  const batches = dies.batches - before;
  expect(batches).toBeGreaterThan(4);
  expect(turns).toBeGreaterThanOrEqual(batches - 1);
  expect(await listRemovable(reading(), c.id)).toEqual([]);
  const { removed, goingSince } = await page();
  expect(goingSince).toBeNull();
  expect(removed?.certificate.totals.rows).toBeGreaterThan(rows);
  expect(removed?.certificate).toMatchObject({ signedAt: soon, signedBy: 'approver person' });
  expect(await findRemoval(reading(), c.id)).toMatchObject({ ordered: null });
  const log = await listAudit(reading(), c.id);
  expect(firstBrokenRow(log)).toBeNull();
  expect(log.findLast(({ action }) => action === 'removal.finish')?.data).toContain(removed?.hash);
  expect(await finishRemovals()).toBe(0);
});
