import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { checkPage, pageFaults, screenshotBoth } from './page-checks';

/** Where the pages that any worker of this run has checked are noted, a folder each. Set by playwright.config.ts. */
const notes = `${process.env.ASSAY_E2E_EXAMPLE}.checked`;

/** Whether this look is the first of its kind in the whole run; it then counts as taken. */
function isFirst(look: string): boolean {
  mkdirSync(notes, { recursive: true });
  try {
    mkdirSync(join(notes, createHash('sha256').update(look).digest('hex')));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

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
  const first = isFirst(await lookOf(page));
  if (name) await screenshotBoth(page, name);
  else if (first) await checkPage(page);
}

/** What is wrong with the page that is shown, where no page of the same make-up was checked before. */
export async function faultsOf(page: Page): Promise<string[]> {
  return isFirst(await lookOf(page)) ? pageFaults(page) : [];
}
