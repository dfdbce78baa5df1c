import { expect, type Page, test } from '@playwright/test';
import { sheetsOf } from '../lib/testing/xlsx';
import { startDrafted } from './support/drafted';
import { answerScoping, recordSignOff, useSuggested } from './support/drafting';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { problem, visit } from './support/press';
import type { Server } from './support/server';

let server: Server;
let lead: Page;
let id = '';
const at = (path: string): string => `/procurements/${id}/${path}`;

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  ({ server, id } = await startDrafted('River level sensors', 'set-up'));
  lead = await asExamplePerson(browser, server, 'officer-lead');
});
test.afterAll(() => server?.stop());

const take = async (kind: string): Promise<Buffer> => {
  const answer = await lead.request.get(at(`exports/${kind}`));
  expect(answer.status(), kind).toBe(200);
  expect(answer.headers()['content-disposition'], kind).toMatch(/^attachment; filename=/);
  return answer.body();
};
const button = (name: string) => lead.getByRole('button', { name, exact: true });
/** Sends a form that may have been refused before, and waits for what it then says. */
const send = async (name: string, says: string): Promise<void> => {
  await button(name).click();
  await expect(banner(says)).toBeVisible();
  await look(lead);
};
const banner = (text: string) => lead.getByText(text, { exact: true });

test('the path says what the guidance wants first, and who commissions is recorded', async () => {
  await visit(lead, at('path'), 'Where to start');
  await lead.getByText('Not sure where you stand? Five questions').click();
  await look(lead, 'path');
  await lead.getByRole('link', { name: 'Read the 14 cards' }).click();
  await expect(lead.getByRole('heading', { level: 2, name: /^Principle \d+ of 14/ })).toHaveCount(14);
  await look(lead, 'principle-cards');
  await visit(lead, at('path'), 'Where to start');
  await lead.getByRole('link', { name: 'Record who commissions this' }).click();
  await button('Save commission').click();
  await expect(problem(lead)).toContainText('Enter the name of the person who commissions this');
  await lead.getByLabel('Name', { exact: true }).fill('Ruth Ventris');
  await lead.getByLabel('Post', { exact: true }).fill('Director of resources');
  await lead.getByLabel('What this person approves').fill('The purchase and its budget');
  for (const [part, value] of [
    ['Day', '15'],
    ['Month', '1'],
    ['Year', '2024'],
  ] as const)
    await lead.getByLabel(part, { exact: true }).fill(value);
  await look(lead, 'path-commission');
  await send('Save commission', 'Commission recorded.');
  await visit(lead, at('path/sign-off'), 'Sign-off by the governance group');
  await expect(lead.getByText('The group signs off a draft.')).toBeVisible();
});

test('the authority checks itself against a principle, sees the results and takes them away', async () => {
  await visit(lead, at('path/self-check'), 'Check your own readiness');
  await lead.getByRole('button', { name: 'Start with principle 1' }).click();
  const answers = ['In place', 'Partly', 'Not yet', 'Not for us', 'In place', 'In place', 'In place', 'In place'];
  const statements = lead.getByRole('main').getByRole('group');
  await expect(statements.first()).toBeVisible();
  const count = await statements.count();
  for (let statement = 0; statement < count; statement += 1)
    await statements
      .nth(statement)
      .getByLabel(answers[statement] ?? 'Partly', { exact: true })
      .check();
  await look(lead, 'self-check-principle');
  await button('Save and see the results').click();
  await expect(lead.getByText('1 of 14 principles have something not in place.').first()).toBeVisible();
  await expect(lead.getByText('Suppliers never see it and it does not change any score.')).toBeVisible();
  await look(lead, 'self-check-results');
  const sheets = await sheetsOf(await take('self-check'));
  const words = sheets.flatMap(({ cells }) => [...cells.values()].map(({ value }) => value)).join(' ');
  expect(words).toContain('1 of 14 principles have something not in place');
});

