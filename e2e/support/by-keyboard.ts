import { expect, type Locator, type Page } from '@playwright/test';

/** Tab after Tab until the control has the focus, as somebody without a mouse gets to it. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toHaveCount(1);
  for (let step = 0; step < 200; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Presses a button or follows a link by Enter, and waits for the page that comes. */
export async function enter(page: Page, target: Locator, shown: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Enter');
  await expect(shown).toBeVisible();
}

/** Types into a field. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Ticks a box, or the radio that the keyboard reaches first in a group. */
export async function tick(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Space');
  await expect(target).toBeChecked();
}

type Stop = {
  name: string;
  stop: string | undefined;
  top: number;
  left: number;
  bottom: number;
  hidden: boolean;
  seen: boolean;
};

/** Where the focus is: its place on the whole page, whether it is in view with nothing over it, and whether it shows. */
const stopOf = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    // A radio or tick box is drawn by its label, with itself invisible above it.
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 10)];
    const over = document.elementFromPoint(x, y);
    const related = over !== null && (over === element || element.contains(over) || over.contains(element));
    const style = getComputedStyle(element);
    const drawn = getComputedStyle((element as HTMLInputElement).labels?.[0] ?? element, '::before');
    const shows = [style, drawn].some((one) => one.outlineStyle !== 'none' || one.boxShadow !== 'none');
    return {
      stop: element.dataset.stop,
      name: `${element.tagName.toLowerCase()} "${(element.innerText || element.getAttribute('name') || element.id).trim().slice(0, 40)}"`,
      top: box.top + scrollY,
      left: box.left,
      bottom: box.bottom + scrollY,
      hidden: y < 0 || y > innerHeight || !(related || element.matches('input')),
      seen: shows,
    };
  });

/**
 * Goes through a page by Tab from its top to its end. What does not hold: the focus goes back up the page, is hidden or
 * does not show, or a control is left out. Gives the stops in their order.
 */
export async function focusOrder(page: Page): Promise<string[]> {
  const expected = await page.evaluate(() => {
    // From the very top: where the last press was is where Tab would go on from.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    scrollTo(0, 0);
    const names: string[] = [];
    const groups = new Map<string, number>();
    for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary')) {
      if (element.matches('[type=hidden], [type=file], [tabindex="-1"]') || !element.checkVisibility()) continue;
      const group = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null;
      const known = group === null ? undefined : groups.get(group);
      element.dataset.stop = String(known ?? names.length);
      if (known !== undefined) continue;
      if (group !== null) groups.set(group, names.length);
      names.push(
        `${element.tagName.toLowerCase()} "${(element.innerText || group || element.id).trim().slice(0, 40)}"`,
      );
    }
    return names;
  });
  const stops: Stop[] = [];
  for (let step = 0; step < expected.length + 5; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    if (!stop) break;
    stops.push(stop);
  }
  const faults: string[] = [];
  for (const [at, stop] of stops.entries()) {
    const before = stops[at - 1];
    if (stop.hidden) faults.push(`hidden: ${stop.name}`);
    if (!stop.seen) faults.push(`shows no focus: ${stop.name}`);
    // Down the page, or to the right within a line. The skip link lies over the top while it has the focus.
    if (before && at > 1 && stop.bottom <= before.top && stop.left <= before.left + 1)
      faults.push(`${stop.name} comes after ${before.name}, and stands above it`);
  }
  const reached = new Set(stops.map(({ stop }) => stop));
  for (const [at, name] of expected.entries()) if (!reached.has(String(at))) faults.push(`not reached: ${name}`);
  expect(faults, page.url()).toEqual([]);
  return stops.map(({ name }) => name);
}
