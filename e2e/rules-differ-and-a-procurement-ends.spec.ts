import { expect, type Page, test } from '@playwright/test';
import { open, unopened } from '../lib/example/content';
import { sheetsOf } from '../lib/testing/xlsx';
import { procurementNamed } from './support/answering';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { h1, press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

let server: Server;
let lead: Page;

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  lead = await asExamplePerson(browser, server, 'officer-lead');
});
test.afterAll(() => server?.stop());

const next = () => lead.getByRole('button', { name: 'Save and continue' });

const fillDate = async (legend: string, iso: string): Promise<void> => {
  const group = lead.getByRole('group', { name: legend, exact: true });
  const [year = '', month = '', day = ''] = iso.split('-').map((part) => String(Number(part)));
  await group.getByLabel('Day', { exact: true }).fill(day);
  await group.getByLabel('Month', { exact: true }).fill(month);
  await group.getByLabel('Year', { exact: true }).fill(year);
};

test.describe('the set-up asks what the rules ask', () => {
  let home = '';
  /** Answers nation and value, and comes to the procedures that are lawful there. */
  const rulesOf = async (nation: string, value: string): Promise<void> => {
    await visit(lead, `${home}/setup/2`, 'Whose procurement rules apply?');
    await lead.getByLabel(nation, { exact: true }).check();
    await press(lead, next(), h1(lead).filter({ hasText: 'estimated value' }));
    await lead.getByLabel('Estimated value', { exact: true }).fill(value);
    await lead.getByLabel('Length of the contract in years').fill('3');
    await fillDate('Contract starts', '2027-04-01');
    await fillDate('Contract ends', '2030-03-31');
    await press(lead, next(), h1(lead).filter({ hasText: 'How will you run it?' }));
  };

  test('below the threshold in England there is no suitability stage, and the page says why', async () => {
    await visit(lead, '/procurements/new/1', 'What are you buying?');
    await lead.getByLabel('Title').fill('Rules of a place');
    await lead.getByLabel('Reference').fill('PRJ-0900');
    await press(lead, next(), h1(lead).filter({ hasText: 'Whose procurement rules apply?' }));
    home = new URL(lead.url()).pathname.replace(/\/setup.*/, '');
    await look(lead, 'rules-nation');
    await rulesOf('England', '100000');
    await expect(lead.getByText('Assay does not offer a suitability stage.', { exact: false }).first()).toBeVisible();
    await expect(lead.getByRole('radio', { name: 'Open procedure', exact: true })).toHaveCount(0);
    await expect(lead.getByText('At least 25 days are needed')).toHaveCount(0);
    await look(lead, 'rules-england-below');
  });

  test('Scotland has its own law, its own words, and no rule that we do not hold', async () => {
    await rulesOf('Scotland', '300000');
    await expect(lead.getByText('By the Public Contracts (Scotland) Regulations 2015.')).toBeVisible();
    await expect(lead.getByText('read selection criterion', { exact: false })).toBeVisible();
    await expect(lead.getByRole('radio', { name: 'Open procedure (Scotland)' })).toBeVisible();
    await look(lead, 'rules-scotland');
    await visit(lead, `${home}/setup/7`, 'What are the dates?');
    await expect(lead.getByText('The day on which the notice of the procurement is published')).toBeVisible();
  });

  test('Wales publishes through Sell2Wales; documents that follow need 30 days', async () => {
    await rulesOf('Wales', '300000');
    await expect(lead.getByText('Sell2Wales', { exact: false })).toBeVisible();
    await lead.getByRole('radio', { name: 'Open procedure', exact: true }).check();
    await lead.getByLabel('No, some will follow').check();
    await look(lead, 'rules-wales');
    await press(lead, next(), h1(lead).filter({ hasText: 'Is it split into lots?' }));
    await lead.getByLabel('No', { exact: true }).check();
    await press(lead, next(), h1(lead).filter({ hasText: 'How will suppliers send their responses?' }));
    await lead.getByLabel('Through our own portal').check();
    await look(lead, 'rules-receiving');
    await press(lead, next(), h1(lead).filter({ hasText: 'What are the dates?' }));
    await fillDate('Questionnaire published', '2027-02-01');
    await fillDate('Clarification questions close', '2027-02-15');
    await fillDate('Deadline for responses', '2027-02-27');
    await expect(lead.getByRole('status').filter({ hasText: '30 days are needed' })).toHaveText(
      '30 days are needed. You have 26. The earliest deadline is 3 March 2027.',
    );
    await fillDate('Deadline for responses', '2027-03-06');
    await fillDate('Marking ends', '2027-03-19');
    await fillDate('Moderation', '2027-03-22');
    await fillDate('Award', '2027-03-31');
    await press(lead, next(), h1(lead).filter({ hasText: 'Who is working on it?' }));
    await visit(lead, `${home}/timetable`, 'Timetable');
    await expect(lead.getByText('Deadline must be on a working day', { exact: false })).toBeVisible();
    await expect(lead.getByText('26 March 2027')).toBeVisible();
    await look(lead, 'timetable-line');
    await visit(lead, `${home}/setup/9`, 'Check your answers');
    await expect(lead.getByRole('heading', { name: 'Dates on a line' })).toBeVisible();
    await look(lead, 'set-up-check');
    await visit(lead, home, 'Rules of a place');
    await expect(lead.getByText('Next: write, check and publish the questionnaire.', { exact: false })).toBeVisible();
    await look(lead, 'portal-overview');
  });
});

