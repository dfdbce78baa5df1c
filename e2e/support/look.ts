import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { kindOf } from './kind';
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
  return `${page.viewportSize()?.width} ${kindOf(new URL(page.url()).pathname)} ${shape}`;
}

/** A file name for a kind of page: `procurements-questionnaire-publish`. */
const fileNameOf = (kind: string): string => kind.match(/[a-z]+(?:-[a-z]+)*/g)?.join('-') ?? 'home';

/**
 * Checks the page that is shown (axe, one h1, one primary button, a title that says the heading, nothing sideways): each
 * page once for each make-up that it is seen in, so that forty questions of one kind are looked at once. The first of its
 * kind in the whole run is kept as screenshots at 1280 and 320 px, and the first of every name that is given at 320 px.
 */
export async function look(page: Page, name?: string): Promise<void> {
  const first = async () => isFirst(await lookOf(page));
  const shot = name ?? fileNameOf(kindOf(new URL(page.url()).pathname));
  if (isFirst(`screenshots ${shot}`)) await screenshotBoth(page, shot, name !== undefined, first);
  else if (await first()) await checkPage(page);
}

/** What is wrong with the page that is shown, where no page of the same make-up was checked before. */
export async function faultsOf(page: Page): Promise<string[]> {
  return isFirst(await lookOf(page)) ? pageFaults(page) : [];
}
