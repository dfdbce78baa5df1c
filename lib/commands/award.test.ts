import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { findAwardDecision, listAwardNotices, listContractRecords } from '@/db/store/award';
import { findMail } from '@/db/store/outbox';
import { insertDuty } from '@/db/store/procurement';
import { firstBrokenRow } from '@/lib/audit';
import {
  anAwardedProcurement,
  asAwarding,
  awardShown,
  proposed,
  signed,
  signedAt,
} from '@/lib/testing/awarded-procurement';
import { actingAt, type Closed, refusedActs, stateOf } from '@/lib/testing/closed-procurement';
import { decided } from '@/lib/testing/decided-procurement';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { faults, key, value, why } from '@/lib/testing/results';
import { aDatabase, testId } from '@/lib/testing/world';
import { auditLog } from '@/lib/views/audit-log';
import { awardDecision } from '@/lib/views/award-decision';
import { documents } from '@/lib/views/documents';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { askCancelling } from './ask-cancelling';
import { cancelAward } from './cancel-award';
import { cancelProcurement } from './cancel-procurement';
import { declareInterests } from './declare-interests';
import { recordAwardNotice } from './record-award-notice';
import { recordContract } from './record-contract';
import { sendBackAward } from './send-back-award';

aDatabase();

const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);
const task = async (c: Closed) =>
  value(await procurementOverview(asAwarding(c, 'lead', signedAt), { id: c.id }))
    .groups.flatMap(({ tasks }) => tasks)
    .find(({ key: name }) => name === 'award-decision');

