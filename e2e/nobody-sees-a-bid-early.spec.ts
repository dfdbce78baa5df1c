import { type Browser, expect, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import { amend, answerQuestion, inviteSupplier, withdraw } from './support/answering';
import { canaryWords, tracesOf, unzipped, wordsIn, wordsUnder } from './support/canaries';
import { guesses, linksFrom, logsOf, pagesOf, type Traces, tracesIn, unknown, uploads } from './support/every-address';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { type Asked, cookieOf, type Told } from './support/plain-requests';
import { join, ownView, type Rival, respond, secretsOf, wordsOfOne } from './support/rivals';
import { askAll, differences, type Given, idsUnder } from './support/same-answers';
import { copyOf, keepState, startFrom, startUnanswered } from './support/sealed';
import type { Server } from './support/server';

/** Days of the story: suppliers act, the buyer's side looks, and the deadline passes. */
const actsAt = '2026-11-24T10:00:00.000Z';
const looksAt = '2026-12-01T09:00:00.000Z';
const { deadline } = open.procurement.timetable;
const minutesFromDeadline = (minutes: number): string =>
  new Date(Date.parse(deadline) + minutes * 60_000).toISOString();

/** Two rounds happen at one time, and of two states that hold these ids. */
const given = (time: string): Given => ({ day: time.slice(0, 10), known });

const words = canaryWords(50, 20261122);
const buyers = ['officer-lead', 'officer-2', 'observer', 'admin'];
const emails = [1, 2, 3].map((number) => `bids@rival-${number}.example.test`);

let server: Server;
let id: string;
/** Nobody has acted; three suppliers have; one of them has tried once more after the deadline. */
let untouched: string;
let answered: string;
let late: string;
let traces: Traces[];
let known: ReadonlySet<string>;
const cookies: Record<string, string> = { nobody: '' };
const pages: Record<string, Page> = {};
const links: string[] = [];
let lastRival: Rival;

test.describe.configure({ mode: 'serial', timeout: 600_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  ({ server, procurement: id } = await startUnanswered());
  server.setTime('2026-11-23T10:00:00.000Z');
  for (const who of buyers) {
    const page = await asExamplePerson(browser, server, who);
    pages[who] = page;
    cookies[who] = await cookieOf(page);
  }
  for (const [at, email] of emails.entries())
    links.push(await inviteSupplier(pages['officer-lead'] as Page, id, { organisation: `Rival ${at + 1}`, email }));
  await server.kill();
  untouched = keepState(server, 'untouched');
});
test.afterAll(() => server?.stop());

const byAll = (paths: readonly string[]): Asked[] =>
  [...new Set(paths)].flatMap((path) => buyers.map((who) => ({ who, path })));
/** Each address by one of the four, in turn. */
const byTurns = (paths: readonly string[]): Asked[] =>
  [...new Set(paths)].map((path, at) => ({ who: buyers[at % buyers.length] ?? '', path }));

/**
 * Each page by the lead, who may most, and by one of the others in turn; files by the lead, and those in `byEach` by
 * everybody. The long run asks everything by everybody.
 */
const byLeadAndOne = (paths: readonly string[], byEach?: RegExp): Asked[] => {
  const others = buyers.filter((who) => who !== 'officer-lead');
  const asking = (path: string, at: number): string[] => {
    if (byEach?.test(path)) return buyers;
    return path.includes('/exports/') ? ['officer-lead'] : ['officer-lead', others[at % others.length] ?? ''];
  };
  return [...new Set(paths)].flatMap((path, at) => asking(path, at).map((who) => ({ who, path })));
};

/** Everything that one round asks: these looks, then what the viewers post and press, then the log of all of it. */
const round = (looks: readonly Asked[], guessed: readonly Traces[]): Asked[] => {
  const invitations = `/procurements/${id}/invitations`;
  const wrong = { email: emails[0] ?? '', password: 'not the right one' };
  return [
    ...looks,
    ...byTurns(guesses(id, unknown)),
    ...[...guessed, unknown].flatMap((each) => buyers.flatMap((who) => uploads(id, who, each))),
    ...['', '/invitations', '/opening', '/audit'].map((page): Asked => {
      const path = `/procurements/${id}${page}`;
      return { who: 'officer-lead', path, headers: { RSC: '1' } };
    }),
    ...buyers.map((who): Asked => ({ who, method: 'HEAD', path: `/procurements/${id}/exports/audit` })),
    ...guessed.map(({ token }): Asked => ({ who: 'nobody', path: `/invitations/${token}` })),
    { who: 'nobody', path: '/sign-in', press: { button: 'Sign in', typed: wrong } },
    { who: 'nobody', path: '/forgotten', press: { button: 'Send the link', typed: wrong } },
    ...buyers.map((who): Asked => {
      const typed = { organisation: 'Rival 1 again', email: emails[0] ?? '' };
      return { who, path: invitations, press: { button: 'Send invitation', typed } };
    }),
    {
      who: 'admin',
      path: '/people/invite',
      press: { button: 'Make the invitation', typed: { name: 'Rival', email: emails[1] ?? '' } },
    },
    ...guessed.slice(0, 1).map(
      ({ invitation }): Asked => ({
        who: 'officer-lead',
        path: `${invitations}/${invitation}`,
        press: { button: 'Send the invitation again' },
      }),
    ),
    ...guessed.slice(-1).map(
      ({ invitation }): Asked => ({
        who: 'officer-2',
        path: `${invitations}/${invitation}`,
        press: { button: 'Cancel this invitation' },
      }),
    ),
    ...byAll([invitations, ...logsOf(id)]),
  ];
};

async function told(state: string, asked: readonly Asked[], from: string): Promise<Told[]> {
  test.info().annotations.push({ type: 'round', description: `${asked.length} questions asked` });
  // Before it starts: the record of its health then says the same in both rounds.
  server.setTime(from);
  await startFrom(server, state);
  return askAll(server, cookies, asked, from);
}

/** Words of suppliers that can be read in answers, workbooks unpacked. */
const readable = (all: readonly Told[]): string[] =>
  wordsIn(Buffer.concat(all.flatMap(({ body }) => [unzipped(body), Buffer.from('\n')])), words);

/** What the answer to a press says, to be sure that it was one. */
const saidTo = (all: readonly Told[], who: string, button: string): string =>
  all.find(({ asked }) => asked.who === who && asked.press?.button === button)?.body.toString('utf8') ?? '';

/** Three suppliers accept, draft, upload and submit; one amends, one withdraws, one drafts on. */
async function suppliersAct(browser: Browser): Promise<void> {
  server.setTime(actsAt);
  await server.restart();
  const rivals: Rival[] = [];
  for (const [at, link] of links.entries()) {
    const secrets = secretsOf(words.slice(at * wordsOfOne, (at + 1) * wordsOfOne));
    const rival = await join(browser, server, link, emails[at] ?? '', secrets);
    rivals.push(rival);
    await respond(rival);
  }
  const [first, second, third] = rivals as [Rival, Rival, Rival];
  await amend(first.page, 'P02-06', { value: `Four sources, and ${words[48]} decides with ${words[49]}.` });
  await withdraw(second.page);
  await answerQuestion(third.page, 'P14-01', { value: '6' });
  lastRival = third;

  // Each of the words is there to be found: their own suppliers read them.
  const seen = Buffer.concat(await Promise.all(rivals.map(ownView)));
  expect(wordsIn(seen, words)).toEqual(words);
  await server.kill();
  answered = keepState(server, 'answered');
  known = idsUnder(untouched, answered);
  const tokens = Object.fromEntries(emails.map((email, at) => [email, links[at]?.split('/').at(-1) ?? '']));
  traces = tracesIn(copyOf(answered), tokens);
  expect(traces.map(({ submissions }) => submissions.length)).toEqual([2, 1, 1]);
}

test('three suppliers accept, draft, upload and submit; one amends, one withdraws, one drafts on', ({ browser }) =>
  suppliersAct(browser));

test('before the deadline no page, export, log row or error tells whether three suppliers have acted or none', async () => {
  const starts = ['/procurements', `/procurements/${id}`, '/people', '/account'];
  server.setTime(looksAt);
  await startFrom(server, untouched);
  const found: string[] = [];
  for (const who of ['officer-lead', 'admin']) found.push(...(await linksFrom(server, cookies[who] ?? '', starts, 1)));
  const asked = round(
    [
      ...byLeadAndOne(pagesOf(id), /\/exports\/(supplier-workbook|marking-scheme)$/),
      ...byTurns([...found.filter((path) => !pagesOf(id).includes(path)), ...guesses(id, traces[0] ?? unknown)]),
    ],
    traces.slice(0, 1),
  );
  const none = await told(untouched, asked, looksAt);
  const three = await told(answered, asked, looksAt);
  expect(differences(none, three, given(looksAt))).toEqual([]);
  expect(readable(three)).toEqual([]);

  // What was compared is what was meant: pages, workbooks, refusals, and answers to what was pressed.
  const statuses = new Set(three.map(({ status }) => status));
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 303, 307, 401, 404]));
  expect(three.filter(({ status }) => status === 200).length).toBeGreaterThan(90);
  for (const who of ['officer-lead', 'officer-2', 'observer'])
    for (const kind of ['supplier-workbook', 'marking-scheme']) {
      const path = `/procurements/${id}/exports/${kind}`;
      const file = three.find(({ asked: one }) => one.who === who && one.path === path)?.body;
      expect(file?.subarray(0, 2).toString(), `${who} ${kind}`).toBe('PK');
    }
  expect(saidTo(three, 'nobody', 'Sign in')).toContain('They do not match an account.');
  expect(saidTo(three, 'officer-2', 'Send invitation')).toContain(`${emails[0]} is already invited`);
  expect(saidTo(three, 'admin', 'Make the invitation')).toContain('One address cannot be on both sides.');
  const log =
    three
      .findLast(({ asked: { who, path } }) => who === 'observer' && path.endsWith('/exports/audit'))
      ?.body.toString('utf8') ?? '';
  expect(log.match(/"action":"invitation.send"/g)?.length).toBe(4);
  expect(log).toContain('"action":"results.read"');
  expect(log).not.toContain('"actorKind":"supplier"');
});

