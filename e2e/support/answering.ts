import { type Browser, expect, type Page } from '@playwright/test';
import { type Answer, type Asked, askedOn, attach, type Evidence, fill, offerEquivalent } from './asked';
import { look } from './look';
import { aVisitor, type Person } from './people';
import { escaped, h1, hasScripts, often, press, problem, visit } from './press';
import type { Server } from './server';

export { type Answer, type Asked, type Evidence, plainAnswers } from './asked';

export type Receipt = {
  reference: string;
  received: string;
  submission: string;
  answered: string;
  files: string;
  documentHash: string;
  snapshotHash: string;
  receiptHash: string;
};

/** The address of the response that the page belongs to. */
export const homeOf = (page: Page): string =>
  /^\/responses\/[a-z2-7]{26}/.exec(new URL(page.url()).pathname)?.[0] ?? '';

/** The procurement's own address, found on the list by its title. */
export async function procurementNamed(officer: Page, title: string): Promise<string> {
  await visit(officer, '/procurements', /procurements/i);
  const href = await officer.getByRole('main').getByRole('link', { name: title }).first().getAttribute('href');
  return /[a-z2-7]{26}/.exec(href ?? '')?.[0] ?? '';
}

/** Invites a supplier and gives the link to send. */
export async function inviteSupplier(
  officer: Page,
  procurement: string,
  { organisation, email }: { organisation: string; email: string },
): Promise<string> {
  await visit(officer, `/procurements/${procurement}/invitations`, 'Suppliers');
  await officer.getByLabel('Organisation', { exact: true }).fill(organisation);
  await officer.getByLabel('Contact e-mail').fill(email);
  await press(
    officer,
    officer.getByRole('button', { name: 'Send invitation' }),
    officer.getByText('The invitation is ready to go out.'),
  );
  const own = h1(officer).filter({ hasText: `Invitation for ${organisation}` });
  await press(officer, officer.getByRole('link', { name: `Copy link for ${organisation}`, exact: true }), own);
  return (await officer.getByText(/^https?:\/\/\S+\/invitations\/\S+$/).innerText()).trim();
}

/** Opens an invitation's link, accepts with a new account, and starts; ends on the task list. */
export async function acceptInvitation(
  browser: Browser,
  server: Server,
  link: string,
  account: { organisation?: string; name: string; email: string; javaScript?: boolean },
): Promise<Person> {
  const { organisation, name, email, javaScript = true } = account;
  const password = 'walnut harbour pencil';
  const page = await aVisitor(browser, server, { javaScript });
  await visit(page, link, 'You are invited to respond');
  if (organisation) await page.getByLabel('Your organisation').fill(organisation);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Accept and continue' }).click();
  await expect(h1(page)).toHaveText(/: security questionnaire$/);
  await look(page);
  await press(page, page.getByRole('button', { name: 'Start now' }), h1(page).filter({ hasText: /^Your response$/ }));
  return { name, email, password, page, secret: '', code: () => '' };
}

/** Where each question of a response was found, by its code. */
const places = new WeakMap<Page, Map<string, string>>();

/**
 * Goes to a question: the first time from the page that lists every answer, afterwards straight to its address. Stays
 * where the question is shown already.
 */
export async function openQuestion(page: Page, code: string): Promise<void> {
  const caption = page.getByText(new RegExp(`^${escaped(code)}, question \\d`));
  if (!(await caption.isVisible())) {
    const home = homeOf(page);
    const known = places.get(page) ?? new Map<string, string>();
    places.set(page, known);
    const place = known.get(`${home} ${code}`);
    if (place) await page.goto(place);
    else {
      await visit(page, `${home}/check`, 'Check your answers');
      const links = page.getByRole('link', { name: /^Change answer to / });
      for (const [name, address] of await links.evaluateAll((all) =>
        all.map((link) => [link.textContent?.split(' ').at(-1) ?? '', link.getAttribute('href') ?? ''] as const),
      ))
        known.set(`${home} ${name}`, address);
      await page.getByRole('link', { name: `Change answer to ${code}`, exact: true }).click();
    }
  }
  await expect(caption).toBeVisible();
  await look(page);
}

