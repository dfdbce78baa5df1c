import { readdirSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { examplePassword, exampleSecret } from '../../lib/example/accounts';
import { people as authorityPeople, suppliers } from '../../lib/example/content/authority';
import { kindOf } from './kind';
import { aVisitor } from './people';
import { pressByForm } from './plain-requests';
import type { Server } from './server';

/** The people of the example, by what they are. */
export const examplePeople = {
  ...Object.fromEntries(authorityPeople.map(({ id, email }) => [id, email])),
  ...Object.fromEntries(suppliers.map(({ id, owner }) => [id, owner.email])),
} as Record<string, string>;

const app = new TOTP({ secret: Secret.fromUTF8(exampleSecret) });

/** The code that every example person's app shows now. */
export const exampleCode = (): string => app.generate();

const signInLabels = {
  email: 'E-mail address',
  password: 'Password',
  code: 'Enter the code from your authenticator app',
};

/** Signs in by the pages, as people do. */
async function signInByPages(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(signInLabels.email).fill(email);
  await page.getByLabel(signInLabels.password, { exact: true }).fill(examplePassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const code = page.getByLabel(signInLabels.code);
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await expect(code.or(signOut)).toBeVisible();
  if (!(await code.isVisible())) return;
  await code.fill(exampleCode());
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Signs in by the same forms, posted without drawing their pages; ends on the page where that leads. */
async function signInByForms(page: Page, email: string): Promise<void> {
  let next = await pressByForm(page, '/sign-in', 'Sign in', () => ({ email, password: examplePassword }));
  if (next.startsWith('/sign-in/')) next = await pressByForm(page, next, 'Continue', () => ({ code: exampleCode() }));
  await page.goto(next);
}

let seen = false;

/**
 * Signs one of the example's people in, in a browser of their own: the first by the pages, others by their forms alone,
 * for four pages to draw for each of a hundred people take a minute of the run.
 */
export async function asExamplePerson(
  browser: Browser,
  server: Server,
  id: string,
  options: { javaScript?: boolean } = {},
): Promise<Page> {
  const page = await aVisitor(browser, server, options);
  const email = examplePeople[id] ?? '';
  if (seen) await signInByForms(page, email);
  else await signInByPages(page, email);
  seen = true;
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  return page;
}

const root = new URL('../..', import.meta.url).pathname;

/** Addresses that no page stands behind, which a browser would save and not show: those of every route handler. */
export const download = new RegExp(
  `^/(${readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'route.ts')
    .map((path) =>
      dirname(path)
        .split(sep)
        .filter((part) => !part.startsWith('('))
        .map((part) => (part.startsWith('[') ? '[^/]+' : part))
        .join('/'),
    )
    .join('|')})$`,
);

/**
 * Visits pages by following links from a start, as a person would: `perKind` of each kind of page, for three questions of
 * forty say what the rest would. Calls `visit` on each; gives how many there were. Downloads are left alone.
 */
export async function followLinks(
  page: Page,
  start: string,
  perKind: number,
  visit: (address: string, status: number) => Promise<void>,
): Promise<number> {
  const { origin } = new URL(page.url());
  const waiting = new Set([start]);
  const seen = new Map<string, number>();
  for (const address of waiting) {
    const answer = await page.goto(address);
    await visit(address, answer?.status() ?? 0);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links) {
      const url = new URL(link);
      if (url.origin !== origin || download.test(url.pathname)) continue;
      const next = `${url.pathname}${url.search}`;
      const times = seen.get(kindOf(url.pathname)) ?? 0;
      if (waiting.has(next) || times >= perKind) continue;
      seen.set(kindOf(url.pathname), times + 1);
      waiting.add(next);
    }
  }
  return waiting.size;
}
