import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import { acceptInvitation, answerQuestion, checkAndSubmit, inviteSupplier } from './support/answering';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { openBids, type Signer } from './support/marking';
import type { Person } from './support/people';
import { h1, press, visit } from './support/press';
import { answerAll, join, type Rival, secretsOf, wordsOfOne } from './support/rivals';
import { startUnanswered } from './support/sealed';
import type { Server } from './support/server';

/** A bid team meets an outage at the deadline, and the deadline itself. */
const { deadline } = open.procurement.timetable;
const fromDeadline = (minutes: number, seconds = 0): string =>
  new Date(Date.parse(deadline) + minutes * 60_000 + seconds * 1_000).toISOString();
/** The next day at noon, UK time: what two officers move the deadline to. */
const nextDay = fromDeadline(24 * 60).slice(0, 10);
const movedTo = `${nextDay}T12:00:00.000Z`;
const afterMoved = (minutes: number, seconds = 0): string =>
  new Date(Date.parse(movedTo) + minutes * 60_000 + seconds * 1_000).toISOString();

let server: Server;
let id: string;
let lead: Signer;
let second: Signer;
let late: Rival;
let plain: Person;

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const submitButton = (page: Page) => page.getByRole('button', { name: 'Submit response' });
const home = () => `/responses/${late.response}`;

/** The server stops at once, and is there again at another time. */
async function restartAt(iso: string): Promise<void> {
  await server.kill();
  server.setTime(iso);
  await server.restart();
}

async function fillDeclaration(page: Page): Promise<void> {
  await page.getByLabel('Your role').fill('Bid manager');
  await page.getByLabel('I confirm that these answers describe').check();
}

test.beforeAll(async ({ browser }) => {
  ({ server, procurement: id } = await startUnanswered());
  server.setTime('2026-11-23T10:00:00.000Z');
  const signer = async (who: string): Promise<Signer> => ({
    page: await asExamplePerson(browser, server, who),
    code: exampleCode,
  });
  [lead, second] = [await signer('officer-lead'), await signer('officer-2')];
  const of = (organisation: string, email: string) => inviteSupplier(lead.page, id, { organisation, email });
  const words = Array.from({ length: wordsOfOne }, (_, at) => `tardy${at}`);
  late = await join(
    browser,
    server,
    await of('Tardy', 'bids@tardy.example.test'),
    'bids@tardy.example.test',
    secretsOf(words),
  );
  plain = await acceptInvitation(browser as Browser, server, await of('Plain', 'bids@plain.example.test'), {
    organisation: 'Plain Ltd',
    name: 'Ben Crane',
    email: 'bids@plain.example.test',
    javaScript: false,
  });
});
test.afterAll(() => server?.stop());

