import { expect, type Page, test } from '@playwright/test';
import { unopened } from '../lib/example/content';
import { suppliers } from '../lib/example/content/authority';
import { panel } from '../lib/example/content/unopened/after-opening';
import { procurementNamed } from './support/answering';
import { canaryWords, unzipped, wordsIn } from './support/canaries';
import { guesses, linksFrom, pagesOf, unknown, uploads } from './support/every-address';
import { asExamplePerson } from './support/example';
import { takeTo } from './support/marking-states';
import { type Asked, cookieOf, type Told } from './support/plain-requests';
import { askAll, differences, idsUnder } from './support/same-answers';
import { keepState, putBack, startFrom } from './support/sealed';
import { type Server, startServer } from './support/server';

/** After both evaluators of the example have locked by its calendar. */
const looksAt = '2026-12-03T09:00:00.000Z';
const words = canaryWords(2, 20261124);
const [ofFirst = '', ofSecond = ''] = words;
const names = suppliers.map(({ name }) => name);
const people = ['evaluator-1', 'evaluator-2', 'officer-lead', 'moderator', 'observer', 'approver', 'admin', 'fenlight'];
/** The long run asks as everybody, follows more links and guesses every address; the short one asks the lead's pages. */
const inFull = process.env.ASSAY_LAW_SCALE !== undefined;
const long = inFull ? ' @long' : '';
const asking = inFull ? people.slice(1) : ['evaluator-2', 'officer-lead'];

/** Files made of what was published or opened alone, each half a second of work: the long run asks for them. */
const unmarked =
  /\/exports\/(questionnaire|supplier-|marking-scheme|opening-|pricing-schedule|compliance-|threats|self-check|incident-|tender-|conflict-)/;

let server: Server;
let id = '';
let submissions: string[] = [];
let [one, other, locked] = ['', '', ''];
let known: ReadonlySet<string>;
const cookies: Record<string, string> = {};
const pages: Record<string, Page> = {};

test.describe.configure({ mode: 'serial', timeout: inFull ? 3_600_000 : 300_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  server.setTime('2026-11-23T10:00:00.000Z');
  for (const who of new Set(['evaluator-1', 'moderator', ...asking])) {
    pages[who] = await asExamplePerson(browser, server, who);
    cookies[who] = await cookieOf(pages[who]);
  }
  id = await procurementNamed(pages['officer-lead'] as Page, unopened.procurement.title);
  await server.kill();
  submissions = takeTo(server, { id, stage: 'opened', words });
  const opened = keepState(server, 'opened');
  known = idsUnder(opened);
  const marked = (name: string, differently: boolean): string => {
    putBack(server, opened);
    takeTo(server, { id, stage: 'marked', words, differently });
    return keepState(server, name);
  };
  other = marked('other', true);
  one = marked('one', false);
  takeTo(server, { id, stage: 'locked', words });
  locked = keepState(server, 'locked');
});
test.afterAll(() => server?.stop());

const { scored, structuredBy, lowered } = panel;
const questions = [
  ...new Set([...scored.map(({ question }) => question), ...lowered.map(({ question }) => question)]),
  ...Object.keys(structuredBy),
];

/** Where marks, names and prices are or will be: rooms of the panel, and pages that come later, for every bid. */
const rooms = (): string[] => {
  const some = inFull ? questions.filter((_, at) => at % 4 === 0) : questions.slice(0, 1);
  return [
    ...submissions.flatMap((submission) => some.map((question) => `/evaluations/${id}/${submission}/${question}`)),
    ...some.flatMap((question) => [
      `/evaluations/${id}/moderation/${question}`,
      ...submissions.map((submission) => `/evaluations/${id}/moderation/${question}/${submission}`),
    ]),
    `/evaluations/${id}?by=bidder`,
    `/procurements/${id}/moderation?show=to-agree`,
  ];
};

