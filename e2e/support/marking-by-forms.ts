import { expect, type Page } from '@playwright/test';
import type { Agreed, Given, Place } from './marking';
import { fieldsIn, pressByForm } from './plain-requests';
import { visit } from './press';

/** The question and the letter that a page is about. */
function placeIn(html: string): Place {
  const words = html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ');
  const [, question = ''] = /<h1[^>]*>(?:<[^>]*>)*([A-Z]\d+-\d+)/.exec(html) ?? [];
  const [, letter = ''] = /Bidder ([A-Z]+)\b/.exec(words) ?? [];
  return { question, letter };
}

/**
 * Marks every answer that an evaluator was given, by the forms of the marking room without drawing them: what the room
 * shows is another journey. Gives how many there were.
 */
export async function markByForms(page: Page, procurement: string, choose: (place: Place) => Given): Promise<number> {
  const home = `/evaluations/${procurement}`;
  await visit(page, home, 'Your scores');
  let next = (await page.getByRole('button', { name: /^(Start|Continue)$/ }).getAttribute('href')) ?? home;
  const onwards = (path: string): string => new URL(path, 'http://localhost').pathname;
  const marked = new Set<string>();
  while (onwards(next) !== home) {
    const here = onwards(next);
    expect(marked, `${here} comes once`).not.toContain(here);
    marked.add(here);
    let after = '';
    const leads = await pressByForm(page, next, 'Save and go to next', (html) => {
      const { mark, reason } = choose(placeIn(html));
      after = /<a [^>]*href="([^"]*)"[^>]*>Skip for now</.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? home;
      const field = fieldsIn(html).find(({ name }) => name === 'reason' || name === 'againstDescriptor')?.name;
      return { mark, then: 'next', ...(reason && field ? { [field]: reason } : {}) };
    });
    // A warning about the reason keeps the page; it is read in the journey of the marking room.
    next = onwards(leads) === here ? after : leads;
  }
  return marked.size;
}

/** Records everything that is still to agree, by the forms of the moderation room. Gives how many there were. */
export async function agreeByForms(
  moderator: Page,
  procurement: string,
  choose: (place: Place) => Agreed,
): Promise<number> {
  await visit(moderator, `/procurements/${procurement}/moderation?show=to-agree`, 'Moderation');
  const addresses = await moderator
    .getByRole('table')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const address of addresses)
    await pressByForm(moderator, address, 'Record agreed score', (html) => {
      const { mark, shows, whyNotHigher, whyNotLower, whyDiffers = '' } = choose(placeIn(html));
      const panel = fieldsIn(html).filter(({ name, type }) => name === 'attended' && type === 'checkbox');
      return {
        mark,
        'reason.shows': shows,
        'reason.whyNotHigher': whyNotHigher,
        'reason.whyNotLower': whyNotLower,
        whyDiffers,
        attended: panel.map(({ value }) => value),
        factChecked: fieldsIn(html).find(({ name }) => name === 'factChecked')?.value || 'on',
      };
    });
  return addresses.length;
}
