import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { procurementNamed } from './support/answering';
import { portalProcurement, startWithEveryKind } from './support/every-kind';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { declareNoConflict } from './support/marking';
import { hasOffice, inLibreOffice, placesIn, typedIn } from './support/office';
import { h1, press, problem, visit } from './support/press';
import type { Server } from './support/server';

let server: Server;
let lead: Page;
let officer: Page;
let home = '';
let id = '';

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startWithEveryKind(portalProcurement);
  lead = await asExamplePerson(browser, server, 'officer-lead');
  // The second officer works without JavaScript throughout.
  officer = await asExamplePerson(browser, server, 'officer-2', { javaScript: false });
  id = await procurementNamed(lead, portalProcurement.title);
  home = `/procurements/${id}`;
});
test.afterAll(() => server?.stop());

const title = 'Load returned workbooks';
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);

async function blankWorkbook(page: Page): Promise<Buffer> {
  await visit(page, `${home}/documents`, 'Documents');
  await expect(page.getByRole('link', { name: /^Download XLSX.*Marking scheme/ })).toBeVisible();
  const link = page.getByRole('link', { name: /^Download XLSX.*Security response workbook/ });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFileSync(await file.path());
}

/** A workbook as a supplier returns it: cells typed in, by reference. */
async function returned(blank: Buffer, answers: readonly (readonly [string, string, string?])[]): Promise<Buffer> {
  const place = await placesIn(blank);
  let bytes = blank;
  for (const [ref, text, heading] of answers) bytes = await typedIn(bytes, { ...place(ref, heading), text });
  return bytes;
}

