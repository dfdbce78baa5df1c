import { type Browser, expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { examplePassword, exampleSecret } from '../../lib/example/accounts';
import { people as authorityPeople, suppliers } from '../../lib/example/content/authority';
import { aVisitor } from './people';
import type { Server } from './server';

/** The people of the example, by what they are. */
export const examplePeople = {
  ...Object.fromEntries(authorityPeople.map(({ id, email }) => [id, email])),
  ...Object.fromEntries(suppliers.map(({ id, owner }) => [id, owner.email])),
} as Record<string, string>;

const app = new TOTP({ secret: Secret.fromUTF8(exampleSecret) });

/** The code that every example person's app shows now. */
export const exampleCode = (): string => app.generate();

/** Signs one of the example's people in, in a browser of their own. */
export async function asExamplePerson(
  browser: Browser,
  server: Server,
  id: string,
  options: { javaScript?: boolean } = {},
): Promise<Page> {
  const page = await aVisitor(browser, server, options);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(examplePeople[id] ?? '');
  await page.getByLabel('Password', { exact: true }).fill(examplePassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const code = page.getByLabel('Enter the code from your authenticator app');
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await expect(code.or(signOut)).toBeVisible();
  if (await code.isVisible()) {
    await code.fill(exampleCode());
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await expect(signOut).toBeVisible();
  return page;
}

/** Every page that can be reached by links from a start, at most `most`; downloads and signing out are left alone. */
export async function addressesFrom(page: Page, start: string, most: number): Promise<string[]> {
  const origin = new URL(page.url()).origin;
  const found = new Set<string>([start]);
  const seen = new Map<string, number>();
  for (const address of found) {
    if (found.size >= most) break;
    const answer = await page.goto(address, { waitUntil: 'domcontentloaded' }).catch(() => null);
    if (!answer?.headers()['content-type']?.startsWith('text/html')) {
      found.delete(address);
      continue;
    }
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links) {
      const url = new URL(link);
      if (
        url.origin !== origin ||
        /\/(exports|evidence|receipt|downloads?)\/|\.(json|xlsx|ndjson|pem|sig)$/.test(url.pathname)
      )
        continue;
      // Enough of each kind of page: three questions of forty say what the rest would.
      const kind = url.pathname
        .replaceAll(/\/[a-z2-7]{26}(?=\/|$)/g, '/-')
        .replaceAll(/\/(P\d\d-\d\d|[psD]-?\d+)(?=\/|$)/g, '/+');
      const times = seen.get(kind) ?? 0;
      const next = `${url.pathname}${url.search}`;
      if (found.has(next) || times >= 3) continue;
      seen.set(kind, times + 1);
      found.add(next);
    }
  }
  return [...found];
}
