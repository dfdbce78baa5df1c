import { expect, type Locator, type Page } from '@playwright/test';
import { look } from './look';

/** The page's heading. */
export const h1 = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** The summary of errors. */
export const problem = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'There is a problem' });

/** Whether scripts run for this visitor. */
export const hasScripts = (page: Page): Promise<boolean> =>
  page.evaluate(() => !matchMedia('(scripting: none)').matches);

/** Any text as a part of a pattern. */
export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Looks often: pages come within a second, and the usual looks are a second apart by then. */
export const often = { intervals: [50, 50, 100], timeout: 30_000 };

/** Presses a button or link and waits for what must be shown afterwards; fails with the page's own error summary. */
export async function press(page: Page, target: Locator, shown: Locator): Promise<void> {
  // An error that was there before says nothing about what happens now.
  const mended = await problem(page).isVisible();
  await target.click();
  await (mended ? shown : shown.or(problem(page)).first()).waitFor({ timeout: 30_000 });
  if (await problem(page).isVisible()) throw new Error(await problem(page).innerText());
  await look(page);
}

/** Goes to an address, where the page must have this heading. */
export async function visit(page: Page, address: string, heading: string | RegExp): Promise<void> {
  await page.goto(address);
  await expect(h1(page)).toHaveText(heading);
  await look(page);
}
