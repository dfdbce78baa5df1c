import { expect, type Locator, type Page, test } from '@playwright/test';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { type Server, startServer } from './support/server';

let server: Server;
let page: Page;
const ids: string[] = [];
const outline = (at: number): string => `/procurements/${ids[at]}/questionnaire`;

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  page = await asExamplePerson(browser, server, 'officer-lead');
});
test.afterAll(() => server?.stop());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
const h1 = () => page.getByRole('heading', { level: 1 });
const summary = () => page.getByRole('alert').filter({ hasText: 'There is a problem' });

/** Tab after Tab until the control has the focus, as somebody without a mouse gets to it. */
async function reach(target: Locator): Promise<void> {
  await expect(target).toHaveCount(1);
  for (let step = 0; step < 400; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

async function press(target: Locator): Promise<void> {
  await reach(target);
  await page.keyboard.press('Enter');
}

async function type(target: Locator, text: string): Promise<void> {
  await reach(target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Ticks a box, or the first choice of a group of which none is chosen. */
async function tick(target: Locator): Promise<void> {
  await reach(target);
  await page.keyboard.press('Space');
  await expect(target).toBeChecked();
}

/** Goes to the chosen one of a group of radios, and with the arrow keys on to another. */
async function choose(target: Locator): Promise<void> {
  const name = await target.getAttribute('name');
  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);
  for (let step = 0; step < 400 && (await focused()) !== name; step += 1) await page.keyboard.press('Tab');
  for (let step = 0; step < 12 && !(await target.isChecked()); step += 1) await page.keyboard.press('ArrowDown');
  await expect(target).toBeChecked();
}

/** A new procurement with an empty questionnaire. */
async function start(title: string, reference: string): Promise<void> {
  await page.goto('/procurements/new');
  await expect(h1()).toContainText('What are you buying?');
  await type(page.getByLabel('Title'), title);
  await type(page.getByLabel('Reference'), reference);
  await press(button('Save and continue'));
  await expect(h1()).toContainText('Whose procurement rules apply?');
  ids.push(new URL(page.url()).pathname.split('/')[2] ?? '');
  await page.goto(outline(ids.length - 1));
  await look(page);
  await press(button('Start with an empty questionnaire'));
  await expect(page.getByText('No questions yet.')).toBeVisible();
  await look(page);
}

test('an officer adds questions from the bank, found by word, flag and framework', async () => {
  await start('Bus stop screens', 'PRJ-0701');
  await press(button('Add a suggested question'));
  await expect(h1()).toHaveText('Add a suggested question');
  await type(page.getByLabel('Words'), 'threat');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^\d+ questions match/)).toBeVisible();
  const found = await page.getByText(/^\d+ questions match/).innerText();
  await reach(page.getByLabel('Linked to a framework'));
  await page.keyboard.type('NCSC cloud');
  await press(button('Search'));
  await expect(page.getByText(/^\d+ questions? match/)).not.toHaveText(found);
  await look(page, 'builder-bank');
  await page.goto(`${outline(0)}/add`);
  for (const ref of ['P02-01', 'P02-03', 'P02-04', 'P03-01'])
    await tick(page.getByRole('checkbox', { name: new RegExp(`^${ref}\\.`) }));
  await press(button('Add chosen questions'));
  await expect(page.getByText(/^4 questions added/)).toBeVisible();
  await look(page, 'builder-outline');
});

/** A row of the outline by the reference of its question: a condition may quote another question's words. */
const row = (words: string) => page.getByRole('row').filter({ hasText: words });
const rowButton = (words: string, name: RegExp) => row(words).getByRole('button', { name });
const modelled = 'P02-01.';

test('edits the options of a question: adds one, moves it, and takes one out', async () => {
  await press(row(modelled).getByRole('link', { name: /^Edit/ }));
  await expect(button('Save question')).toBeVisible();
  const group = (number: number) => page.getByRole('group', { name: `Option ${number}`, exact: true });
  const last = await group(5).getByLabel('Words').inputValue();
  await press(button('Add another option'));
  await expect(group(6).getByLabel('Words')).toBeFocused();
  await press(button('Move up option 6'));
  await expect(button('Move up option 5')).toBeFocused();
  await expect(group(6).getByLabel('Words')).toHaveValue(last);
  // An option with a mark and without words is found in the browser: nothing is sent, nothing is lost.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(group(5).getByLabel('Mark', { exact: true })).toBeFocused();
  await page.keyboard.type('1');
  await press(button('Save question'));
  await expect(summary()).toContainText('Enter the words of the option, or empty its row');
  await look(page, 'builder-editor-fault');
  await press(summary().getByRole('link').first());
  await expect(group(5).getByLabel('Words')).toBeFocused();
  await page.keyboard.type('A sketch without method');
  await press(button('Remove option 6'));
  await expect(group(6)).toHaveCount(0);
  await choose(page.getByRole('radio', { name: 'A text' }));
  await expect(page.getByText(/^5 options with their marks/)).toBeVisible();
  await look(page, 'builder-editor');
  await choose(page.getByRole('radio', { name: 'Choose one' }));
  await press(button('Save question'));
  await expect(h1()).toHaveText('Security questionnaire');
  await press(row(modelled).getByRole('link', { name: /^Edit/ }));
  await expect(group(5).getByLabel('Words')).toHaveValue('A sketch without method');
});

test('asks a question only where one of two earlier answers was given', async () => {
  await page.goto(outline(0));
  const overseen = 'P03-01.';
  await press(row(overseen).getByRole('link', { name: /^Edit/ }));
  const term = (number: number) => page.getByRole('group', { name: `Condition ${number}`, exact: true });
  const fill = async (number: number, ref: string) => {
    await reach(term(number).getByLabel('Earlier question'));
    await page.keyboard.type(ref);
    await reach(term(number).getByLabel('Answer', { exact: true }));
    await page.keyboard.press('ArrowDown');
  };
  await fill(1, 'P02-01');
  await press(button('Add another condition'));
  await expect(term(2).getByLabel('Earlier question')).toBeFocused();
  await fill(2, 'P02-03');
  await choose(page.getByRole('radio', { name: 'any one of them is enough' }));
  await look(page, 'builder-condition');
  await press(button('Save question'));
  await expect(row(overseen)).toContainText(/Asked only if|Shown if/);
  await expect(row(overseen)).toContainText(' or ');
});

test('moves it, takes it out, and undoes that', async () => {
  await page.goto(outline(0));
  await press(rowButton(modelled, /^Move down/));
  await expect(page.getByText(/moved to position 2 of 3/).first()).toBeVisible();
  await expect(rowButton(modelled, /^Move down/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/moved to position 3 of 3/).first()).toBeVisible();
  await expect(rowButton(modelled, /^Move up/)).toBeFocused();
  await press(row(modelled).getByRole('link', { name: /^Move to/ }));
  await expect(h1()).toContainText('Move ');
  await reach(page.getByLabel('Move to', { exact: true }));
  await page.keyboard.press('Home');
  await look(page, 'builder-move');
  await press(button('Move question'));
  await expect(page.getByText(/moved to position 1 of 3/).first()).toBeVisible();
  await press(rowButton(modelled, /^Remove/));
  await expect(row(modelled)).toHaveCount(0);
  await look(page, 'builder-removed');
  await press(button('Undo'));
  await expect(row(modelled)).toHaveCount(1);
});

test('saves a template and uses it in another procurement', async () => {
  await press(button('Save as a template'));
  await expect(h1()).toHaveText('Save as a template');
  await type(page.getByLabel('Name of the template'), 'Screens in public space');
  await look(page, 'builder-save-template');
  await press(button('Save template'));
  await expect(page.getByText(/^Template Screens in public space saved as version 1/)).toBeVisible();
  await press(link('Rename Screens in public space'));
  await expect(h1()).toContainText('Rename a template');
  await type(page.getByLabel('New name'), 'Screens');
  await look(page, 'builder-rename-template');
  await press(button('Rename template'));
  await expect(page.getByText('The template is now called Screens.')).toBeVisible();
  await press(link('Rename Screens'));
  await type(page.getByLabel('New name'), 'Screens in public space');
  await press(button('Rename template'));
  await expect(page.getByText('The template is now called Screens in public space.')).toBeVisible();
  await start('Library kiosks', 'PRJ-0702');
  await press(link('copy from an earlier procurement or a template'));
  await expect(h1()).toHaveText('Copy questions');
  await look(page, 'builder-copy');
  await press(link(/^Use\s+Screens in public space/));
  await expect(h1()).toHaveText('Copy from Screens in public space');
  await look(page, 'builder-copy-from');
  await tick(page.getByRole('checkbox', { name: /^Whole section/ }).first());
  await choose(page.getByRole('radio', { name: 'Keep the weightings they had' }));
  await press(button('Copy chosen questions'));
  await expect(page.getByText(/^3 questions copied from Screens in public space v3/)).toBeVisible();
  await look(page);
});

test('changes the marking scheme by a table, puts tie-breaks in order, and sees what evaluators will see', async () => {
  const award = `/procurements/${ids[1]}/award`;
  await page.goto(`${award}/scale`);
  await choose(page.getByRole('radio', { name: '0 to 4, in steps of 1' }));
  await press(button('Save'));
  await expect(page.getByText('New marking scheme: 0 to 4, in steps of 1.')).toBeVisible();
  await look(page, 'award-marks');
  await press(button('Use these marks'));
  await expect(page.getByText('Marks from 0 to 4, in steps of 1.')).toBeVisible();
  await look(page, 'award-model');
  await page.goto(`${award}/ties`);
  await reach(page.getByLabel('Add a step at the end'));
  await page.keyboard.press('ArrowDown');
  await press(button('Save'));
  await expect(h1()).toHaveText('Award model');
  await page.goto(`${award}/ties`);
  await press(button(/^Move down/));
  await expect(page.getByText('Tie-break order saved.')).toBeVisible();
  await look(page, 'award-ties');
  await page.goto(`${award}/award`);
  await press(button('Add a criterion'));
  const criterion = (number: number) => page.getByRole('group', { name: `Criterion ${number}`, exact: true });
  await expect(criterion(1).getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Social value');
  await press(button('Add another criterion'));
  await expect(criterion(2).getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Delivery');
  await look(page, 'award-price');
  await press(button('Remove criterion 1'));
  await expect(criterion(2)).toHaveCount(0);
  await expect(criterion(1).getByLabel('Title')).toHaveValue('Delivery');
  await expect(button('Add another criterion')).toBeFocused();
  await page.goto(`${outline(1)}/preview?as=evaluator`);
  await press(page.getByRole('main').getByRole('link', { name: /threat model/ }));
  await expect(page.getByText('Your score')).toBeVisible();
  await look(page, 'preview-evaluator');
});

test('with a pointer, a question can be dragged to another place', async () => {
  await page.goto(outline(1));
  const rows = page.getByRole('row').filter({ has: page.getByRole('link', { name: /^Edit/ }) });
  await rows.nth(2).scrollIntoViewIfNeeded();
  const words = await rows.nth(2).getByRole('rowheader').innerText();
  const [from, to] = [await rows.nth(2).locator('[data-drag]').boundingBox(), await rows.nth(0).boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 4, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByText(/moved to position 1 of 3/).first()).toBeVisible();
  expect(await rows.nth(0).getByRole('rowheader').innerText()).toBe(words);
});

test('and without scripts the same editor saves an option in a spare row', async ({ browser }) => {
  const plain = await asExamplePerson(browser, server, 'officer-lead', { javaScript: false });
  await plain.goto(outline(1));
  await plain.getByRole('row').filter({ hasText: modelled }).getByRole('link', { name: /^Edit/ }).click();
  const spare = plain.getByRole('group', { name: 'Option 6', exact: true });
  await spare.getByLabel('Words').fill('Written without scripts');
  await plain.getByRole('button', { name: 'Save question' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Security questionnaire');
  await plain.getByRole('row').filter({ hasText: modelled }).getByRole('link', { name: /^Edit/ }).click();
  await expect(plain.getByRole('group', { name: 'Option 6', exact: true }).getByLabel('Words')).toHaveValue(
    'Written without scripts',
  );
  await look(plain);
});