test('nothing that suppliers wrote can be read in the data folder or in what the server prints', async () => {
  await server.kill();
  // The scan reads what is there: what the officer typed, and words however they are written down.
  expect(wordsUnder(answered, ['Rival 1']).length).toBeGreaterThan(0);
  for (const word of words.slice(0, 2))
    for (const trace of tracesOf(word))
      expect(wordsIn(Buffer.concat([Buffer.from('before'), trace, Buffer.from('after')]), [word])).toEqual([word]);
  for (const before of ['', 'b', 'be'])
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const plain = Buffer.from(`${before}${words[0]} and more`, encoding);
      for (const written of ['base64', 'base64url', 'hex'] as const)
        expect(wordsIn(Buffer.from(plain.toString(written)), words)).toEqual([words[0]]);
    }
  expect(wordsUnder(answered, words)).toEqual([]);
  expect(wordsUnder(server.dataFolder, words)).toEqual([]);
  expect(wordsIn(Buffer.from(server.output()), words)).toEqual([]);
});

test('the comparison sees it when an officer invites one supplier more', async () => {
  const small = round([], []).filter(({ press }) => !press);
  const before = await told(untouched, small, looksAt);
  await startFrom(server, untouched);
  server.setTime('2026-11-24T10:00:00.000Z');
  await inviteSupplier(pages['officer-lead'] as Page, id, {
    organisation: 'Rival 4',
    email: 'bids@rival-4.example.test',
  });
  const after = await askAll(server, cookies, small, looksAt);
  const seen = differences(before, after, given(looksAt));
  for (const who of ['officer-lead', 'officer-2', 'observer'])
    for (const page of ['invitations', 'audit', 'exports/audit'])
      expect(seen.join('\n'), `${who} ${page}`).toContain(`${who}: GET /procurements/${id}/${page}: `);
  expect(seen.filter((line) => line.startsWith('admin'))).toEqual([]);
});

