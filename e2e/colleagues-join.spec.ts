import { test } from '@playwright/test';
import { inviteColleague, setUpAuthority } from './support/people';
import { type Server, startServer } from './support/server';

let server: Server;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test('from an empty database an administrator sets the authority up and invites officers, evaluators and a moderator', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  server.setTime('2026-11-02T09:00:00.000Z');
  const administrator = await setUpAuthority(browser, server, 'Brackwater Borough Council', 'Ada Admin');
  for (const name of ['Rhian Hughes', 'Tom Okafor']) await inviteColleague(browser, server, administrator, name, true);
  for (const name of ['Edith Marsh', 'Farid Khan', 'Greta Lind', 'Mona Price'])
    await inviteColleague(browser, server, administrator, name);
});
