import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { acceptObligations } from '@/lib/commands/accept-obligations';
import { askLifting } from '@/lib/commands/ask-lifting';
import { askRemoval } from '@/lib/commands/ask-removal';
import type { Context } from '@/lib/commands/command';
import { putOnHold } from '@/lib/commands/put-on-hold';
import { recordAwardNotice } from '@/lib/commands/record-award-notice';
import { recordContract } from '@/lib/commands/record-contract';
import { removeRecords } from '@/lib/commands/remove-records';
import { sendBackAward } from '@/lib/commands/send-back-award';
import { anAwardedProcurement, asAwarding, proposed, signedAt } from '@/lib/testing/awarded-procurement';
import type { Closed, Who } from '@/lib/testing/closed-procurement';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { value } from '@/lib/testing/results';
import { aDatabase } from '@/lib/testing/world';
import { removalPage } from '@/lib/views/removal';

let context: Context;
vi.mock('@/lib/commands/from-request', () => ({
  readContext: async () => context,
  writeContext: async () => context,
  arrival: () => context.now,
}));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`);
  },
}));
aDatabase();

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<React.ReactNode>;
const pages = {
  decision: () => import('./page'),
  confirm: () => import('./confirm/page'),
  notice: () => import('./notice/page'),
  contract: () => import('./contract/page'),
  obligations: () => import('./obligations/page'),
  obligation: () => import('./obligations/[number]/page'),
  hold: () => import('./hold/page'),
  lifting: () => import('./hold/confirm/page'),
  removal: () => import('../removal/page'),
  removing: () => import('../removal/confirm/page'),
};

/** A page as somebody gets it, as text without tags; its own markup is checked for one heading and one primary button. */
async function read(
  c: Closed,
  which: keyof typeof pages,
  who: Who = 'lead',
  { at = signedAt, number = '1', search = {} }: { at?: string; number?: string; search?: object } = {},
): Promise<string> {
  context = asAwarding(c, who, at);
  const { default: page } = (await pages[which]()) as { default: Page };
  const markup = renderToStaticMarkup(
    await page({ params: Promise.resolve({ id: c.id, number }), searchParams: Promise.resolve(search) }),
  );
  expect(markup.match(/<h1/g)).toHaveLength(1);
  expect(markup.match(/class="govuk-button"/g)?.length ?? 0, markup.replace(/<[^>]+>/g, ' ')).toBeLessThanOrEqual(1);
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');
}

/** Three years on: what the pages of the removal say to whoever asks, to the approver, and afterwards. */
async function years(c: Closed): Promise<void> {
  const at = '2030-02-25T09:00:00.000Z';
  expect(await read(c, 'decision', 'lead', { at })).toContain('Nothing is removed by itself: two people decide it.');
  const asking = await read(c, 'removal', 'lead', { at });
  for (const words of ['What would be removed', 'Scores and their reasons', 'approver person can sign', 'Reason for'])
    expect(asking).toContain(words);
  expect(await read(c, 'removal', 'observer', { at })).toContain('A lead or officer of this procurement asks');
  const { plan } = value(await removalPage(asAwarding(c, 'lead', at), { id: c.id }));
  const given = { id: c.id, reason: 'Their time is over.', checked: 'yes', shown: plan?.hash };
  value(await askRemoval(asAwarding(c, 'lead', at), given));
  expect(await read(c, 'removal', 'lead', { at })).toMatch(/You asked at 9am\. .*Cancel this request/);
  expect(await read(c, 'removal', 'approver', { at })).toContain('Go on to sign the removal');
  await expect(read(c, 'removing', 'approver', { at })).rejects.toThrow('redirect');
  const { step } = value(await removalPage(asAwarding(c, 'approver', at), { id: c.id }));
  const asked = step?.id ?? '';
  expect(await read(c, 'removing', 'approver', { at, search: { asked } })).toContain('nobody can bring them back');
  value(await removeRecords(asAwarding(c, 'approver', at), { id: c.id, asked }));
  const certificate = await read(c, 'removal', 'observer', { at, search: { done: 'removed' } });
  for (const words of ['Certificate of removal', 'Alder Systems, 12 February 2027', 'Their time is over.', 'no files'])
    expect(certificate).toContain(words);
  expect(await read(c, 'decision', 'lead', { at })).toContain('What suppliers sent was removed on 25 February 2030.');
  expect(await read(c, 'notice', 'lead', { at }).catch(String)).toContain('redirect');
}

describe('the page of the award decision', () => {
  it('shows the lead the facts and the form, and others who proposes', async () => {
    const c = await aFinalisedProcurement();
    const lead = await read(c, 'decision');
    for (const words of [
      'Rank 1 Alder Systems',
      '2 ranked, 2 disqualified under the published method',
      '7 without an interest',
      'Recalculated from the record just now: equal.',
      'Chain checked: unbroken.',
      'Assessment summaries Not released.',
      'The contract goes to Alder Systems .',
      'Step 1 of 2.',
      'approver person can sign.',
    ])
      expect(lead).toContain(words);
    expect(await read(c, 'decision', 'observer')).toContain('The lead of this procurement proposes the award.');
    expect(await read(c, 'decision', 'evaluator')).toContain('Your duties on this procurement do not include this.');
    expect(await read(c, 'obligations')).toContain('The award decision is not signed yet.');
    expect(await read(c, 'hold')).toContain('The award decision is not signed yet.');
    for (const which of ['confirm', 'notice', 'contract', 'lifting'] as const)
      await expect(read(c, which)).rejects.toThrow('redirect /procurements/');
    await expect(read(c, 'obligation')).rejects.toThrow('redirect /not-found');
  });

  it('shows whoever proposed that they wait, the approver what to decide, and the lead why it came back', async () => {
    const c = await aFinalisedProcurement();
    value(await proposed(c));
    expect(await read(c, 'decision')).toMatch(/You asked at 9am\. .*Cancel this request/);
    const approver = await read(c, 'decision', 'approver');
    expect(approver).toContain('Step 2 of 2. lead person asked at 9am, because');
    expect(approver).toContain('Do you stand behind this award?');
    expect(await read(c, 'decision', 'officer')).toContain('Your duties on this procurement do not include this.');
    value(await sendBackAward(asAwarding(c, 'approver'), { id: c.id, reason: 'Name the minute.' }));
    expect(await read(c, 'decision')).toContain(
      'approver person sent the proposal back on 12 February 2027, because: “Name the minute.”',
    );
  });

  it('says from when a contract may be entered into, and until when the records are kept', async () => {
    const c = await anAwardedProcurement();
    const signedPage = await read(c, 'decision', 'lead', { search: { done: 'signed' } });
    expect(signedPage).toContain('The award decision is signed.');
    expect(signedPage).toContain('Assessment summaries released by the lead and an approver 12 February 2027 Done');
    expect(signedPage).toContain('Contract award notice published by the lead Not yet Next');
    expect(await read(c, 'notice')).toContain('Last day of the standstill, where the notice gives a longer one');
    const at = '2027-03-02T09:00:00.000Z';
    const given = { id: c.id, reference: '2027/S 000-012345', day: '2027-02-15', lastDay: '' };
    value(await recordAwardNotice(asAwarding(c, 'lead', at), given));
    const noticed = await read(c, 'decision', 'lead', { at });
    expect(noticed).toContain('Standstill ends at 11:59pm on 24 February 2027 (8 working days).');
    expect(noticed).toContain('Keep until 24 February 2030 or longer');
    expect(noticed).toContain('Put on hold');
    expect(await read(c, 'contract', 'lead', { at })).toContain('Was the contract entered into?');
    value(await recordContract(asAwarding(c, 'lead', at), { id: c.id, what: 'entered', day: '2027-02-25' }));
    const entered = await read(c, 'decision', 'observer', { at });
    expect(entered).toContain('Contract entered into by the contracting authority 25 February 2027 Done');
    expect(entered).not.toContain('Put on hold');
    expect(await read(c, 'removal', 'lead', { at })).toContain('They can be removed from 25 February 2030.');
    await years(c);
  });

  it('shows the schedule of obligations and one line of it', async () => {
    const c = await anAwardedProcurement();
    expect(await read(c, 'decision')).toContain('What the winning answers promise becomes a schedule of obligations');
    expect(await read(c, 'obligations')).toMatch(/Promises to put into the schedule .*Q-R, Requirement/);
    expect(await read(c, 'obligations', 'observer')).toContain('1 promise waits for an officer to accept');
    value(await acceptObligations(asAwarding(c, 'officer'), { id: c.id, keys: ['requirement.Q-R'] }));
    const schedule = await read(c, 'obligations', 'lead', { search: { accepted: '1' } });
    expect(schedule).toContain('1 obligation put into the schedule.');
    expect(schedule).toContain('Every promise of the winning answers is in the schedule.');
    expect(await read(c, 'decision')).toMatch(/From answer Obligation Owner Due Evidence State Q-R Meet/);
    expect(await read(c, 'obligation')).toContain('Save the obligation');
    expect(await read(c, 'obligation', 'observer')).toMatch(/Obligation 1 .*History/);
    expect(await read(c, 'obligation', 'lead', { number: 'new' })).toContain('Add the obligation');
  });

  it('shows a hold, and how two people lift it', async () => {
    const c = await anAwardedProcurement();
    expect(await read(c, 'hold')).toContain('Reason for the hold');
    value(await putOnHold(asAwarding(c, 'officer'), { id: c.id, reason: 'A claim.' }));
    expect(await read(c, 'decision')).toContain('On hold since 12 February 2027, by officer person: “A claim.”');
    expect(await read(c, 'hold')).toContain('Reason for lifting the hold');
    expect(await read(c, 'hold', 'observer')).toContain('A lead, officer or approver of this procurement lifts a hold');
    value(await askLifting(asAwarding(c, 'lead'), { id: c.id, reason: 'Withdrawn.' }));
    expect(await read(c, 'hold')).toContain('You asked at 9am.');
    expect(await read(c, 'hold', 'approver')).toContain('Go on to lift the hold');
    expect(await read(c, 'lifting', 'approver')).toContain('lead person asked at 9am, because: “Withdrawn”.');
  });
});
