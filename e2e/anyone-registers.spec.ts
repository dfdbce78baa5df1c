import { expect, test } from '@playwright/test';
import { open, unopened } from '../lib/example/content';
import { procurementNamed } from './support/answering';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { aMailBox, type MailBox } from './support/mail-box';
import { aVisitor } from './support/people';
import { type Server, startServer } from './support/server';

const day = 24 * 60 * 60_000;
let server: Server;
let mail: MailBox;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  mail = await aMailBox();
  server = await startServer({
    example: true,
    env: { ASSAY_SMTP_URL: mail.url, ASSAY_MAIL_FROM: 'assay@brackwater.example.test' },
  });
  // Three weeks before its deadline, or a little more, the second procurement is open for answers.
  server.setClock(-21 * day);
});
test.afterAll(async () => {
  await server?.stop();
  mail?.close();
});

for (const javaScript of [true, false]) {
  const email = `bids${javaScript ? 1 : 2}@tarnbeck.example.test`;
  test(`an organisation that nobody invited comes in by the public page, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const officer = await asExamplePerson(browser, server, 'officer-lead');
    const id = await procurementNamed(officer, unopened.procurement.title);
    const invitations = async () => {
      await officer.goto(`/procurements/${id}/invitations`);
      return officer.getByRole('main').innerText();
    };
    // The example's own messages go out first, for here is a mail server.
    await expect.poll(invitations, { timeout: 30_000, intervals: [2_000] }).not.toMatch(/not sent/i);
    await look(officer);
    const before = await invitations();
    const address = (await officer.getByRole('link', { name: /\/notices\// }).getAttribute('href')) ?? '';
    const closedToAll = await procurementNamed(officer, open.procurement.title);

    const page = await aVisitor(browser, server, { javaScript });
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(unopened.procurement.title);
    await look(page, javaScript ? 'notice' : undefined);
    await page.getByText('Read the questionnaire and how responses are marked').click();
    await expect(page.getByRole('heading', { name: 'How responses are scored' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await page.getByLabel('Organisation').fill('Tarnbeck Monitoring Ltd');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your e-mail');
    await look(page);

    const [, link = ''] = /(\S+\/invitations\/[\w-]+)/.exec(await mail.messageTo(email)) ?? [];
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register to respond');
    await look(page);
    await expect(page.getByLabel('Your organisation')).toHaveValue('Tarnbeck Monitoring Ltd');
    await page.getByLabel('Your name').fill('Iris Tarn');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('copper otter lantern');
    await page.getByRole('button', { name: 'Accept and continue' }).click();
    await expect(page).toHaveURL(/\/responses\/[a-z2-7]{26}\/start$/);
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Go to your response' })).toBeVisible();

    expect(await invitations()).toBe(before);
    expect((await page.goto(`/notices/${closedToAll}`))?.status()).toBe(404);
    await page.context().close();
    await officer.context().close();
  });
}