test('parts, a flow across a boundary and a threat with its risk are listed and drawn', async () => {
  await visit(lead, at('threats'), 'Parts of the place and threats');
  await look(lead, 'threats-empty');
  await lead.getByLabel('Environment').check();
  await send('Start from this example', 'Parts added from the example. Check each one.');
  await lead.getByRole('button', { name: 'Add a part', exact: true }).click();
  await button('Save part').click();
  await expect(problem(lead)).toContainText('Enter a name for this part');
  await lead.getByLabel('Name', { exact: true }).fill('Flood warning signs');
  await lead.getByLabel('Device').check();
  await lead.getByLabel('Boundary it is inside (optional)').fill('Street');
  await look(lead, 'threats-part');
  await send('Save part', 'Part saved.');
  await lead.getByRole('button', { name: 'Add a flow of data' }).click();
  await lead.getByLabel('From', { exact: true }).selectOption({ label: 'P3 Data platform' });
  await lead.getByLabel('To', { exact: true }).selectOption({ label: 'P7 Flood warning signs' });
  await lead.getByLabel('Which data').fill('Warnings');
  await look(lead, 'threats-flow');
  await send('Save flow', 'Flow saved.');
  await expect(lead.getByText('7 parts, 5 flows cross a boundary.').first()).toBeVisible();
  await lead.getByRole('link', { name: 'Spoofing (S) at P7' }).click();
  await lead.getByRole('group', { name: 'Likelihood' }).getByLabel('4', { exact: true }).check();
  await lead.getByRole('group', { name: 'Impact' }).getByLabel('5 severe').check();
  await lead.getByLabel('Reduce it').check();
  await look(lead, 'threats-threat');
  await send('Save threat', 'Threat saved.');
  await expect(lead.getByText('1 threat is high or very high, 1 has no owner.')).toBeVisible();
  await expect(lead.getByRole('table', { name: 'Risk matrix' })).toContainText('P7-S');
  await look(lead, 'threats');
  const names = (await sheetsOf(await take('threats'))).map(({ name }) => name);
  expect(names).toEqual(['About', 'Contents', 'Parts', 'Data flows', 'Threats', 'Not assessed']);
});

test('incident contacts and duties are recorded for the contract', async () => {
  await visit(lead, at('path/incident'), 'Incident contacts and duties');
  const first = lead.getByRole('group', { name: 'Contact 1', exact: true });
  await first.getByLabel('Name or post').fill('Duty officer, flood team');
  await first.getByLabel('Telephone or e-mail address').fill('01632 960000');
  await first.getByLabel('When to call').fill('At any hour');
  await lead.getByLabel('Tell the authority of an incident within', { exact: true }).fill('24');
  await lead.getByLabel(/^Name a security contact and a deputy/).check();
  await send('Save contacts and duties', 'Contacts and duties saved.');
  await look(lead, 'path-incident');
  expect((await sheetsOf(await take('incident-contacts'))).map(({ name }) => name)).toEqual([
    'About',
    'Contents',
    'Contacts',
    'Times',
    'Duties',
  ]);
});

test('threats explain suggested questions, and the sign-off is what publication waits for', async () => {
  await answerScoping(lead, id, 'Environment', []);
  await visit(lead, at('recommended'), 'Suggested questions');
  await expect(lead.getByText('Answers your threats P7-S.').first()).toBeVisible();
  await useSuggested(lead, id);
  await visit(lead, at('checks'), 'Checks before publishing');
  await expect(lead.getByText("The governance group's sign-off is not recorded.")).toBeVisible();
  await look(lead, 'checks-governance');
  await lead.getByRole('link', { name: 'Record sign-off' }).click();
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Sign-off by the governance group');
  await look(lead, 'path-sign-off');
  await recordSignOff(lead, id);
  await visit(lead, at('checks'), 'Checks before publishing');
  await expect(lead.getByText("The governance group's sign-off is not recorded.")).toHaveCount(0);
  await visit(lead, at('questionnaire/publish'), /^Publish version 1/);
  await expect(lead.getByText(/They signed off draft version 1 as it reads now/)).toBeVisible();
  await visit(lead, at('audit?kind=governance'), 'Audit log');
  await expect(
    lead.getByText(/recorded that Connected places board .* signed off draft version 1/).first(),
  ).toBeVisible();
  await visit(lead, at(''), 'River level sensors');
  await look(lead, 'overview-with-path');
});
