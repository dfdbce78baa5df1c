import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { listRemovable } from '@/db/store/removal';
import { firstBrokenRow } from '@/lib/audit';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { key, keys, value, why } from '@/lib/testing/results';
import { complete, early, save, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { recordHold } from '@/lib/views/award-decision';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { removalPage } from '@/lib/views/removal';
import { responseTasks } from '@/lib/views/response';
import { askCancelling } from './ask-cancelling';
import { askLifting } from './ask-lifting';
import { askRemoval } from './ask-removal';
import { cancelProcurement } from './cancel-procurement';
import { liftHold } from './lift-hold';
import { putOnHold } from './put-on-hold';
import { removeRecords } from './remove-records';

aDatabase();

type Buyer = OpenProcurement['lead'];
const code = { steppedUp: true };
/** The UK day of the cancellation is its third birthday on the first of these, which is the first day of removal. */
const cancelledAt = shift(early, 60_000);
const third = `2030${cancelledAt.slice(4)}`;
const before = shift(third, -86_400_000);
const soon = shift(third, 600_000);
let tender: OpenProcurement;
let officer: Buyer;
let approver: Buyer;
let sent: Team;
const id = () => ({ id: tender.procurementId });
const page = async (viewer: Buyer = tender.lead, at = third) => value(await removalPage(aContext(viewer, at), id()));
const ask = async (viewer: Buyer = tender.lead, at = third) =>
  askRemoval(aContext(viewer, at, code), {
    ...id(),
    reason: 'The time is over.',
    checked: 'yes',
    shown: (await page(tender.lead, at)).plan?.hash ?? '',
  });

beforeAll(async () => {
  tender = await openProcurement();
  [officer, approver] = [await tender.person(['officer']), await tender.person(['approver'])];
  sent = await team(tender, 'Fenlight Systems');
  await complete(sent, 'A story nobody may read.');
  value(await submit(sent, testId()));
  const drafting = await team(tender, 'Corvane');
  value(await save(drafting, 'hours', { value: '12' }));
});

describe('the records of a procurement that was cancelled before anything was opened', () => {
  it('have no clock and no hold while it runs', async () => {
    expect(why(await removalPage(aContext(tender.lead, early), id()))).toBe('refused policy.sealed');
    expect(why(await putOnHold(aContext(tender.lead, early), { ...id(), reason: 'x' }))).toBe('refused policy.sealed');
  });

  it('are kept for three years from the cancellation, and say nothing of what came in', async () => {
    const words = { reason: 'The budget was withdrawn.', notice: 'Brackwater decided not to award the contract.' };
    value(await askCancelling(aContext(tender.lead, early, code), { ...id(), ...words }));
    value(await cancelProcurement(aContext(officer, cancelledAt, code), id()));
    const shown = await page(tender.lead, before);
    expect(shown.clock).toMatchObject({ basis: 'cancelled', settled: true, until: before.slice(0, 10) });
    expect(shown.faults.map(({ key: name }) => name)).toEqual(['removal.too-early']);
    expect(shown).toMatchObject({ plan: null, opened: false, awarded: false, hold: null });
    expect(keys(await ask(tender.lead, before))).toEqual(['removal.too-early']);
  });

  it('are put on hold by one person, which stops the removal, and lifted by two', async () => {
    const stranger = await tender.person([]);
    const evaluator = await tender.person(['evaluator']);
    expect(why(await putOnHold(aContext(stranger, before), { ...id(), reason: 'x' }))).toBe(
      'not-found common.not-found',
    );
    expect(why(await putOnHold(aContext(evaluator, before), { ...id(), reason: 'x' }))).toBe('refused policy.duty');
    value(await putOnHold(aContext(officer, before), { ...id(), reason: 'A claim was announced.' }));
    expect((await page()).hold).toMatchObject({ reason: 'A claim was announced.' });
    expect(keys(await ask())).toEqual(['removal.held']);
    value(await askLifting(aContext(tender.lead, third, code), { ...id(), reason: 'It was withdrawn.' }));
    expect(value(await recordHold(aContext(officer, third), id())).mayLift).toBe(true);
    const { waiting } = value(await procurementOverview(aContext(officer, third), id()));
    expect(waiting.map(({ text }) => text)).toEqual(['confirm that the hold on the records is lifted']);
    expect(value(await liftHold(aContext(officer, soon, code), id()))).toMatchObject({ awarded: false });
  });

  it('are removed by two people, with a certificate, and nothing of them is left', async () => {
    value(await ask(tender.lead, soon));
    expect(key(await ask(tender.lead, soon))).toBe('removal.asked');
    const { step, plan } = await page(approver, soon);
    expect(plan?.totals.rows).toBeGreaterThan(5);
    const { text } = value(await procurementOverview(aContext(approver, soon), id())).waiting[0] ?? {};
    expect(text).toBe('sign the removal of what suppliers sent');
    expect(key(await removeRecords(aContext(officer, soon, code), { ...id(), asked: step?.id }))).toBe('policy.duty');
    value(await removeRecords(aContext(approver, soon, code), { ...id(), asked: step?.id }));
    const { removed } = await page(approver, soon);
    expect(removed?.certificate).toMatchObject({ award: null, contract: null, cancelledAt });
    expect((await listRemovable(reading(), tender.procurementId)).filter(({ kind }) => kind !== 'mail')).toEqual([]);
    expect(firstBrokenRow(await listAudit(reading(), tender.procurementId))).toBeNull();
    const told = await responseTasks(aContext(sent.viewer, soon), { responseId: sent.responseId });
    expect(why(told)).toMatch(/^refused policy.records-removed/);
    expect(key(await putOnHold(aContext(officer, soon), { ...id(), reason: 'x' }))).toMatch(/^policy.records-removed/);
  });

  it('do not go before their time, by the database itself', async () => {
    const [row] = await reading()
      .select()
      .from(t.recordRemoval)
      .where(eq(t.recordRemoval.procurementId, tender.procurementId));
    const other = await openProcurement();
    const early = { ...row, procurementId: other.procurementId } as typeof t.recordRemoval.$inferInsert;
    await expect(writing((tx) => tx.insert(t.recordRemoval).values(early))).rejects.toThrow();
  });
});
