import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import { people, suppliers } from '../lib/example/content/authority';
import { sheetsOf } from '../lib/testing/xlsx';
import { procurementNamed } from './support/answering';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { aMailBox, type MailBox } from './support/mail-box';
import { h1, press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

let server: Server;
let mail: MailBox;
let lead: Page;
/** Asks with scripts; the other one without. */
let asker: Page;
let other: Page;
let list = '';

const plain = 'May the certificate be pending when we respond?';
const naming = 'We at Oakhollow Sensing ask: may the certificate be pending when we respond?';
const answer = 'Yes. Say when you expect it.\nThe score follows the published marking scheme.';
const secret = 'Does our method of counting visitors fit SEC?';
const nameOf = Object.fromEntries(suppliers.map(({ id, name }) => [id, name])) as Record<string, string>;
const addressOf = (id: string) => suppliers.find((one) => one.id === id)?.owner.email ?? '';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  mail = await aMailBox();
  server = await startServer({
    example: true,
    env: { ASSAY_SMTP_URL: mail.url, ASSAY_MAIL_FROM: 'assay@brackwater.example.test' },
  });
  server.setTime('2026-11-24T10:00:20.000Z');
  lead = await asExamplePerson(browser, server, 'officer-lead');
  asker = await supplierOf(browser, 'oakhollow', true);
  other = await supplierOf(browser, 'fenlight', false);
  list = `/procurements/${await procurementNamed(lead, open.procurement.title)}/clarifications`;
});
test.afterAll(async () => {
  await server?.stop();
  mail?.close();
});

/** A supplier of the example on its page of clarification questions. */
async function supplierOf(browser: Browser, id: string, javaScript: boolean): Promise<Page> {
  const page = await asExamplePerson(browser, server, id, { javaScript });
  await page.goto('/responses');
  await page.getByRole('link', { name: open.procurement.title }).click();
  await page.getByRole('link', { name: 'Clarifications', exact: true }).click();
  await expect(h1(page)).toHaveText('Clarification questions');
  return page;
}

const main = (page: Page) => page.getByRole('main');
const again = (page: Page) => page.goto(page.url().split('?')[0] ?? '');
/** Nothing on the page tells who asked. */
async function namesNobody(page: Page): Promise<void> {
  const text = await page.content();
  for (const { name, owner } of suppliers) {
    expect(text).not.toContain(name);
    expect(text).not.toContain(owner.name);
    expect(text).not.toContain(owner.email);
  }
}

test('a supplier asks; another one asks for confidential treatment, without JavaScript', async () => {
  await look(asker, 'clarify-supplier-empty');
  await asker.getByRole('button', { name: 'Send question' }).click();
  await expect(problem(asker)).toContainText('Enter your question');
  await look(asker);
  await asker.getByLabel('Your question', { exact: true }).fill(naming);
  await asker.getByLabel('What is it about?').selectOption({ index: 1 });
  await asker.getByRole('button', { name: 'Send question' }).click();
  await expect(asker.getByText('Your question was sent.').first()).toBeVisible();
  await expect(main(asker)).toContainText('Waiting for an answer');
  await look(asker, 'clarify-supplier-asked');

  await other.getByLabel('Your question', { exact: true }).fill(secret);
  await other.getByLabel('Part of this is confidential to us').check();
  await other.getByRole('button', { name: 'Send question' }).click();
  await expect(problem(other)).toContainText('Say which part is confidential and why');
  await expect(other.getByLabel('Your question', { exact: true })).toHaveValue(secret);
  await expect(other.getByLabel('Part of this is confidential to us')).toBeChecked();
  await look(other);
  await other.getByLabel('Which part is confidential, and why').fill('How we count is our own invention.');
  await other.getByRole('button', { name: 'Send question' }).click();
  await expect(main(other)).toContainText('Confidential treatment asked');
  await expect(main(other)).not.toContainText(plain);
  await look(other);
});

test('an officer sees what was asked and not who, and is warned of a name before it goes to all', async () => {
  await visit(lead, list.replace('/clarifications', ''), open.procurement.title);
  await press(
    lead,
    lead.getByRole('link', { name: 'Answer clarification questions' }),
    h1(lead).filter({ hasText: 'Clarification questions' }),
  );
  const rows = lead.getByRole('table', { name: 'Questions asked' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: secret })).toContainText('Confidential treatment asked');
  await expect(rows.filter({ hasText: naming })).toContainText(/24 November 2026 at 10(:\d\d)?am/);
  await look(lead, 'clarify-officer-list');

  await rows
    .filter({ hasText: naming })
    .getByRole('link', { name: /^Answer/ })
    .click();
  await expect(h1(lead)).toHaveText(/^Question received on /);
  await expect(lead.getByLabel('Wording that all suppliers will see')).toHaveValue(naming);
  await lead.getByRole('button', { name: 'Save and continue' }).click();
  await expect(problem(lead)).toContainText('Enter the answer');
  await look(lead, 'clarify-officer-answer');
  await lead.getByLabel('Answer', { exact: true }).fill(answer);
  await lead.getByLabel('This needs an amendment').check();
  const sure = h1(lead).filter({ hasText: 'Send this answer to all suppliers?' });
  await press(lead, lead.getByRole('button', { name: 'Save and continue' }), sure);
  await expect(main(lead)).toContainText(`This mentions ${nameOf.oakhollow}. Sending it may show who asked.`);
  await look(lead, 'clarify-officer-sure');
  await lead.getByRole('link', { name: 'Not now' }).click();
  await lead.getByLabel('Wording that all suppliers will see').fill(plain);
  await press(lead, lead.getByRole('button', { name: 'Save and continue' }), sure);
  await expect(main(lead)).not.toContainText('Sending it may show who asked');
  await press(
    lead,
    lead.getByRole('button', { name: 'Send to all suppliers' }),
    h1(lead).filter({ hasText: 'Clarification 1' }),
  );
  await expect(lead.getByRole('link', { name: 'Amend the questionnaire' })).toBeVisible();
  const delivery = lead.getByRole('table', { name: 'Messages to invited addresses' });
  for (const name of Object.values(nameOf)) await expect(delivery).toContainText(name);
  await look(lead, 'clarify-officer-sent');
});

