import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { buildByCommands } from './support/build-by-commands';
import { enter, focusOrder, reach, tick, type } from './support/by-keyboard';
import { everyKindProcurement } from './support/every-kind';
import { look } from './support/look';
import { checkPage } from './support/page-checks';
import { aVisitor } from './support/people';
import { h1, problem } from './support/press';
import { type Server, startServer } from './support/server';

const supplier = {
  organisation: 'Fernlea Sensors',
  name: 'Ivy Marlow',
  email: 'ivy.marlow@supplier.test',
  password: 'walnut harbour pencil',
};
const story = 'Describe how you segregate the devices.';
const shots = join(new URL('..', import.meta.url).pathname, '.ci', 'out', 'screenshots');

let server: Server;
let home: string;
test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  await server.kill();
  const asked = { ...everyKindProcurement, ...supplier };
  const [, responseId] = /response (\S+)/.exec(buildByCommands(server, 'lib/testing/build-answering.ts', asked)) ?? [];
  home = `/responses/${responseId}`;
  await server.restart();
});
test.afterAll(() => server?.stop());

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (page: Page, text: string | RegExp) => h1(page).filter({ hasText: text });
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first();

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(supplier.email);
  await page.getByLabel('Password', { exact: true }).fill(supplier.password);
  await button(page, 'Sign in').click();
  await expect(button(page, 'Sign out')).toBeVisible();
}

async function signedIn(browser: Browser, width = 1280, height = 900): Promise<Page> {
  const page = await aVisitor(browser, server);
  await page.setViewportSize({ width, height });
  await signIn(page);
  return page;
}

const openStory = async (page: Page): Promise<void> => {
  await page.goto(`${home}/sections/s1/story`);
  await expect(button(page, 'Continue')).toBeVisible();
};
const status = (page: Page, text: RegExp) =>
  page.locator('.assay-save-status > span').first().filter({ hasText: text });
