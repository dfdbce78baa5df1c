import { expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { startDrafted } from './support/drafted';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { h1, problem } from './support/press';
import type { Server } from './support/server';

let server: Server;
let lead: Page;
let id = '';

type File = { name: string; mimeType: string; buffer: Buffer };

/** A spreadsheet as an officer keeps it: a title, merged sections, a list on a sheet of its own, a formula. */
async function lastYearsQuestions(): Promise<File> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Questions');
  const lists = book.addWorksheet('Lists');
  for (const value of ['Not in place', 'Partly in place', 'Fully in place']) lists.addRow([value]);
  sheet.addRow(['Street sensors 2024: security questions']);
  sheet.addRow(['Ref', 'Section', 'Question', 'Guidance', 'Supplier response', 'Weighting', 'Mandatory', 'Owner']);
  sheet.addRow([
    'A1',
    'Access',
    'How mature is your control of privileged accounts?',
    'Name the tool.',
    null,
    40,
    'No',
    'JB',
  ]);
  sheet.addRow([
    'A2',
    null,
    'How are access rights of leavers removed, and how quickly?',
    '',
    'Free text',
    60,
    'No',
    'JB',
  ]);
  sheet.addRow([
    'B1',
    'Suppliers',
    'Do you check the security of your own suppliers?',
    '',
    'Yes/No',
    null,
    'Yes',
    'PS',
  ]);
  sheet.addRow([
    'B2',
    'Suppliers',
    'How will you tell us about a security incident?',
    '',
    null,
    { formula: 'F3+F4', result: 100 },
    'No',
    'PS',
  ]);
  sheet.addRow(['', '', '', 'Total', null, { formula: 'SUM(F3:F6)', result: 200 }]);
  sheet.mergeCells('B3:B4');
  sheet.getCell('E3').dataValidation = { type: 'list', allowBlank: true, formulae: ['Lists!$A$1:$A$3'] };
  const buffer = Buffer.from(await book.xlsx.writeBuffer());
  return {
    name: 'last year.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  };
}

const choose = async (page: Page, file: File): Promise<void> => {
  await page.goto(`/procurements/${id}/questionnaire/import`);
  await expect(h1(page)).toHaveText('Choose your spreadsheet');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Read this file' }).click();
};

const next = async (page: Page, heading: string): Promise<void> => {
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(h1(page)).toHaveText(heading);
};

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async ({ browser }) => {
  ({ server, id } = await startDrafted('Street sensors again', 'set-up'));
  lead = await asExamplePerson(browser, server, 'officer-lead');
});
test.afterAll(() => server?.stop());