test('everybody gets the same answer without a name, and one that was invited by e-mail', async () => {
  await again(other);
  await again(asker);
  const logs = await Promise.all(
    [asker, other].map((page) => page.getByRole('article').filter({ hasText: 'Clarification 1' }).innerText()),
  );
  expect(logs[0]).toBe(logs[1]);
  expect(logs[0]).toContain(plain);
  expect(logs[0]).toContain('says that this needs an amendment');
  await expect(main(other)).not.toContainText('Oakhollow');
  await expect(main(asker)).toContainText('Answered as clarification 1');
  await look(asker, 'clarify-supplier-answered');

  const texts = await Promise.all(
    ['corvane', 'fenlight', 'oakhollow'].map((id) => mail.messageTo(addressOf(id), 'Clarification 1 is answered')),
  );
  for (const text of texts) {
    expect(text).toContain(plain);
    expect(text).not.toContain('Oakhollow');
  }
});

test('the log can be taken away: the same workbook for officers and suppliers, without a name', async () => {
  const take = async (page: Page, name: string | RegExp) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    expect(file.suggestedFilename()).toMatch(/ clarification log\.xlsx$/);
    const sheets = await sheetsOf(new Uint8Array(readFileSync(await file.path())));
    return sheets.flatMap(({ name: sheet, cells }) => [
      sheet,
      ...[...cells.values()].map(({ value }) => String(value)),
    ]);
  };
  const theirs = await take(asker, 'Download as a spreadsheet (XLSX)');
  expect(theirs.join('\n')).toContain(plain);
  expect(theirs.join('\n')).not.toContain('Oakhollow');
  expect(await take(other, 'Download as a spreadsheet (XLSX)')).toEqual(theirs);
  await visit(lead, list.replace('/clarifications', '/documents'), 'Documents');
  expect(await take(lead, /^Download XLSX\s*: Clarification/)).toEqual(theirs);
});

test('officers hear that something was asked when the quarter of an hour is over, and not who asked', async () => {
  server.setTime('2026-11-24T10:15:20.000Z');
  const address = people.find(({ id }) => id === 'officer-lead')?.email ?? '';
  const text = await mail.messageTo(address, 'Suppliers have asked about');
  expect(text).toContain('10:15am on 24 November 2026');
  for (const { name, owner } of suppliers) {
    expect(text).not.toContain(name);
    expect(text).not.toContain(owner.name);
  }
});

test('confidential treatment is refused with a reason, and the asker withdraws', async () => {
  await visit(lead, list, 'Clarification questions');
  await lead
    .getByRole('row')
    .filter({ hasText: secret })
    .getByRole('link', { name: /^Decide/ })
    .click();
  await expect(main(lead)).toContainText('How we count is our own invention.');
  await look(lead, 'clarify-officer-decide');
  await namesNobody(lead);
  await lead.getByLabel('Refuse: let them withdraw or have it published').check();
  await lead.getByRole('button', { name: 'Record decision' }).click();
  await expect(problem(lead)).toContainText('Enter the reason for your decision');
  await lead.getByLabel('Reason', { exact: true }).fill('Every supplier needs this answer.');
  await press(
    lead,
    lead.getByRole('button', { name: 'Record decision' }),
    lead.getByText('Decision recorded.').first(),
  );
  await look(lead);

  await again(other);
  await other.getByRole('link', { name: /^Choose what happens to it/ }).click();
  await expect(main(other)).toContainText('Every supplier needs this answer.');
  await look(other, 'clarify-supplier-settle');
  await other.getByRole('button', { name: 'Send your choice' }).click();
  await expect(problem(other)).toContainText('Select what happens to your question');
  await other.getByRole('radio', { name: 'Withdraw it' }).check();
  await other.getByRole('button', { name: 'Send your choice' }).click();
  await expect(other.getByText('Your question is withdrawn.').first()).toBeVisible();
  await again(asker);
  await expect(main(asker)).not.toContainText(secret);

  await visit(lead, list, 'Clarification questions');
  await expect(lead.getByRole('row').filter({ hasText: secret })).toContainText('Withdrawn');
  const log = await lead.request.get(`${list.replace('/clarifications', '')}/exports/audit`);
  expect(await log.text()).toContain('clarification.decide');
  expect(await log.text()).not.toContain('"actorKind":"supplier"');
  await look(lead);
});

test('after questions close the form is gone and the log stays', async () => {
  server.setTime(open.procurement.timetable.clarificationsClose);
  await again(asker);
  await expect(main(asker)).toContainText('Questions closed on');
  await expect(asker.getByRole('button', { name: 'Send question' })).toHaveCount(0);
  await expect(main(asker)).toContainText(plain);
  await look(asker);
});