/** What the form holds, as it would be saved. */
const formNow = (page: Page): Promise<string> =>
  page
    .getByRole('main')
    .locator('form')
    .first()
    .evaluate((form) => {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form as HTMLFormElement))
        if (typeof value === 'string' && name !== 'base' && !name.startsWith('$ACTION')) fields.append(name, value);
      return fields.toString();
    });

/**
 * Answers the question in view and leaves it saved. With scripts: waits until the page says so, and stays. Without:
 * nothing is saved before the button is pressed, so `carryOn` does that.
 */
async function answerShown(page: Page, asked: Asked, answer: Answer): Promise<void> {
  if (!(await hasScripts(page))) {
    if (answer.value !== undefined) await fill(page, asked, answer.value);
    if (answer.equivalent) await offerEquivalent(page, answer.equivalent);
    for (const file of answer.evidence ?? []) await attach(page, file);
    return;
  }
  // The page takes up what was typed once its scripts run; its button says that they do.
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toBeVisible();
  const before = await formNow(page);
  let acknowledged = before;
  const heard = async (response: { url(): string; ok(): boolean; request(): { postData(): string | null } }) => {
    if (response.url().includes('/uploads/answers/') && response.ok())
      acknowledged = (response.request().postData() ?? '').replace(/&?base=\d+$/, '');
  };
  page.on('response', heard);
  try {
    if (answer.value !== undefined) await fill(page, asked, answer.value);
    if (answer.equivalent) await offerEquivalent(page, answer.equivalent);
    for (const file of answer.evidence ?? []) await attach(page, file);
    await expect
      .poll(async () => acknowledged === (await formNow(page)), { message: `${asked.code} is saved`, ...often })
      .toBe(true);
    if (acknowledged !== before) await expect(page.getByText(/^Saved \d\d:\d\d:\d\d/).first()).toBeVisible();
  } finally {
    page.off('response', heard);
  }
}

/** Presses the button under the answer, which without scripts is what saves it; ends on the page after it. */
export async function carryOn(page: Page): Promise<void> {
  const before = page.url();
  const button = page.getByRole('button', { name: /^(Save and continue|Continue)$/ });
  await button.click();
  await expect
    .poll(async () => page.url().split('?')[0] !== before.split('?')[0] || (await problem(page).isVisible()), often)
    .toBe(true);
  if (await problem(page).isVisible()) throw new Error(await problem(page).innerText());
  await expect(h1(page)).toBeVisible();
  await look(page);
}

/** Answers one question, which is saved afterwards: with scripts as it is typed, without by the button. */
export async function answerQuestion(page: Page, code: string, answer: Answer): Promise<void> {
  await openQuestion(page, code);
  await answerShown(page, await askedOn(page), answer);
  if (!(await hasScripts(page))) await carryOn(page);
}

/** Attaches one file to one answer. */
export const uploadEvidence = (page: Page, code: string, file: Evidence): Promise<void> =>
  answerQuestion(page, code, { evidence: [file] });

/** Addresses of the links in view whose path ends as given. */
const pathsOf = (page: Page, ending: RegExp): Promise<string[]> =>
  page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((links) => [...new Set(links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))])
    .then((all) => all.filter((path) => ending.test(path)));

/**
 * Walks the task list section by section, and in each from its first question to its last as the pages lead, so that
 * conditions decide what is asked. `choose` gives the answer; nothing leaves the question as it is. Gives the codes of
 * all questions that were asked, in their order.
 */
