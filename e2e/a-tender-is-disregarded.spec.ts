import { expect, type Locator, type Page, test } from '@playwright/test';
import { unopened } from '../lib/example/content';
import { suppliers } from '../lib/example/content/authority';
import type { PersonId, SupplierId } from '../lib/example/content/shape';
import { panel } from '../lib/example/content/unopened/after-opening';
import { procurementNamed } from './support/answering';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import {
  declareNoConflict,
  gateAnswers,
  lockAgreedMarks,
  lockMarks,
  openBids,
  openPrices,
  rankingOn,
} from './support/marking';
import { agreeByForms, markByForms } from './support/marking-by-forms';
import { agreedOn, assignPanel, decideGates, type Letters, markBy } from './support/panel';
import { h1, press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

const supplierNamed = (id: SupplierId): string => suppliers.find((supplier) => supplier.id === id)?.name ?? '';
const cheap = supplierNamed('oakhollow');
const priceGround = /^Its price is abnormally low for performance of the contract/;
const onlyAfterNotice =
  'You can only disregard a tender for its price after giving notice and a fair chance to explain.';
const letters: Letters = {};

let server: Server;
let procurement = '';
const pages: Partial<Record<PersonId, Page>> = {};
const at = (id: PersonId): Page => pages[id] as Page;
const signer = (id: PersonId) => ({ page: at(id), code: exampleCode });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Day, month, year and clock in the United Kingdom, so many days from now. */
function ukMoment(days: number): { day: string; month: string; year: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(Date.now() + days * 86_400_000));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { day: of('day'), month: of('month'), year: of('year'), time: `${of('hour')}:${of('minute')}` };
}

async function fillDay(page: Page, legend: string, { day, month, year }: ReturnType<typeof ukMoment>): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true });
  await group.getByLabel('Day', { exact: true }).fill(day);
  await group.getByLabel('Month', { exact: true }).fill(month);
  await group.getByLabel('Year', { exact: true }).fill(year);
}

/** What the results page says of a supplier outside the ranking, by the caption of the table that it is in. */
const outsideAs = (page: Page, caption: string, supplier: string): Locator =>
  page.getByRole('table', { name: caption, exact: true }).getByRole('row').filter({ hasText: supplier });

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  server = await startServer({ example: true });
  for (const id of [
    'officer-lead',
    'officer-2',
    'approver',
    'evaluator-1',
    'evaluator-2',
    'moderator',
    'observer',
  ] as const)
    pages[id] = await asExamplePerson(browser, server, id, { javaScript: id !== 'officer-2' });
  procurement = await procurementNamed(at('officer-lead'), unopened.procurement.title);
});
test.afterAll(() => server?.stop());

test('after the opening only a procedural breach can be named, for bidders are letters', async () => {
  await openBids(signer('officer-lead'), signer('officer-2'), procurement);
  for (const page of Object.values(pages)) await declareNoConflict(page, procurement);
  const officer = at('officer-2');
  await visit(officer, `/procurements/${procurement}/gates`, 'Decide gates');
  await press(
    officer,
    officer.getByRole('link', { name: 'Disregard a tender on another ground' }),
    h1(officer).filter({ hasText: 'Disregard a tender' }),
  );
  await press(
    officer,
    officer.getByRole('link', { name: 'Decide Bidder A' }),
    h1(officer).filter({ hasText: 'Disregard the tender of Bidder A' }),
  );
  await expect(officer.getByRole('radio')).toHaveCount(1);
  await expect(officer.getByRole('radio', { name: /^It breaches a procedural requirement/ })).toBeVisible();
});

