import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const sessions = new WeakMap<Page, CDPSession>();

/** Puts axe into the page by the browser's own protocol: half a megabyte that need not be packed and unpacked for it. */
async function putAxeInto(page: Page): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send('Runtime.evaluate', { expression: source, silent: true });
}

/** What text was painted with and on, wherever axe has compared the two in this process. */
const compared = new Set<string>();

/**
 * What axe says of the page: each rule that does not hold, with the elements. Of text, the contrast is measured where
 * its colour, size and weight over its backgrounds are not what was measured before, for that costs more than all other
 * rules together; the long run measures it everywhere.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await putAxeInto(page);
  const { faults, looks } = await page.evaluate(
    async ({ values, measured }) => {
      const known = new Set(measured);
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      // In one window, for there are no frames, without what only sound and video need, and without listing what holds.
      const options = { resultTypes: ['violations' as const], preload: false, iframes: false };
      const all = { ...options, runOnly: { type: 'tag' as const, values } };
      const backgrounds = new Map<Element, string>();
      /** The backgrounds and what may change them, outwards; null where the element leaves the flow of the page. */
      const behind = (element: Element): string => {
        const before = backgrounds.get(element);
        if (before !== undefined) return before;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const outside = element.parentElement ? behind(element.parentElement) : '';
        const lifted = /absolute|fixed|sticky/.test(style.position) && box.width > 1 && box.height > 1;
        const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.transform];
        const text = lifted ? 'lifted' : own.join() === 'rgba(0, 0, 0, 0),none,1,none,none' ? '' : own.join();
        const here = outside.includes('lifted') || text === '' ? outside : `${outside}|${text}`;
        backgrounds.set(element, here);
        return here;
      };
      const looks = new Set<string>();
      const texts: Element[] = [];
      for (const element of document.body.querySelectorAll('*')) {
        const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        if (!says && !element.matches('input, select, textarea')) continue;
        const style = getComputedStyle(element);
        const look = [style.color, style.fontSize, style.fontWeight, style.textShadow, behind(element)].join();
        if (!look.includes('lifted') && (known.has(look) || looks.has(look))) continue;
        looks.add(look);
        texts.push(element);
      }
      const found = known.size === 0 ? [await axe.run(document, all)] : [];
      if (known.size > 0) {
        found.push(await axe.run(document, { ...all, rules: { 'color-contrast': { enabled: false } } }));
        if (texts.length > 0)
          found.push(await axe.run({ include: texts as Node[] }, { ...options, runOnly: ['color-contrast'] }));
      }
      const faults = found
        .flatMap(({ violations }) => violations)
        .map((one) => `${one.id}: ${one.help} (${one.nodes.map((node) => node.target.join(' ')).join('; ')})`);
      // What is lifted out of the flow may lie over anything, so it is measured each time; so is what was found wanting.
      return { faults, looks: faults.length > 0 ? [] : [...looks].filter((look) => !look.includes('lifted')) };
    },
    { values: rules, measured: process.env.ASSAY_LAW_SCALE ? [] : [...compared] },
  );
  for (const look of looks) compared.add(look);
  return faults;
}
