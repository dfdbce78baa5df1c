import { describe, expect, it } from 'vitest';
import { reading } from '@/db/client';
import { lettersOf } from '@/db/store/opening';
import { findProcurement } from '@/db/store/procurement';
import {
  aClosedProcurement,
  anOpenedProcurement,
  type Closed,
  damageSubmission,
  openFrom,
} from '@/lib/testing/closed-procurement';
import { aContext, aDatabase } from '@/lib/testing/world';
import { assignmentsPage } from '@/lib/views/assignments';
import { evaluationsPage } from '@/lib/views/evaluations';
import { gatesPage } from '@/lib/views/gates';
import { openingPage, openingRecord } from '@/lib/views/opening';
import { askOpening } from './ask-opening';
import { confirmOpening } from './confirm-opening';
import { lockQuality } from './lock-quality';

aDatabase();

const later = '2027-01-22T14:00:00.000Z';
const refused = { ok: false, why: 'refused', messages: [{ path: '', key: 'evaluation.unreadable' }] };

async function opened(closed: Closed) {
  const page = await openingPage(aContext(closed.people.observer, later), { id: closed.id, reread: true });
  if (!page.ok || !page.value.opened) throw new Error('not opened');
  return page.value.opened;
}

async function recorded({ id, people }: Closed) {
  const result = await openingRecord(aContext(people.observer, later), { id });
  if (!result.ok || !result.value) throw new Error('no record');
  return result.value.record as {
    unreadable: object[];
    lost: object[];
    submissions: { name: string; files: number | null }[];
  };
}

describe('a submission damaged before the opening', () => {
  it('is named in the opening record by supplier and receipt, and the others open', async () => {
    const closed = await aClosedProcurement();
    const { id, people } = closed;
    damageSubmission(closed.submissions[0] as string);
    await askOpening(aContext(people.lead, openFrom, { steppedUp: true }), { id, reason: 'After the deadline' });
    const confirmed = await confirmOpening(aContext(people.officer, openFrom, { steppedUp: true }), { id });
    expect(confirmed.ok).toBe(true);
    const state = await findProcurement(reading(), id);
    const broken = state && lettersOf(state).filter(({ unreadable }) => unreadable);
    expect(broken?.map(({ submissionId }) => submissionId)).toEqual([closed.submissions[0]]);
    const page = await opened(closed);
    const [told] = page.unreadable;
    expect(page.unreadable).toEqual([{ supplierName: expect.any(String), reference: expect.stringMatching(/^ASY-/) }]);
    expect(page.lost).toEqual([]);
    expect(page.suppliers.filter(({ unreadable }) => unreadable).map(({ name }) => name)).toEqual([told?.supplierName]);
    const record = await recorded(closed);
    expect(record.unreadable).toEqual(page.unreadable);
    expect(record.submissions.filter(({ files }) => files === null).map(({ name }) => name)).toEqual([
      told?.supplierName,
    ]);
  });
});

describe('a submission damaged after the opening', () => {
  it('stops everything that would be decided without it, in plain words', async () => {
    const closed = await anOpenedProcurement();
    const { id, people } = closed;
    expect((await assignmentsPage(aContext(people.lead, later), { id })).ok).toBe(true);
    damageSubmission(closed.submissions[0] as string);
    expect(await assignmentsPage(aContext(people.lead, later), { id })).toEqual(refused);
    expect(await gatesPage(aContext(people.lead, later), { id })).toEqual(refused);
    expect(await lockQuality(aContext(people.lead, later, { steppedUp: true }), { id })).toEqual(refused);
    expect((await evaluationsPage(aContext(people.evaluator, later), null)).ok).toBe(true);
    const page = await opened(closed);
    expect(page.unreadable).toEqual([]);
    expect(page.lost).toHaveLength(1);
    expect((await recorded(closed)).lost).toEqual(page.lost);
  });
});
