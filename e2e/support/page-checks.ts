import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { axeFaults } from './axe';

const shots = join(new URL('../..', import.meta.url).pathname, '.ci', 'out', 'screenshots');
const sessions = new WeakMap<Page, CDPSession>();

/**
 * Runs a check that needs timers on a page whose visitor has scripts off: the page was drawn without them and keeps its
 * shape, for nothing of its own runs afterwards; the next page is loaded without scripts again.
 */
async function withTimers<T>(page: Page, check: () => Promise<T>): Promise<T> {
  if (!(await page.evaluate(() => matchMedia('(scripting: none)').matches))) return check();
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const off = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value });
  // Only a change is passed on, and a new session believes that scripts are on.
  await off(true);
  await off(false);
  try {
    return await check();
  } finally {
    await off(true);
  }
}

/** Elements that stick out of the window, or hide part of their own text, at the current width. */
const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) {
      faults.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`);
    }
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()}${element.className ? `.${String(element.className).trim().replace(/\s+/g, '.')}` : ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
    // A table may scroll inside its own box; then what is inside the box is not measured.
    const scrolls = (element: Element) => element.closest('[data-scrolls], .app-scroll, pre, textarea, svg') !== null;
    // What is there for screen readers only lies inside a box of one pixel.
    const unseen = new Set<Element>();
    for (const element of document.body.querySelectorAll('*')) {
      const own = element.getBoundingClientRect();
      if ((element.parentElement && unseen.has(element.parentElement)) || own.width <= 1 || own.height <= 1)
        unseen.add(element);
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (unseen.has(element)) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (style.visibility === 'hidden' || scrolls(element)) continue;
      // A field that has all the room there is may hold a longer line: it scrolls as one types.
      const room = element.parentElement?.getBoundingClientRect().width ?? 0;
      if (element instanceof HTMLInputElement && box.width >= room - 2) continue;
      const clips = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis';
      if (clips && element.scrollWidth > element.clientWidth + 1 && element.children.length === 0)
        faults.push(`clipped: ${named(element)}`);
      if (box.right > width + 1 && box.left < width && style.position !== 'fixed')
        faults.push(`sticks out: ${named(element)}`);
    }
    return faults.slice(0, 10);
  });

/**
 * What does not hold on this page, at the width in use: no axe violation of WCAG 2.0 to 2.2 A and AA, exactly one h1, at
 * most one primary button, nothing that scrolls sideways or is cut off.
 */
export async function pageFaults(page: Page): Promise<string[]> {
  const faults = await withTimers(page, () => axeFaults(page));
  return [...faults, ...(await shapeFaults(page))];
}

/** The window's title says the heading; in rooms with a page for each bidder, the question's reference and the bidder. */
const saysHeading = (title: string, heading: string): boolean => {
  const said = /^(?:Error: )?(.*) - Assay$/.exec(title)?.[1] ?? '';
  const room = /^(?:Moderate )?([A-Z]+\d*-\d+), Bidder /.exec(said)?.[1];
  return said.startsWith(heading) || (room !== undefined && heading.startsWith(room));
};

/** The same without axe: title, headings, primary buttons and what does not fit. */
async function shapeFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const headings = await page.locator('h1').allInnerTexts();
  if (headings.length !== 1) faults.push(`${headings.length} h1 headings`);
  const title = await page.title();
  const words = (headings[0] ?? '').replaceAll(/\s+/g, ' ').trim();
  if (!saysHeading(title, words)) faults.push(`the title "${title}" over the heading "${words}"`);
  const primary = page.locator(
    '.govuk-button:not(.govuk-button--secondary, .govuk-button--warning, .govuk-button--inverse):visible',
  );
  const buttons = await primary.count();
  if (buttons > 1) faults.push(`${buttons} primary buttons`);
  return [...faults, ...(await layoutFaults(page))];
}

/** Fails with every fault of the page that is shown. */
export async function checkPage(page: Page): Promise<void> {
  await test.step(`checks ${new URL(page.url()).pathname}`, async () => {
    expect(await pageFaults(page), page.url()).toEqual([]);
  });
}

/** How much of a page a screenshot keeps, in px, by its width: a list of a hundred questions says the same further down. */
const tall: Readonly<Record<number, number>> = { 1280: 2_400, 320: 4_000 };

/**
 * Keeps screenshots at 1280 and 320 px, and goes back to the width it found; of a page in a state (`inState`) the narrow
 * one alone, but for the long run. What fits is checked at both widths; axe runs at the first, unless another page of the
 * same make-up had it in this run: the long run asks it at both.
 */
export async function screenshotBoth(
  page: Page,
  name: string,
  inState: boolean,
  axe: () => Promise<boolean>,
): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const before = page.viewportSize();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    if (width === 1280 && (await axe())) await checkPage(page);
    else expect(await shapeFaults(page), `${page.url()} at ${width} px`).toEqual([]);
    if (width === 1280 && inState && !process.env.ASSAY_LAW_SCALE) continue;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(height, tall[width] ?? height) };
    await page.screenshot({
      path: join(shots, `${name}-${width}.jpg`),
      type: 'jpeg',
      quality: 70,
      fullPage: true,
      clip,
    });
  }
  if (before) await page.setViewportSize(before);
}
