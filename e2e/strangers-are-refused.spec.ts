import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { linksFrom } from './support/every-address';
import { asExamplePerson, download } from './support/example';
import { aVisitor } from './support/people';
import { cookieOf } from './support/plain-requests';
import { type Server, startServer } from './support/server';

let server: Server;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
});
test.afterAll(() => server?.stop());

/** Addresses of one kind that a person reaches by links, two of each kind of page. */
const addressesOf = async (page: Page, home: string, prefix: string): Promise<string[]> =>
  (await linksFrom(server, await cookieOf(page), [home], 2, download)).filter((address) => address.startsWith(prefix));

/** What somebody is told who asks for an address: status, where it leads, and the page without its scripts and nonces. */
async function answerTo(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address);
  // The framework hands its scripts over in pieces whose cut varies from one answer to the next.
  const body = (await answer.text())
    .replaceAll(/<script[\s\S]*?<\/script>|<link rel="(preload|modulepreload)"[^>]*>|nonce="[^"]*"/g, '')
    .replaceAll(/[a-z2-7]{26}/g, '…');
  return `${answer.status()} ${new URL(answer.url()).pathname}\n${body}`;
}

const madeUp = (address: string): string => address.replaceAll(/[a-z2-7]{26}/g, 'aaaaaaaaaaaaaaaaaaaaaaaaaa');

test('nobody but its own team reaches a response, and what is there looks like what is not', async ({ browser }) => {
  test.setTimeout(600_000);
  const oakhollow = await asExamplePerson(browser, server, 'oakhollow');
  const addresses = await addressesOf(oakhollow, '/responses', '/responses/');
  expect(addresses.length).toBeGreaterThan(8);
  for (const stranger of ['fenlight', 'officer-lead', 'admin']) {
    const page = await asExamplePerson(browser, server, stranger);
    for (const address of addresses) {
      const told = await answerTo(page.request, address);
      expect(told.startsWith('404 /not-found\n'), `${stranger} asks for ${address}: ${told.slice(0, 80)}`).toBe(true);
      expect(told).toBe(await answerTo(page.request, madeUp(address)));
    }
    await page.context().close();
  }
});

test('nobody without a duty reaches a procurement, the administrator and suppliers included', async ({ browser }) => {
  test.setTimeout(600_000);
  const lead = await asExamplePerson(browser, server, 'officer-lead');
  const addresses = (await addressesOf(lead, '/procurements', '/procurements/')).filter((address) =>
    /^\/procurements\/[a-z2-7]{26}/.test(address),
  );
  expect(addresses.length).toBeGreaterThan(15);
  for (const stranger of ['admin', 'fenlight']) {
    const page = await asExamplePerson(browser, server, stranger);
    for (const address of addresses) {
      const told = await answerTo(page.request, address);
      expect(told.startsWith('404 /not-found\n'), `${stranger} asks for ${address}: ${told.slice(0, 80)}`).toBe(true);
    }
    await page.context().close();
  }
});

test('somebody who is not signed in is led to sign in, whatever they ask for', async ({ browser }) => {
  const visitor = await aVisitor(browser, server);
  for (const address of ['/procurements', '/responses', '/evaluations', '/people', '/catalogue', '/account']) {
    const answer = await visitor.request.get(address);
    expect(new URL(answer.url()).pathname, address).toBe('/sign-in');
  }
});