export async function answerEverything(page: Page, choose: (asked: Asked) => Answer | undefined): Promise<string[]> {
  const home = homeOf(page);
  const codes: string[] = [];
  await page.goto(home);
  await look(page);
  for (const section of await pathsOf(page, /\/sections\/[^/]+$/)) {
    await page.goto(section);
    await look(page);
    const first = page.getByRole('main').getByRole('table').getByRole('link').first();
    // A section whose questions all hang on other answers may have none.
    if (!(await first.isVisible())) continue;
    await first.click();
    await expect(page).not.toHaveURL(new RegExp(`${section}$`));
    await expect(h1(page)).toBeVisible();
    while (new URL(page.url()).pathname.startsWith(`${section}/`)) {
      await look(page);
      const asked = await askedOn(page);
      codes.push(asked.code);
      const answer = choose(asked);
      if (answer) await answerShown(page, asked, answer);
      await carryOn(page);
    }
    await page.getByLabel('Yes, I have completed this section').check();
    await press(
      page,
      page.getByRole('button', { name: 'Save and continue' }),
      h1(page).filter({ hasText: /^Your response$/ }),
    );
  }
  return codes;
}

/** What must still be mended before the response can be sent, as the page that lists every answer says it. */
export async function blockersOf(page: Page): Promise<string[]> {
  await visit(page, `${homeOf(page)}/check`, 'Check your answers');
  const lists = page.getByRole('main').getByRole('list');
  // The list right under its heading.
  const stops = lists.and(page.locator('h3:text-is("Must be fixed") + ul'));
  return stops.getByRole('listitem').allInnerTexts();
}

/** What a list of names and values says, by name; of a hash the whole of it. */
async function summaryOf(page: Page): Promise<Record<string, string>> {
  const pairs = await page
    .getByRole('main')
    .getByRole('term')
    .evaluateAll((terms) =>
      terms.map((term) => {
        const value = term.nextElementSibling;
        const whole = value?.querySelector('details code') ?? value;
        return [term.textContent?.trim() ?? '', whole?.textContent?.trim() ?? ''];
      }),
    );
  return Object.fromEntries(pairs);
}

/** Reads the receipt in view. */
async function receiptOn(page: Page): Promise<Receipt> {
  const facts = await summaryOf(page);
  const reference = await page
    .getByText(/^Reference/)
    .getByRole('strong')
    .innerText();
  const of = (name: string): string => {
    expect(facts[name], name).toBeTruthy();
    return facts[name] ?? '';
  };
  return {
    reference: reference.trim(),
    received: of('Received'),
    submission: of('Submission'),
    answered: of('Questions answered'),
    files: of('Files'),
    documentHash: of('Hash of the questionnaire'),
    snapshotHash: of('Hash of what you sent'),
    receiptHash: of('Hash of the receipt'),
  };
}

/** From "Check your answers" to the receipt. Fails with what still blocks. */
export async function checkAndSubmit(page: Page, role = 'Bid manager'): Promise<Receipt> {
  await visit(page, `${homeOf(page)}/check`, 'Check your answers');
  await expect(page.getByText('Nothing stops you from submitting.')).toBeVisible();
  const declaration = h1(page).filter({ hasText: 'Declaration' });
  await press(page, page.getByRole('button', { name: 'Continue to declaration' }), declaration);
  await page.getByLabel('Your role').fill(role);
  await page.getByLabel('I confirm that these answers describe').check();
  const receipt = h1(page).filter({ hasText: 'Response submitted' });
  await press(page, page.getByRole('button', { name: 'Submit response' }), receipt);
  return receiptOn(page);
}

/** Changes one answer after sending, and sends again. */
export async function amend(page: Page, code: string, answer: Answer): Promise<Receipt> {
  await page.goto(`${homeOf(page)}/submitted`);
  const tasks = h1(page).filter({ hasText: /^Your response$/ });
  await press(page, page.getByRole('button', { name: 'Change your answers' }), tasks);
  await answerQuestion(page, code, answer);
  return checkAndSubmit(page);
}

/** Takes back what was sent. */
export async function withdraw(page: Page): Promise<void> {
  await page.goto(`${homeOf(page)}/submitted`);
  const sure = h1(page).filter({ hasText: 'Withdraw your submission?' });
  await press(page, page.getByRole('link', { name: 'Withdraw this submission' }), sure);
  const said = page.getByText('You withdrew your submission. Nothing of yours counts at the moment.');
  await press(page, page.getByRole('button', { name: 'Withdraw submission' }), said);
}