test('from the first day a team practises sending, with scripts or without, and nothing is sent by it', async () => {
  for (const [page, name] of [
    [late.page, 'practice'],
    [plain.page, ''],
  ] as const) {
    await page.getByRole('link', { name: 'Questions and marking' }).click();
    await expect(page.getByRole('table', { name: 'Timings (UK time)' })).toContainText('Deadline for your response');
    if (name) await look(page, 'start');
    await page.getByRole('link', { name: 'Send a practice response' }).click();
    await expect(h1(page)).toHaveText('Send a practice response');
    await expect(page.getByText(/^\d+ things would stop you from submitting\. A practice run goes on/)).toBeVisible();
    if (name) await look(page, name);
    await page.getByRole('button', { name: 'Send practice response' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('Enter your role');
    await fillDeclaration(page);
    await page.getByRole('button', { name: 'Send practice response' }).click();
    await expect(h1(page)).toHaveText('Practice response sent');
    await expect(page.getByRole('main').getByText('Practice', { exact: true })).toBeVisible();
    await expect(page.getByText('Nobody received this.', { exact: true })).toBeVisible();
    await expect(page.getByText(/^PRACTICE-[A-Z2-7]{4}-[A-Z2-7]{4}$/)).toBeVisible();
    await expect(page.getByText('Not sent yet.')).toBeVisible();
    await look(page, name && 'practice-sent');
    await press(
      page,
      page.getByRole('button', { name: 'Go back to your response' }),
      page.getByText(/^Warning You have a draft that is not sent\./),
    );
  }
});

test('an outage at the deadline: the page says what it does not know, and the attempt is kept with the facts', async () => {
  await answerAll(late);
  await restartAt(fromDeadline(-40));
  const { page } = late;
  await visit(page, `${home()}/declaration`, 'Declaration');
  await fillDeclaration(page);
  await server.kill();
  await submitButton(page).click();
  await expect(page.getByText('We could not confirm that your response arrived. Check:')).toBeVisible();
  await expect(page.getByRole('link', { name: 'what has arrived', exact: true })).toBeVisible();
  server.setTime(fromDeadline(5));
  await server.restart();
  await submitButton(page).click();
  await expect(h1(page)).toHaveText('Your response arrived too late');
  await expect(
    page.getByText(/We have kept a sealed record of the attempt\. .* Reference LATE-[A-Z2-7]{4}\.$/),
  ).toBeVisible();
  await expect(page.getByText(/^Was not available .*from 11:20am to 12 noon$/)).toBeVisible();
  await look(page, 'late');
  // Nothing is offered that would not work, and every word is still there to read.
  await visit(page, `${home()}/check`, 'Check your answers');
  await expect(page.getByRole('main')).toContainText(late.secrets.text);
  // A file for this response comes too late as well; the organisation's own library takes it.
  await visit(page, `${home()}/evidence`, 'Evidence');
  await expect(page.getByText('Files can no longer be added to this response.')).toBeVisible();
  await expect(page.locator('input[type=file]')).toHaveCount(0);
  await look(page, 'late-evidence');
  const upload = async (path: string) =>
    page.request.post(path, {
      headers: { origin: server.url, accept: 'application/json' },
      multipart: { file: { name: 'late.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nlate') } },
    });
  expect((await upload(`/uploads/evidence/${late.response}`)).status()).toBe(410);
  expect((await upload('/uploads/evidence')).status()).toBe(201);
});

test('two officers extend for everybody, and the one who was late submits', async () => {
  const [first, other] = [lead.page, second.page];
  await visit(first, `/procurements/${id}/opening`, 'Open all responses');
  const heading = 'Extend the deadline for everyone after an outage';
  await press(
    first,
    first.getByRole('link', { name: 'Extend for everyone after an outage' }),
    h1(first).filter({ hasText: heading }),
  );
  await expect(first.getByRole('table', { name: /^Health record/ })).toBeVisible();
  await look(first, 'extend');
  const [year = '', month = '', day = ''] = nextDay.split('-');
  await first.getByLabel('Day').fill(day);
  await first.getByLabel('Month').fill(month);
  await first.getByLabel('Year').fill(year);
  await first.getByLabel('Time').selectOption({ label: '12 noon' });
  await first.getByLabel('Reason').fill('The server lost power before the deadline.');
  await first.getByLabel('Code from your authenticator app').fill(lead.code());
  const asked = first.getByText(/^You asked at /);
  await press(first, first.getByRole('button', { name: 'Ask a colleague to confirm' }), asked);
  await visit(other, `/procurements/${id}/opening/extend`, heading);
  await other.getByLabel('Code from your authenticator app').fill(second.code());
  await press(
    other,
    other.getByRole('button', { name: 'Move the deadline for everyone' }),
    other.getByText('The deadline has moved for every supplier, and all of them are told.'),
  );
  await look(other, 'extended');
  await expect(other.getByRole('main')).not.toContainText('Tardy');

  const { page } = late;
  await visit(page, `${home()}/closed`, 'Your response');
  await expect(page.getByText(/^The deadline was moved for every supplier, from /)).toBeVisible();
  await expect(page.getByText(/submit your response again before/)).toBeVisible();
  const receipt = await checkAndSubmit(page);
  expect(receipt.submission).toBe('1 (Counts)');
  await look(page, 'receipt');
  // The files of the receipt are proof without us.
  const files = ['receipt', 'sent'].map((name) => pathOf(server.dataFolder, '..', `${name}.json`));
  for (const [at, name] of ['receipt', 'sent'].entries())
    writeFileSync(files[at] ?? '', await (await page.request.get(`${home()}/submitted/${name}`)).body());
  const checked = spawnSync('npm', ['run', '--silent', 'verify', '--', ...files], { encoding: 'utf8' });
  expect(checked.stdout).toContain(receipt.reference);
  expect(checked.stdout).toContain('holds          answer P02-06');
  expect([checked.stdout.includes('DOES NOT'), checked.status]).toEqual([false, 0]);

  await answerQuestion(page, 'P14-01', { value: '6' });
  await visit(page, `${home()}/submitted`, 'Response submitted');
  await expect(page.getByText(/^The version of .+ counts; your 1 later change is not sent\./)).toBeVisible();
  await look(page);
});

test('after the moved deadline a late version is kept, and two officers decide about it when all is open', async () => {
  const { page } = late;
  await restartAt(afterMoved(-10));
  await visit(page, `${home()}/declaration`, 'Declaration');
  await fillDeclaration(page);
  await restartAt(afterMoved(2, 7));
  await submitButton(page).click();
  await expect(h1(page)).toHaveText('Your response arrived too late');
  await expect(page.getByText('Version 1, received in time, still counts.')).toBeVisible();
  await visit(
    plain.page,
    `${new URL(plain.page.url()).pathname.split('/').slice(0, 3).join('/')}/closed`,
    /nothing was submitted$/,
  );
  await expect(plain.page.getByText('No answer was saved before the deadline', { exact: true })).toBeVisible();
  await look(plain.page, 'closed-nothing');

  // Without JavaScript every step of the officers works by its address alone; the dates come from the page.
  expect(await openBids(lead, second, id)).toEqual([late.secrets.organisation]);
  const attempts = second.page.getByRole('table', { name: 'Attempts after the deadline' });
  await expect(attempts.getByText('Not opened, not decided yet')).toHaveCount(2);
  const links = attempts.getByRole('link', { name: /^LATE-/ });
  await press(second.page, links.last(), h1(second.page).filter({ hasText: 'Late response' }));
  await expect(
    second.page.getByText(/^It cannot be accepted here\. A response of this supplier arrived in time/),
  ).toBeVisible();
  await look(second.page, 'late-decision');
  await second.page.getByLabel('Do not accept it').check();
  await second.page.getByLabel('Reason').fill('Version 1 arrived in time and counts.');
  await second.page.getByLabel('Code from your authenticator app').fill(second.code());
  const asked = second.page.getByText(/^You asked at /);
  await press(second.page, second.page.getByRole('button', { name: 'Ask a colleague to confirm' }), asked);
  await visit(lead.page, second.page.url(), 'Late response');
  await look(lead.page, 'late-decision-confirm');
  await lead.page.getByLabel('Code from your authenticator app').fill(lead.code());
  await press(
    lead.page,
    lead.page.getByRole('button', { name: 'Confirm: do not accept it' }),
    lead.page.getByText('The decision is recorded.'),
  );
  await visit(page, `${home()}/closed`, 'Your late response was not accepted');
  await expect(page.getByText('Version 1 arrived in time and counts.')).toBeVisible();
  await look(page, 'late-refused');
});
