import { expect, type Locator, type Page, test } from '@playwright/test';
import { decided } from '../lib/example/content';
import { people, suppliers } from '../lib/example/content/authority';
import { expected } from '../lib/example/content/decided/expected';
import { insideOds } from '../lib/testing/ods';
import { sheetsOf } from '../lib/testing/xlsx';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { h1, press, problem, visit } from './support/press';
import { startReleased } from './support/released';
import type { Server } from './support/server';

const first = expected.ranking.find(({ rank }) => rank === 1)?.supplier;
const winner = suppliers.find(({ id }) => id === first)?.name ?? '';
const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? '';
const signed = 'The award decision is signed.';

let server: Server;
let lead: Page;
let approver: Page;
let id = '';

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  const released = await startReleased();
  server = released.server;
  id = released.id;
  lead = await asExamplePerson(browser, server, 'officer-lead');
  approver = await asExamplePerson(browser, server, 'approver');
});
test.afterAll(() => server?.stop());

const path = (rest = ''): string => `/procurements/${id}/award-decision${rest}`;
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const titled = (page: Page, title: string): Locator => h1(page).filter({ hasText: title });
const code = (page: Page): Promise<void> => page.getByLabel('Code from your authenticator app').fill(exampleCode());
const banner = (page: Page, text: string): Locator => page.getByRole('alert').filter({ hasText: text });

/** Fills a date in its three fields; days come as Date in UTC. */
const fillDay = async (page: Page, legend: string | RegExp, day: Date): Promise<void> => {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day', { exact: true }).fill(String(day.getUTCDate()));
  await group.getByLabel('Month', { exact: true }).fill(String(day.getUTCMonth() + 1));
  await group.getByLabel('Year', { exact: true }).fill(String(day.getUTCFullYear()));
};

/** The lead proposes the award; the page then waits for an approver. */
const propose = async (reason: string): Promise<void> => {
  await visit(lead, path(), 'Award decision');
  await expect(lead.getByText(`The contract goes to ${winner}.`)).toBeVisible();
  await lead.getByLabel('Reason for the award').fill(reason);
  await lead.getByLabel('I have looked at the conflicts assessment again').check();
  await code(lead);
  await press(lead, button(lead, 'Propose the award'), button(lead, 'Cancel this request'));
};

