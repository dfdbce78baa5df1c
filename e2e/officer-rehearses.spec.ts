import { expect, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import { procurementNamed } from './support/answering';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { press, visit } from './support/press';
import { type Server, startServer } from './support/server';

let server: Server;
let lead: Page;
let id = '';

const heading = 'Rehearse with made-up bids';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  server = await startServer({ example: true });
  lead = await asExamplePerson(browser, server, 'officer-lead');
  id = await procurementNamed(lead, open.procurement.title);
});
test.afterAll(() => server?.stop());

const h1 = (page: Page) => page.getByRole('heading', { level: 1 });

/** Fills a bid in: one mark for every section, every gate passed as the form begins. */
async function typeBid(page: Page, name: string, price: string, mark: string): Promise<void> {
  await page.getByLabel('Name of this made-up bid').fill(name);
  await page.getByLabel('Total price').fill(price);
  for (const field of await page.getByLabel(/: mark for every question$/).all()) await field.fill(mark);
}

test('made-up bids run through the real scoring, and nothing of any supplier is in it', async () => {
  await visit(lead, `/procurements/${id}`, open.procurement.title);
  await press(lead, lead.getByRole('link', { name: 'Rehearse', exact: true }), h1(lead).filter({ hasText: heading }));
  await expect(lead.getByText('Nobody outside the team sees this.')).toBeVisible();
  await expect(lead.getByText('Every bid on this page is invented')).toBeVisible();
  const ranking = lead.getByRole('table', { name: 'Made-up bids by rank' });
  await expect(ranking.getByRole('row', { name: /All-pass/ })).toContainText('Rank');
  await ranking.getByText('Working for All-pass').click();
  await expect(ranking.getByText(/^Total: /).first()).toBeVisible();
  await ranking.getByText('Working for All-pass').click();
  await look(lead, 'rehearsal');
});

test('two bids typed in take part, and a slip keeps everything that was typed', async () => {
  await lead.getByRole('button', { name: 'Add your own bid' }).click();
  await expect(h1(lead)).toHaveText('Add your own bid');
  await look(lead, 'rehearsal-bid');
  await typeBid(lead, 'Harrow', '95000', '4');
  await lead.getByLabel('Total price').fill('nothing');
  await lead.getByRole('button', { name: 'Save this made-up bid' }).click();
  await expect(lead.getByRole('link', { name: 'Enter a price above £0, like 95000.00' })).toBeVisible();
  await expect(lead.getByLabel('Name of this made-up bid')).toHaveValue('Harrow');
  await look(lead);
  await lead.getByLabel('Total price').fill('95000');
  await lead.getByRole('button', { name: 'Save this made-up bid' }).click();
  await expect(lead.getByText('Made-up bid saved.')).toBeVisible();
  await lead.getByRole('button', { name: 'Add your own bid' }).click();
  await typeBid(lead, 'Fenwick', '93000', '4');
  await lead.getByRole('button', { name: 'Save this made-up bid' }).click();
  await expect(lead.getByRole('row', { name: /^Fenwick/ }).first()).toBeVisible();
  const ranking = lead.getByRole('table', { name: 'Made-up bids by rank' });
  for (const name of ['Harrow', 'Fenwick'])
    await expect(ranking.getByRole('row', { name: new RegExp(`^${name}`) })).toBeVisible();
});

test('the page says what would change the winner, with a table under each chart and both traps', async () => {
  for (const part of [
    'If one bid left',
    'Questions that can decide',
    'How far each weighting may move',
    'How far each section’s weighting may move',
    'Who wins when weightings change a little',
    'Two traps that Assay keeps you out of',
  ])
    await expect(lead.getByRole('heading', { name: part })).toBeVisible();
  await expect(lead.getByText(/wins in \d+\.\d\d% of small changes\.$/).first()).toBeVisible();
  await expect(lead.getByRole('table', { name: 'Figures behind this chart' })).toHaveCount(3);
  const gate = lead.getByRole('table', { name: 'Price weighs 60, relative to the lowest' });
  await expect(gate.getByRole('row', { name: /^B 35/ })).toContainText('85.00');
  await expect(gate.getByRole('row', { name: /^B 35/ })).toContainText('60.00');
  const rounding = lead.getByRole('table', { name: 'Three questions of 33, 33 and 34' });
  await expect(rounding.getByRole('row', { name: /^A 4/ })).toContainText('60.00');
  await expect(rounding.getByRole('row', { name: /^A 4/ })).toContainText('59');
  await expect(lead.getByText(/the winner would change from A to B/)).toHaveCount(2);
});

test('the same seed gives the same shares, another seed is kept, also without JavaScript', async ({ browser }) => {
  const plain = await asExamplePerson(browser, server, 'officer-lead', { javaScript: false });
  const shares = () =>
    plain.getByRole('figure', { name: 'Who wins when weightings change a little' }).getByRole('table');
  await plain.goto(`/procurements/${id}/rehearsal`);
  const first = await shares().innerText();
  await plain.getByRole('button', { name: 'Run again' }).click();
  await expect(plain.getByText('Rehearsal run again.')).toBeVisible();
  expect(await shares().innerText()).toBe(first);
  await plain.getByLabel('Seed').fill('20270101');
  await plain.getByLabel('Up to 50% of each weighting').check();
  await plain.getByRole('button', { name: 'Run again' }).click();
  await expect(plain.getByLabel('Seed')).toHaveValue('20270101');
  expect(await shares().innerText()).not.toBe(first);
  await plain
    .getByRole('row', { name: /^Fenwick/ })
    .getByRole('button', { name: 'Remove Fenwick' })
    .click();
  await expect(plain.getByText('Made-up bid removed.')).toBeVisible();
  await expect(plain.getByRole('row', { name: /^Fenwick/ })).toHaveCount(0);
});
