import { expect, type Locator, type Page } from '@playwright/test';
import { look } from './look';
import { escaped, h1, often, press, problem, visit } from './press';

/** Somebody of the authority with a second factor. */
export type Signer = { page: Page; code: () => string };

/** An answer as the marking room names it: its question and its bidder's letter. */
export type Place = { question: string; letter: string };
export type Given = { mark: string; reason?: string };
export type Agreed = {
  mark: string;
  shows: string;
  whyNotHigher: string;
  whyNotLower: string;
  /** Needed where nobody gave the agreed mark. */
  whyDiffers?: string;
};

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const titled = (page: Page, title: string | RegExp): Locator => h1(page).filter({ hasText: title });
const signs = async ({ page, code }: Signer): Promise<void> =>
  page.getByLabel('Code from your authenticator app').fill(code());

/** Two officers open all responses together: the first asks, the second confirms. Gives the names that are shown. */
export async function openBids(first: Signer, second: Signer, procurement: string): Promise<string[]> {
  const address = `/procurements/${procurement}/opening`;
  await visit(first.page, address, 'Open all responses');
  await signs(first);
  await press(first.page, button(first.page, 'Ask for opening'), first.page.getByText(/^Waiting for a second officer/));
  await visit(second.page, address, 'Open all responses');
  await press(second.page, button(second.page, 'Continue'), titled(second.page, 'Open all responses now?'));
  await signs(second);
  await press(second.page, button(second.page, 'Open all responses'), second.page.getByText('All responses are open.'));
  return second.page.getByRole('table', { name: 'Responses opened' }).getByRole('rowheader').allInnerTexts();
}

const conflictsOf = (procurement: string): string => `/procurements/${procurement}/conflicts`;

async function sign(page: Page): Promise<void> {
  await page.getByLabel('I will say so at once if this changes').check();
  await press(
    page,
    page.getByRole('button', { name: /^Sign (a new )?declaration$/ }),
    page.getByText('Your declaration is signed.'),
  );
}

/** Declares no interest in any of the bidders. */
export async function declareNoConflict(page: Page, procurement: string): Promise<void> {
  await visit(page, conflictsOf(procurement), 'Declare your interests');
  for (const choice of await page.getByRole('radio', { name: 'No interest', exact: true }).all()) await choice.check();
  await sign(page);
}

/** Declares an interest in one bidder and none in the others. */
export async function declareConflict(
  page: Page,
  procurement: string,
  bidder: string,
  details: string,
  [kind, way, look]: readonly [kind: string, way: string, look: string] = ['Professional', 'Indirect', 'Perceived'],
): Promise<void> {
  await visit(page, conflictsOf(procurement), 'Declare your interests');
  const again = page.getByText('Something has changed: declare again');
  if (await again.isVisible()) await again.click();
  for (const choice of await page.getByRole('radio', { name: 'No interest', exact: true }).all()) await choice.check();
  const about = page.getByRole('group', { name: bidder, exact: true });
  await about.getByRole('radio', { name: 'I have or may have an interest' }).check();
  for (const each of [kind, way, look]) await about.getByRole('radio', { name: each, exact: true }).check();
  await about.getByLabel('Details').fill(details);
  await sign(page);
}

/** The lead decides about what somebody declared. */
export async function decideConflict(
  lead: Page,
  procurement: string,
  name: string,
  decision: 'Allow with mitigation' | 'Remove access',
  mitigation: string,
): Promise<void> {
  await visit(lead, conflictsOf(procurement), 'Declare your interests');
  const link = lead.getByRole('link', { name: `Decide about ${name}`, exact: true });
  await press(lead, link, titled(lead, `Decide about the interest of ${name}`));
  await lead.getByLabel(decision, { exact: true }).check();
  await lead.getByLabel('Mitigation, or the reason for removing access').fill(mitigation);
  await press(lead, button(lead, 'Record decision'), lead.getByText('The decision is recorded.'));
}

/** What each bidder answered to a gate, by letter: where officers learn who is who before names are shown. */
export async function gateAnswers(page: Page, procurement: string, question: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  await visit(page, `/procurements/${procurement}/gates`, 'Decide gates');
  const links = page.getByRole('link', { name: new RegExp(` ${escaped(question)}, Bidder [A-Z]+$`) });
  for (const name of await links.allInnerTexts()) {
    const letter = /[A-Z]+$/.exec(name.trim())?.[0] ?? '';
    await visit(page, `/procurements/${procurement}/gates`, 'Decide gates');
    const link = page.getByRole('link', { name: new RegExp(` ${escaped(question)}, Bidder ${letter}$`) });
    await press(page, link, page.getByText(new RegExp(`^Bidder ${letter}, `)));
    all[letter] = await page.getByRole('region', { name: `Answer of Bidder ${letter}` }).innerText();
  }
  return all;
}

