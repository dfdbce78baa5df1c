import { type Browser, expect, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import {
  type Answer,
  acceptInvitation,
  amend,
  answerEverything,
  answerQuestion,
  blockersOf,
  carryOn,
  checkAndSubmit,
  type Evidence,
  homeOf,
  inviteSupplier,
  openQuestion,
  plainAnswers,
  procurementNamed,
  uploadEvidence,
  withdraw,
} from './support/answering';
import { everyKindProcurement, startWithEveryKind } from './support/every-kind';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import type { Person } from './support/people';
import { h1, press, problem, visit } from './support/press';
import type { Server } from './support/server';

const pdf = (name: string): Evidence => ({
  name,
  type: 'application/pdf',
  bytes: new TextEncoder().encode(
    `%PDF-1.4\n% ${name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  ),
});
const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at + 1}`).join(' ');

/** An answer to every kind of question. SEC-05 is asked only of those who host data abroad. */
const answers: Record<string, Answer> = {
  'SEC-01': { value: 'Yes' },
  'SEC-02': { value: 'Named people, by a gateway', evidence: [pdf('network-diagram.pdf')] },
  'SEC-03': { value: words(20) },
  'SEC-04': { value: 'Yes' },
  'SEC-05': { value: 'Dublin' },
  'SEC-06': { value: ['Encrypt at rest', 'Encrypt in transit'] },
  'SEC-07': { value: '24' },
  'SEC-08': { value: '2026-06-30' },
  'SEC-09': { evidence: [pdf('incident-plan.pdf')] },
  'SEC-10': {
    value: [
      ['Northmere Cloud', 'United Kingdom'],
      ['Skerry Mobile', 'Ireland'],
    ],
  },
  'D-05': { value: [['BinSense 2, firmware 1.9']] },
};
const story = 'Describe how you segregate the devices.';

let server: Server;
let lead: Page;
/** Who has sent something that still counts. */
let sent: Person | undefined;

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  server = await startWithEveryKind();
  lead = await asExamplePerson(browser, server, 'officer-lead');
});
test.afterAll(() => server?.stop());

/** The lead invites a supplier that is new, which accepts by its link. */
async function invited(browser: Browser, title: string, name: string, javaScript: boolean): Promise<Person> {
  const email = `${name.toLowerCase().replace(' ', '.')}@supplier.test`;
  const procurement = await procurementNamed(lead, title);
  const link = await inviteSupplier(lead, procurement, { organisation: `${name} Ltd`, email });
  return acceptInvitation(browser, server, link, { name, email, javaScript });
}

/** Nothing is answered: the check says what blocks, and going on regardless is stopped with the same words. */
async function seesWhatBlocks(page: Page): Promise<void> {
  const blockers = await blockersOf(page);
  expect(blockers).toContain('SEC-01 has no answer.');
  expect(blockers).not.toContain('SEC-05 has no answer.');
  await page.getByRole('button', { name: 'Continue to declaration' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Your response cannot be submitted yet.' });
  await expect(summary).toContainText('SEC-01 has no answer.');
  await look(page);
}

/** When the line or the session goes, the page stays with every word in it, and the same press works later. */
async function losesNothingOnTheWay(page: Page): Promise<void> {
  const context = page.context();
  const box = page.getByLabel(story);
  const goOn = page.getByRole('button', { name: 'Continue', exact: true });
  const refused = async (text: string, why: string) => {
    await box.fill(text);
    await goOn.click();
    await expect(problem(page)).toContainText(why);
    await expect(page.locator('.govuk-error-summary')).toBeFocused();
    await expect(box).toHaveValue(text);
  };
  const goesOn = async (text: string) => {
    await goOn.click();
    // It is the last question of its section, whose page comes next.
    await expect(h1(page)).toHaveText('Understanding your connected place');
    await openQuestion(page, 'SEC-03');
    await expect(box).toHaveValue(text);
  };

  await openQuestion(page, 'SEC-03');
  await context.setOffline(true);
  await refused('Typed offline.', 'Assay did not answer, so this may not be saved.');
  await context.setOffline(false);
  await look(page);
  await goesOn('Typed offline.');

  const cookies = await context.cookies();
  await context.clearCookies();
  await refused('Typed while signed out.', 'You were signed out, so nothing was saved.');
  await look(page);
  await context.addCookies(cookies);
  await goesOn('Typed while signed out.');
}

/** Without scripts the page cannot stay: another one in its place holds what was typed. */
async function showsWhatWasTypedSignedOut(page: Page): Promise<void> {
  const context = page.context();
  const cookies = await context.cookies();
  await openQuestion(page, 'SEC-03');
  await page.getByLabel(story).fill('Typed while signed out.');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(h1(page)).toHaveText('You were signed out');
  await expect(page).toHaveTitle('You were signed out - Assay');
  await expect(page.getByLabel('What you typed')).toHaveValue('Typed while signed out.');
  await look(page);
  await context.addCookies(cookies);
}

/** A follow-up question is asked, and counted, only after the answer that calls for it. */
async function followsTheCondition(page: Page): Promise<void> {
  const then = async (value: string, next: string) => {
    await openQuestion(page, 'SEC-04');
    await page.getByRole('radio', { name: value, exact: true }).check();
    await carryOn(page);
    await expect(page.getByText(new RegExp(`^${next}, question`))).toBeVisible();
  };
  await then('No', 'SEC-06');
  await then('Yes', 'SEC-05');
  expect(await blockersOf(page)).toContain('SEC-05 has no answer.');
}

/** One answer in two tabs: what comes second overwrites nothing, both texts are shown, and one is chosen. */
async function keepsBothTexts(page: Page, second: (tab: Page) => Promise<void>): Promise<void> {
  await openQuestion(page, 'SEC-03');
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await answerQuestion(page, 'SEC-03', { value: 'Written in the first tab.' });
  await tab.getByLabel(story).fill('Written in the second tab.');
  await second(tab);
  await expect(h1(tab)).toHaveText('Two versions of this answer');
  await look(tab);
  const under = (heading: RegExp) => tab.getByRole('heading', { name: heading }).locator('..');
  await expect(under(/^Yours, not saved yet$/)).toContainText('second');
  await expect(under(/^Yours, not saved yet$/)).not.toContainText('first');
  await expect(under(/'s, saved \d/)).toContainText('first');
  await tab.getByRole('radio', { name: 'Keep mine', exact: true }).check();
  await tab.getByRole('button', { name: 'Save this version' }).click();
  await expect(tab.getByLabel(story)).toHaveValue('Written in the second tab.');
  await tab.close();
}

/** From the answers to a receipt; a change, and a receipt for it; and back to nothing. */
async function submitsAmendsAndWithdraws(page: Page): Promise<void> {
  expect(await answerEverything(page, ({ code }) => answers[code] ?? {})).toEqual(Object.keys(answers));
  expect(await blockersOf(page)).toEqual([]);
  const first = await checkAndSubmit(page);
  expect(first).toMatchObject({ submission: '1 (Counts)', answered: '11' });
  expect(first.received).toMatch(/\d\d:\d\d:\d\d\.\d{3}/);
  expect(first.files).toContain('network-diagram.pdf');
  expect(first.files).toContain('incident-plan.pdf');
  for (const hash of [first.documentHash, first.snapshotHash, first.receiptHash])
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const paper = await page.request.get(`${homeOf(page)}/submitted/receipt`);
  expect(await paper.text()).toContain(first.reference);
  const second = await amend(page, 'SEC-07', { value: '12' });
  expect(second.submission).toBe('2 (Counts)');
  expect(second.reference).not.toBe(first.reference);
  expect(second.snapshotHash).not.toBe(first.snapshotHash);
  expect(second.documentHash).toBe(first.documentHash);
  await withdraw(page);
  await expect(page.getByText(/^Warning You withdrew version 2 at /)).toBeVisible();
}

test('a supplier goes from the link to a receipt, amends, submits again and withdraws', async ({ browser }) => {
  sent = await invited(browser, everyKindProcurement.title, 'Ann Marsh', true);
  const { page } = sent;
  await seesWhatBlocks(page);
  await losesNothingOnTheWay(page);
  await answerQuestion(page, 'SEC-03', { value: words(25) });
  await expect(page.getByText('You have 5 words too many').first()).toBeVisible();
  await expect(page.getByText(/^Saved .* 5 words too long: shorten it before you submit\.$/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(story)).toHaveValue(words(25));
  expect(await blockersOf(page)).toContain('SEC-03: your answer is 5 words too long.');
  await keepsBothTexts(page, async (tab) => {
    await tab.getByLabel(story).blur();
    await expect(tab.getByText(/^Not saved\. Ann Marsh changed this answer at /).first()).toBeVisible();
    await look(tab);
    await tab.getByRole('link', { name: 'Compare the two' }).click();
  });
  await followsTheCondition(page);
  await uploadEvidence(page, 'SEC-09', pdf('incident-plan.pdf'));
  await submitsAmendsAndWithdraws(page);
  expect((await checkAndSubmit(page)).submission).toBe('3 (Counts)');
});

test('a supplier without JavaScript goes from the link to a receipt, amends, submits again and withdraws', async ({
  browser,
}) => {
  const { page } = await invited(browser, everyKindProcurement.title, 'Ben Crane', false);
  await seesWhatBlocks(page);
  await showsWhatWasTypedSignedOut(page);
  await openQuestion(page, 'SEC-03');
  await expect(page.getByText('You can enter up to 20 words')).toBeVisible();
  await page.getByLabel(story).fill(words(25));
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(problem(page)).toContainText('Your answer is 5 words too long. Shorten it to 20 words.');
  await look(page);
  await expect(page.getByLabel(story)).toHaveValue(words(25));
  await page.goto(page.url());
  await expect(page.getByLabel(story)).toHaveValue(words(25));
  expect(await blockersOf(page)).toContain('SEC-03: your answer is 5 words too long.');
  await keepsBothTexts(page, (tab) => tab.getByRole('button', { name: 'Save and continue' }).click());
  await followsTheCondition(page);
  await uploadEvidence(page, 'SEC-09', pdf('incident-plan.pdf'));
  await submitsAmendsAndWithdraws(page);
});

for (const javaScript of [true, false])
  test(`a supplier answers everything that the example asks${javaScript ? '' : ', without JavaScript'} @long`, async ({
    browser,
  }) => {
    const { page } = await invited(browser, open.procurement.title, javaScript ? 'Cleo Dale' : 'Dan Eyre', javaScript);
    const codes = await answerEverything(page, plainAnswers('first', pdf('certificate.pdf')));
    expect(codes.slice(0, 25)).toEqual([...open.procurement.expected.recommended]);
    const receipt = await checkAndSubmit(page);
    expect(receipt.submission).toBe('1 (Counts)');
  });

test('after the deadline nothing is saved, the page says so, and what was typed is still there', async ({
  browser,
}) => {
  const scripted = (await invited(browser, everyKindProcurement.title, 'Eve Frith', true)).page;
  const plain = (await invited(browser, everyKindProcurement.title, 'Finn Gray', false)).page;
  for (const page of [scripted, plain]) {
    await answerQuestion(page, 'SEC-03', { value: 'Saved in time.' });
    await openQuestion(page, 'SEC-03');
  }
  server.setTime('2038-01-29T12:00:01.000Z');
  const late = 'Typed a second after the deadline.';
  for (const page of [scripted, plain]) await page.getByLabel(story).fill(late);

  await scripted.getByLabel(story).blur();
  await expect(
    scripted.getByText(/^Not saved\. The deadline was .* Your last saved answer is from /).first(),
  ).toBeVisible();
  await expect(scripted.getByLabel(story)).toHaveValue(late);
  await look(scripted);

  await plain.getByRole('button', { name: 'Save and continue' }).click();
  await expect(problem(plain)).toContainText('The deadline was 29 January 2038 at 12 noon');
  await expect(plain.getByLabel(story)).toHaveValue(late);
  await look(plain);

  for (const page of [scripted, plain]) {
    await visit(page, `${homeOf(page)}/closed`, 'The deadline has passed and nothing was submitted');
    await press(
      page,
      page.getByRole('link', { name: 'Read your answers' }),
      h1(page).filter({ hasText: 'Check your answers' }),
    );
    await expect(page.getByRole('main')).toContainText('Saved in time.');
    await expect(page.getByRole('main')).not.toContainText(late);
    await expect(page.getByRole('button', { name: 'Continue to declaration' })).toHaveCount(0);
  }
});

test('after the deadline what was sent in time still counts, and cannot be taken back', async () => {
  const { page } = sent as Person;
  await visit(page, `${homeOf(page)}/closed`, 'The deadline has passed');
  await expect(page.getByText(/^Version 3, received \d\d:\d\d:\d\d, is the one that counts\.$/)).toBeVisible();
  const receipt = h1(page).filter({ hasText: 'Response submitted' });
  await press(page, page.getByRole('link', { name: 'See the receipt' }), receipt);
  await expect(page.getByRole('link', { name: 'Withdraw this submission' })).toHaveCount(0);
  await visit(page, `${homeOf(page)}/submitted/withdraw`, 'Response submitted');
});