async function fillDate(page: Page, legend: string | RegExp, [year, month, day]: readonly [string, string, string]) {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

async function addOrganisation(page: Page, name: string): Promise<void> {
  await visit(page, `${home}/load/organisations/new`, 'Add an organisation');
  await page.getByLabel('Name of the organisation').fill(name);
  await page.getByLabel('Reference in ProcureHub (optional)').fill('PH-77');
  await fillDate(page, 'Day on which ProcureHub received it', ['2025', '11', '3']);
  await page.getByLabel('Time of that receipt').fill('11:20:03');
  await press(
    page,
    page.getByRole('button', { name: 'Add and go on to its files' }),
    h1(page).filter({ hasText: name }),
  );
}

async function uploadWorkbook(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page
    .locator('input[type=file][name=workbook]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  await page.getByRole('button', { name: 'Check this workbook' }).click();
}

/** Posts evidence as the page without scripts does. */
async function uploadEvidence(page: Page, name: string, bytes: Buffer): Promise<number> {
  const [, bid] = /organisations\/([a-z2-7]{26})/.exec(page.url()) ?? [];
  const answer = await page.request.post(`/uploads/portal/${id}/${bid}/evidence`, {
    headers: { Accept: 'application/json', Origin: server.url },
    multipart: { file: { name, mimeType: 'application/pdf', buffer: bytes } },
  });
  await page.reload();
  return answer.status();
}

test('the overview names the one next thing, and the load begins with the portal', async () => {
  await visit(lead, home, portalProcurement.title);
  await expect(lead.getByText('load the workbooks and files that came back').first()).toBeVisible();
  await look(lead, 'portal-next');
  await lead.getByRole('link', { name: 'load the workbooks and files that came back' }).first().click();
  await expect(h1(lead)).toHaveText(title);
  await look(lead, 'load-start');
  await lead.getByLabel('Name of the portal').fill('ProcureHub');
  await fillDate(lead, 'Day on which the portal opened the responses', ['2025', '11', '2']);
  await lead.getByLabel('Time of that opening').fill('12:30');
  await lead.getByRole('button', { name: 'Start loading' }).click();
  await expect(problem(lead)).toContainText('The portal can open responses only after the deadline');
  await expect(lead.getByLabel('Name of the portal')).toHaveValue('ProcureHub');
  await look(lead, 'load-start-problem');
  await fillDate(lead, 'Day on which the portal opened the responses', ['2025', '11', '3']);
  await lead.getByRole('button', { name: 'Start loading' }).click();
  await expect(
    lead.getByText('Receiving and sealing were done by ProcureHub. This record starts at loading.'),
  ).toBeVisible();
  await look(lead, 'load-empty');
});

test('one officer uploads what came back and sees, row by row, what is taken', async () => {
  const blank = await blankWorkbook(lead);
  await addOrganisation(lead, 'Fernbrook Systems');
  await look(lead, 'load-organisation-empty');
  await uploadWorkbook(lead, 'notes.xlsx', Buffer.from('no workbook'));
  await expect(problem(lead)).toBeVisible();
  await look(lead, 'load-file-refused');
  expect(await uploadEvidence(lead, 'diagram.pdf', pdf('diagram'))).toBe(201);
  expect(await uploadEvidence(lead, 'run.pdf', Buffer.from('<script>alert(1)</script>'))).toBe(415);
  await uploadWorkbook(
    lead,
    'fernbrook.xlsx',
    await returned(blank, [
      ['SEC-01', 'Yes'],
      ['SEC-03', 'Each sensor has a network of its own.'],
      ['SEC-03', 'diagram.pdf', 'Evidence file and page'],
      ['SEC-08', 'last summer'],
    ]),
  );
  await expect(lead.getByText('The workbook is read. Look below at what is taken from it.')).toBeVisible();
  await expect(lead.getByRole('row', { name: /SEC-03/ })).toContainText('Taken');
  await expect(lead.getByRole('row', { name: /SEC-08/ })).toContainText('“last summer” is not a date');
  await expect(lead.getByRole('row', { name: /SEC-08/ })).toContainText('Sheet Questions, cell');
  await look(lead, 'load-report');
  await addOrganisation(lead, 'Marlowe Networks');
  const marlowe = await returned(blank, [['SEC-01', 'No']]);
  // Saved by another program as its own kind of file, where that program is there.
  if (hasOffice) await uploadWorkbook(lead, 'marlowe.ods', await inLibreOffice(marlowe, [], { as: 'ods' }));
  else await uploadWorkbook(lead, 'marlowe.xlsx', marlowe);
  await expect(lead.getByText('The workbook is read.', { exact: false })).toBeVisible();
  await visit(lead, `${home}/load`, title);
  await expect(lead.getByRole('table', { name: 'Files of Fernbrook Systems' })).toContainText('diagram.pdf');
  await look(lead, 'load-ready');
});

test('a file that is no workbook of this procurement is refused as a whole, with its cell and reason', async () => {
  const blank = await blankWorkbook(lead);
  await addOrganisation(lead, 'Copied Twice');
  const lost = await typedIn(blank, { sheet: 'Questions', cell: 'S30', text: 'Whose is this?' });
  await uploadWorkbook(lead, 'lost.xlsx', lost);
  await expect(problem(lead)).toContainText('row 30 has no reference');
  await look(lead, 'load-workbook-refused');
  await lead.getByRole('link', { name: 'take this organisation out' }).click();
  await look(lead, 'load-take-out');
  await lead.getByRole('button', { name: 'Take out' }).click();
  await expect(lead.getByText('The organisation and its files were taken out.')).toBeVisible();
});

test('nothing is a response before a different officer, without JavaScript, confirms', async ({ browser }) => {
  await lead.getByLabel('Code from your authenticator app').fill(exampleCode());
  await lead.getByRole('button', { name: 'Ask a second officer' }).click();
  await expect(problem(lead)).toContainText('Confirm that you have read what is not taken');
  await lead.getByLabel('I have read, organisation by organisation', { exact: false }).check();
  await lead.getByLabel('Code from your authenticator app').fill(exampleCode());
  await press(
    lead,
    lead.getByRole('button', { name: 'Ask a second officer' }),
    lead.getByText(/^Waiting for a second officer until/),
  );
  await look(lead, 'load-waiting');

  const evaluator = await asExamplePerson(browser, server, 'evaluator-1');
  for (const path of ['load', 'opening', '']) {
    await evaluator.goto(`${home}/${path}`);
    await expect(evaluator.getByText('Fernbrook')).toHaveCount(0);
  }

  await visit(officer, `${home}/load`, title);
  await expect(officer.getByText('Fernbrook Systems').first()).toBeVisible();
  await look(officer, 'load-second');
  await officer
    .getByRole('link', { name: /Look at every row and file/ })
    .first()
    .click();
  await expect(officer.getByRole('row', { name: /SEC-08/ })).toContainText('Not taken: refused');
  await visit(officer, `${home}/load`, title);
  await officer.getByRole('button', { name: 'Continue' }).click();
  await expect(h1(officer)).toHaveText('Load and open these responses now?');
  await look(officer, 'load-confirm');
  await officer.getByLabel('Code from your authenticator app').fill(exampleCode());
  await officer.getByRole('button', { name: 'Load and open' }).click();
  await expect(officer.getByText('All responses are open.')).toBeVisible();
  await expect(officer.getByText('Receiving and sealing were done by ProcureHub', { exact: false })).toBeVisible();
  const names = officer.getByRole('table', { name: 'Responses opened' }).getByRole('rowheader');
  await expect(names).toHaveText(['Fernbrook Systems', 'Marlowe Networks']);
  await look(officer, 'load-opened');
});

test('conflicts and the audit log go on as after any opening', async () => {
  await declareNoConflict(lead, id);
  await visit(lead, `${home}/load`, title);
  await expect(lead.getByText('Everything below is loaded and open.')).toBeVisible();
  await look(lead, 'load-record');
  await visit(lead, `${home}/audit`, 'Audit log');
  await expect(lead.getByText("Receipt and sealing were the portal's", { exact: false })).toBeVisible();
});
