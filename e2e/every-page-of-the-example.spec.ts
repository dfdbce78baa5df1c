import { expect, test } from '@playwright/test';
import { asExamplePerson, followLinks } from './support/example';
import { faultsOf } from './support/look';
import { type Server, startServer } from './support/server';

/** Each person's home; from there the test follows links as a person would. */
const homes: Record<string, string> = {
  'officer-lead': '/procurements',
  observer: '/procurements',
  'evaluator-1': '/evaluations',
  moderator: '/evaluations',
  admin: '/people',
  fenlight: '/responses',
  oakhollow: '/responses',
};

let server: Server;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
});
test.afterAll(() => server?.stop());

for (const [who, home] of Object.entries(homes)) {
  test(`every kind of page that ${who} of the example reaches by links is accessible and fits at both widths @long`, async ({
    browser,
  }) => {
    test.setTimeout(900_000);
    const page = await asExamplePerson(browser, server, who);
    const faults: string[] = [];
    const pages = await followLinks(page, home, 3, async (address, status) => {
      if (status !== 200) faults.push(`${address}: status ${status}`);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        faults.push(...(await faultsOf(page)).map((fault) => `${address} at ${width} px: ${fault}`));
      }
    });
    expect(pages).toBeGreaterThan(5);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}