/** Decides one gate for one bidder. */
export async function recordGate(
  page: Page,
  procurement: string,
  { question, letter }: Place,
  decision: 'Pass' | 'Fail',
  reason: string,
): Promise<void> {
  await visit(page, `/procurements/${procurement}/gates`, 'Decide gates');
  const link = page.getByRole('link', { name: new RegExp(` ${escaped(question)}, Bidder ${letter}$`) });
  await press(page, link, page.getByText(new RegExp(`^Bidder ${letter}, `)));
  await page.getByLabel(decision, { exact: true }).check();
  await page.getByLabel(/^Reason/).fill(reason);
  await press(page, button(page, 'Record decision'), page.getByText('Decision recorded.'));
}

/** The lead says who marks what: names by question. A question that is not named keeps what is suggested. */
export async function assignEvaluators(
  lead: Page,
  procurement: string,
  plan: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  await visit(lead, `/procurements/${procurement}/evaluation`, 'Marking');
  for (const [question, names] of Object.entries(plan)) {
    const boxes = lead.getByRole('checkbox', { name: new RegExp(`^${escaped(question)} to `) });
    for (const box of await boxes.all()) {
      const name = ((await box.evaluate((each: HTMLInputElement) => each.labels?.[0]?.textContent)) ?? '').trim();
      await box.setChecked(names.some((each) => name === `${question} to ${each}`));
    }
  }
  await press(lead, button(lead, 'Save who marks what'), lead.getByText('Saved who marks what.'));
}

/** The question and the letter of the marking room in view. */
export async function placeOn(page: Page): Promise<Place> {
  const [question = ''] = (await h1(page).innerText()).trim().split(' ');
  const [, letter = ''] = /^Bidder ([A-Z]+)(, \d|$)/m.exec(await page.getByRole('main').innerText()) ?? [];
  return { question, letter };
}

const markOf = (page: Page, mark: string): Locator =>
  page.getByRole('radio', { name: new RegExp(`^(The evidence supports this: )?${escaped(mark)}( |$)`) });

/** Gives a mark in the room in view, and goes on to the next answer. */
async function give(page: Page, { mark, reason }: Given): Promise<void> {
  await markOf(page, mark).check();
  if (reason) await page.getByLabel(/^(Reason|Against the descriptor)$/).fill(reason);
  const before = page.url();
  await button(page, 'Save and go to next').click();
  await expect.poll(async () => page.url() !== before || (await problem(page).isVisible()), often).toBe(true);
  if (await problem(page).isVisible()) throw new Error(await problem(page).innerText());
  const keep = page.getByRole('link', { name: 'keep it and go to next' });
  if (await keep.isVisible()) await press(page, keep, h1(page));
}

/** Marks one answer of one bidder, found from the list of the evaluator's own work. */
export async function markQuestion(
  page: Page,
  procurement: string,
  { question, letter }: Place,
  mark: string,
  reason?: string,
): Promise<void> {
  await visit(page, `/evaluations/${procurement}?by=bidder`, 'Your scores');
  const group = page.getByRole('link', { name: new RegExp(`Bidder ${letter}$`) });
  await press(page, group, page.getByText(new RegExp(`^Bidder ${letter}, \\d`)));
  for (let here = page.url(); (await placeOn(page)).question !== question; here = page.url()) {
    await page.getByRole('link', { name: 'Skip for now' }).click();
    await expect(page).not.toHaveURL(here);
    if ((await placeOn(page)).letter !== letter)
      throw new Error(`${question} of Bidder ${letter} is not to be marked.`);
  }
  await give(page, { mark, ...(reason ? { reason } : {}) });
}

/** Marks every answer that the evaluator was given, in the order of the pages. Gives how many there were. */
export async function markEverything(
  page: Page,
  procurement: string,
  choose: (place: Place) => Given,
): Promise<number> {
  const home = `/evaluations/${procurement}`;
  await visit(page, home, 'Your scores');
  await press(page, page.getByRole('button', { name: /^(Start|Continue)$/ }), page.getByText(/^Bidder [A-Z]+, \d/));
  let count = 0;
  for (; new URL(page.url()).pathname !== home; count += 1) {
    await expect(page.getByText(/^Bidder [A-Z]+, \d/)).toBeVisible();
    await give(page, choose(await placeOn(page)));
  }
  return count;
}

/** The evaluator locks their own marks. */
export async function lockMarks(page: Page, procurement: string): Promise<void> {
  await visit(page, `/evaluations/${procurement}/lock`, /^Lock your \d+ scores\?$/);
  await press(page, button(page, 'Lock my scores'), page.getByText('Your scores are locked.'));
}

