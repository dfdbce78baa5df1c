import { type Browser, expect, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { look } from './look';
import type { Server } from './server';

export type Person = {
  name: string;
  email: string;
  password: string;
  page: Page;
  /** What the authenticator app was set up with; empty for suppliers, who have none. */
  secret: string;
  /** The code that the app shows now; empty without one. */
  code: () => string;
};

type Visitor = { javaScript?: boolean };

/** A browser of its own, with nobody signed in. */
export async function aVisitor(browser: Browser, server: Server, { javaScript = true }: Visitor = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: javaScript });
  return context.newPage();
}

const password = 'copper otter lantern';
const addressOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}@brackwater.test`;

/** Sets the second factor up with the secret that the page shows, and confirms the recovery codes. */
async function setUpSecondFactor(page: Page): Promise<Pick<Person, 'secret' | 'code'>> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your second factor');
  await look(page);
  const secret = (await page.getByRole('code').last().innerText()).trim();
  const app = new TOTP({ secret });
  await page.getByLabel('Enter the 6-digit code').fill(app.generate());
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Save your recovery codes');
  await look(page);
  await page.getByLabel('I have saved these codes').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Save your recovery codes');
  return { secret, code: () => app.generate() };
}

/** The first run: the code of the terminal makes the authority and its administrator. */
export async function setUpAuthority(
  browser: Browser,
  server: Server,
  authority: string,
  name: string,
): Promise<Person> {
  const page = await aVisitor(browser, server);
  const [, code = ''] = await server.line(/[Ss]et-up code[^A-Z0-9]*([A-Z0-9]{10})\b/);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up Assay');
  await look(page);
  await page.getByLabel('Set-up code').fill(code);
  await page.getByLabel('Set up your authority').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your authority');
  await look(page);
  const email = addressOf(name);
  await page.getByLabel('Name of the authority').fill(authority);
  await page.getByLabel('England').check();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create administrator account' }).click();
  const factor = await setUpSecondFactor(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('People you need');
  await look(page);
  return { name, email, password, page, ...factor };
}

/** The administrator invites a colleague, who joins by the link in a browser of their own. */
export async function inviteColleague(
  browser: Browser,
  server: Server,
  administrator: Person,
  name: string,
  officer = false,
): Promise<Person> {
  const { page } = administrator;
  const email = addressOf(name);
  await page.goto('/people/invite');
  await look(page);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail address').fill(email);
  if (officer) await page.getByLabel('Officer: may create procurements').check();
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Invitation of ${name}`);
  await look(page);
  const link = await page.getByRole('link', { name: /\/join\// }).innerText();

  const own = await aVisitor(browser, server);
  await own.goto(link.trim());
  await expect(own.getByRole('heading', { level: 1 })).toHaveText(/^Join .* on Assay$/);
  await look(own);
  await own.getByRole('button', { name: 'Accept and create your account' }).click();
  await expect(own.getByRole('heading', { level: 1 })).toContainText('Create your account');
  await look(own);
  await own.getByLabel('Password', { exact: true }).fill(password);
  await own.getByRole('button', { name: 'Create your account' }).click();
  const factor = await setUpSecondFactor(own);
  return { name, email, password, page: own, ...factor };
}
