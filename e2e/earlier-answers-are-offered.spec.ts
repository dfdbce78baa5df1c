import { expect, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import { openQuestion } from './support/answering';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { h1, press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

/** Asked in the decided procurement and in the open one, and not in the third; the open draft has neither yet. */
const [byTemplate, declined] = ['P01-01', 'P11-03'];
const sent = /^You answered this question on \d+ [A-Z][a-z]+ \d{4} for .+\./;

let server: Server;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
});
test.afterAll(() => server?.stop());

const offer = (page: Page) => page.locator('.govuk-inset-text').filter({ hasText: sent });

/** Opens the response to the open procurement, and there a question. */
async function toQuestion(page: Page, code: string): Promise<void> {
  if (!page.url().includes('/responses/')) {
    await page.goto('/responses');
    await page.getByRole('link', { name: open.procurement.title }).click();
    await expect(h1(page)).toHaveText('Your response');
  }
  await openQuestion(page, code);
}

test('a supplier starts from what it sent before, and nothing is filled in until it chooses', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await asExamplePerson(browser, server, 'fenlight');
  await page.getByRole('link', { name: 'Earlier answers' }).click();
  await expect(h1(page)).toHaveText('Earlier answers');
  const certificates = page.getByRole('table', { name: 'Certificates and other evidence with an expiry date' });
  await expect(certificates.getByText(/^Expire(s in|d) \d+ days?( ago)?$/).first()).toBeVisible();
  await look(page, 'library');
  const whole = await (await page.request.get('/library/exports/json')).json();
  expect(whole.answers.length).toBeGreaterThan(60);
  const workbook = await page.request.get('/library/exports/xlsx');
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK');

  await toQuestion(page, byTemplate);
  const question = page.url();
  await expect(page.getByRole('textbox', { name: /./ }).first()).toHaveValue('');
  await look(page, 'question-with-earlier-answer');
  await press(page, offer(page).getByRole('link', { name: /^Read it/ }), h1(page).filter({ hasText: /^Start from/ }));
  await look(page, 'earlier-answer');
  const earlier = await page.getByRole('rowheader').first().innerText();
  expect(earlier.length).toBeGreaterThan(5);
  await page.goto(question);
  await expect(page.getByRole('textbox').first()).toHaveValue('');
  await offer(page)
    .getByRole('link', { name: /^Read it/ })
    .click();
  await press(page, page.getByRole('button', { name: 'Use this as a start' }), page.getByText('You started from your'));
  expect(page.url()).toBe(question);
  await expect(page.getByRole('textbox').first()).toHaveValue(earlier);
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
});

test('without JavaScript an earlier answer is declined, deleted, and what is typed beside an answer is asked about', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await asExamplePerson(browser, server, 'fenlight', { javaScript: false });
  await toQuestion(page, declined);
  const question = page.url();
  await offer(page)
    .getByRole('link', { name: /^Read it/ })
    .click();
  await expect(h1(page)).toHaveText('Start from an earlier answer?');
  const address = page.url();
  await look(page);
  await press(page, page.getByRole('button', { name: 'Do not use' }), page.getByText('You chose not to use your'));
  expect(page.url()).toBe(question);
  await expect(offer(page)).toHaveCount(0);

  await toQuestion(page, byTemplate);
  const asked = page.getByLabel('Yes, part of this is confidential');
  // It stands open already where something is kept beside the answer.
  if (!(await asked.isVisible())) await page.getByText('More about this answer').click();
  await asked.check();
  await page.getByLabel('Which part').fill('The names of our staff');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(problem(page)).toContainText(`${byTemplate}: give the reason why it is confidential`);
  await problem(page)
    .getByRole('link', { name: /give the reason/ })
    .click();
  await expect(page.getByLabel('Reason', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Which part')).toHaveValue('The names of our staff');
  await look(page);

  const [, submission = '', from = ''] = /submission=([a-z2-7]+)&question=([^&]+)/.exec(address) ?? [];
  await visit(page, `/library/${submission}/${from}`, 'Your earlier answer');
  await page.getByRole('link', { name: 'Delete from library' }).click();
  await expect(page.getByText('What you submitted, its receipts')).toBeVisible();
  await look(page, 'library-delete');
  await press(
    page,
    page.getByRole('button', { name: 'Delete from library' }),
    page.getByText('The answer is deleted from your library.'),
  );
  expect((await page.request.get(`/library/${submission}/${from}`)).status()).toBe(404);
  await visit(page, question, /./);
  await expect(page.getByText('You chose not to use your')).toHaveCount(0);
});

test('nobody else sees that there is anything', async ({ browser }) => {
  const page = await asExamplePerson(browser, server, 'officer-lead');
  for (const address of ['/library', '/library/delete?all=yes', '/library/exports/json'])
    expect((await page.request.get(address)).status(), address).toBe(404);
  await expect(page.getByRole('link', { name: 'Earlier answers' })).toHaveCount(0);
});