/** What this browser keeps. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.entries(localStorage).flatMap(([name, text]) => (/^assay-unsent/.test(name) ? [text] : [])),
  );
const answers = /\/uploads\/answers\//;

test('what is not saved waits on the device: through a reload, another page, an ended sign-in', async ({ browser }) => {
  const page = await signedIn(browser);
  const box = page.getByLabel(story);
  await openStory(page);
  await expect(page.getByText('Until it is saved, what you type is also kept in this browser')).toBeVisible();

  // Nobody answers; the page is loaded again, and nobody answers still.
  await page.route(answers, (route) => route.abort());
  await box.fill('Typed while nobody answered.');
  await box.blur();
  await expect(status(page, /^Not saved\. We are trying again\. Your text is still here\.$/)).toBeVisible();
  await look(page);
  expect(await kept(page)).toHaveLength(1);
  expect((await kept(page)).join()).not.toContain('nobody');
  await page.reload();
  await expect(box).toHaveValue('Typed while nobody answered.');
  await expect(status(page, /^Not saved/)).toBeVisible();
  await page.unroute(answers);
  await expect(status(page, /^Saved \d\d:\d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => kept(page)).toEqual([]);

  // The line goes, and the person goes to another page before it is back.
  await page.route(answers, (route) => route.abort());
  await box.fill('Typed before going to the task list.');
  await box.blur();
  await expect(status(page, /^Not saved/)).toBeVisible();
  await page.goto(home);
  await expect(
    page.getByText('1 answer that you typed on this device is not saved yet. We are trying again.'),
  ).toBeVisible();
  await look(page, 'answers-waiting-on-the-device');
  await page.unroute(answers);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByText(/^Saved \d\d:\d\d:\d\d: 1 answer that was waiting on this device\.$/)).toBeVisible();
  expect(await kept(page)).toEqual([]);
  await openStory(page);
  await expect(box).toHaveValue('Typed before going to the task list.');

  // The sign-in ends; signing in again in another tab is enough.
  await page.context().clearCookies();
  await box.fill('Typed after the sign-in had ended.');
  await box.blur();
  await expect(status(page, /^Not saved\. You have been signed out\. Sign in/)).toBeVisible();
  await look(page);
  const tab = await page.context().newPage();
  await signIn(tab);
  await tab.close();
  await expect(status(page, /^Saved/)).toBeVisible({ timeout: 40_000 });

  // Somebody who signs out is asked first, and leaves nothing behind.
  await page.route(answers, (route) => route.abort());
  await box.fill('Typed and given up.');
  await box.blur();
  await expect(status(page, /^Not saved/)).toBeVisible();
  await button(page, 'Sign out').click();
  const dialog = page.getByRole('dialog', { name: 'Some of your answers are not saved' });
  await expect(dialog).toContainText('1 answer that you typed on this device has not been saved yet.');
  await look(page, 'sign-out-with-unsaved-answers');
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(box).toHaveValue('Typed and given up.');
  await button(page, 'Sign out').click();
  await dialog.getByRole('button', { name: 'Sign out without saving' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await kept(page)).toEqual([]);
});

test("two tabs of one person: neither takes the other's words, and what came second is compared as it is now", async ({
  browser,
}) => {
  const page = await signedIn(browser);
  await openStory(page);
  const tab = await page.context().newPage();
  await openStory(tab);
  await page.getByLabel(story).fill('From the first tab.');
  await page.getByLabel(story).blur();
  await expect(status(page, /^Saved \d/)).toBeVisible();
  const box = tab.getByLabel(story);
  await box.fill('From the second tab.');
  await box.blur();
  await expect(status(tab, /^Not saved\. Ivy Marlow changed this answer/)).toBeVisible();
  await box.fill('From the second tab, and typed on.');
  await tab.getByRole('link', { name: 'Compare the two' }).click();
  await expect(h1(tab)).toHaveText('Two versions of this answer');
  await expect(tab.getByRole('heading', { name: 'Yours, not saved yet' }).locator('..')).toContainText('typed on');
  await tab.getByRole('radio', { name: "Keep Ivy Marlow's" }).check();
  await button(tab, 'Save this version').click();
  await expect(tab.getByLabel(story)).toHaveValue('From the first tab.');
  expect(await kept(tab)).toEqual([]);
  // Nothing comes back later either.
  await tab.reload();
  await expect(button(tab, 'Continue')).toBeVisible();
  await expect(tab.getByLabel(story)).toHaveValue('From the first tab.');
});

test('a supplier answers and submits with the keyboard alone, 320 px wide', async ({ browser }) => {
  const page = await aVisitor(browser, server);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/sign-in');
  await type(page, page.getByLabel('E-mail address'), supplier.email);
  await type(page, page.getByLabel('Password', { exact: true }), supplier.password);
  await enter(page, button(page, 'Sign in'), heading(page, 'Your responses'));
  await focusOrder(page);
  await enter(page, link(page, everyKindProcurement.title), heading(page, /./));
  await page.goto(home);
  await focusOrder(page);
  await enter(
    page,
    link(page, 'Understanding your connected place'),
    heading(page, 'Understanding your connected place'),
  );
  await focusOrder(page);
  await enter(page, link(page, 'Do you hold Cyber Essentials'), heading(page, 'Do you hold Cyber Essentials'));
  await expect(button(page, 'Continue')).toBeVisible();
  await tick(page, page.getByRole('radio', { name: 'Yes', exact: true }));
  await enter(page, button(page, 'Continue'), heading(page, 'Who can reach the devices from outside?'));
  await look(page);
  const stops = await focusOrder(page);
  expect(stops[0]).toContain('Skip to main content');
  await enter(page, button(page, 'Continue'), heading(page, story));
  await expect(button(page, 'Continue')).toBeVisible();
  await type(page, page.getByLabel(story), 'Each bin sits in a network of its own.');
  await focusOrder(page);
  await reach(page, button(page, 'Continue'));
  await expect(status(page, /^Saved \d/)).toBeVisible();
  await enter(page, button(page, 'Continue'), heading(page, 'Understanding your connected place'));
  await enter(page, link(page, 'Back to'), heading(page, /^Your response$/)).catch(() => page.goto(home));
  await enter(page, link(page, 'Check your answers'), heading(page, 'Check your answers'));
  await focusOrder(page);
  await enter(page, button(page, 'Continue to declaration'), heading(page, 'Declaration'));
  await look(page);
  await focusOrder(page);
  // Sent without its fields: the focus goes to what is wrong, and Enter to the field.
  await reach(page, button(page, 'Submit response'));
  await page.keyboard.press('Enter');
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your role')).toBeFocused();
  await page.keyboard.type('Bid manager');
  await tick(page, page.getByLabel('I confirm that these answers describe'));
  await enter(page, button(page, 'Submit response'), heading(page, 'Response submitted'));
  await expect(problem(page)).toHaveCount(0);
  await look(page);
  await focusOrder(page);
});

test('the pages of a supplier hold at 400% zoom', async ({ browser }) => {
  // 1280 by 1024 pixels at 400%.
  const page = await signedIn(browser, 320, 256);
  mkdirSync(shots, { recursive: true });
  for (const [name, path] of [
    ['tasks', home],
    ['section', `${home}/sections/s1`],
    ['choice', `${home}/sections/s1/choice`],
    ['story', `${home}/sections/s1/story`],
    ['table', `${home}/sections/s2/chain`],
    ['check', `${home}/check`],
    ['receipt', `${home}/submitted`],
  ] as const) {
    await page.goto(path);
    await expect(h1(page)).toBeVisible();
    await checkPage(page);
    await page.screenshot({ path: join(shots, `zoom-400-${name}.png`), fullPage: true });
  }
  // The field that is typed in and what becomes of it are in one view.
  await openStory(page);
  const box = page.getByLabel(story);
  await box.focus();
  await page.keyboard.type(' More.');
  await box.press('Tab');
  await expect(status(page, /^Saved \d/)).toBeVisible();
  await status(page, /^Saved/).scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(shots, 'zoom-400-saved.png') });
});

test('after the deadline what this browser kept is shown to copy, and goes when it is told to', async ({ browser }) => {
  const page = await signedIn(browser);
  await openStory(page);
  await page.route(answers, (route) => route.abort());
  await page.getByLabel(story).fill('Typed in the last minute, and never received.');
  await page.getByLabel(story).blur();
  await expect(status(page, /^Not saved/)).toBeVisible();
  server.setTime('2038-01-29T12:00:01.000Z');
  await page.goto(`${home}/check`);
  await expect(
    page.getByText(/^SEC-03: something that you typed on this device was not confirmed as saved/),
  ).toBeVisible();
  await page.getByRole('link', { name: 'See what you typed for SEC-03' }).click();
  await expect(page.getByRole('heading', { name: 'Typed on this device' })).toBeVisible();
  await expect(page.getByLabel(story)).toHaveValue('Typed in the last minute, and never received.');
  await look(page, 'typed-too-late');
  await button(page, 'Remove it from this device').click();
  await expect(page.getByLabel(story)).toHaveCount(0);
  expect(await kept(page)).toEqual([]);
});