test('a disregarded tender is named so beside the gates, and comes back with a reason, without JavaScript', async () => {
  const officer = at('officer-2');
  // Without a reason nothing happens, and what was chosen stays.
  await officer.getByRole('radio').check();
  await button(officer, 'Disregard the tender').click();
  await expect(problem(officer)).toContainText('Enter the reason for the decision');
  await expect(officer.getByRole('radio')).toBeChecked();
  await officer.getByLabel(/^Reason/).fill('The signed form of tender that the documents ask for is missing.');
  await press(officer, button(officer, 'Disregard the tender'), officer.getByText('Decision recorded.'));
  await expect(h1(officer)).toHaveText(/Bidder A is disregarded$/);
  await visit(officer, `/procurements/${procurement}/gates`, 'Decide gates');
  await expect(officer.getByText('Outside the assessment: breach of a procedural requirement.')).toBeVisible();
  await visit(officer, `/procurements/${procurement}/disregard`, 'Disregard a tender');
  await press(
    officer,
    officer.getByRole('link', { name: 'Decide Bidder A' }),
    h1(officer).filter({ hasText: 'Bidder A is disregarded' }),
  );
  await officer.getByLabel(/^Reason for taking it back/).fill('The form is on page 2 of the tender.');
  await press(
    officer,
    button(officer, 'Take the tender back into the assessment'),
    officer.getByText('Decision recorded.'),
  );
  await expect(h1(officer)).toHaveText(/Disregard the tender of Bidder A$/);
  await expect(officer.getByText('The signed form of tender that the documents ask for is missing.')).toBeVisible();
});

test('one bidder is asked before its gate is decided, answers once, and the lead reads it beside the gate', async ({
  browser,
}) => {
  const lead = at('officer-lead');
  const files = unopened.bids.find(({ supplier }) => supplier === 'oakhollow')?.answers['P03-02']?.evidence ?? [];
  const answers = await gateAnswers(lead, procurement, 'P03-02');
  const [letter] = Object.entries(answers).find(([, answer]) => answer.includes(files[0] ?? '')) ?? [];
  await visit(lead, `/procurements/${procurement}/gates`, 'Decide gates');
  const gate = lead.getByRole('link', { name: new RegExp(` P03-02, Bidder ${letter}$`) });
  await press(lead, gate, lead.getByText(new RegExp(`^Bidder ${letter}, `)));
  const address = new URL(lead.url()).pathname;
  // A reason belongs to a decision: it is not dropped on the way to a question.
  await lead.getByLabel('Ask the bidder first').check();
  await lead.getByLabel(/^Reason/).fill('Which date counts?');
  await button(lead, 'Record decision').click();
  await expect(problem(lead)).toContainText('Clear the reason, or select Pass or Fail');
  await expect(lead.getByLabel(/^Reason/)).toHaveValue('Which date counts?');
  await lead.getByLabel(/^Reason/).fill('');
  await press(lead, button(lead, 'Record decision'), h1(lead).filter({ hasText: 'Ask the bidder first' }));
  const question = 'Is 15 January 2027 the day of the audit or of the certificate?';
  await lead.getByLabel('What do you ask?').fill(question);
  await fillDay(lead, 'Day until which the bidder may answer', ukMoment(3));
  await button(lead, 'Send the question').click();
  await expect(problem(lead)).toContainText('Enter the time until which the bidder may answer');
  await expect(lead.getByLabel('What do you ask?')).toHaveValue(question);
  await lead.getByLabel('Time until which the bidder may answer').fill('17:00');
  await press(lead, button(lead, 'Send the question'), lead.getByText('Question sent to the bidder.'));
  await expect(lead.getByText(/^Not answered\. Time until /)).toBeVisible();
  // One question at a time, and nobody but the lead asks.
  await expect(lead.getByLabel('Ask the bidder first')).toHaveCount(0);

  const bidder = await asExamplePerson(browser, server, 'oakhollow', { javaScript: false });
  await bidder.getByRole('link', { name: unopened.procurement.title }).first().click();
  await press(
    bidder,
    bidder.getByRole('link', { name: 'You are asked 1 question about your tender' }),
    h1(bidder).filter({ hasText: 'Questions about your tender' }),
  );
  await expect(bidder.getByText(question)).toBeVisible();
  await button(bidder, 'Send the answer to question 1').click();
  await expect(problem(bidder)).toContainText('Enter your answer');
  await look(bidder);
  await bidder.getByRole('textbox', { name: 'Your answer' }).fill('Of the certificate. The audit is on 8 January.');
  await press(bidder, button(bidder, 'Send the answer to question 1'), bidder.getByText('Answer sent.'));
  await expect(bidder.getByRole('textbox')).toHaveCount(0);
  await bidder.context().close();

  const rival = await asExamplePerson(browser, server, 'corvane');
  await rival.getByRole('link', { name: unopened.procurement.title }).first().click();
  await expect(h1(rival)).toBeVisible();
  await expect(rival.getByText(/about your tender/)).toHaveCount(0);
  await rival.context().close();

  await visit(lead, address, /^P03-02 /);
  await expect(lead.getByText('Of the certificate. The audit is on 8 January.')).toBeVisible();
  await expect(lead.getByLabel('Ask the bidder first')).toBeVisible();
});

