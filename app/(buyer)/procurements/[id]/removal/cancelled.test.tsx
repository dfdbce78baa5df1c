import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it, vi } from 'vitest';
import { askCancelling } from '@/lib/commands/ask-cancelling';
import { cancelProcurement } from '@/lib/commands/cancel-procurement';
import type { Context } from '@/lib/commands/command';
import { putOnHold } from '@/lib/commands/put-on-hold';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value } from '@/lib/testing/results';
import { early, shift } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';

let context: Context;
vi.mock('@/lib/commands/from-request', () => ({ readContext: async () => context, writeContext: async () => context }));
vi.mock('next/navigation', () => ({ redirect: (to: string) => Promise.reject(new Error(`redirect ${to}`)) }));
aDatabase();

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<React.ReactNode>;
let tender: OpenProcurement;
const cancelledAt = shift(early, 60_000);
const read = async (load: Promise<{ default: unknown }>, at: string): Promise<string> => {
  context = aContext(tender.lead, at);
  const page = (await load).default as Page;
  const params = Promise.resolve({ id: tender.procurementId });
  const markup = renderToStaticMarkup(await page({ params, searchParams: Promise.resolve({ done: 'held' }) }));
  expect(markup.match(/<h1/g)).toHaveLength(1);
  return markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

beforeAll(async () => {
  tender = await openProcurement();
  const officer = await tender.person(['officer']);
  const code = { steppedUp: true };
  const words = { id: tender.procurementId, reason: 'No budget.', notice: 'No contract is awarded.' };
  value(await askCancelling(aContext(tender.lead, early, code), words));
  value(await cancelProcurement(aContext(officer, cancelledAt, code), { id: tender.procurementId }));
});

it('the records of a cancelled procurement have a page with their clock, and a hold', async () => {
  const kept = await read(import('./page'), cancelledAt);
  expect(kept).toContain('Records of a cancelled procurement');
  expect(kept).toContain('The procurement was cancelled. The law asks for records until the termination notice');
  expect(kept).toMatch(/The records must be kept until \d{1,2} \w+ 20\d\d\./);
  expect(kept).toContain('Put the records on hold');
  const hold = await read(import('../award-decision/hold/page'), cancelledAt);
  expect(hold).toContain('Records of a cancelled procurement');
  value(await putOnHold(aContext(tender.lead, cancelledAt), { id: tender.procurementId, reason: 'A claim.' }));
  expect(await read(import('./page'), cancelledAt)).toContain('A claim.');
});

it('when their time is over the page says what would go, and that nothing was opened', async () => {
  const other = tender;
  tender = await openProcurement();
  const officer = await tender.person(['officer']);
  await tender.person(['approver']);
  const code = { steppedUp: true };
  const words = { id: tender.procurementId, reason: 'No budget.', notice: 'No contract is awarded.' };
  value(await askCancelling(aContext(tender.lead, early, code), words));
  value(await cancelProcurement(aContext(officer, cancelledAt, code), { id: tender.procurementId }));
  const over = await read(import('./page'), '2031-01-05T09:00:00.000Z');
  expect(over).toContain('Nothing in this procurement was opened.');
  expect(over).toContain('the record of the cancellation');
  tender = other;
});
