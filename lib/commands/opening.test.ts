import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { lettersOf } from '@/db/store/opening';
import { insertLateAttempt } from '@/db/store/submission';
import {
  aClosedProcurement,
  aPanelDocument,
  type Closed,
  openFrom,
  refusedActs,
  someBids,
  stateOf,
} from '@/lib/testing/closed-procurement';
import { key } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { gatesPage } from '@/lib/views/gates';
import { openingPage, openingRecord } from '@/lib/views/opening';
import { askOpening } from './ask-opening';
import { cancelOpening } from './cancel-opening';
import { confirmOpening } from './confirm-opening';

aDatabase();

const fresh = { steppedUp: true };
const minutes = (after: number) => new Date(Date.parse(openFrom) + after * 60_000).toISOString();
const ask = ({ id, people }: Closed, at = openFrom, person: keyof Closed['people'] = 'lead') =>
  askOpening(aContext(people[person], at, fresh), { id, reason: 'Opening after the published deadline' });
const confirm = ({ id, people }: Closed, at = minutes(5), person: keyof Closed['people'] = 'officer') =>
  confirmOpening(aContext(people[person], at, fresh), { id });

describe('the opening', () => {
  it('opens every response that counts, once two different officers have asked and confirmed', async () => {
    const closed = await aClosedProcurement(aPanelDocument(), [
      ...someBids(),
      { name: 'Cedar Ltd', answers: {}, withdrawn: true },
    ]);
    expect(key(await ask(closed))).toBe('ok');
    expect(key(await confirm(closed))).toBe('ok');
    const letters = lettersOf(await stateOf(closed));
    expect(letters.map(({ letter }) => letter)).toEqual(['A', 'B']);
    expect(letters.map(({ submissionId }) => submissionId).sort()).toEqual(closed.submissions.slice(0, 2).sort());
    const [entry] = (await listAudit(reading(), closed.id)).filter(({ action }) => action === 'opening.confirm');
    expect(JSON.parse(entry?.data ?? '{}')).toMatchObject({ count: 2, askedBy: closed.people.lead.userId });
  });

  it('is refused to the person who asked, and the attempt is recorded', async () => {
    const closed = await aClosedProcurement();
    await ask(closed);
    expect(key(await confirm(closed, minutes(1), 'lead'))).toBe('policy.own-asking');
    expect(await refusedActs(closed)).toEqual(['opening.confirm']);
    expect((await stateOf(closed)).opening).toBeNull();
  });

  it('is refused until 60 seconds after the deadline, and the attempt is recorded', async () => {
    const closed = await aClosedProcurement();
    const early = new Date(Date.parse(openFrom) - 1).toISOString();
    expect(key(await ask(closed, early))).toBe('policy.sealed');
    expect(await refusedActs(closed)).toEqual(['opening.ask']);
    expect(key(await ask(closed, openFrom))).toBe('ok');
  });

  it('lapses 30 minutes after it was asked for', async () => {
    const closed = await aClosedProcurement();
    await ask(closed);
    expect(key(await confirm(closed, minutes(30)))).toBe('evaluation.opening-lapsed');
    const page = await openingPage(aContext(closed.people.officer, minutes(30)), { id: closed.id });
    expect(page.ok && page.value.lapsedAt).toBe(minutes(30));
    expect(key(await ask(closed, minutes(31)))).toBe('ok');
    expect(key(await confirm(closed, minutes(32)))).toBe('ok');
  });

  it('needs a fresh code from both', async () => {
    const closed = await aClosedProcurement();
    const { id, people } = closed;
    expect(key(await askOpening(aContext(people.lead, openFrom), { id, reason: 'x' }))).toBe('policy.code-old');
    await ask(closed);
    expect(key(await confirmOpening(aContext(people.officer, minutes(1)), { id }))).toBe('policy.code-old');
  });

  it('can be asked for once at a time, taken back, and done once', async () => {
    const closed = await aClosedProcurement();
    await ask(closed);
    expect(key(await ask(closed, minutes(1), 'officer'))).toBe('evaluation.opening-asked');
    expect(key(await cancelOpening(aContext(closed.people.lead, minutes(2)), { id: closed.id }))).toBe('ok');
    expect(key(await confirm(closed, minutes(3)))).toBe('evaluation.opening-not-asked');
    await ask(closed, minutes(4));
    expect(key(await confirm(closed, minutes(5)))).toBe('ok');
    expect(key(await ask(closed, minutes(6)))).toBe('policy.already-open');
    expect(key(await confirm(closed, minutes(7)))).toBe('policy.already-open');
  });

  it.each([
    ['evaluator', 'policy.duty'],
    ['observer', 'policy.observer'],
    ['stranger', 'common.not-found'],
  ] as const)('is not for the %s', async (person, reason) => {
    const closed = await aClosedProcurement();
    expect(key(await ask(closed, openFrom, person))).toBe(reason);
  });

  it('shows names in the order of the alphabet, what was withdrawn and what came too late', async () => {
    const closed = await aClosedProcurement(aPanelDocument(), [
      ...someBids().reverse(),
      { name: 'Cedar Ltd', answers: {}, withdrawn: true },
    ]);
    const { id, people } = closed;
    await ask(closed);
    await confirm(closed);
    const state = await stateOf(closed);
    const { responseId } = await firstResponse(closed);
    await writing((tx) =>
      insertLateAttempt(tx, {
        id: testId(),
        responseId,
        procurementId: id,
        reference: `LATE-${id.slice(-4)}`,
        receivedAt: '2027-01-22T12:00:00.000Z',
        attemptedBy: testId(),
      }).then(() => undefined),
    );
    const page = await openingPage(aContext(people.observer, minutes(9)), { id });
    if (!page.ok || !page.value.opened) throw new Error('not opened');
    expect(page.value.opened.suppliers.map(({ name }) => name)).toEqual(['Alder Systems', 'Birch Networks']);
    expect(page.value.opened.withdrawn.map(({ supplierName }) => supplierName)).toEqual(['Cedar Ltd']);
    expect(page.value.opened.late).toHaveLength(1);
    const record = await openingRecord(aContext(people.evaluator, minutes(9)), { id });
    const text = JSON.stringify(record.ok && record.value?.record);
    expect(text).toContain('Alder Systems');
    expect(text).not.toContain('"letter"');
    for (const { submissionId } of lettersOf(state)) expect(text).not.toContain(submissionId);
  });

  it('keeps everything sealed until then: a look at the gates is refused and recorded', async () => {
    const closed = await aClosedProcurement();
    const look = await gatesPage(aContext(closed.people.lead, openFrom), { id: closed.id });
    expect(key(look)).toBe('policy.sealed');
    expect(await refusedActs(closed)).toEqual(['gate.read']);
    const early = await openingPage(aContext(closed.people.lead, '2027-01-10T09:00:00.000Z'), { id: closed.id });
    expect(early.ok && [early.value.opened, early.value.openFrom, early.value.mayOpen]).toEqual([
      null,
      openFrom,
      false,
    ]);
  });
});

async function firstResponse({ id, submissions }: Closed): Promise<{ responseId: string }> {
  const { countableSubmissions } = await import('@/db/store/submission');
  const found = (await countableSubmissions(reading(), id)).find((head) => submissions.includes(head.id));
  if (!found) throw new Error('no submission');
  return { responseId: found.responseId };
}
