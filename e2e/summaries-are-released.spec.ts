import { expect, type Locator, type Page, test } from '@playwright/test';
import { decided } from '../lib/example/content';
import { suppliers } from '../lib/example/content/authority';
import { expected } from '../lib/example/content/decided/expected';
import { procurementNamed } from './support/answering';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { h1, press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

/** The example's decided procurement is final: its three tenders were assessed, and the third is disqualified. */
const [winner, second, third] = expected.ranking.map(
  ({ supplier }) => suppliers.find((each) => each.id === supplier)?.name ?? '',
) as [string, string, string];
/** Words of the winner's reasons that its rivals shall not read. */
const secret = 'eleven numbered crossings';

let server: Server;
let lead: Page;
let approver: Page;
let id = '';

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  lead = await asExamplePerson(browser, server, 'officer-lead');
  approver = await asExamplePerson(browser, server, 'approver');
  id = await procurementNamed(lead, decided.procurement.title);
});
test.afterAll(() => server?.stop());

const home = () => `/procurements/${id}/summaries`;
const main = (page: Page): Locator => page.getByRole('main');
const rowOf = (page: Page, name: string): Locator => main(page).getByRole('row').filter({ hasText: name });
const titled = (page: Page, title: string | RegExp): Locator => h1(page).filter({ hasText: title });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const code = (page: Page): Promise<void> => page.getByLabel('Code from your authenticator app').fill(exampleCode());

/** Opens one summary from the list. */
const open = async (page: Page, name: string): Promise<void> => {
  await visit(page, home(), 'Assessment summaries');
  await press(page, rowOf(page, name).getByRole('link', { name }), titled(page, `Assessment summary for ${name}`));
};

/** Stands by a summary as it is; doubtful reasons are kept with a note. */
const stand = async (page: Page, name: string): Promise<void> => {
  await open(page, name);
  await page.getByLabel("Supplier's postal address").fill('1 Quay Street\nBrackwater');
  await page.getByLabel("Supplier's unique identifier").fill('none');
  const note = page.getByLabel('Why the doubtful reasons are kept as they are');
  if (await note.isVisible()) await note.fill('Read again with the answers: each reason is right.');
  await press(page, button(page, 'Mark the reasons as checked'), page.getByText('The summary is checked.'));
};

test('the overview and the results lead to the summaries, which wait until each is ready', async () => {
  await visit(lead, `/procurements/${id}`, decided.procurement.title);
  await press(
    lead,
    lead.getByRole('link', { name: 'Release assessment summaries' }),
    titled(lead, 'Assessment summaries'),
  );
  await visit(lead, `/procurements/${id}/results`, 'Results');
  await press(lead, lead.getByRole('link', { name: 'Assessment summaries' }), titled(lead, 'Assessment summaries'));
  await expect(main(lead).getByRole('rowheader')).toHaveCount(3);
  for (const name of [winner, second, third]) {
    await expect(rowOf(lead, name)).toContainText('Yes');
    await expect(rowOf(lead, name)).toContainText('Not ready');
  }
  await expect(
    lead.getByText(/^Summaries are released to everyone at the same moment\. 3 are not ready: /),
  ).toBeVisible();
  await expect(lead.getByRole('button', { name: 'Release all summaries' })).toHaveCount(0);
});

test('lessons that were switched on before publication are drawn from the final outcome, and change nothing', async () => {
  await visit(lead, `/procurements/${id}/award/lessons`, 'Lessons for next time');
  await expect(lead.getByText(/^Lessons are switched on\./)).toBeVisible();
  await expect(
    lead.getByText('The questionnaire is published, so whether lessons are drawn can no longer be changed.'),
  ).toBeVisible();
  await expect(lead.getByRole('radio')).toHaveCount(0);
  await look(lead, 'lessons-chosen');
  await visit(lead, `/procurements/${id}/results`, 'Results');
  const link = lead.getByRole('link', { name: 'Lessons for next time' });
  await press(lead, link, titled(lead, 'Lessons for next time'));
  await expect(lead.getByText('This cannot change the outcome.')).toBeVisible();
  await expect(lead.getByRole('heading', { name: 'Which questions separated bidders' })).toBeVisible();
  await expect(lead.getByText(/^\d+ of \d+ questions separated bidders\. Widest: /)).toBeVisible();
  await expect(lead.getByRole('table', { name: 'Figures behind this chart' })).toHaveCount(3);
  await look(lead, 'lessons');
});

test('a summary is shown exactly, with own scores and reasons, those of the winner, and why', async () => {
  await open(lead, third);
  await expect(lead.getByRole('heading', { name: 'Why the contract is not awarded to you' })).toBeVisible();
  await expect(main(lead)).toContainText('Your tender was assessed and is out under the published rule:');
  await expect(lead.getByRole('heading', { name: 'How your tender was assessed' })).toBeVisible();
  await expect(
    lead.getByRole('heading', { name: `How the most advantageous tender was assessed: ${winner}` }),
  ).toBeVisible();
  const paper = lead.getByRole('article', { name: 'Assessment summary' });
  for (const name of [second, 'Samir Haldane', 'Joanna Prewett', 'Helen Ashgrove'])
    await expect(paper).not.toContainText(name);
  await open(lead, winner);
  await expect(lead.getByRole('heading', { name: 'Why the contract is not awarded to you' })).toHaveCount(0);
  await expect(lead.getByRole('heading', { name: /^How the most advantageous tender/ })).toHaveCount(0);
});

