import { type Browser, expect, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import { amend, checkAndSubmit, procurementNamed } from './support/answering';
import { editQuestion } from './support/drafting';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { h1, press, problem } from './support/press';
import { type Server, startServer } from './support/server';

let server: Server;
let lead: Page;
let officer: Page;
let supplier: Page;
let id = '';
let home = '';

const signIn = (browser: Browser, who: string) => asExamplePerson(browser, server, who);
const plainer = 'How soon do you tell us of an incident, in hours from when you know of it?';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  lead = await signIn(browser, 'officer-lead');
  officer = await signIn(browser, 'officer-2');
  supplier = await signIn(browser, 'oakhollow');
  id = await procurementNamed(lead, open.procurement.title);
});
test.afterAll(() => server?.stop());

/** Moves one point of weighting from the first section to the second, so that the total stays. */
async function moveOnePoint(page: Page): Promise<void> {
  await page.goto(`/procurements/${id}/questionnaire`);
  const fields = page.getByLabel(/^Weighting of the section: /);
  const [first, second] = [fields.nth(0), fields.nth(1)];
  const by = async (field: typeof first, more: number) =>
    field.fill(String(Math.round((Number(await field.inputValue()) + more) * 100) / 100));
  await by(first, -1);
  await by(second, 1);
  await page.getByRole('button', { name: 'Save weightings' }).last().click();
  await expect(page.getByText('Weightings saved.').first()).toBeVisible();
}

test('a supplier has sent a response to version 1', async () => {
  await supplier.goto('/responses');
  await supplier.getByRole('link', { name: open.procurement.title }).click();
  home = new URL(supplier.url()).pathname;
  await amend(supplier, 'P14-01', { value: '8' });
  await expect(supplier.getByText('(Counts)')).toBeVisible();
  // And has a question open while the officers work.
  await supplier.goto(home);
});

test('an officer drafts version 2, says why, and moves the deadline later only', async () => {
  await lead.goto(`/procurements/${id}/questionnaire`);
  await lead.getByRole('link', { name: 'Amend', exact: true }).click();
  await expect(h1(lead)).toHaveText('Amend the questionnaire');
  await look(lead, 'amend-start');
  await press(lead, lead.getByRole('button', { name: 'Start version 2' }), lead.getByText(/^Draft version 2/).first());
  await editQuestion(lead, id, 'P14-01', (page) => page.getByLabel('Question wording').fill(plainer));
  await moveOnePoint(lead);
  await look(lead, 'amend-outline');

  await lead.goto(`/procurements/${id}/amend`);
  await expect(h1(lead)).toHaveText('Amend to version 2');
  await expect(lead.getByRole('heading', { name: /^Changed: P14-01\./ })).toBeVisible();
  await expect(lead.getByRole('heading', { name: 'Before you ask' })).toHaveCount(0);
  await lead.getByLabel('Reason for the amendment').fill('A supplier asked from when the hours are counted.');
  const deadline = lead.getByRole('group', { name: 'New deadline (optional)' });
  const fill = async (day: string, month: string, year: string) => {
    await deadline.getByLabel('Day', { exact: true }).fill(day);
    await deadline.getByLabel('Month', { exact: true }).fill(month);
    await deadline.getByLabel('Year', { exact: true }).fill(year);
  };
  const save = lead.getByRole('button', { name: 'Save what suppliers are told' });
  await fill('2', '1', '2026');
  await save.click();
  await expect(problem(lead)).toContainText('Deadline must be after');
  // What was typed survives the fault.
  await expect(lead.getByLabel('Reason for the amendment')).toHaveValue(/^A supplier asked/);
  await fill('18', '1', '2038');
  await save.click();
  await expect(lead.getByText('What suppliers are told is saved.')).toBeVisible();
  await look(lead, 'amend-draft');
});

test('two officers publish it, on the same facts', async () => {
  await lead.goto(`/procurements/${id}/questionnaire/publish`);
  await expect(h1(lead)).toHaveText('Publish version 2');
  await look(lead, 'amend-publish');
  await lead.getByLabel('What the person who signs off should know').fill('Wording and one point of weighting.');
  await lead.getByRole('button', { name: /to sign off$/ }).click();
  await expect(lead.getByText('You asked for sign-off, so somebody else must give it.')).toBeVisible();

  // The supplier types on a page of version 1 that is still open.
  await supplier.goto(`${home}/check`);
  await supplier
    .getByRole('link', { name: /^Change answer to P14-01/ })
    .or(supplier.locator('a[href$="/P14-01"]'))
    .first()
    .click();
  await expect(supplier.getByRole('textbox').first()).toBeVisible();

  await officer.goto(`/procurements/${id}/questionnaire/publish`);
  await expect(officer.getByText('A supplier asked from when the hours are counted.').first()).toBeVisible();
  await officer.getByLabel('I have read version 2 and approve it').check();
  await officer.getByRole('button', { name: 'Continue' }).click();
  await expect(h1(officer)).toHaveText('Publish version 2?');
  await look(officer, 'amend-sure');
  await officer.getByLabel('Code from your authenticator app').fill(exampleCode());
  await officer.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(h1(officer)).toHaveText('Version 2 published');

  await supplier.getByRole('textbox').first().fill('6');
  await supplier.keyboard.press('Tab');
  await expect(
    supplier.getByText(/^Not saved\. Version 2 was published at .* See what changed before you go on\.$/).first(),
  ).toBeVisible();
  await expect(supplier.getByRole('textbox').first()).toHaveValue('6');
  await expect(supplier.getByRole('link', { name: 'See what changed (opens in a new tab)' })).toHaveAttribute(
    'href',
    `${home}/changes`,
  );
});

test('the supplier sees what changed, confirms it and sends its response again', async () => {
  await supplier.goto(home);
  await expect(
    supplier.getByText('Nothing can be saved or sent until somebody of your team confirms it.'),
  ).toBeVisible();
  await look(supplier, 'amended-tasks');
  await supplier.goto(`${home}/submitted`);
  await look(supplier, 'amended-receipt');
  await supplier.goto(`${home}/check`);
  await supplier.getByRole('link', { name: 'You have not confirmed version 2.' }).click();
  await expect(h1(supplier)).toHaveText('Version 2 was published: what changed');
  await expect(supplier.getByText(plainer).first()).toBeVisible();
  await look(supplier, 'amended-changes');
  await press(
    supplier,
    supplier.getByRole('button', { name: 'We have seen version 2' }),
    supplier.getByText('You confirmed version 2. Your response answers it now.'),
  );
  await look(supplier, 'amended-confirmed');
  await supplier.goto(home);
  await expect(supplier.getByText('which was replaced. It does not count.').first()).toBeVisible();
  await checkAndSubmit(supplier);
  await expect(supplier.getByText('(Counts)')).toBeVisible();
  await look(supplier, 'amended-sent');
});

test('officers see both versions, and nothing of who has confirmed', async () => {
  await lead.goto(`/procurements/${id}/questionnaire?version=1`);
  await expect(lead.getByText('Version 2 replaced this version.')).toBeVisible();
  await lead.goto(`/procurements/${id}/questionnaire`);
  await expect(h1(lead)).toHaveText(/^Version 2, published /);
  await look(lead, 'amend-published');
  for (const path of ['', '/invitations', '/opening', '/audit']) {
    await lead.goto(`/procurements/${id}${path}`);
    await expect(lead.getByRole('main')).not.toContainText(
      /confirmed version|Oakhollow Sensing CIC (confirmed|submitted)/,
    );
  }
});
