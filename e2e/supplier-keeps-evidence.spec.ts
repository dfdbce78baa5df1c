import { type BrowserContext, expect, type FileChooser, type Page, test } from '@playwright/test';
import { hostileFiles, ranAt } from '../lib/testing/hostile-files';
import { aScanner, type Scanner, testVirus } from '../lib/testing/virus-scanner';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { h1, press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

let scanner: Scanner;
let server: Server;
let page: Page;
const choosers: FileChooser[] = [];

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  scanner = await aScanner();
  server = await startServer({ example: true });
  // The example is built by a program that this one waits for, so its scanner could not answer meanwhile.
  await server.restart({ ASSAY_CLAMAV: `tcp://127.0.0.1:${scanner.port}` });
  page = await asExamplePerson(browser, server, 'fenlight');
  page.on('filechooser', (chooser) => choosers.push(chooser));
});
test.afterAll(async () => {
  await server?.stop();
  await scanner?.stop();
});

type Payload = { name: string; mimeType: string; buffer: Buffer };
const pdf = (name: string, words = name): Payload => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`),
});

async function choose(files: Payload | Payload[], button = /^Upload files/): Promise<void> {
  // The drop zone's button, not the field that it takes the place of.
  await page
    .locator('button')
    .and(page.getByRole('button', { name: button }))
    .click();
  await expect.poll(() => choosers.length).toBe(1);
  await choosers.pop()?.setFiles(files);
}

const line = (name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });
const listed = (name: string) => line(name).filter({ has: page.getByRole('link', { name, exact: true }) });

test('several files are sent at once, one that stops is sent again, and none waits for another', async () => {
  await visit(page, '/responses', 'Your responses');
  await page.getByRole('link', { name: 'Evidence', exact: true }).click();
  await expect(h1(page)).toHaveText('Evidence');

  // The line drops once, under the second that is sent: two go at a time, so it may be either of them.
  let sent = 0;
  await page.route('**/uploads/evidence', (route) => {
    sent += 1;
    return sent === 2 ? route.abort('connectionreset') : route.continue();
  });
  await choose([
    pdf('Insurance 2026.pdf'),
    pdf('Test report.pdf'),
    pdf('Invoice.pdf', testVirus),
    { name: 'Plan.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
    pdf('Training.pdf'),
  ]);
  const alert = (words: string | RegExp) => page.getByRole('alert').filter({ hasText: words });
  const stops = alert(/^The upload of .+\.pdf stopped at \d+%\. The other files are safe\. Try again$/);
  await expect(stops).toBeVisible();
  const [, stopped = ''] = /^The upload of (.+) stopped/.exec(await stops.innerText()) ?? [];
  for (const name of ['Insurance 2026.pdf', 'Test report.pdf', 'Training.pdf'].filter((each) => each !== stopped)) {
    await expect(line(name).filter({ hasText: /Uploaded \d\d:\d\d:\d\d/ })).toBeVisible();
    await expect(listed(name)).toContainText('Checked for viruses');
  }
  await expect(alert('Plan.html must be a PDF, DOCX, XLSX, ODT, ODS, CSV, PNG or JPG')).toBeVisible();
  await expect(alert('Invoice.pdf contains a virus')).toBeVisible();
  await expect(listed('Invoice.pdf')).toHaveCount(0);
  // Only what may help is offered: the same file with a virus would be refused again.
  await expect(page.getByRole('button', { name: /^Try again/ })).toHaveCount(1);
  await look(page, 'evidence-uploads');

  await page.getByRole('button', { name: `Try again ${stopped}` }).click();
  await expect(listed(stopped)).toBeVisible();
  await expect(page.getByText('3 of 5 files uploaded')).toBeAttached();
  await page.unroute('**/uploads/evidence');
});

test('files are dropped, and more than twenty at once are refused in words', async () => {
  const drop = async (names: string[]) => {
    const data = await page.evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const name of all) transfer.items.add(new File([`%PDF-1.4 ${name}`], name, { type: 'application/pdf' }));
      return transfer;
    }, names);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await page.locator('.govuk-file-upload-button').dispatchEvent(type, { dataTransfer: data });
  };
  await visit(page, '/evidence', 'Evidence');
  await expect(page.getByRole('button', { name: /^Upload files/ })).toBeVisible();
  await drop(Array.from({ length: 21 }, (_, at) => `${at}.pdf`));
  await expect(page.getByText('You can select up to 20 files at the same time')).toBeVisible();
  await drop(['Dropped one.pdf', 'Dropped two.pdf']);
  for (const name of ['Dropped one.pdf', 'Dropped two.pdf']) await expect(listed(name)).toBeVisible();
});

test('a file gets its dates, a later one takes its place, and removing it says where it is used', async () => {
  await visit(page, '/evidence', 'Evidence');
  // In an answer that is sent, and in one to a contract that starts in March 2027.
  const name = 'ce-plus-certificate.pdf';
  const used = listed(name);
  await look(page, 'evidence-library');
  await used.getByRole('link', { name: 'Dates, replace and history' }).click();
  await expect(h1(page)).toHaveText(name);

  const date = async (legend: string, [day, month, year]: [string, string, string]) => {
    const group = page.getByRole('group', { name: legend });
    await group.getByLabel('Day').fill(day);
    await group.getByLabel('Month').fill(month);
    await group.getByLabel('Year').fill(year);
  };
  await date('Date of the document', ['31', '2', '2026']);
  await date('Expiry date', ['15', '1', '2027']);
  await page.getByRole('button', { name: 'Save dates' }).click();
  await expect(problem(page)).toContainText('Date of the document must be a real date');
  await expect(page.getByRole('group', { name: 'Expiry date' }).getByLabel('Year')).toHaveValue('2027');
  await look(page);
  await date('Date of the document', ['14', '1', '2026']);
  await page.getByRole('button', { name: 'Save dates' }).click();
  await expect(page.getByText('The dates are saved.')).toBeVisible();
  await expect(page.getByText('Expires on 15 January 2027, before the contract starts.')).toBeVisible();

  await choose(pdf('Later edition.pdf'), /^Upload the new file/);
  await expect(page.getByText('The file is replaced. Answers that are not sent have the new one.')).toBeVisible();
  await expect(h1(page)).toHaveText('Later edition.pdf');
  await look(page, 'evidence-file');
  const [earlier] = await Promise.all([
    page.waitForEvent('download'),
    line(name).getByRole('link', { name, exact: true }).click(),
  ]);
  expect(earlier.suggestedFilename()).toBe(name);

  await page.getByRole('link', { name: 'Remove Later edition.pdf' }).click();
  await expect(h1(page)).toHaveText('Remove Later edition.pdf?');
  await expect(
    page.getByText(/^Used in P03-02 \(Smart bins.+\) and P03-02 \(.+\)\. Remove it from both\?$/),
  ).toBeVisible();
  await look(page, 'evidence-remove');
  await page.getByRole('link', { name: 'Keep it' }).click();
  await expect(h1(page)).toHaveText('Later edition.pdf');

  await visit(page, '/evidence', 'Evidence');
  await listed('Dropped one.pdf').getByRole('link', { name: 'Remove Dropped one.pdf' }).click();
  await expect(page.getByText('No answer uses it.')).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Remove file' }), page.getByText('The file is removed.'));
  await expect(listed('Dropped one.pdf')).toHaveCount(0);
});

test('without JavaScript one file at a time goes up, and a wrong one is refused at its field', async ({ browser }) => {
  const plain = await asExamplePerson(browser, server, 'fenlight', { javaScript: false });
  await visit(plain, '/evidence', 'Evidence');
  // Looking by words or roles passes over what stands in a noscript element.
  const form = plain.locator('form[action^="/uploads/evidence"]');
  await expect(form.locator('.govuk-hint')).toContainText('Without JavaScript you can upload one file at a time.');
  await expect(form).toBeVisible();
  const upload = async (file: Payload) => {
    await form.locator('input[type=file]').setInputFiles(file);
    await form.locator('button').click();
  };
  await upload({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from('<html>') });
  await expect(problem(plain)).toContainText('says it is a');
  await look(plain);
  await upload(pdf('Plain.pdf'));
  await expect(plain.getByText('The file is uploaded.')).toBeVisible();
  await plain.getByRole('link', { name: 'Dates, replace and history of Plain.pdf' }).click();
  await form.locator('input[type=file]').setInputFiles(pdf('Plain later.pdf'));
  await press(plain, form.locator('button'), plain.getByText('The file is replaced.'));
  await expect(h1(plain)).toHaveText('Plain later.pdf');
  await plain.context().close();
});

/** Uploads a file as the page does; gives its id, or null where it was refused. */
async function upload(context: BrowserContext, name: string, bytes: Buffer): Promise<string | null> {
  const answer = await context.request.post('/uploads/evidence', {
    headers: { Origin: server.url, Accept: 'application/json' },
    multipart: { file: { name, mimeType: 'text/html', buffer: bytes } },
  });
  const reply = await answer.json();
  expect(answer.status(), name).toBe(reply.id ? 201 : 415);
  return reply.id ?? null;
}

test('of sixty files that are not what they say none runs and none is shown in a browser', async ({ browser }) => {
  // With scripts of any kind allowed on our own pages, only what the download itself says is left to stop a file.
  const context = await browser.newContext({
    baseURL: server.url,
    bypassCSP: true,
    storageState: await page.context().storageState(),
  });
  const ids = new Map<string, string>();
  for (const { what, name, bytes, kept } of hostileFiles) {
    const id = await upload(context, name, bytes);
    expect(id !== null, what).toBe(kept !== null);
    if (id) ids.set(id, what);
  }
  const signs: string[] = [];
  const tab = await context.newPage();
  context.on('request', (request) => void (request.url().includes(ranAt) && signs.push(request.url())));
  tab.on('dialog', (dialog) => {
    signs.push(dialog.message());
    void dialog.dismiss();
  });

  for (const [id, what] of ids) {
    // Typed into the address bar it is a download, and the page that was there stays.
    const [saved] = await Promise.all([
      tab.waitForEvent('download'),
      tab.goto(`/evidence/${id}/download`).catch(() => null),
    ]);
    expect(saved.suggestedFilename(), what).toMatch(/\.(pdf|docx|xlsx|odt|ods|csv|png|jpg)$/);
    const { status, headers } = await context.request.get(`/evidence/${id}/download`).then((answer) => ({
      status: answer.status(),
      headers: answer.headers(),
    }));
    expect([status, headers['content-type'], headers['x-content-type-options']], what).toEqual([
      200,
      'application/octet-stream',
      'nosniff',
    ]);
    expect(headers['content-disposition'], what).toMatch(/^attachment; /);
    expect(headers['content-security-policy'], what).toMatch(/(^|, )sandbox; default-src 'none'/);
    expect(headers['cross-origin-resource-policy'], what).toBe('same-origin');
    expect(headers['cache-control'], what).toBe('private, no-store');
  }

  // As a part of a page: from our own origin, and from a stranger's that the browser sends our cookies to.
  await tab.goto('/help');
  const shown = await tab.evaluate(
    async (all) => {
      const seen: string[] = [];
      /** A refused style sheet is there, and reading it throws. */
      const rulesOf = ({ sheet }: HTMLLinkElement): number => {
        try {
          return sheet?.cssRules.length ?? 0;
        } catch {
          return 0;
        }
      };
      const tags = ['iframe', 'img', 'script', 'object', 'embed', 'video', 'link'] as const;
      // One file after another: hundreds of frames at once would stop the browser itself.
      for (const path of all)
        await Promise.all(
          tags.map(
            (tag) =>
              new Promise<void>((done) => {
                const part = document.createElement(tag);
                if (tag === 'object') part.setAttribute('data', path);
                else part.setAttribute(tag === 'link' ? 'href' : 'src', path);
                if (tag === 'link') part.setAttribute('rel', 'stylesheet');
                const end = () => {
                  if (part instanceof HTMLImageElement && part.naturalWidth > 0) seen.push(`img ${path}`);
                  if (
                    part instanceof HTMLIFrameElement &&
                    (part.contentDocument?.body?.textContent ?? '').trim() !== ''
                  )
                    seen.push(`iframe ${path}`);
                  if (part instanceof HTMLLinkElement && rulesOf(part) > 0) seen.push(`stylesheet ${path}`);
                  part.remove();
                  done();
                };
                part.addEventListener('load', () => {
                  if (tag === 'script' || tag === 'video') seen.push(`${tag} ${path}`);
                  end();
                });
                part.addEventListener('error', end);
                // Some kinds of element say nothing of what they did not get.
                setTimeout(end, 500);
                document.body.append(part);
              }),
          ),
        );
      return seen;
    },
    [...ids.keys()].map((id) => `/evidence/${id}/download`),
  );
  expect(shown).toEqual([]);
  expect(signs).toEqual([]);
  expect(await tab.title()).not.toBe('ran');
  await context.close();

  // With the name of one in markup, the list itself stays a list.
  await visit(page, '/evidence', 'Evidence');
  await expect(page).not.toHaveTitle('ran');
});
