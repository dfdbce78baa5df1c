import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listHolds } from '@/db/store/award';
import { anAwardedProcurement, asAwarding, awardShown } from '@/lib/testing/awarded-procurement';
import { actingAt, type Closed, refusedActs, type Who } from '@/lib/testing/closed-procurement';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { key, value } from '@/lib/testing/results';
import { aDatabase } from '@/lib/testing/world';
import { recordHold } from '@/lib/views/award-decision';
import { askLifting } from './ask-lifting';
import { cancelLifting } from './cancel-lifting';
import { liftHold } from './lift-hold';
import { putOnHold } from './put-on-hold';
import { recordContract } from './record-contract';

aDatabase();

const at = '2027-03-02T09:00:00.000Z';
const soon = '2027-03-02T09:10:00.000Z';
const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);

const put = (c: Closed, who: Who = 'officer', reason = 'A claim was announced.', now = at) =>
  putOnHold(actingAt(now)(c, who), { id: c.id, reason });
const ask = (c: Closed, who: Who = 'lead', now = at) =>
  askLifting(asAwarding(c, who, now), { id: c.id, reason: 'The claim was withdrawn.' });
const lift = (c: Closed, who: Who = 'approver', now = soon) => liftHold(asAwarding(c, who, now), { id: c.id });
const shown = async (c: Closed, who: Who = 'lead', now = soon) =>
  value(await recordHold(asAwarding(c, who, now), { id: c.id }));

describe('a hold on the records', () => {
  it('comes after the award, by one person with a reason', async () => {
    const early = await aFinalisedProcurement();
    expect(key(await put(early))).toBe('policy.not-awarded');
    const c = await anAwardedProcurement();
    expect(key(await put(c, 'officer', ' '))).toBe('decision.hold-reason');
    expect(key(await put(c, 'observer'))).toBe('policy.observer');
    expect(key(await ask(c))).toBe('policy.not-held');
    value(await put(c));
    expect(key(await put(c))).toBe('policy.held');
    expect((await awardShown(c, 'lead', at)).hold).toMatchObject({
      reason: 'A claim was announced.',
      by: 'officer person',
    });
  });

  it('keeps the records after their clock is over', async () => {
    const c = await anAwardedProcurement();
    value(await recordContract(asAwarding(c, 'lead', at), { id: c.id, what: 'not-entered', reason: 'Withdrawn.' }));
    const later = '2030-02-12T09:00:00.000Z';
    expect((await awardShown(c, 'lead', '2030-02-11T09:00:00.000Z')).records?.state).toBe('kept');
    expect((await awardShown(c, 'lead', later)).records?.state).toBe('over');
    value(await put(c));
    expect((await awardShown(c, 'lead', later)).records?.state).toBe('held');
  });

  it('is lifted by two different people, each with a fresh code, within 30 minutes', async () => {
    const c = await anAwardedProcurement();
    value(await put(c));
    expect(key(await lift(c))).toBe('policy.own-asking');
    expect(key(await askLifting(actingAt(at)(c, 'lead'), { id: c.id, reason: 'x' }))).toBe('policy.code-old');
    value(await ask(c));
    expect(key(await ask(c, 'officer'))).toBe('decision.lift-asked');
    expect(key(await lift(c, 'lead'))).toBe('policy.own-asking');
    expect(key(await liftHold(actingAt(soon)(c, 'approver'), { id: c.id }))).toBe('policy.code-old');
    expect(key(await lift(c, 'approver', '2027-03-02T09:31:00.000Z'))).toBe('decision.lapsed');
    expect(await refusedActs(c)).toContain('hold.lift');
    expect(await shown(c, 'approver')).toMatchObject({ mayLift: true, step: { is: 'waiting', mine: false } });
    value(await lift(c));
    const page = await shown(c);
    expect(page.hold).toBeNull();
    expect(page.earlier).toMatchObject([
      { askedBy: 'lead person', confirmedBy: 'approver person', liftReason: 'The claim was withdrawn.' },
    ]);
    expect(key(await lift(c))).toBe('policy.not-held');
  });

  it('stays when the request is taken back, and another one can follow', async () => {
    const c = await anAwardedProcurement();
    value(await put(c));
    value(await ask(c));
    value(await cancelLifting(asAwarding(c, 'officer', soon), { id: c.id }));
    expect(key(await lift(c))).toBe('decision.lift-not-asked');
    value(await ask(c, 'officer', soon));
    value(await lift(c, 'lead'));
    // A request for one hold never lifts the next.
    value(await put(c, 'officer', 'An audit.', soon));
    expect((await shown(c)).step).toBeNull();
    expect(key(await lift(c))).toBe('decision.lift-not-asked');
    expect(await listHolds(reading(), c.id)).toMatchObject([
      { lift: { askedBy: c.people.officer.userId } },
      { lift: null },
    ]);
  });

  it('is frozen with its lifting, which takes two people, by the database itself', async () => {
    const c = await anAwardedProcurement();
    value(await put(c));
    value(await ask(c));
    value(await lift(c));
    for (const table of [t.recordHold, t.recordHoldLift]) {
      expect(await fault(writing((tx) => tx.update(table).set({ reason: 'x' })))).toContain('never changed');
      expect(await fault(writing((tx) => tx.delete(table)))).toContain('never changed');
    }
    const [hold] = await listHolds(reading(), c.id);
    if (!hold?.lift) throw new Error('no lift');
    const { lift: row } = hold;
    for (const wrong of [{ confirmedBy: row.askedBy }, { procurementId: 'else' }])
      expect(await fault(writing((tx) => tx.insert(t.recordHoldLift).values({ ...row, ...wrong })))).toContain(
        'lifted by two people',
      );
  });
});
