import { expect, test } from '@playwright/test';
import { look } from './support/look';
import { checkPage, pageFaults } from './support/page-checks';
import { type Server, startServer } from './support/server';

let server: Server;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test('the server says that it is well, without secrets', async ({ request }) => {
  const answer = await request.get(`${server.url}/api/health`);
  expect(answer.status()).toBe(200);
  const report = await answer.json();
  expect(report).toMatchObject({ ok: true, schemaUpToDate: true });
  expect(report.pragmas).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: 5000,
    trusted_schema: 0,
    secure_delete: 1,
  });
  expect(JSON.stringify(report)).not.toContain(server.dataFolder);
});

test('the clock of a test can be moved, and deadlines with it', async ({ request }) => {
  server.setTime('2031-03-04T05:06:07.000Z');
  const { clock } = await (await request.get(`${server.url}/api/health`)).json();
  expect(clock).toMatch(/^2031-03-04T05:06:/);
  server.setClock(0);
});

test('every page carries the headers, and no nonce twice', async ({ request }) => {
  const [one, two] = await Promise.all([request.get(`${server.url}/nowhere`), request.get(`${server.url}/nowhere`)]);
  const { 'content-security-policy': policy = '', ...headers } = one.headers();
  expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic';/);
  expect(policy).not.toContain('unsafe');
  expect(two.headers()['content-security-policy']).not.toBe(policy);
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['x-powered-by']).toBeUndefined();
});

test('a page that does not exist says so, and runs no script that the policy refuses', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${server.url}/nowhere`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await checkPage(page);
  await look(page, 'not-found');
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
  test(`the checks of a page see what is wrong with it, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${server.url}/nowhere`);
    expect(await pageFaults(page)).toEqual([]);
    await page.evaluate(() => {
      const spoilt =
        '<h1>Two</h1><img src="data:,"><p>Faint</p><p>Words that are cut off</p><label>Name</label><input>';
      document.title = 'Something else - Assay';
      const main = document.querySelector('main');
      main?.insertAdjacentHTML('beforeend', spoilt);
      // Not by the attribute, which the page's policy refuses.
      const dress = (text: string, style: Partial<CSSStyleDeclaration>) => {
        const found = [...(main?.querySelectorAll<HTMLElement>('h1, p') ?? [])].find((one) => one.innerText === text);
        if (found) Object.assign(found.style, style);
      };
      dress('Two', { width: '3000px' });
      dress('Faint', { color: '#ccc' });
      dress('Words that are cut off', { overflow: 'hidden', width: '20px', whiteSpace: 'nowrap' });
    });
    const faults = (await pageFaults(page)).join('\n');
    for (const sign of [
      'image-alt:',
      'color-contrast:',
      'label:',
      '2 h1 headings',
      'the title "Something else',
      'px wide',
      'clipped: p',
    ])
      expect(faults).toContain(sign);
    await context.close();
  });
}

test('a wrong variable stops the start with its name', async () => {
  await expect(startServer({ env: { ASSAY_LOG_LEVEL: 'loud' } })).rejects.toThrow('ASSAY_LOG_LEVEL: must be');
  await expect(startServer({ env: { ASSAY_DATA: 'data' } })).rejects.toThrow('ASSAY_DATA: must be an absolute path');
});
