import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { checkPage, pageFaults, screenshotBoth } from './page-checks';

/** Pages that this process has checked already: the page, what it shows, and whether scripts ran. */
const checked = new Set<string>();

const templateOf = (url: string): string =>
  new URL(url).pathname
    .replaceAll(/\/[a-z2-7]{26}(?=\/|$)/g, '/[id]')
    .replaceAll(/\/(SEC|Q|D)-?[A-Z0-9-]+(?=\/|$)/g, '/[question]');

/** What a page is made of: its controls and headings, without what they say. */
const shapeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const kinds = [...document.querySelectorAll('main *')].map((element) => `${element.tagName}.${element.className}`);
    return [...new Set(kinds)].sort().join(' ');
  });

/** The page and what it is made of, at the width in use. */
async function lookOf(page: Page): Promise<string> {
  const shape = createHash('sha256')
    .update(await shapeOf(page))
    .digest('hex');
  return `${page.viewportSize()?.width} ${templateOf(page.url())} ${shape}`;
}

/**
 * Checks the page that is shown (axe, one h1, one primary button, nothing sideways): each page once for each make-up
 * that it is seen in, so that forty questions of one kind are looked at once.
 */
export async function look(page: Page, name?: string): Promise<void> {
  const key = await lookOf(page);
  const known = checked.has(key);
  checked.add(key);
  if (name) await screenshotBoth(page, name);
  else if (!known) await checkPage(page);
}

/** What is wrong with the page that is shown, where no page of the same make-up was checked before. */
export async function faultsOf(page: Page): Promise<string[]> {
  const key = await lookOf(page);
  if (checked.has(key)) return [];
  checked.add(key);
  return pageFaults(page);
}
