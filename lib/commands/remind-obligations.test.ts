import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { findMail } from '@/db/store/outbox';
import { insertAccount, insertSupplierMember } from '@/db/store/people';
import { anAwardedProcurement, asAwarding } from '@/lib/testing/awarded-procurement';
import type { Closed } from '@/lib/testing/closed-procurement';
import { value } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { obligationsPage } from '@/lib/views/obligations';
import { recordAwardNotice } from './record-award-notice';
import { recordContract } from './record-contract';
import { remindObligations } from './remind-obligations';
import { saveObligation } from './save-obligation';

beforeAll(() => {
  process.env.ASSAY_SMTP_URL = 'smtp://127.0.0.1:9';
  process.env.ASSAY_MAIL_FROM = 'assay@brackwater.test';
});
aDatabase();

const round = (day: string) => remindObligations(() => aContext({ kind: 'system' }, `${day}T09:00:00.000Z`));
const seen = new Set<string>();
/** Who was told since the last look, and in which subject. */
async function told(): Promise<string[]> {
  const fresh: string[] = [];
  for (const { id, procurementId } of await reading().select().from(t.outbox)) {
    const mail = await findMail(reading(), id);
    if (!mail || seen.has(id) || !/obligation \d/.test(mail.subject)) continue;
    seen.add(id);
    expect(procurementId).toBeNull();
    expect(mail.text).not.toContain('secret words');
    fresh.push(`${mail.to.split('.')[0]}: ${mail.subject.replace(' of Park lighting sensors', '')}`);
  }
  return fresh.sort();
}
let c: Closed;
const save = async (changes: object, at = '2027-03-02T10:00:00.000Z') =>
  value(
    await saveObligation(asAwarding(c, 'officer', at), {
      id: c.id,
      number: 'new',
      version: 0,
      obligation: 'The secret words of the supplier',
      owner: 'Supplier',
      due: '2027-06-30',
      evidence: '',
      state: 'open',
      ...changes,
    }),
  );
const lines = async (day: string) =>
  value(await obligationsPage(asAwarding(c, 'lead', `${day}T09:00:00.000Z`), { id: c.id })).lines;

beforeAll(async () => {
  c = await anAwardedProcurement();
  const userId = testId();
  const supplierId = c.suppliers[0] ?? '';
  const at = '2027-01-05T09:00:00.000Z';
  await writing(async (tx) => {
    const account = { userId, accountId: testId(), name: 'Bid team', email: 'team.alder@supplier.test' };
    await insertAccount(tx, { ...account, passwordHash: 'none', at });
    await insertSupplierMember(tx, { supplierId, userId, role: 'owner', name: 'Bid team', at });
  });
  await save({});
  await save({ owner: 'observer person', due: '2027-06-01' });
  await save({ due: '' });
  await save({ owner: 'Facilities', due: '2027-07-07', state: 'met' });
});

describe('reminders about obligations', () => {
  it('are announced on the page, for what is open and has a date', async () => {
    expect((await lines('2027-03-02')).map(({ reminderOn }) => reminderOn)).toEqual([
      '2027-05-31',
      '2027-05-02',
      null,
      null,
    ]);
  });

  it('go to the person who owns the line, each once', async () => {
    expect(await round('2027-05-01')).toBe(0);
    expect(await round('2027-05-02')).toBe(1);
    expect(await told()).toEqual(['observer: Due on 1 June 2027: obligation 2']);
    expect(await round('2027-05-03')).toBe(0);
    expect((await lines('2027-05-03'))[1]?.reminderOn).toBe('2027-05-25');
  });

  it('go to lead and officer for the supplier’s lines, and to its team only once the contract is entered into', async () => {
    expect(await round('2027-05-31')).toBe(2);
    expect(await told()).toEqual([
      'lead: Due on 30 June 2027: obligation 1',
      'observer: Due on 1 June 2027: obligation 2',
      'officer: Due on 30 June 2027: obligation 1',
    ]);
    const entered = { id: c.id, what: 'entered', day: '2027-06-15' };
    const notice = { id: c.id, reference: '2027/S 000-012345', day: '2027-05-31', lastDay: '' };
    value(await recordAwardNotice(asAwarding(c, 'lead', '2027-05-31T09:00:00.000Z'), notice));
    value(await recordContract(asAwarding(c, 'lead', '2027-06-20T09:00:00.000Z'), entered));
    expect(await round('2027-06-23')).toBe(2);
    expect(await told()).toEqual([
      'lead: Due on 30 June 2027: obligation 1',
      'observer: Overdue since 1 June 2027: obligation 2',
      'officer: Due on 30 June 2027: obligation 1',
      'team: Due on 30 June 2027: obligation 1',
    ]);
  });

  it('come on the day and once when it is overdue, and begin again when the date moves', async () => {
    expect(await round('2027-06-30')).toBe(1);
    expect((await told())[0]).toBe('lead: Due today: obligation 1');
    expect(await round('2027-07-02')).toBe(1);
    expect((await told())[0]).toBe('lead: Overdue since 30 June 2027: obligation 1');
    expect(await round('2027-08-01')).toBe(0);
    expect((await lines('2027-08-01'))[0]?.reminderOn).toBeNull();
    await save({ number: '1', version: 1, due: '2027-08-10', evidence: 'x' }, '2027-08-01T09:30:00.000Z');
    expect(await round('2027-08-02')).toBe(1);
    expect(await told()).toHaveLength(3);
  });

  it('stop when the line is done, and when the contract is not entered into', async () => {
    await save({ number: '1', version: 2, due: '2027-08-10', state: 'met' }, '2027-08-03T09:30:00.000Z');
    expect(await round('2027-08-10')).toBe(0);
    await save({ owner: 'Facilities', due: '2027-09-01' }, '2027-08-12T09:00:00.000Z');
    const none = { id: c.id, what: 'not-entered', reason: 'Withdrawn.' };
    value(await recordContract(asAwarding(c, 'lead', '2027-08-13T09:00:00.000Z'), none));
    expect(await round('2027-09-02')).toBe(0);
    const rows = await reading()
      .select()
      .from(t.obligationReminder)
      .where(eq(t.obligationReminder.procurementId, c.id));
    expect(new Set(rows.map(({ number, due, kind }) => `${number} ${due} ${kind}`)).size).toBe(rows.length);
  });
});
