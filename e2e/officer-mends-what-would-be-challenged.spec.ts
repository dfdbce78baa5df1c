import { expect, type Page, test } from '@playwright/test';
import { startDrafted } from './support/drafted';
import { recordSignOff } from './support/drafting';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { press, visit } from './support/press';
import type { Server } from './support/server';

let server: Server;
let page: Page;
let draft = '';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  const drafted = await startDrafted('Footfall counters for the market', 'draft');
  server = drafted.server;
  page = await asExamplePerson(browser, server, 'officer-lead');
  draft = `/procurements/${drafted.id}`;
  await recordSignOff(page, drafted.id);
});
test.afterAll(() => server?.stop());

const card = (words: string | RegExp) => page.locator('.govuk-summary-card').filter({ hasText: words });
const beside = () => page.getByRole('complementary', { name: 'About this question' });

test('a bad question is found out while it is written', async () => {
  await page.goto(`${draft}/questionnaire`);
  const [section = ''] = await page
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link) => link.getAttribute('href') ?? '').filter((href) => /\/questionnaire\/p\d\d$/.test(href)),
    );
  await visit(page, `${section}/new`, 'New question');
  await expect(beside()).toContainText('They are shown when there is something to check.');
  await page.getByLabel('Yes or no', { exact: true }).check();
  for (const [answer, outcome] of [
    ['Answer Yes', 'Pass'],
    ['Answer No', 'Fail'],
  ] as const)
    await page.getByRole('group', { name: answer }).getByLabel('Passes or fails').first().selectOption(outcome);
  await page.getByLabel('Requirement', { exact: true }).check();
  await page.getByLabel('Question wording').fill('The supplier must hold Cyber Essentials and have adequate staff.');
  await expect(beside()).toContainText('Must fix: Q-01 asks for Cyber Essentials.');
  await expect(beside()).toContainText('says “adequate”, which two people may read differently');
  await look(page, 'question-live-checks');
  const saved = page.getByRole('heading', { level: 1, name: 'Security questionnaire' });
  await press(page, page.getByRole('button', { name: 'Save question' }), saved);
});

test('it cannot be published: the checks say why, by which rule, and lead to the question', async () => {
  await visit(page, `${draft}/checks`, 'Checks before publishing');
  await expect(
    page.getByText(/^1 thing you must fix\. \d+ to fix or give a reason for\. \d+ checks passed\.$/),
  ).toBeVisible();
  const found = card('Q-01 asks for Cyber Essentials.');
  await expect(found).toContainText('The rule: Wherever a standard, scheme or brand is named, an equivalent counts.');
  await found.getByText('Why this is checked').click();
  await expect(found.getByRole('link', { name: 'Procurement Act 2023, section 56' })).toBeVisible();
  await expect(found).toContainText('last checked 22 November 2026');
  await expect(page.getByText('You can ask for sign-off when nothing must be fixed.')).toBeVisible();
  await look(page, 'checks-must-fix');
  await visit(page, `${draft}/questionnaire/publish`, /^Publish version 1/);
  await expect(page.getByRole('heading', { name: 'Before sign-off' })).toBeVisible();
  await expect(page.getByRole('button', { name: /to sign off$/ })).toHaveCount(0);
});

test('the fault is mended in the question, and the warning may stand for a reason that is kept', async () => {
  await page.goto(`${draft}/checks`);
  await card('Q-01 asks for Cyber Essentials.')
    .getByRole('link', { name: /^Edit question/ })
    .click();
  await page.getByLabel('Equivalent route (optional)').fill('Any independent report on the same five controls.');
  await expect(beside()).not.toContainText('asks for Cyber Essentials');
  const saved = page.getByRole('heading', { level: 1, name: 'Security questionnaire' });
  await press(page, page.getByRole('button', { name: 'Save question' }), saved);

  await visit(page, `${draft}/checks`, 'Checks before publishing');
  await expect(page.getByText(/^0 things you must fix\./)).toBeVisible();
  const warning = card('says “adequate”');
  await warning.getByRole('link', { name: /^Give a reason/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Give a reason');
  await look(page);
  await page.getByRole('button', { name: 'Save reason' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Why this may stand').fill('The contract says how many staff are enough.');
  const checks = page.getByRole('heading', { level: 1, name: 'Checks before publishing' });
  await page.getByRole('button', { name: 'Save reason' }).click();
  await expect(checks).toBeVisible();
  await expect(warning).toContainText(/Reason given by Dilys Harcastle on \d+ \w+ 20\d\d/);
  await expect(warning).toContainText('The contract says how many staff are enough.');

  await warning.getByRole('link', { name: /^Change the reason/ }).click();
  await expect(page.getByLabel('Why this may stand')).toHaveValue('The contract says how many staff are enough.');
  await page.getByLabel('Why this may stand').fill('Schedule 4 says how many staff are enough.');
  await press(page, page.getByRole('button', { name: 'Save reason' }), checks);
  await expect(warning).toContainText('Schedule 4 says how many staff are enough.');
  await page.getByText('Passed', { exact: true }).click();
  await expect(page.getByText('Weightings add up to exactly 100 at every level.')).toBeVisible();
  await look(page, 'checks-reason-given');
});

test('lessons from the real bids are switched on before publication, by a lead or officer', async () => {
  await visit(page, `${draft}/award`, 'Award model');
  const lessons = page.getByRole('heading', { level: 1, name: 'Lessons for next time' });
  await press(page, page.getByRole('link', { name: 'Lessons for next time' }), lessons);
  await page.getByRole('button', { name: 'Save choice' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Select whether lessons are drawn' })).toBeVisible();
  await look(page);
  await page.getByLabel('Yes, show them once the outcome is final').check();
  await press(page, page.getByRole('button', { name: 'Save choice' }), page.getByText('Choice saved.'));
  await expect(page.getByText(/^Lessons are switched on\. .* Chosen by Dilys Harcastle, /)).toBeVisible();
  await look(page, 'lessons-choice');
});

test('all rules can be read with their sources', async () => {
  await page.goto(`${draft}/checks`);
  await page.getByRole('link', { name: 'All rules that Assay checks' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What Assay checks');
  expect(await page.getByRole('table', { name: 'Rules' }).getByRole('row').count()).toBeGreaterThan(30);
  await look(page, 'check-rules');
});
