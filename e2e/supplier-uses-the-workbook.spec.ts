import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import {
  acceptInvitation,
  answerQuestion,
  checkAndSubmit,
  homeOf,
  inviteSupplier,
  procurementNamed,
} from './support/answering';
import { everyKindProcurement, startWithEveryKind } from './support/every-kind';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { type Edit, hasOffice, inLibreOffice, placesIn, typedIn } from './support/office';
import type { Person } from './support/people';
import { h1, problem, visit } from './support/press';
import type { Server } from './support/server';

let server: Server;
let supplier: Person;
let home = '';

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.skip(!hasOffice, 'LibreOffice is not there: set LIBREOFFICE_PATH');
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startWithEveryKind();
  const lead = await asExamplePerson(browser, server, 'officer-lead');
  const procurement = await procurementNamed(lead, everyKindProcurement.title);
  const organisation = 'Tamsin Orrell Ltd';
  const email = 'tamsin@supplier.test';
  const link = await inviteSupplier(lead, procurement, { organisation, email });
  supplier = await acceptInvitation(browser, server, link, { name: 'Tamsin Orrell', email });
  home = homeOf(supplier.page);
});
test.afterAll(() => server?.stop());

/** Uploads a file to the organisation's evidence, as its page does. */
async function addEvidence(page: Page, name: string): Promise<void> {
  const answer = await page.request.post(`/uploads/evidence/${home.split('/').at(-1)}`, {
    headers: { Accept: 'application/json', Origin: server.url },
    multipart: { file: { name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`) } },
  });
  expect(answer.status()).toBe(201);
}

async function downloaded(page: Page, link: string): Promise<Buffer> {
  await page.goto(`${home}/workbook`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  expect(file.suggestedFilename()).toMatch(link.endsWith('(ODS)') ? /\.ods$/ : /\.xlsx$/);
  return readFileSync(await file.path());
}

async function check(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.goto(`${home}/workbook`);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  await page.getByRole('button', { name: 'Check this file' }).click();
}

const answers: [string, string, string?][] = [
  ['SEC-01', 'Yes'],
  ['SEC-02', 'Named people, by a gateway'],
  ['SEC-02', 'diagram.pdf', 'Evidence file and page'],
  ['SEC-03', '=every sensor has\na network of its own 🚲'],
  ['SEC-04', 'No'],
  ['SEC-06', 'Encrypt at rest\nEncrypt in transit'],
  ['SEC-07', '24'],
  ['SEC-08', '30/06/2026'],
  ['SEC-09', 'Incident plan.pdf'],
];

/** Cells of a copy, with what to write in them. */
async function editsFor(bytes: Buffer, wanted: readonly [string, string, string?][]): Promise<Edit[]> {
  const place = await placesIn(bytes);
  return wanted.map(([ref, text, heading]) => ({ ...place(ref, heading), text }));
}

test('a supplier does everything in the workbook, and submits', async () => {
  const { page } = supplier;
  for (const name of ['diagram.pdf', 'Incident plan.pdf']) await addEvidence(page, name);
  await page.goto(home);
  await page.getByRole('link', { name: 'Workbook', exact: true }).click();
  await expect(h1(page)).toHaveText('Answer in a workbook');
  await look(page, 'workbook');
  const blank = await downloaded(page, 'Blank workbook (XLSX)');
  const edits = [
    ...(await editsFor(blank, [...answers, ['SEC-08', 'last summer']])),
    { sheet: 'Table SEC-10', cell: 'B5', text: 'Northmere Cloud' },
    { sheet: 'Table SEC-10', cell: 'C5', text: 'United Kingdom' },
    { sheet: 'Table D-05', cell: 'B5', text: 'BinSense 2, firmware 1.9' },
  ];
  await check(page, 'our answers.xlsx', await inLibreOffice(blank, edits, { renamed: { Questions: 'Answers' } }));
  await expect(h1(page)).toHaveText('Check what will change');
  await expect(
    page.getByText('9 answers will change, 0 need your choice, 1 is the same, 1 was left out.'),
  ).toBeVisible();
  await expect(page.getByRole('main')).toContainText('“last summer” is not a date. Write it like 2027-01-22');
  await expect(page.getByRole('row', { name: /SEC-08/ })).toContainText('Sheet Answers, cell S');
  await look(page, 'workbook-preview');
  await page.getByRole('button', { name: 'Apply 9 changes' }).click();
  await expect(page.getByText(/^9 answers were loaded from our answers\.xlsx at \d\d:\d\d:\d\d\.$/)).toBeVisible();
  await look(page, 'workbook-applied');
  await visit(page, `${home}/check`, 'Check your answers');
  await expect(page.getByText('=every sensor has')).toBeVisible();
});

test('what a colleague changed meanwhile is asked about, and a copy of ODS does as well', async () => {
  const { page } = supplier;
  const filled = await downloaded(page, 'With your answers so far (XLSX)');
  const edits = await editsFor(filled, [
    ['SEC-03', 'from the workbook'],
    ['SEC-07', '12'],
    ['SEC-08', '30 June 2026'],
  ]);
  // The twin has the same cells in the same places.
  const twin = await downloaded(page, 'With your answers so far (ODS)');
  await answerQuestion(page, 'SEC-03', { value: 'typed online meanwhile' });
  await check(page, 'second.ods', await inLibreOffice(twin, edits, { from: 'ods', as: 'ods' }));
  await expect(
    page.getByText('2 answers will change, 1 needs your choice, 8 are the same, 0 were left out.'),
  ).toBeVisible();
  await look(page, 'workbook-both');
  await page.getByRole('button', { name: 'Apply 2 changes' }).click();
  await expect(problem(page)).toContainText('SEC-03 was changed here and in the file. Choose which to keep.');
  await look(page, 'workbook-stopped');
  const story = page.getByRole('group', { name: 'Choose for SEC-03' });
  await story.getByLabel('Keep what is here').check();
  await page.getByLabel('Show').selectOption('changed');
  await page.getByRole('button', { name: 'Save choices and show' }).click();
  await page.getByRole('group', { name: 'Choose for SEC-07' }).getByLabel('Keep what is here').check();
  await page.getByRole('button', { name: 'Apply 1 change', exact: true }).click();
  await expect(page.getByText(/^1 answer was loaded from second\.ods at/)).toBeVisible();
  await visit(page, `${home}/check`, 'Check your answers');
  await expect(page.getByText('typed online meanwhile')).toBeVisible();
  await expect(page.getByText('24 hours')).toBeVisible();
  await expect(page.getByText('30 June 2026')).toBeVisible();
  await checkAndSubmit(page);
});

test('a file that is no copy of this one is refused in words, without JavaScript too', async ({ browser }) => {
  const { page } = supplier;
  const blank = await downloaded(page, 'Blank workbook (XLSX)');
  const plain = await (await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })).newPage();
  await plain.context().addCookies(await page.context().cookies());
  await check(plain, 'a.csv', Buffer.from('Ref,Your response\nSEC-01,Yes\n'));
  await expect(problem(plain)).toContainText('This is a CSV file');
  await look(plain, 'workbook-refused');
  await check(plain, 'lost.xlsx', await typedIn(blank, { sheet: 'Questions', cell: 'S30', text: 'Whose is this?' }));
  await expect(problem(plain)).toContainText('row 30 has no reference');
  const [hours] = await editsFor(blank, [['SEC-07', '6']]);
  if (!hours) throw new Error('The workbook does not ask for hours.');
  await check(plain, 'mine.xlsx', await typedIn(blank, hours));
  // A blank copy knows nothing of the 24 hours that stand here.
  await plain.getByRole('group', { name: 'Choose for SEC-07' }).getByLabel('Use the file').check();
  await plain.getByRole('button', { name: 'Apply your choices' }).click();
  await expect(plain.getByText(/^1 answer was loaded from mine\.xlsx at/)).toBeVisible();
});