/** Everything that is asked by somebody. */
async function askedBy(who: string): Promise<Asked[]> {
  // A bidder's own pages hold the clock of their deadline, and no word of a procurement that is being marked.
  const starts = who === 'fenlight' ? [] : ['/procurements', `/procurements/${id}`, `/evaluations/${id}`];
  const found = await linksFrom(server, cookies[who] ?? '', starts, inFull ? 3 : 1);
  const share = (all: readonly string[]): string[] => all.filter((_, at) => inFull || at % 4 === 0);
  const later = who === 'officer-lead' ? pagesOf(id) : share(pagesOf(id));
  const paths = [...rooms(), ...found, ...later, ...share(guesses(id, { ...unknown, submissions }))];
  // The evaluators' workbook says to the millisecond when it was made.
  return [
    ...[...new Set(paths)]
      .filter((path) => !path.includes('/workbook/download') && (inFull || !unmarked.test(path)))
      .map((path) => ({ who, path })),
    ...uploads(id, who, { ...unknown, submissions }),
    ...['/audit', '/exports/audit'].map((page) => ({ who, path: `/procurements/${id}${page}` })),
  ];
}

async function told(state: string, asked: readonly Asked[]): Promise<Told[]> {
  test.info().annotations.push({ type: 'round', description: `${asked.length} questions asked` });
  server.setTime(looksAt);
  await startFrom(server, state);
  return askAll(server, cookies, asked, looksAt);
}

const textOf = ({ body }: Told): Buffer => unzipped(body);
const nameOf = ({ asked }: Told): string => `${asked.who}: ${asked.path}`;
const saying = (all: readonly Told[], word: string): string[] =>
  all.filter((each) => wordsIn(textOf(each), [word]).length > 0).map(nameOf);

/** Answers of this procurement that hold a bidder's letter and a bidder's name, so that one could be told from the other. */
const naming = (all: readonly Told[]): string[] =>
  all
    .filter(({ asked }) => asked.path.includes(id))
    .filter((each) => {
      const text = textOf(each).toString('utf8');
      return /Bidder [A-C]\b/.test(text) && names.some((name) => text.includes(name));
    })
    .map(nameOf);

let asked: Asked[] = [];
let seen: Told[] = [];

test(`what an evaluator gave changes no byte of what anybody else is shown before all have locked${long}`, async () => {
  server.setTime(looksAt);
  await startFrom(server, one);
  asked = (await Promise.all(asking.map(askedBy))).flat();
  seen = await told(one, asked);
  expect(differences(seen, await told(other, asked), { day: looksAt.slice(0, 10), known })).toEqual([]);
  expect(saying(seen, ofFirst)).toEqual([]);
  // The second evaluator reads what is theirs, so the words are there to be found; nobody else does.
  const own = saying(seen, ofSecond);
  expect(own).toContain(`evaluator-2: ${rooms()[0]}`);
  expect(own.filter((each) => !each.startsWith('evaluator-2: '))).toEqual([]);
  expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(40);
});

test('the comparison sees what the evaluator who gave it sees', async () => {
  const own = rooms()
    .slice(0, 3)
    .map((path) => ({ who: 'evaluator-1', path }));
  const first = await told(one, own);
  const differ = differences(first, await told(other, own), { day: looksAt.slice(0, 10), known });
  expect(differ).toHaveLength(3);
  expect(saying(first, ofFirst)).toHaveLength(3);
});

test(`no answer says a bidder’s name beside its letter before quality is locked${long}`, async () => {
  expect(naming(seen)).toEqual([]);
  const now = await told(
    locked,
    ['evaluator-1', 'evaluator-2', 'moderator', 'officer-lead'].flatMap((who) =>
      [...rooms(), ...(inFull ? pagesOf(id) : [`/procurements/${id}/moderation`, `/procurements/${id}/results`])].map(
        (path) => ({ who, path }),
      ),
    ),
  );
  expect(naming(now)).toEqual([]);
  // All have locked, so everybody of the panel now reads what both gave.
  for (const word of words) {
    const told = saying(now, word).filter((each) => each.startsWith('evaluator-') && each.includes('/moderation/'));
    expect(new Set(told.map((each) => each.split(':')[0]))).toEqual(new Set(['evaluator-1', 'evaluator-2']));
  }
});

test('no price can be entered or opened before quality is locked', async () => {
  const page = pages['officer-lead'] as Page;
  for (const path of ['/price', '/price/enter', '/price/sheet', '/price/open', '/results']) {
    await page.goto(`/procurements/${id}${path}`);
    const main = page.getByRole('main');
    await expect(main).toContainText(/quality scores are agreed and locked/);
    await expect(main.locator('input:not([type=hidden]), textarea, select')).toHaveCount(0);
  }
});
