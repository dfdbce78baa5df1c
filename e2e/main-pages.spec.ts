import { expect, type Page, test } from '@playwright/test';
import { decided, open } from '../lib/example/content';
import { procurementNamed } from './support/answering';
import { asExamplePerson } from './support/example';
import { aVisitor } from './support/people';
import { visit } from './support/press';
import { type Server, startServer } from './support/server';

// Pages that no other journey has a reason to open, or opens without its kind of content.
let server: Server;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  server = await startServer({ example: true });
});
test.afterAll(() => server?.stop());

/** Goes to addresses in their order: each with its heading. */
async function visitAll(page: Page, list: readonly (readonly [string, string | RegExp])[]): Promise<void> {
  for (const [address, heading] of list) await visit(page, address, heading);
}

async function firstHref(page: Page, address: string, pattern: RegExp): Promise<string> {
  await page.goto(address);
  const links = page.getByRole('main').getByRole('link');
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const first = found.find((href) => pattern.test(href));
  expect(first, `a link like ${pattern} on ${address}`).toBeTruthy();
  return first ?? '';
}

test('the main pages for everybody', async ({ browser }) => {
  const page = await aVisitor(browser, server);
  await visitAll(page, [
    ['/sign-in', 'Sign in'],
    ['/status', 'Status'],
    ['/help', 'Help'],
    ['/help/protection', 'How your response is protected'],
    ['/help/accessibility', /^Accessibility/],
    ['/help/cookies', /^Cookies/],
    ['/help/privacy', /^Privacy/],
  ]);
  await page.context().close();
});

for (const javaScript of [true, false])
  test(`a form that is refused says so in the title, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
    browser,
  }) => {
    const page = await aVisitor(browser, server, { javaScript });
    await page.goto('/sign-in');
    await expect(page).toHaveTitle('Sign in - Assay');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(page).toHaveTitle('Error: Sign in - Assay');
    await page.context().close();
  });

test("an officer's main pages, from the list to the audit log", async ({ browser }) => {
  const page = await asExamplePerson(browser, server, 'officer-lead');
  const [ranked, running] = [decided.procurement, open.procurement];
  const at = async ({ title }: { title: string }) => `/procurements/${await procurementNamed(page, title)}`;
  const [over, now] = [await at(ranked), await at(running)];
  await visitAll(page, [
    ['/catalogue', 'Guidance'],
    [await firstHref(page, '/catalogue', /^\/catalogue\/[^/]+\/[^/]+$/), /\w/],
    ['/account', 'Your account'],
    [over, ranked.title],
    [now, running.title],
    [`${now}/invitations`, 'Suppliers'],
    [`${over}/gates`, 'Decide gates'],
    [`${over}/evaluation`, 'Marking'],
    [`${over}/moderation`, 'Moderation'],
    [`${over}/price`, 'Other criteria and prices'],
    [`${over}/results`, 'Results'],
    [await firstHref(page, `${over}/results`, /\/results\/[^/]+$/), /^How .* was worked out for /],
    [`${over}/comparison`, 'Compare suppliers'],
    [`${over}/documents`, 'Documents'],
    [`${over}/audit`, 'Audit log'],
  ]);
  await page.context().close();
});

test("the administrator's main pages", async ({ browser }) => {
  const page = await asExamplePerson(browser, server, 'admin');
  await visitAll(page, [
    ['/people', 'People'],
    ['/people/invite', 'Invite a colleague'],
    ['/status', 'Status'],
  ]);
  await page.context().close();
});