describe('the award decision', () => {
  it('waits for the final outcome', async () => {
    const c = await decided();
    expect(key(await awardDecision(asAwarding(c, 'lead'), { id: c.id }))).toBe('policy.award-waits');
    expect((await task(c))?.status).toBe('cannot-start');
  });

  it('shows what two people decide on: the outcome, the register of interests and the checks', async () => {
    const c = await aFinalisedProcurement();
    const shown = await awardShown(c);
    expect(shown.first.map(({ name }) => name)).toEqual(['Alder Systems']);
    expect(shown.shown?.facts).toMatchObject({
      tenders: { ranked: 2, disqualified: 2, disregarded: 0, notScored: 0 },
      interests: { clear: 7, allowed: 0, removed: 0, waiting: 0, undeclared: 0 },
      reproduced: true,
      unbroken: true,
    });
    expect(shown.summaries).toMatchObject({
      releasedAt: null,
      source: { name: 'Procurement Act 2023, section 50(3)' },
    });
    expect([shown.mayPropose, shown.decision, shown.records]).toEqual([true, null, null]);
    expect((await awardShown(c, 'approver')).mayPropose).toBe(false);
    expect((await awardShown(c, 'observer')).mayPropose).toBe(false);
  });

  it('is proposed by the lead with a reason, a look at the conflicts assessment and a fresh code', async () => {
    const c = await aFinalisedProcurement();
    expect(key(await proposed(c, { reason: ' ' }))).toBe('decision.reason');
    expect(key(await proposed(c, { checked: undefined }))).toBe('decision.check-conflicts');
    expect(key(await proposed(c, { submissionId: c.submissions[1] }))).toBe('decision.choose-supplier');
    expect(key(await proposed(c, { shown: 'else' }))).toBe('decision.changed');
    value(await proposed(c));
    expect(key(await proposed(c))).toBe('decision.asked');
    expect((await task(c))?.hint).toBe('Waiting for an approver.');
    // It waits for the approver, who is told by e-mail, and for nobody else.
    const waiting = async (who: 'approver' | 'officer') =>
      value(await procurementOverview(asAwarding(c, who), { id: c.id })).waiting.map(({ text }) => text);
    expect(await waiting('approver')).toEqual(['sign the award decision']);
    expect(await waiting('officer')).toEqual([]);
    const queued = await reading().select({ id: t.outbox.id }).from(t.outbox).where(eq(t.outbox.procurementId, c.id));
    const mails = await Promise.all(queued.map(({ id }) => findMail(reading(), id)));
    const { userId } = c.people.approver;
    expect(
      mails.filter((mail) => mail?.subject === 'Please confirm: award decision of Park lighting sensors'),
    ).toMatchObject([
      { to: `approver.${userId}@example.test`, text: expect.stringContaining(`/procurements/${c.id}/award-decision`) },
    ]);
  });

  it('is signed by a different person who is an approver, on the very facts that were proposed', async () => {
    const c = await aFinalisedProcurement();
    value(await proposed(c));
    expect(key(await signed(c, 'lead'))).toBe('policy.duty');
    expect(key(await signed(c, 'officer'))).toBe('policy.duty');
    expect(key(await signed(c, 'approver', '2027-02-12T09:31:00.000Z'))).toBe('decision.lapsed');
    value(await signed(c));
    const decision = await findAwardDecision(reading(), c.id);
    expect(decision).toMatchObject({
      submissionId: c.submissions[0],
      askedBy: c.people.lead.userId,
      confirmedBy: c.people.approver.userId,
      decidedAt: signedAt,
    });
    expect(key(await signed(c))).toBe('policy.awarded');
    expect(await refusedActs(c)).toEqual(expect.arrayContaining(['award.sign']));
    expect((await task(c))?.hint).toBe('Signed. Record the contract award notice.');
  });

  it('is not signed once what stood on the page changed, and is then proposed again', async () => {
    const c = await aFinalisedProcurement();
    value(await proposed(c));
    const [interested = '', ...others] = c.suppliers;
    value(
      await declareInterests(actingAt('2027-02-12T09:05:00.000Z')(c, 'observer'), {
        id: c.id,
        interests: {
          [interested]: {
            interest: 'declared',
            kind: 'financial',
            way: 'direct',
            look: 'actual',
            details: 'Shares bought this week.',
          },
          ...Object.fromEntries(others.map((id) => [id, { interest: 'none' }])),
        },
        promise: 'yes',
      }),
    );
    expect((await awardShown(c, 'lead', '2027-02-12T09:06:00.000Z')).step?.same).toBe(false);
    expect(key(await signed(c))).toBe('decision.changed');
    value(await cancelAward(asAwarding(c, 'lead', signedAt), { id: c.id }));
    expect(key(await proposed(c, {}, signedAt))).toBe('decision.interests-waiting');
  });

  it('goes back with a reason, which the lead reads', async () => {
    const c = await aFinalisedProcurement();
    value(await proposed(c));
    expect(key(await sendBackAward(asAwarding(c, 'lead'), { id: c.id, reason: 'x' }))).toBe('policy.duty');
    expect(key(await sendBackAward(asAwarding(c, 'approver'), { id: c.id, reason: '' }))).toBe(
      'decision.send-back-reason',
    );
    value(await sendBackAward(asAwarding(c, 'approver'), { id: c.id, reason: 'Name the committee’s minute.' }));
    expect((await awardShown(c)).step).toMatchObject({ is: 'declined', endReason: 'Name the committee’s minute.' });
    value(await proposed(c));
    value(await signed(c));
  });

  it('needs somebody who is an approver', async () => {
    const c = await aFinalisedProcurement();
    await writing((tx) =>
      tx.update(t.duty).set({ revokedAt: signedAt }).where(eq(t.duty.userId, c.people.approver.userId)),
    );
    expect(key(await proposed(c))).toBe('decision.no-approver');
  });

  it('is frozen, and needs two people and a final outcome, by the database itself', async () => {
    const c = await anAwardedProcurement();
    const row = await findAwardDecision(reading(), c.id);
    if (!row) throw new Error('no decision');
    const { awardDecision: table } = t;
    expect(await fault(writing((tx) => tx.update(table).set({ reason: 'Else' })))).toContain('never changed');
    expect(await fault(writing((tx) => tx.delete(table)))).toContain('never changed');
    const alone = { ...row, procurementId: 'p', confirmedBy: row.askedBy };
    expect(await fault(writing((tx) => tx.insert(table).values(alone)))).toContain('two people');
    expect(await fault(writing((tx) => tx.insert(table).values({ ...row, procurementId: 'p' })))).toContain(
      'on a final outcome',
    );
  });

  it('is told in the audit log in plain words, and the chain still holds', async () => {
    const c = await anAwardedProcurement();
    const rows = await listAudit(reading(), c.id);
    expect(firstBrokenRow(rows)).toBeNull();
    const log = value(await auditLog(asAwarding(c, 'lead', signedAt), { id: c.id, kind: 'award' }));
    expect(log.lines.map(({ what }) => what.replace(/[0-9a-f]{64}/, '…'))).toEqual([
      'approver person (approver) signed the award to Alder Systems on the final outcome …. lead person proposed it, because: The highest total by the published rules.',
      'lead person (lead) proposed the award to Alder Systems on the final outcome …, because: The highest total by the published rules.',
    ]);
  });

  it('is not told to whoever has not declared their interests', async () => {
    const c = await anAwardedProcurement();
    await writing((tx) =>
      insertDuty(tx, {
        id: testId(),
        procurementId: c.id,
        userId: c.people.stranger.userId,
        duty: 'observer',
        grantedBy: c.people.lead.userId,
        grantedAt: signedAt,
      }),
    );
    const { lines } = value(await auditLog(asAwarding(c, 'stranger', signedAt), { id: c.id }));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter(({ what }) => /award|Alder/.test(what))).toEqual([]);
    expect(key(await awardDecision(asAwarding(c, 'stranger', signedAt), { id: c.id }))).toBe('policy.not-declared');
  });

  it('ends every waiting request when the procurement is cancelled meanwhile', async () => {
    const c = await aFinalisedProcurement();
    value(await proposed(c));
    const about = { id: c.id, reason: 'The money is gone.', notice: 'This procurement ends.' };
    value(await askCancelling(asAwarding(c, 'lead'), about));
    value(await cancelProcurement(asAwarding(c, 'officer', signedAt), { id: c.id }));
    const { steps } = await stateOf(c);
    expect(steps.find(({ act }) => act === 'award')).toMatchObject({ ended: 'overtaken' });
    expect(key(await signed(c))).toBe('policy.cancelled');
  });
});