test('the panel marks, agrees and locks quality as it always does', async () => {
  const lead = at('officer-lead');
  await decideGates(lead, procurement, letters);
  await assignPanel(lead, procurement);
  for (const who of ['evaluator-1', 'evaluator-2'] as const) {
    await markByForms(at(who), procurement, (place) => markBy(letters, who, place));
    await lockMarks(at(who), procurement);
  }
  await agreeByForms(at('moderator'), procurement, (place) => agreedOn(letters, place));
  await lockAgreedMarks(at('moderator'), procurement);
});

/** Loads a pricing sheet with these prices by supplier, and comes to the page that checks it. */
async function loadPrices(lead: Page, prices: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(prices).map(([name, amount]) => `"${name}","${amount}"`);
  const buffer = Buffer.from(['Supplier,Total price (£)', ...rows].join('\r\n'));
  await visit(lead, `/procurements/${procurement}/price`, 'Other criteria and prices');
  await lead.locator('input[type=file]').setInputFiles({ name: 'prices.csv', mimeType: 'text/csv', buffer });
  await press(lead, button(lead, 'Load and check'), h1(lead).filter({ hasText: 'Check the pricing sheet' }));
}

test('prices come from a pricing sheet: every row is shown by its cell, and none counts before it is confirmed', async () => {
  await openPrices(signer('officer-lead'), signer('officer-2'), procurement);
  const lead = at('officer-lead');
  const entered = Object.fromEntries(
    (Object.entries(panel.prices) as [SupplierId, string][]).map(([id, amount]) => [supplierNamed(id), amount]),
  );
  const rowOf = (name: string): Locator => lead.getByRole('row').filter({ hasText: name });
  await loadPrices(lead, { ...entered, [cheap]: '=90000+9000', 'Nobody Ltd': '1' });
  await expect(rowOf(cheap)).toContainText('Not taken');
  await expect(rowOf(cheap)).toContainText(/Cell B\d holds a formula\. Paste it as a value\./);
  await expect(rowOf('Nobody Ltd')).toContainText('No supplier of this procurement has the name');
  await look(lead, 'price-sheet-refused');
  await press(
    lead,
    button(lead, 'Put this file aside'),
    lead.getByText('The file was put aside. Nothing was entered.'),
  );
  await expect(lead.getByRole('table', { name: 'Total prices' }).getByText('Not entered')).toHaveCount(3);
  await loadPrices(lead, { ...entered, [cheap]: '£99,000' });
  await expect(lead.getByText('3 prices would be entered', { exact: false })).toBeVisible();
  await press(lead, button(lead, 'Enter these prices'), lead.getByText('Prices saved.'));
  await expect(rowOf(cheap)).toContainText('99,000.00');
  await expect(rowOf(cheap)).toContainText('prices.csv (SHA-256 ');
  await loadPrices(lead, { [cheap]: '98000' });
  await button(lead, 'Enter these prices').click();
  await expect(problem(lead)).toContainText(`Select which price counts for ${cheap}`);
  await look(lead, 'price-sheet-differs');
  await lead.getByLabel(/^The one entered now: £99,000\.00/).check();
  await press(lead, button(lead, 'Enter these prices'), h1(lead).filter({ hasText: 'Other criteria and prices' }));
  await expect(rowOf(cheap)).toContainText('99,000.00');
});

test('a price far below the others is flagged, and is no ground before notice was given', async () => {
  const lead = at('officer-lead');
  const ranking = await rankingOn(lead, procurement);
  expect(ranking.map((row) => row.Supplier)).toContain(cheap);
  await visit(lead, `/procurements/${procurement}/price`, 'Other criteria and prices');
  await expect(lead.getByText('Ask for an explanation before deciding anything.')).toBeVisible();
  await press(
    lead,
    lead.getByRole('link', { name: /^Notice, explanation and decision about / }),
    h1(lead).filter({ hasText: `Disregard the tender of ${cheap}` }),
  );
  await expect(lead.getByText(onlyAfterNotice).first()).toBeVisible();
  await expect(lead.getByText('No notice about this price was sent yet.')).toBeVisible();
  await expect(lead.getByRole('radio', { name: priceGround })).toHaveCount(0);
});