test('the results and the overview lead to the award decision, which shows what it rests on', async () => {
  await visit(lead, `/procurements/${id}/results`, 'Results');
  await press(lead, lead.getByRole('link', { name: 'Award decision', exact: true }), titled(lead, 'Award decision'));
  for (const heading of ['Outcome', 'Conflicts of interest', 'Checks'])
    await expect(lead.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  await expect(lead.getByText(winner).first()).toBeVisible();
  await expect(lead.getByText('Recalculated from the record just now: equal.')).toBeVisible();
  await expect(lead.getByText('Chain checked: unbroken.')).toBeVisible();
  await expect(lead.getByText(/^Released on /)).toBeVisible();
  await visit(lead, `/procurements/${id}`, decided.procurement.title);
  await expect(lead.getByRole('link', { name: 'Award decision', exact: true })).toBeVisible();
});

test('the lead cannot propose without a reason, and nobody signs what they proposed', async () => {
  await visit(lead, path(), 'Award decision');
  await code(lead);
  await button(lead, 'Propose the award').click();
  await expect(problem(lead)).toContainText('Enter the reason for the award');
  await expect(problem(lead)).toContainText('Tick that you have looked at the conflicts assessment again');
  await look(lead);
  await propose('The highest total by the published rules.');
  await expect(lead.getByText(/^You asked at/)).toBeVisible();
  await expect(lead.getByRole('radio')).toHaveCount(0);
});

test('the approver sends the proposal back with a reason, which the lead reads and mends', async () => {
  await visit(approver, path(), 'Award decision');
  await expect(approver.getByText(/^Step 2 of 2\./)).toBeVisible();
  await button(approver, 'Continue').click();
  await expect(problem(approver)).toContainText('Choose whether you sign the award decision');
  await look(approver);
  await approver.getByRole('radio', { name: 'Send it back' }).check();
  await approver.getByLabel('Reason for sending it back').fill('Name the minute of the committee.');
  await press(approver, button(approver, 'Continue'), approver.getByText(/sent the proposal back on/));
  await visit(lead, path(), 'Award decision');
  await expect(lead.getByText(/because: “Name the minute of the committee\.”/)).toBeVisible();
  await propose('The highest total by the published rules; committee minute 41.');
});

test('the approver signs with a fresh code, after a page that asks once more', async () => {
  await visit(approver, path(), 'Award decision');
  await approver.getByRole('radio', { name: 'I have read the facts and sign the award decision' }).check();
  await press(approver, button(approver, 'Continue'), titled(approver, 'Sign this award decision?'));
  await expect(approver.getByText(winner).first()).toBeVisible();
  await code(approver);
  await press(approver, button(approver, 'Sign the award decision'), banner(approver, signed));
  await expect(approver.getByText('committee minute 41')).toBeVisible();
  // The approver reads; the notice and the contract are the lead's.
  await expect(approver.getByRole('button', { name: 'Record the contract award notice' })).toHaveCount(0);
});

test('the day of the contract award notice gives the standstill, and the contract waits for its end', async () => {
  await visit(lead, path(), 'Award decision');
  await press(lead, button(lead, 'Record the contract award notice'), titled(lead, 'Record the contract award notice'));
  await lead.getByLabel('Reference of the notice').fill('2026/S 000-042424');
  const today = new Date();
  await fillDay(lead, 'Day of publication', today);
  await press(lead, button(lead, 'Record the notice'), banner(lead, 'Contract award notice recorded.'));
  const line = lead.getByText(/^Standstill ends at 11:59pm on \d{1,2} \w+ \d{4} \(8 working days\)\.$/);
  await expect(line).toBeVisible();
  const until = lead.getByText(/^Keep until \d{1,2} \w+ \d{4} or longer$/);
  await expect(until).toBeVisible();
  await press(lead, button(lead, 'Record the contract'), titled(lead, 'Record the contract'));
  await lead.getByRole('radio', { name: 'Yes', exact: true }).check();
  await fillDay(lead, 'Day on which it was entered into', today);
  await button(lead, 'Save the record').click();
  await expect(problem(lead)).toContainText('A contract is entered into after it.');
  await look(lead);
});

test('what the winning answers promise becomes a schedule with owners, dates, evidence and states', async () => {
  await visit(lead, path('/obligations'), 'Schedule of obligations');
  const promises = lead.getByRole('checkbox');
  const count = await promises.count();
  expect(count).toBeGreaterThan(5);
  // The answer that is not in place yet is a dated commitment, with the supplier's own words.
  await expect(lead.getByRole('checkbox', { name: /^P08-03, Dated commitment, \d{1,2} \w+ \d{4}$/ })).toBeChecked();
  await press(lead, button(lead, 'Put into the schedule'), banner(lead, `${count} obligations put into the schedule.`));
  const row = lead.getByRole('row').filter({ hasText: 'Customer-held keys for every store' });
  await expect(row).toContainText('Supplier');
  await expect(row).toContainText('Open');
  await press(lead, row.getByRole('link', { name: /^Change/ }), lead.getByLabel('Owner'));
  await lead.getByLabel('Owner').fill('R. Hughes, contract manager');
  await lead.getByRole('radio', { name: 'Met', exact: true }).check();
  await press(lead, button(lead, 'Save the obligation'), banner(lead, ' saved.'));
  await expect(row).toContainText('R. Hughes, contract manager');
  await expect(row).toContainText('Met');
  await press(lead, button(lead, 'Add an obligation'), titled(lead, 'Add an obligation'));
  await lead.getByLabel('Obligation', { exact: true }).fill('Report every quarter.');
  await press(lead, button(lead, 'Add the obligation'), banner(lead, ' saved.'));
  await expect(lead.getByRole('row').filter({ hasText: 'Report every quarter.' })).toContainText('None: added');
});

test('the schedule is taken away as XLSX, ODS and CSV, from the documents page too', async () => {
  const take = async (kind: string): Promise<Buffer> => {
    const answer = await lead.request.get(`/procurements/${id}/exports/${kind}`);
    expect(answer.status(), kind).toBe(200);
    return answer.body();
  };
  const sheets = await sheetsOf(new Uint8Array(await take('obligations')));
  const twin = await insideOds(new Uint8Array(await take('obligations?format=ods')));
  expect(sheets.map(({ name }) => name)).toEqual(['Obligations']);
  expect(twin.map(({ cells }) => Object.fromEntries(cells))).toEqual(
    sheets.map(({ cells }) => Object.fromEntries(cells)),
  );
  expect((await take('obligations-csv')).toString('utf8')).toContain('Report every quarter.');
  await visit(lead, `/procurements/${id}/documents`, 'Documents');
  await expect(lead.getByRole('link', { name: /^Download XLSX ?: Schedule of obligations$/ })).toBeVisible();
});

test('one person puts the records on hold, and two lift it', async () => {
  await visit(approver, path(), 'Award decision');
  await press(approver, button(approver, 'Put on hold'), titled(approver, 'Put the records on hold'));
  await approver.getByLabel('Reason for the hold').fill('A claim was announced.');
  await press(approver, button(approver, 'Put on hold'), banner(approver, 'The records are on hold.'));
  await expect(approver.getByText(/^On hold since .*“A claim was announced\.”$/)).toBeVisible();
  await visit(lead, path('/hold'), 'Records on hold');
  await lead.getByLabel('Reason for lifting the hold').fill('The claim was withdrawn.');
  await code(lead);
  await press(lead, button(lead, 'Ask for confirmation'), button(lead, 'Cancel this request'));
  await expect(button(lead, 'Go on to lift the hold')).toHaveCount(0);
  await visit(approver, path('/hold'), 'Records on hold');
  await press(approver, button(approver, 'Go on to lift the hold'), titled(approver, 'Lift the hold on the records?'));
  await code(approver);
  await press(approver, button(approver, 'Lift the hold'), banner(approver, 'The hold on the records is lifted.'));
  await visit(lead, path('/hold'), 'Put the records on hold');
  await expect(lead.getByRole('table', { name: 'Earlier holds' })).toContainText('The claim was withdrawn.');
});

test('an evaluator is refused, and the audit log tells everything in plain words', async ({ browser }) => {
  const evaluator = await asExamplePerson(browser, server, 'evaluator-1');
  await evaluator.goto(path());
  await expect(evaluator.getByText('Your duties on this procurement do not include this.')).toBeVisible();
  await look(evaluator);
  const told: Record<string, string[]> = {
    award: [
      `signed the award to ${winner} on the final outcome`,
      'sent the proposal of the award back, because: Name the minute of the committee.',
    ],
    'award-notice': ['recorded the contract award notice 2026/S 000-042424'],
    obligation: ['owner from Supplier to R. Hughes, contract manager; state from Open to Met'],
    hold: [
      'put the records on hold, because: A claim was announced.',
      `lifted the hold on the records. ${nameOf('officer-lead')} asked for it`,
    ],
  };
  for (const [kind, sentences] of Object.entries(told)) {
    await visit(lead, `/procurements/${id}/audit?kind=${kind}`, 'Audit log');
    for (const words of sentences) await expect(lead.getByText(words).first()).toBeVisible();
    await expect(lead.getByText(/^Chain checked: [\d,]+ entries, unbroken\.$/)).toBeVisible();
  }
});

test.describe('when the time for keeping the records is over', () => {
  const removal = (rest = ''): string => `/procurements/${id}/removal${rest}`;
  const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();

  test('nothing is removed on the day of the award, and the page says why', async () => {
    await visit(lead, removal(), 'Remove what suppliers sent');
    await expect(lead.getByText(/^Nobody recorded whether the contract was entered into\./)).toBeVisible();
    await expect(lead.getByRole('button', { name: 'Ask an approver to sign' })).toHaveCount(0);
    await visit(lead, path('/contract'), 'Record the contract');
    await lead.getByRole('radio', { name: 'No, and it will not be' }).check();
    await lead.getByLabel('Why it is not entered into').fill('The funding was withdrawn.');
    await press(lead, button(lead, 'Save the record'), banner(lead, 'Record of the contract saved.'));
    await visit(lead, removal(), 'Remove what suppliers sent');
    await expect(lead.getByText(/^The records must be kept until \d{1,2} \w+ \d{4}\./)).toBeVisible();
    await look(lead, 'removal-too-early');
  });

  test('three years later a lead asks and an approver signs, and a certificate stays', async () => {
    server.setTime(days(3 * 366));
    await visit(lead, path(), 'Award decision');
    await press(
      lead,
      lead.getByRole('link', { name: 'Remove what suppliers sent' }),
      titled(lead, 'Remove what suppliers sent'),
    );
    await expect(lead.getByRole('table', { name: 'What would be removed' })).toContainText('Files that suppliers sent');
    await lead.getByLabel('Reason for the removal').fill('Their time is over.');
    await code(lead);
    await button(lead, 'Ask an approver to sign').click();
    await expect(problem(lead)).toContainText('Tick that no other duty or rule keeps these records');
    await look(lead, 'removal-asking');
    await lead.getByLabel(/^No claim, audit, other law/).check();
    await code(lead);
    await press(lead, button(lead, 'Ask an approver to sign'), button(lead, 'Cancel this request'));
    await visit(approver, removal(), 'Remove what suppliers sent');
    await press(
      approver,
      button(approver, 'Go on to sign the removal'),
      titled(approver, 'Remove what suppliers sent, for ever?'),
    );
    await look(approver, 'removal-signing');
    await code(approver);
    await press(approver, button(approver, 'Sign and remove'), banner(approver, 'What suppliers sent is removed.'));
    await expect(titled(approver, 'Certificate of removal')).toBeVisible();
    await expect(approver.getByText(/^(All \d+ files are|1 file is) overwritten and deleted\.$/)).toBeVisible();
    await look(approver, 'removal-certificate');
  });

  test('every page and export says so, to the authority and to the supplier', async ({ browser }) => {
    const gone = /^What suppliers sent was removed on \d{1,2} \w+ \d{4}/;
    for (const rest of ['/results', '/opening', '/comparison', '/summaries', '/clarifications']) {
      await lead.goto(`/procurements/${id}${rest}`);
      await expect(lead.getByText(gone), rest).toBeVisible();
    }
    await look(lead, 'removed-page');
    for (const rest of [
      '',
      '/award-decision',
      '/documents',
      '/invitations',
      '/evaluation',
      '/award-decision/obligations',
    ]) {
      const answer = await lead.goto(`/procurements/${id}${rest}`);
      expect(answer?.status(), rest).toBe(200);
    }
    const certificate = await lead.request.get(`/procurements/${id}/exports/removal`);
    expect(await certificate.json()).toMatchObject({ format: 'assay-removal/1', award: { supplier: winner } });
    const bundle = await lead.request.get(`/procurements/${id}/exports/evidence-bundle`);
    expect([bundle.status(), await bundle.text()]).toEqual([410, expect.stringMatching(gone)]);
    await visit(lead, `/procurements/${id}/audit?kind=removal`, 'Audit log');
    await expect(lead.getByText(/signed the removal of what suppliers sent: \d+ rows and \d+ files\./)).toBeVisible();
    await expect(
      lead.getByText(/removed the last of what suppliers sent\. Certificate of removal: [0-9a-f]{64}/),
    ).toBeVisible();
    await expect(lead.getByText(/^Chain checked: [\d,]+ entries, unbroken\.$/)).toBeVisible();
    const supplier = await asExamplePerson(browser, server, first ?? '');
    await visit(supplier, '/responses', 'Your responses');
    const row = supplier.getByRole('row').filter({ hasText: decided.procurement.title });
    await expect(row).toContainText(/Removed \d{1,2} \w+ \d{4}/);
    await row.getByRole('link').first().click();
    await expect(supplier.getByText(gone)).toBeVisible();
  });
});