test('words of the winner are withheld from its rivals alike, without scripts, and the ground is told', async ({
  browser,
}) => {
  const plain = await asExamplePerson(browser, server, 'officer-2', { javaScript: false });
  await open(plain, second);
  await expect(main(plain)).toContainText(secret);
  await press(
    plain,
    plain.getByRole('link', { name: 'Withhold words' }),
    titled(plain, `Withhold words from the summary for ${second}`),
  );
  await expect(
    plain.getByText('The supplier will be told that something was withheld and on what ground.'),
  ).toBeVisible();
  await plain.getByRole('radio', { name: winner }).check();
  await plain.getByLabel('Words to withhold').fill('words that nobody wrote');
  await plain.getByRole('radio', { name: 'Sensitive commercial information' }).check();
  await plain.getByLabel('Why these words must be withheld').fill('They describe how a device can be reached.');
  await button(plain, 'Withhold these words').click();
  await expect(problem(plain)).toContainText('These words are not in the reasons.');
  await look(plain);
  await plain.getByLabel('Words to withhold').fill(secret);
  await press(plain, button(plain, 'Withhold these words'), plain.getByText('The words are withheld.'));
  await expect(plain.getByText('[Withheld: sensitive commercial information]').first()).toBeVisible();
  for (const rival of [second, third]) {
    await open(plain, rival);
    await expect(main(plain)).not.toContainText(secret);
    await expect(plain.getByText('Something is withheld in this summary.')).toBeVisible();
  }
  await open(plain, winner);
  await expect(main(plain)).toContainText(secret);
  await plain.context().close();
});

test('words are added to a reason, marked as added', async () => {
  await open(lead, second);
  await press(
    lead,
    lead.getByRole('link', { name: 'Add words to a reason' }),
    titled(lead, `Add words to a reason for ${second}`),
  );
  await main(lead).getByRole('listitem').getByRole('link').first().click();
  await lead.getByLabel('Words to add').fill('The report of May 2026 is meant.');
  await press(lead, button(lead, 'Keep these words'), lead.getByText('The words are added.'));
  await expect(main(lead)).toContainText('Added for this summary: The report of May 2026 is meant.');
});

test('each summary is read and checked before any goes out', async () => {
  await open(lead, second);
  await button(lead, 'Mark the reasons as checked').click();
  await expect(problem(lead)).toContainText("Enter the supplier's postal address");
  await look(lead);
  for (const name of [winner, second, third]) await stand(lead, name);
  for (const name of [winner, second, third]) await expect(rowOf(lead, name)).toContainText('Ready');
  await expect(lead.getByText('All are ready.')).toBeVisible();
});

test('one summary cannot be released by itself, and the attempt is on the record', async () => {
  await press(lead, lead.getByRole('button', { name: 'Release all summaries' }), titled(lead, 'Release all summaries'));
  const named = lead.locator('input[name="submission[]"]');
  await expect(named).toHaveCount(3);
  await named.first().evaluate((field) => field.remove());
  await lead.getByLabel('Reason').fill('All three were read by both officers.');
  await code(lead);
  await button(lead, 'Ask for confirmation').click();
  await expect(problem(lead)).toContainText('You cannot release one summary by itself.');
  await look(lead);
  await visit(lead, `/procurements/${id}/audit?refused=yes`, 'Audit log');
  await expect(lead.getByText(/tried to ask for the release of assessment summaries and was refused/)).toBeVisible();
});

test('two people release all at one moment', async () => {
  await visit(lead, `${home()}/release`, 'Release all summaries');
  await lead.getByLabel('Reason').fill('All three were read by both officers.');
  await code(lead);
  await press(lead, button(lead, 'Ask for confirmation'), button(lead, 'Cancel this request'));
  await visit(approver, `${home()}/release`, 'Release all summaries');
  await press(
    approver,
    approver.getByRole('button', { name: 'Go on to confirm the release' }),
    titled(approver, 'Release all summaries now?'),
  );
  await code(approver);
  await press(
    approver,
    button(approver, 'Release all summaries'),
    approver.getByRole('alert').getByText(/^3 summaries released, \d+ \w+ \d{4} at \d?\d:\d\d:\d\d$/),
  );
  for (const name of [winner, second, third]) await expect(rowOf(approver, name)).toContainText('Released');
  await visit(approver, `/procurements/${id}/audit`, 'Audit log');
  await expect(
    approver.getByText(/confirmed the release of 3 assessment summaries at one moment/).first(),
  ).toBeVisible();
});

for (const place of [0, 1, 2])
  test(`supplier ${place + 1} of the ranking reads its own summary and no other`, async ({ browser }) => {
    const { supplier } = expected.ranking[place] as (typeof expected.ranking)[number];
    const page = await asExamplePerson(browser, server, supplier);
    await visit(page, '/responses', 'Your responses');
    await main(page).getByRole('link', { name: decided.procurement.title }).first().click();
    await expect(h1(page)).toHaveText('Your response');
    await press(
      page,
      page.getByRole('link', { name: 'Read your assessment summary' }),
      titled(page, /^Assessment summary$/),
    );
    await expect(main(page)).toContainText('Every assessed supplier got theirs at the same moment.');
    const own = [winner, second, third][place] ?? '';
    const others = [second, third].filter((name) => name !== own);
    for (const name of others) await expect(main(page)).not.toContainText(name);
    if (place === 0) await expect(main(page)).toContainText(secret);
    else {
      await expect(main(page)).not.toContainText(secret);
      await expect(page.getByText('[Withheld: sensitive commercial information]').first()).toBeVisible();
      await expect(
        page.getByRole('heading', { name: `How the most advantageous tender was assessed: ${winner}` }),
      ).toBeVisible();
    }
    await page.context().close();
  });