test('notice is recorded, and the supplier has its time to explain', async () => {
  const lead = at('officer-lead');
  await press(lead, button(lead, 'Record a notice'), h1(lead).filter({ hasText: 'Record a notice about a low price' }));
  const now = ukMoment(0);
  await lead.getByLabel('How was the notice sent, and to whom?').fill('By e-mail to the owner of the tender.');
  await fillDay(lead, 'Day on which it was sent', now);
  await lead.getByLabel('Time at which it was sent').fill(now.time);
  await fillDay(lead, 'Day until which the supplier may explain', ukMoment(5));
  await lead.getByLabel('Time until which the supplier may explain').fill('17:00');
  await press(lead, button(lead, 'Record the notice'), lead.getByText('Notice recorded.'));
  await expect(lead.getByText(/The supplier may explain its price until/)).toBeVisible();
  await expect(lead.getByRole('radio', { name: priceGround })).toHaveCount(0);
});

test('after its explanation the tender is disregarded with a reason, and stands apart from disqualified ones', async () => {
  const lead = at('officer-lead');
  await press(
    lead,
    button(lead, 'Record an explanation'),
    h1(lead).filter({ hasText: 'Record an explanation of a price' }),
  );
  const now = ukMoment(0);
  await lead.getByLabel('What did the supplier say?').fill('We expect to be paid later by advertising.');
  await fillDay(lead, 'Day of receipt', now);
  await lead.getByLabel('Time of receipt').fill(now.time);
  await press(lead, button(lead, 'Record the explanation'), lead.getByText('Explanation recorded.'));
  await lead.getByRole('radio', { name: priceGround }).check();
  await lead.getByLabel(/^Reason/).fill('Nothing shows that advertising would pay for the maintenance.');
  await button(lead, 'Disregard the tender').click();
  await expect(problem(lead)).toContainText('Confirm that the supplier has not shown that it can perform');
  await lead.getByLabel(/^For a low price: the supplier has not shown/).check();
  await press(lead, button(lead, 'Disregard the tender'), lead.getByText('Decision recorded.'));
  await expect(h1(lead)).toHaveText(new RegExp(`${cheap} is disregarded$`));
  const ranking = await rankingOn(lead, procurement);
  expect(ranking.map((row) => row.Supplier)).not.toContain(cheap);
  expect(ranking).toHaveLength(2);
  await expect(outsideAs(lead, 'Disregarded', cheap)).toContainText('Nothing shows that advertising would pay');
  await expect(outsideAs(lead, 'Disregarded', cheap)).toContainText('No assessment summary is owed');
  await expect(outsideAs(lead, 'Disqualified under the published method', cheap)).toHaveCount(0);
});

test('everybody who may read reads why, nobody else decides, and the log tells who did it', async () => {
  const observer = at('observer');
  await visit(observer, `/procurements/${procurement}/disregard`, 'Disregard a tender');
  await press(
    observer,
    observer.getByRole('link', { name: `Read ${cheap}` }),
    h1(observer).filter({ hasText: `${cheap} is disregarded` }),
  );
  await expect(observer.getByRole('button', { name: /^(Disregard|Take)/ })).toHaveCount(0);
  await visit(observer, `/procurements/${procurement}/comparison`, 'Compare suppliers');
  await expect(observer.getByText(`Disregarded, and so not compared: ${cheap}.`)).toBeVisible();
  await observer.goto(`/procurements/${procurement}/audit?kind=disregard`);
  await expect(observer.getByText(/Nothing shows that advertising would pay for the maintenance/)).toBeVisible();
  await look(observer);
  const evaluator = at('evaluator-1');
  await evaluator.goto(`/procurements/${procurement}/disregard`);
  await expect(evaluator.getByText('Your duties on this procurement do not include this. Ask its lead.')).toBeVisible();
});