test('between the deadline and the opening nothing tells either, not even of one who came too late', async () => {
  await startFrom(server, answered);
  server.setTime(minutesFromDeadline(-2));
  const { page, response } = lastRival;
  await page.goto(`/responses/${response}/declaration`);
  await look(page);
  await page.getByLabel('Your role').fill('Director');
  await page.getByLabel('I confirm that these answers describe').check();
  server.setTime(minutesFromDeadline(0.5));
  await page.getByRole('button', { name: 'Submit response' }).click();
  await expect(page).toHaveURL(new RegExp(`/responses/${response}/closed`));
  await look(page);
  await server.kill();
  late = keepState(server, 'late');
  known = idsUnder(untouched, answered, late);

  const opening = `/procurements/${id}/opening`;
  const asked = [
    ...round([...byLeadAndOne(pagesOf(id)), ...byTurns(guesses(id, traces[2] ?? unknown))], traces.slice(2)).filter(
      ({ who }) => who === 'officer-lead' || who === 'officer-2',
    ),
    { who: 'officer-2', path: opening, press: { button: 'Ask for opening', typed: { reason: 'Due', code: '000000' } } },
    ...[opening, ...logsOf(id)].map((path) => ({ who: 'officer-lead', path })),
  ];
  const from = minutesFromDeadline(1.1);
  const none = await told(untouched, asked, from);
  const three = await told(late, asked, from);
  expect(differences(none, three, given(from))).toEqual([]);
  expect(readable(three)).toEqual([]);
  expect(saidTo(three, 'officer-2', 'Ask for opening')).toContain('Enter a fresh code');
});

