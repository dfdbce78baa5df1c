import { expect, type Page } from '@playwright/test';
import { enter, reach } from './by-keyboard';
import { type Given, type Place, placeOn } from './marking';
import { h1, often, problem, visit } from './press';

/** Gives a mark in the room in view by the keys of the room alone, and goes on to the next answer. */
async function give(page: Page, { mark, reason }: Given): Promise<void> {
  if (!/^\d$/.test(mark)) throw new Error(`No key chooses ${mark}.`);
  // The keys are heard once their list is offered.
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press(mark);
  await expect(page.getByRole('radio', { checked: true })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /, chosen\. Not saved\.$/ })).toHaveText(
    new RegExp(`^${mark}\\b`),
  );
  if (reason) {
    await page.keyboard.press('n');
    await reach(page, page.getByLabel(/^(Reason|Against the descriptor)$/));
    await page.keyboard.type(reason);
  }
  const before = page.url();
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => page.url() !== before || (await problem(page).isVisible()), often).toBe(true);
  if (await problem(page).isVisible()) throw new Error(await problem(page).innerText());
  const keep = page.getByRole('link', { name: 'keep it and go to next' });
  if (await keep.isVisible()) await enter(page, keep, h1(page));
}

/** Marks so many answers without a mouse, from the list of the evaluator's own work on. Gives how many there were. */
export async function markByKeyboard(
  page: Page,
  procurement: string,
  choose: (place: Place) => Given,
  most: number,
): Promise<number> {
  const home = `/evaluations/${procurement}`;
  const answer = page.getByText(/^Bidder [A-Z]+, \d/);
  await visit(page, home, 'Your scores');
  await enter(page, page.getByRole('button', { name: /^(Start|Continue)$/ }), answer);
  let count = 0;
  for (; count < most && new URL(page.url()).pathname !== home; count += 1) {
    await expect(answer).toBeVisible();
    await give(page, choose(await placeOn(page)));
  }
  return count;
}