/** Records the agreed mark of the answer in view. */
async function agree(page: Page, agreed: Agreed, attended: readonly string[]): Promise<void> {
  await page
    .getByRole('group', { name: 'Agreed score' })
    .getByRole('radio', { name: new RegExp(`^${escaped(agreed.mark)}( |$)`) })
    .check();
  await page.getByLabel('What the answer shows').fill(agreed.shows);
  await page.getByLabel('Why not higher').fill(agreed.whyNotHigher);
  await page.getByLabel('Why not lower').fill(agreed.whyNotLower);
  if (agreed.whyDiffers) await page.getByLabel('Why it differs from the individual scores').fill(agreed.whyDiffers);
  for (const name of attended) await page.getByLabel(name, { exact: true }).check();
  await page.getByLabel('Fact check: we re-read the answer and the reasons match it').check();
  await press(page, button(page, 'Record agreed score'), page.getByText('Agreed score recorded.'));
}

/** The moderator records what the panel agreed about one answer. */
export async function agreeMark(
  moderator: Page,
  procurement: string,
  { question, letter }: Place,
  agreed: Agreed,
  attended: readonly string[],
): Promise<void> {
  await visit(moderator, `/procurements/${procurement}/moderation`, 'Moderation');
  const link = moderator.getByRole('link', { name: new RegExp(`^${escaped(question)} .* for Bidder ${letter}$`) });
  await press(moderator, link, moderator.getByRole('heading', { name: 'What the panel agrees' }));
  await agree(moderator, agreed, attended);
}

/** Agrees everything that is still to agree, widest difference first as the page lists it. Gives how many there were. */
export async function agreeEverything(
  moderator: Page,
  procurement: string,
  choose: (place: Place) => Agreed,
  attended: readonly string[],
): Promise<number> {
  const list = `/procurements/${procurement}/moderation?show=to-agree`;
  await visit(moderator, list, 'Moderation');
  const addresses = await moderator
    .getByRole('table')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const address of addresses) {
    await moderator.goto(address);
    await expect(moderator.getByRole('heading', { name: 'What the panel agrees' })).toBeVisible();
    await look(moderator);
    await agree(moderator, choose(await placeOn(moderator)), attended);
  }
  await visit(moderator, list, 'Moderation');
  await expect(moderator.getByText('Nothing is left to agree.')).toBeVisible();
  return addresses.length;
}

/** Locks quality: no agreed mark can change afterwards. */
export async function lockAgreedMarks(page: Page, procurement: string): Promise<void> {
  await visit(page, `/procurements/${procurement}/moderation/lock`, 'Lock quality?');
  await press(page, button(page, 'Lock quality'), page.getByText('Quality is locked. Prices can be opened now.'));
}

/** Two people open the prices together. */
export async function openPrices(first: Signer, second: Signer, procurement: string): Promise<void> {
  const address = `/procurements/${procurement}/price`;
  await visit(first.page, address, 'Other criteria and prices');
  await signs(first);
  const asked = button(first.page, 'Cancel this request');
  await press(first.page, button(first.page, 'Ask for opening of the prices'), asked);
  await visit(second.page, address, 'Other criteria and prices');
  await press(
    second.page,
    button(second.page, 'Go on to open the prices'),
    titled(second.page, 'Open the prices now?'),
  );
  await signs(second);
  await press(second.page, button(second.page, 'Open the prices'), second.page.getByText('Prices are open.'));
}

/** The lead enters one price for each supplier, by name. */
export async function enterPrices(
  lead: Page,
  procurement: string,
  prices: Readonly<Record<string, string>>,
): Promise<void> {
  await visit(lead, `/procurements/${procurement}/price/enter`, 'Enter prices');
  for (const [supplier, amount] of Object.entries(prices)) {
    const of = lead.getByRole('group', { name: supplier, exact: true });
    await of.getByLabel('Total price').fill(amount);
    await of.getByLabel('Source file').fill('Price schedule, grand total');
  }
  await press(lead, button(lead, 'Save prices'), lead.getByText('Prices saved.'));
}

/** The ranking as the results page shows it, best first: every column by its header. */
export async function rankingOn(page: Page, procurement: string): Promise<Record<string, string>[]> {
  await visit(page, `/procurements/${procurement}/results`, 'Results');
  const table = page.getByRole('table', { name: 'Ranking' });
  const headers = await table.getByRole('columnheader').allInnerTexts();
  const rows = await table
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.getByRole('rowheader').or(row.getByRole('cell')).allInnerTexts();
      return Object.fromEntries(
        headers.map((header, at) => [header.trim(), (cells[at] ?? '').split('\n')[0]?.trim() ?? '']),
      );
    }),
  );
}