test('what the notice needs is filled from set-up and questionnaire, and goes along as a workbook', async () => {
  const id = await procurementNamed(lead, unopened.procurement.title);
  await visit(lead, `/procurements/${id}/uk4`, 'What the tender notice (UK4) needs');
  const row = (name: string) => lead.getByRole('row').filter({ hasText: name });
  await expect(row('Regulation 18(2)(k)')).toContainText('Security questionnaire: ');
  await expect(row('Known risks')).toContainText('Project lead');
  await look(lead, 'uk4');
  const file = await lead.request.get(`/procurements/${id}/exports/tender-notice`);
  const sheet = (await sheetsOf(new Uint8Array(await file.body()))).find(({ name }) => name === 'Tender notice');
  expect([...(sheet?.cells.values() ?? [])].length).toBeGreaterThan(100);
  await visit(lead, `/procurements/${id}/notice`, 'Record the notice');
  await look(lead, 'notice');
  await visit(lead, `/procurements/${id}/core-information`, 'Core supplier information');
  await look(lead, 'core-information');
});

test('two officers cancel a procurement: nothing opens, and its suppliers read why', async ({ browser }) => {
  const id = await procurementNamed(lead, open.procurement.title);
  const page = `/procurements/${id}/cancel`;
  const supplier = await asExamplePerson(browser, server, 'oakhollow');
  const officer = await asExamplePerson(browser, server, 'officer-2');

  await visit(lead, `/procurements/${id}`, open.procurement.title);
  await lead.getByRole('link', { name: 'Cancel this procurement' }).click();
  await expect(h1(lead)).toHaveText('Cancel this procurement');
  await lead.getByRole('button', { name: 'Ask a colleague to confirm' }).click();
  // Everything that is missing at once, in the order of the page.
  await expect(problem(lead).getByRole('link')).toHaveText([/why/i, /code/]);
  await look(lead, 'cancel-missing');
  await lead.getByLabel('Why it is cancelled').fill('The budget for bins was withdrawn.');
  await expect(lead.getByLabel('Text of the notice')).toHaveValue(/decided on .* not to go on with the procurement/);
  await lead.getByLabel(/code/i).fill(exampleCode());
  await look(lead, 'cancel-ask');
  // The fault of the first try is still shown until this one is answered.
  await lead.getByRole('button', { name: 'Ask a colleague to confirm' }).click();
  await expect(lead.getByText('You asked at', { exact: false })).toBeVisible();
  await look(lead, 'cancel-waiting');

  await visit(officer, page, 'Cancel this procurement');
  await expect(officer.getByText('The budget for bins was withdrawn.').first()).toBeVisible();
  await look(officer, 'cancel-second');
  await officer.getByRole('button', { name: 'Go on to confirm' }).click();
  await expect(h1(officer)).toHaveText('Cancel this procurement?');
  await officer.getByLabel(/code/i).fill(exampleCode());
  await look(officer, 'cancel-interruption');
  await press(
    officer,
    officer.getByRole('button', { name: 'Cancel the procurement' }),
    h1(officer).filter({ hasText: 'This procurement is cancelled' }),
  );
  await expect(officer.getByText('Nothing was opened.', { exact: false }).first()).toBeVisible();
  await look(officer, 'cancelled-record');
  await visit(officer, `/procurements/${id}`, open.procurement.title);
  await look(officer, 'cancelled-overview');
  await expect(officer.getByText('Until two officers open them', { exact: false })).toHaveCount(0);
  await visit(officer, `/procurements/${id}/opening`, 'Opening responses');
  await expect(officer.getByText('responses stay sealed for ever', { exact: false })).toBeVisible();

  await visit(supplier, '/responses', 'Your responses');
  await supplier.getByRole('link', { name: open.procurement.title }).click();
  await expect(supplier.getByText('The budget for bins was withdrawn.')).toBeVisible();
  await expect(supplier.getByText(/^Cancelled on .* Nothing can be sent any more\.$/)).toBeVisible();
  await expect(supplier.getByRole('link', { name: 'Submit', exact: false })).toHaveCount(0);
  await look(supplier, 'cancelled-supplier');
  const response = new URL(supplier.url()).pathname;
  await supplier.goto(`${response}/declaration`);
  expect(new URL(supplier.url()).pathname).toBe(response);
  await supplier.goto(`${response}/check`);
  await look(supplier, 'cancelled-supplier-check');
});