test('a file that cannot be read is refused in words that name the fault, and nothing changes', async () => {
  await lead.goto(`/procurements/${id}/questionnaire`);
  await lead.getByRole('link', { name: 'import the spreadsheet that you used last time' }).click();
  await expect(h1(lead)).toHaveText('Choose your spreadsheet');
  await look(lead, 'import-choose');
  await choose(lead, { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Ref,Question\n1,"never closed') });
  await expect(problem(lead)).toContainText('opens a quotation mark at sheet a, cell B2');
  await look(lead, 'import-refused');
  const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
  await choose(lead, { name: 'locked.xlsx', mimeType: 'application/octet-stream', buffer: locked });
  await expect(problem(lead)).toContainText('This workbook is password protected. Remove the password and try again.');
  await choose(lead, { name: 'ours.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"other/1"}') });
  await expect(lead.getByRole('heading', { name: 'What is wrong in the file' })).toBeVisible();
  await expect(lead.getByText('title: is missing')).toBeVisible();
  await look(lead, 'import-json-faults');
});

test('a spreadsheet becomes questions step by step, and one undo takes them back', async () => {
  await choose(lead, await lastYearsQuestions());
  await expect(h1(lead)).toHaveText('Which sheets and heading rows?');
  await expect(lead.getByRole('checkbox', { name: 'Questions' })).toBeChecked();
  await expect(lead.getByRole('checkbox', { name: 'Lists' })).not.toBeChecked();
  await look(lead, 'import-sheets');
  await next(lead, 'Match the columns');
  await expect(lead.getByLabel('Use column C, Question as')).toHaveValue('question');
  await expect(lead.getByLabel('Use column H, Owner as')).toHaveValue('leave');
  await look(lead, 'import-columns');
  await lead.getByLabel('Use column H, Owner as').selectOption('question');
  await lead.getByRole('button', { name: 'Save and continue' }).click();
  await expect(problem(lead)).toContainText('has two columns used as question');
  await look(lead, 'import-columns-fault');
  await lead.getByLabel('Use column H, Owner as').selectOption('leave');
  await next(lead, 'Match the answer lists');
  await expect(lead.getByText('Found in Lists!A1:A3.')).toBeVisible();
  await look(lead, 'import-lists');
  await next(lead, 'Check each row');
  await expect(lead.getByText('7 rows: 2 taken, 2 changed, 3 left out.')).toBeVisible();
  await expect(lead.getByText('Cell F6 (weighting) holds a formula')).toBeVisible();
  await look(lead, 'import-rows');
  const [report] = await Promise.all([
    lead.waitForEvent('download'),
    lead.getByRole('link', { name: 'Download this report' }).click(),
  ]);
  expect(report.suggestedFilename()).toBe('last year import report.csv');
  await lead.reload();
  await lead.getByLabel('Choose for Questions row 6').selectOption('leave');
  await next(lead, 'Suggested principles');
  await expect(lead.getByText('Suggested: principle 12')).toBeVisible();
  await look(lead, 'import-principles');
  await lead.goto(`/procurements/${id}/questionnaire`);
  await expect(lead.getByText('No questions yet. Start from')).toBeVisible();
  await lead.goBack();
  for (const select of await lead.getByRole('combobox').all())
    if ((await select.inputValue()) === '') await select.selectOption('3');
  await lead.getByLabel('Make all weightings of the questionnaire fit').check();
  await lead.getByRole('button', { name: 'Add 3 questions' }).click();
  await expect(h1(lead)).toHaveText('Security questionnaire');
  await expect(lead.getByText('3 questions added from a file.').first()).toBeVisible();
  await expect(lead.getByText('How mature is your control of privileged accounts?')).toBeVisible();
  await look(lead, 'import-added');
  await lead.getByRole('button', { name: /^Undo/ }).click();
  await expect(lead.getByText('No questions yet. Start from')).toBeVisible();
  await expect(lead.getByRole('button', { name: 'Import a spreadsheet' })).toBeVisible();
});

test('the same works without JavaScript', async ({ browser }) => {
  const page = await asExamplePerson(browser, server, 'officer-lead', { javaScript: false });
  await choose(page, await lastYearsQuestions());
  for (const heading of ['Match the columns', 'Match the answer lists', 'Check each row', 'Suggested principles'])
    await next(page, heading);
  for (const select of await page.getByRole('combobox').all())
    if ((await select.inputValue()) === '') await select.selectOption('3');
  await page.getByRole('button', { name: 'Add 4 questions' }).click();
  await expect(page.getByText('4 questions added from a file.').first()).toBeVisible();
  await expect(page.getByText('are not estimated for questions that you wrote or imported')).toBeVisible();

  await page.goto(`/procurements/${id}/award/award`);
  await page.getByLabel('Weighting of security').fill('70');
  await page.getByRole('button', { name: 'Add a criterion' }).click();
  await page.getByLabel('Title').fill('Social value');
  await page.getByRole('button', { name: 'Add another criterion' }).click();
  await expect(page.getByLabel('Title')).toHaveCount(2);
  await page.getByRole('button', { name: 'Remove criterion 2' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Social value');
  await expect(page.getByLabel('Weighting of security')).toHaveValue('70');
  await page.getByLabel('Weighting', { exact: true }).fill('30');
  await page.getByRole('radio', { name: 'Price does not count' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('30.00, scored from 0 to 5')).toBeVisible();
});

test('a questionnaire of 300 questions opens and takes an edit at once @long', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => {
    const section = `Part ${Math.floor(at / 25) + 1}`;
    return `L${at + 1},${section},How is part ${at + 1} of the service kept safe from people who may not use it?,4,No`;
  });
  const csv = ['Ref,Section,Question,Weighting,Mandatory', ...rows].join('\n');
  await choose(lead, { name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  for (const heading of ['Match the columns', 'Match the answer lists', 'Check each row'])
    if (!(await h1(lead).getByText(heading).isVisible())) await next(lead, heading);
  // Fifty rows are on a page, and the row of headings is one of them.
  for (let page = 2; page <= 7; page += 1) {
    await lead.getByRole('button', { name: 'Save and continue' }).click();
    await expect(lead).toHaveURL(new RegExp(`/rows\\?page=${page}$`));
  }
  await next(lead, 'Suggested principles');
  const add = lead.getByRole('button', { name: /^Add 300 questions/ });
  for (let page = 2; ; page += 1) {
    for (const select of await lead.getByRole('combobox').all())
      if ((await select.inputValue()) === '') await select.selectOption('3');
    if (await add.isVisible()) break;
    await lead.getByRole('button', { name: 'Save and continue' }).click();
    await expect(lead).toHaveURL(new RegExp(`/principles\\?page=${page}$`));
  }
  await add.click();
  await expect(lead.getByText('300 questions added from a file.').first()).toBeVisible();

  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await work();
    return Math.round(performance.now() - from);
  };
  const part = lead
    .locator('.govuk-summary-card')
    .filter({ has: lead.getByRole('heading', { name: 'Part 3', exact: true }) });
  // The first question of the third part: sections have a button of the same words.
  const move = part.getByRole('button', { name: /^Move down\W+L51\b/ });
  // Not the words of the buttons that undo and redo it.
  const done = lead.getByRole('alert', { name: 'Success' });
  const opened: number[] = [];
  const edited: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    opened.push(
      await timed(async () => {
        await lead.goto(`/procurements/${id}/questionnaire`);
        await part.getByText('Show 25 questions').click();
        await expect(move).toBeVisible();
      }),
    );
    edited.push(
      await timed(async () => {
        await move.click();
        await expect(done).toContainText('moved to position 2 of 25');
      }),
    );
    await lead.getByRole('button', { name: /^Undo/ }).click();
    await expect(done).toContainText('Change undone.');
  }
  const middle = (list: number[]): number => [...list].sort((a, b) => a - b)[2] ?? 0;
  console.log(JSON.stringify({ work: 'outline of 300 questions', openedMs: middle(opened), editedMs: middle(edited) }));
  expect(middle(opened)).toBeLessThan(5_000);
  expect(middle(edited)).toBeLessThan(5_000);
});
