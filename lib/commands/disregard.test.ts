import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { databasePath, reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { insertDisregard, listDisregards } from '@/db/store/disregard';
import { anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import { anOpenedProcurement, type Closed, refusedActs, type Who } from '@/lib/testing/closed-procurement';
import { asSteppedUp, openPrices, priced, scored } from '@/lib/testing/decided-procurement';
import { as, assign, gate, lock, mark } from '@/lib/testing/panel-steps';
import { faults, key, value, why } from '@/lib/testing/results';
import { aDatabase, testId } from '@/lib/testing/world';
import { comparison } from '@/lib/views/comparison';
import { disregardPage, disregardTenderPage } from '@/lib/views/disregard';
import { gatesPage } from '@/lib/views/gates';
import { pricePage } from '@/lib/views/price';
import { results } from '@/lib/views/results';
import { askFinalising } from './ask-finalising';
import { disregardTender } from './disregard-tender';
import { finaliseOutcome } from './finalise-outcome';
import { recordPriceExplanation } from './record-price-explanation';
import { recordPriceNotice } from './record-price-notice';

aDatabase();

const noon = '2027-02-12T12:00:00.000Z';
const later = '2027-02-17T09:00:00.000Z';
/** Birch asks far less than Alder; Cedar failed a gate and Dogwood a minimum mark. */
const cheap = async (): Promise<Closed> => {
  const c = await anAgreedProcurement();
  await openPrices(c);
  value(await scored(c, { 0: '80', 1: '70', 3: '90' }));
  value(await priced(c, { 0: '95000.00', 1: '60000.00', 2: '10.00', 3: '20000.00' }));
  return c;
};
const birch = ({ submissions }: Closed) => submissions[1] ?? '';
const disregard = (c: Closed, more: object = {}, now = noon, who: Who = 'officer') =>
  disregardTender(asSteppedUp(c, who, now), {
    id: c.id,
    submissionId: birch(c),
    version: 0,
    decision: 'disregard',
    ground: 'abnormally-low-price',
    notDemonstrated: 'yes',
    reason: 'The price does not pay for the staff that the tender names.',
    ...more,
  });
const notice = (c: Closed, more: object = {}, now = noon) =>
  recordPriceNotice(asSteppedUp(c, 'officer', now), {
    id: c.id,
    submissionId: birch(c),
    version: 0,
    how: 'By the messages of the platform, M-12',
    sentDay: '2027-02-12',
    sentTime: '11:00',
    answerDay: '2027-02-16',
    answerTime: '17:00',
    ...more,
  });
const standing = async (c: Closed) => {
  const { decided } = value(await results(asSteppedUp(c, 'lead', later), { id: c.id }));
  return decided?.bids.map(({ name, outcome, total }) => [name, outcome, total?.shown ?? null]);
};

describe('a tender with a low price', () => {
  let c: Closed;
  beforeAll(async () => {
    c = await cheap();
  });

  test('is not disregarded without a notice, and the attempt is on the record', async () => {
    expect(why(await disregard(c))).toBe('refused disregard.no-notice');
    expect(await refusedActs(c)).toContain('disregard.decide');
    expect((await standing(c))?.[0]?.slice(0, 2)).toEqual(['Birch Networks', 'ranked']);
  });

  test('is given notice of the price that stands, after the prices were opened, with time to explain', async () => {
    expect(faults(await notice(c, { sentDay: '2027-02-13' }))).toEqual(['sentDay disregard.sent-future']);
    expect(faults(await notice(c, { sentDay: '2027-02-10' }))).toEqual(['sentDay disregard.sent-early']);
    expect(faults(await notice(c, { answerDay: '2027-02-12', answerTime: '11:00' }))).toEqual([
      'answerDay disregard.answer-early',
    ]);
    expect(key(await notice(c, { how: ' ' }))).toBe('disregard.how-missing');
    expect(key(await notice(c))).toBe('ok');
    expect(why(await notice(c))).toBe('conflict disregard.notice-changed');
  });

  test('is not disregarded while it may still explain', async () => {
    expect(why(await disregard(c))).toBe('refused disregard.waiting');
    expect(why(await disregard(c, {}, '2027-02-16T16:59:59.999Z'))).toBe('refused disregard.waiting');
    const page = value(
      await disregardTenderPage(asSteppedUp(c, 'officer', noon), { id: c.id, submissionId: birch(c) }),
    );
    expect(page?.step?.is).toBe('waiting');
    expect(page?.grounds.find(({ ground }) => ground === 'abnormally-low-price')?.open).toBe(false);
  });

  test('nor after its time is over, unless the officer says that nothing was shown', async () => {
    expect(faults(await disregard(c, { notDemonstrated: undefined }, later))).toEqual([
      'notDemonstrated disregard.demonstrated',
    ]);
    expect(key(await disregard(c, { reason: ' ' }, later))).toBe('disregard.reason-missing');
  });

  test('leaves the ranking and the price pool when it is disregarded, and is kept apart from disqualified ones', async () => {
    // Those without a rank stand in the order of their shuffled letters.
    const outcomes = async () => Object.fromEntries((await standing(c))?.map(([name, is]) => [name, is]) ?? []);
    const others = { 'Alder Systems': 'ranked', 'Cedar Ltd': 'disqualified', Dogwood: 'disqualified' };
    expect(await outcomes()).toEqual({ ...others, 'Birch Networks': 'ranked' });
    value(await disregard(c, {}, later));
    expect(await outcomes()).toEqual({ ...others, 'Birch Networks': 'disregarded' });
    // The lowest price of those assessed is now Alder's own, so it has all 40 points.
    const { decided } = value(await results(asSteppedUp(c, 'lead', later), { id: c.id }));
    expect(decided?.bids[0]?.pricePoints?.shown).toBe('40.00');
    const out = decided?.bids.find(({ name }) => name === 'Birch Networks');
    expect(out?.total).toBeNull();
    expect(out?.because.map((one) => one.key)).toEqual(['results.because-abnormally-low-price']);
    expect(out?.decided[0]?.reason).toContain('does not pay for the staff');
  });

  test('is named so on the pages of gates, prices and comparison', async () => {
    const lead = asSteppedUp(c, 'lead', later);
    const gates = value(await gatesPage(lead, { id: c.id }));
    expect(gates?.bidders.filter(({ disregarded }) => disregarded).map(({ ground }) => ground)).toEqual([
      'abnormally-low-price',
    ]);
    const prices = value(await pricePage(lead, { id: c.id })).prices;
    expect(prices.find(({ name }) => name === 'Birch Networks')?.leftOut).toMatchObject({
      outcome: 'disregarded',
      refs: 'Abnormally low price',
    });
    expect(value(await comparison(lead, { id: c.id, by: 'section' })).compared?.left).toEqual(['Birch Networks']);
    const list = value(await disregardPage(lead, { id: c.id }));
    expect(list?.tenders.map(({ called, standing: stands }) => [called, stands])).toContainEqual([
      'Birch Networks',
      'disregarded',
    ]);
    expect(list?.tenders.find(({ called }) => called === 'Cedar Ltd')?.standing).toBe('inside');
  });

  test('is decided once by two people who look at the same page', async () => {
    expect(why(await disregard(c, {}, later))).toBe('conflict disregard.changed');
  });

  test('comes back with a reason; every decision stays with who made it and when', async () => {
    const back = { version: 1, decision: 'take-back', reason: 'The explanation came by post and shows it.' };
    expect(key(await disregard(c, { ...back, reason: '' }, later))).toBe('disregard.reason-missing');
    value(await disregard(c, back, later));
    expect((await standing(c))?.[0]?.slice(0, 2)).toEqual(['Birch Networks', 'ranked']);
    const rows = await listDisregards(reading(), c.id);
    expect(
      rows.map(({ version, decision, decidedBy, decidedAt }) => [version, decision, decidedBy, decidedAt]),
    ).toEqual([
      [1, 'disregard', c.people.officer.userId, later],
      [2, 'take-back', c.people.officer.userId, later],
    ]);
    expect(why(await disregard(c, { ...back, version: 2 }, later))).toBe('invalid disregard.not-disregarded');
    const log = (await listAudit(reading(), c.id)).filter(
      ({ action, refused }) => action === 'disregard.decide' && !refused,
    );
    expect(log.map(({ data }) => (JSON.parse(data) as { decision: string }).decision)).toEqual([
      'disregard',
      'take-back',
    ]);
  });

  test('a notice about a price that was corrected since does not count', async () => {
    value(await priced(c, { 1: '61000.00' }, 1, 'A sheet was missed'));
    expect(why(await disregard(c, { version: 2 }, later))).toBe('refused disregard.no-notice');
  });
});

describe('an explanation', () => {
  test('opens the decision before the time is over, and is never dated before its notice', async () => {
    const c = await cheap();
    value(await notice(c));
    const page = value(await disregardTenderPage(asSteppedUp(c, 'lead', noon), { id: c.id, submissionId: birch(c) }));
    const explain = (more: object = {}, now = '2027-02-13T12:00:00.000Z') =>
      recordPriceExplanation(asSteppedUp(c, 'officer', now), {
        id: c.id,
        submissionId: birch(c),
        noticeId: page?.notices[0]?.id ?? '',
        says: 'We own the workshop.',
        day: '2027-02-13',
        time: '09:30',
        ...more,
      });
    expect(faults(await explain({ day: '2027-02-14' }))).toEqual(['day disregard.received-future']);
    expect(faults(await explain({ day: '2027-02-11' }))).toEqual(['day disregard.received-early']);
    expect(why(await explain({ noticeId: testId() }))).toBe('not-found common.not-found');
    value(await explain());
    expect(key(await disregard(c, {}, '2027-02-13T12:00:00.000Z'))).toBe('ok');
  });
});

describe('other grounds', () => {
  test('about who the supplier is wait until names stand beside letters', async () => {
    const c = await anAgreedProcurement({ locked: false });
    const excluded = { ground: 'excluded-supplier', restsOn: 'itself' };
    expect(faults(await disregard(c, excluded))).toEqual(['ground disregard.by-letter']);
    expect(key(await disregard(c))).toBe('policy.prices');
    const page = value(
      await disregardTenderPage(asSteppedUp(c, 'officer', noon), { id: c.id, submissionId: birch(c) }),
    );
    expect(page?.called).toMatch(/^Bidder [A-D]$/);
    expect(page?.grounds.filter(({ open }) => open).map(({ ground }) => ground)).toEqual(['procedural-breach']);
    expect(page?.price).toBeNull();
  });

  test('an exclusion says what it rests on', async () => {
    const c = await anAgreedProcurement();
    expect(faults(await disregard(c, { ground: 'excluded-supplier' }))).toEqual(['restsOn disregard.rests-missing']);
    value(await disregard(c, { ground: 'excluded-supplier', restsOn: 'another' }));
    expect((await listDisregards(reading(), c.id))[0]).toMatchObject({ restsOn: 'another', noticeId: null });
  });

  test('leave nothing to mark, and the tender cannot come back once an evaluator has locked without it', async () => {
    const c = await anOpenedProcurement();
    value(await gate(c, 0, 'pass'));
    value(await gate(c, 1, 'pass'));
    value(await assign(c));
    value(await disregard(c, { ground: 'procedural-breach', reason: 'Sent without the signed form.' }));
    const returning = { decision: 'take-back', reason: 'The form was there.' };
    value(await disregard(c, { ...returning, version: 1 }));
    value(await disregard(c, { version: 2, ground: 'procedural-breach', reason: 'It was not signed after all.' }));
    value(await mark(c, 'evaluator', 0, 'Q-A', '4'));
    value(await mark(c, 'evaluator', 0, 'Q-B', '5'));
    expect(why(await mark(c, 'evaluator', 1, 'Q-A', '4'))).not.toBe('ok');
    value(await lock(c, 'evaluator'));
    expect(why(await disregard(c, { ...returning, version: 3 }))).toBe('refused evaluation.gate-after-lock');
    // A gate that is decided again does not bring it back either.
    value(await gate(c, 1, 'fail', 1));
    expect(key(await gate(c, 1, 'pass', 2))).toBe('ok');
    const list = value(await disregardPage(as(c, 'lead'), { id: c.id }));
    expect(list?.tenders.filter(({ standing: stands }) => stands === 'disregarded')).toHaveLength(1);
  });

  test('are decided by leads and officers, and after the outcome by nobody', async () => {
    const c = await cheap();
    for (const who of ['evaluator', 'moderator', 'approver', 'observer'] as const)
      expect(why(await disregard(c, { ground: 'procedural-breach' }, noon, who))).toMatch(
        /^refused policy\.(duty|observer)$/,
      );
    expect(why(await disregardPage(asSteppedUp(c, 'evaluator', noon), { id: c.id }))).toBe('refused policy.duty');
    const { decided } = value(await results(asSteppedUp(c, 'lead'), { id: c.id }));
    value(await askFinalising(asSteppedUp(c, 'lead'), { id: c.id, reason: 'Checked', shown: decided?.hash }));
    value(await finaliseOutcome(asSteppedUp(c, 'approver', '2027-02-11T09:10:00.000Z'), { id: c.id }));
    expect(why(await disregard(c, { ground: 'procedural-breach' }))).toBe('refused policy.finalised');
  });

  test('asked for an outcome, a decision about a tender ends the request', async () => {
    const c = await cheap();
    const { decided } = value(await results(asSteppedUp(c, 'lead'), { id: c.id }));
    value(await askFinalising(asSteppedUp(c, 'lead'), { id: c.id, reason: 'Checked', shown: decided?.hash }));
    value(await disregard(c, { ground: 'procedural-breach' }, '2027-02-11T09:05:00.000Z'));
    expect(key(await finaliseOutcome(asSteppedUp(c, 'approver', '2027-02-11T09:10:00.000Z'), { id: c.id }))).toBe(
      'results.final-changed',
    );
  });

  test('of another procurement, or of nothing, are not found', async () => {
    const c = await cheap();
    const other = await anAgreedProcurement();
    expect(why(await disregard(c, { submissionId: birch(other), ground: 'procedural-breach' }))).toBe(
      'not-found common.not-found',
    );
    expect(
      value(await disregardTenderPage(asSteppedUp(c, 'lead', noon), { id: c.id, submissionId: testId() })),
    ).toBeNull();
  });
});

describe('the database itself', () => {
  const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');

  test('refuses a low price without notice, a decision before the opening, and any change of a row', async () => {
    const c = await cheap();
    const { writing } = await import('@/db/client');
    const row = {
      id: testId(),
      procurementId: c.id,
      submissionId: birch(c),
      version: 1,
      decision: 'disregard' as const,
      ground: 'abnormally-low-price' as const,
      restsOn: '' as const,
      noticeId: null,
      reason: 'x',
      decidedBy: 'u',
      decidedAt: noon,
    };
    const insert = (more: object) =>
      writing((tx) => insertDisregard(tx, { ...row, ...more })).then(String, (error: unknown) => causes(error));
    expect(await insert({})).toContain('after notice and a chance to explain');
    expect(await insert({ procurementId: testId(), ground: 'procedural-breach' })).toContain('after the opening');
    value(await notice(c));
    const page = value(await disregardTenderPage(asSteppedUp(c, 'lead', noon), { id: c.id, submissionId: birch(c) }));
    const noticeId = page?.notices[0]?.id ?? '';
    expect(await insert({ noticeId })).toContain('after notice and a chance to explain');
    expect(await insert({ noticeId, submissionId: c.submissions[0] ?? '', decidedAt: later })).toContain(
      'after notice',
    );
    expect(await insert({ noticeId, decidedAt: later })).toBe('true');
    const db = new Database(databasePath());
    for (const table of ['disregard', 'price_notice'])
      for (const act of [`UPDATE ${table} SET procurement_id = 'x'`, `DELETE FROM ${table}`])
        expect(() => db.exec(act)).toThrow(`${table} rows are never changed`);
    db.close();
  });
});