test('the opening shows the names, and of what was written nothing else', async () => {
  await startFrom(server, late);
  server.setTime(minutesFromDeadline(5));
  const [lead, officer] = [pages['officer-lead'] as Page, pages['officer-2'] as Page];
  const opening = `/procurements/${id}/opening`;
  const asked = ['', '/opening', '/opening/record'].map((page) => ({
    who: 'officer-lead',
    path: `/procurements/${id}${page}`,
  }));
  const before = await askAll(server, cookies, asked, minutesFromDeadline(5));
  await lead.goto(opening);
  await look(lead);
  await lead.getByLabel(/code/i).fill(exampleCode());
  await lead.getByRole('button', { name: 'Ask for opening' }).click();
  await expect(lead.getByText('Waiting for a second officer').first()).toBeVisible();
  await look(lead);
  await officer.goto(opening);
  await look(officer);
  await officer.getByRole('button', { name: 'Continue' }).click();
  await officer.getByLabel(/code/i).fill(exampleCode());
  await officer.getByRole('button', { name: 'Open all responses' }).click();
  await expect(officer.getByText('All responses are open.')).toBeVisible();
  await look(officer);
  const after = await askAll(server, cookies, asked, minutesFromDeadline(10));
  expect(differences(before, after, given(deadline)).length).toBe(asked.length);
  expect(readable(after)).toEqual([0, 1, 2].map((at) => words[at * wordsOfOne]));
});

test('every address that anybody finds tells no more, and two looks at one state are the same @long', async ({
  browser,
}) => {
  test.setTimeout(3_600_000);
  // In the long run it is alone.
  if (!answered) await suppliersAct(browser);
  server.setTime(looksAt);
  await startFrom(server, untouched);
  const found: string[] = [];
  for (const who of buyers)
    found.push(...(await linksFrom(server, cookies[who] ?? '', ['/procurements', '/people', '/account'], 1_000)));
  const asked = round(byAll([...pagesOf(id), ...found, ...traces.flatMap((each) => guesses(id, each))]), traces);
  const none = await told(untouched, asked, looksAt);
  expect(differences(none, await told(untouched, asked, looksAt), given(looksAt))).toEqual([]);
  const three = await told(answered, asked, looksAt);
  expect(differences(none, three, given(looksAt))).toEqual([]);
  expect(readable(three)).toEqual([]);
});
