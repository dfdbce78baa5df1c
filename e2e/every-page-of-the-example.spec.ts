import { expect, test } from '@playwright/test';
import { addressesFrom, asExamplePerson } from './support/example';
import { faultsOf } from './support/look';
import { type Server, startServer } from './support/server';

/** Each person's home; from there the test follows links as a person would. */
const visits: [who: string, home: string, most: number][] = [
  ['officer-lead', '/procurements', 90],
  ['observer', '/procurements', 60],
  ['evaluator-1', '/evaluations', 40],
  ['moderator', '/evaluations', 40],
  ['admin', '/people', 30],
  ['fenlight', '/responses', 50],
  ['oakhollow', '/responses', 50],
];

let server: Server;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServer({ example: true });
});
test.afterAll(() => server?.stop());

for (const [who, home, most] of visits) {
  test(`every page that ${who} of the example can reach by links is accessible and fits at both widths`, async ({
    browser,
  }) => {
    test.setTimeout(600_000);
    const page = await asExamplePerson(browser, server, who);
    const addresses = await addressesFrom(page, home, most);
    expect(addresses.length).toBeGreaterThan(5);
    const faults: string[] = [];
    for (const address of addresses) {
      const answer = await page.goto(address);
      if (answer?.status() !== 200) faults.push(`${address}: status ${answer?.status()}`);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        faults.push(...(await faultsOf(page)).map((fault) => `${address} at ${width} px: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
}