describe('the contract award notice and the contract', () => {
  const at = '2027-03-02T09:00:00.000Z';
  const notice = (c: Closed, day: string, lastDay = '', now = at) =>
    recordAwardNotice(asAwarding(c, 'lead', now), { id: c.id, reference: '2027/S 000-012345', day, lastDay });
  const contract = (c: Closed, input: Record<string, unknown>, now = at) =>
    recordContract(asAwarding(c, 'lead', now), { id: c.id, ...input });

  it('come after the signed award', async () => {
    const c = await aFinalisedProcurement();
    expect(key(await notice(c, '2027-02-15'))).toBe('policy.not-awarded');
    expect(key(await contract(c, { what: 'entered', day: '2027-02-25' }))).toBe('policy.not-awarded');
  });

  it('give the standstill of 8 working days, and hold the contract back until it is over', async () => {
    const c = await anAwardedProcurement();
    expect(key(await contract(c, { what: 'entered', day: '2027-02-25' }))).toBe('decision.contract-no-notice');
    expect(key(await notice(c, '2027-02-11'))).toBe('decision.notice-early');
    expect(key(await notice(c, '2027-03-03'))).toBe('decision.notice-future');
    expect(key(await notice(c, '2027-02-15', '2027-02-23'))).toBe('decision.standstill-short');
    expect(key(await notice(c, '2027-02-15', '2027-02-30'))).toBe('decision.notice-last-day');
    expect(key(await notice(c, ''))).toBe('decision.notice-day');
    expect(key(await contract(c, { day: '2027-02-25' }))).toBe('decision.contract-what');
    expect(key(await contract(c, { what: 'entered', day: '' }))).toBe('decision.contract-day');
    expect(key(await contract(c, { what: 'not-entered', reason: ' ' }))).toBe('decision.contract-reason');
    value(await notice(c, '2027-02-15'));
    const shown = await awardShown(c, 'lead', at);
    expect(shown.notice).toMatchObject({ standstill: 'mandatory', lastDay: '2027-02-24', holidays: [] });
    // The words of the blueprint: the clock of the first day on which a contract could be entered into.
    expect(shown.records).toMatchObject({ basis: 'earliest', until: '2030-02-24', state: 'kept' });
    expect(key(await contract(c, { what: 'entered', day: '2027-02-24' }))).toBe('decision.contract-standstill');
    value(await contract(c, { what: 'entered', day: '2027-03-01' }));
    expect((await awardShown(c, 'lead', at)).records).toMatchObject({ basis: 'entered', until: '2030-02-28' });
    expect(key(await notice(c, '2027-03-01'))).toBe('decision.notice-after-contract');
    expect((await task(c))?.status).toBe('completed');
  });

  it('the notice waits for the assessment summaries, and is of no day before their release', async () => {
    const c = await anAwardedProcurement(null);
    expect(why(await notice(c, '2027-02-15'))).toBe('refused policy.summaries-first');
    expect((await awardShown(c, 'lead', at)).mayNotice).toBe(false);
    expect(await refusedActs(c)).toContain('award-notice.record');
    expect(await listAwardNotices(reading(), c.id)).toEqual([]);
    const later = await anAwardedProcurement('2027-02-16T09:00:00.000Z');
    expect(faults(await notice(later, '2027-02-15'))).toEqual(['day decision.notice-before-summaries']);
    value(await notice(later, '2027-02-16'));
  });

  it('are corrected by a new record, and the database keeps the standstill by itself', async () => {
    const c = await anAwardedProcurement();
    value(await notice(c, '2027-02-15'));
    value(await notice(c, '2027-02-16', '', '2027-03-02T09:05:00.000Z'));
    const [first, second] = await listAwardNotices(reading(), c.id);
    expect([first?.lastDay, second?.lastDay]).toEqual(['2027-02-24', '2027-02-25']);
    value(await contract(c, { what: 'not-entered', reason: 'The supplier withdrew.' }));
    const [row] = await listContractRecords(reading(), c.id);
    if (!row) throw new Error('no record');
    expect(
      await fault(
        writing((tx) => tx.insert(t.contractRecord).values({ ...row, id: 'x', enteredOn: '2027-02-25', reason: '' })),
      ),
    ).toContain('after the award and its standstill');
    for (const table of [t.awardNotice, t.contractRecord])
      expect(await fault(writing((tx) => tx.delete(table)))).toContain('never changed');
  });

  it('may not be recorded by others than the lead', async () => {
    const c = await anAwardedProcurement();
    for (const who of ['officer', 'approver', 'evaluator'] as const)
      expect(
        key(
          await recordAwardNotice(asAwarding(c, who, at), { id: c.id, reference: 'x', day: '2027-02-15', lastDay: '' }),
        ),
      ).toBe('policy.duty');
  });

  it('open the schedule on the documents page, to those who may read it', async () => {
    const c = await anAwardedProcurement();
    const seen = async (who: 'lead' | 'evaluator') => value(await documents(asAwarding(c, who, at), { id: c.id }));
    expect(await seen('lead')).toMatchObject({ awarded: true, mayReadAward: true });
    expect(await seen('evaluator')).toMatchObject({ awarded: true, mayReadAward: false });
  });
});
