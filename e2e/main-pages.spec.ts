import { type Browser, expect, type Page, test } from '@playwright/test';
import { decided, open, unopened } from '../lib/example/content';
import { people } from '../lib/example/content/authority';
import { procurementNamed } from './support/answering';
import { startDrafted } from './support/drafted';
import { useSuggested } from './support/drafting';
import { asExamplePerson, exampleCode } from './support/example';
import { assignEvaluators, declareNoConflict, openBids } from './support/marking';
import { screenshotBoth } from './support/page-checks';
import { aVisitor, type Person } from './support/people';
import { type Server, startServer } from './support/server';

const named = (id: string): string => people.find((person) => person.id === id)?.name ?? '';

let server: Server;
/** The lead signs in once, for every test. */
let lead: Person;
/** A procurement that is being drafted: its place is described. */
let drafted: string;
/** Ids of the example's procurements, by title. */
const ids: Record<string, string> = {};
const at = ({ title }: { title: string }, path = ''): string => `/procurements/${ids[title]}${path}`;
const [ranked, closed, running] = [decided.procurement, unopened.procurement, open.procurement];

const signedIn = async (browser: Browser, id: string) => ({
  name: named(id),
  email: '',
  password: '',
  secret: '',
  page: await asExamplePerson(browser, server, id),
  code: exampleCode,
});

test.describe.configure({ timeout: 900_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  ({ server, id: drafted } = await startDrafted('Noise sensors for the harbour', 'place'));
  lead = await signedIn(browser, 'officer-lead');
  for (const { title } of [ranked, closed, running]) ids[title] = await procurementNamed(lead.page, title);
});
test.afterAll(() => server?.stop());

/** Keeps what is shown at both widths, checks it, and holds the window's title to the heading. */
async function keep(page: Page, name: string, heading?: string | RegExp): Promise<void> {
  const h1 = page.getByRole('heading', { level: 1 });
  if (heading) await expect(h1).toHaveText(heading);
  const words = (await h1.innerText()).trim();
  const title = await page.title();
  expect(title, page.url()).toMatch(/ - Assay$/);
  // In rooms with a page for each bidder it is the question's reference and the bidder.
  const room = /^(?:Moderate )?([A-Z]+\d*-\d+), Bidder /.exec(title)?.[1];
  expect(title.startsWith(words) || (room !== undefined && words.startsWith(room)), `${title} | ${words}`).toBe(true);
  await screenshotBoth(page, name);
}

/** Goes to addresses in their order and keeps each page: name, address, heading. */
async function keepAll(page: Page, list: readonly (readonly [string, string, (string | RegExp)?])[]): Promise<void> {
  for (const [name, address, heading] of list) {
    await page.goto(address);
    await keep(page, name, heading);
  }
}

const hrefs = (page: Page, pattern: RegExp): Promise<string[]> =>
  page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    .then((found) => found.filter((href) => pattern.test(href)));

async function firstHref(page: Page, address: string, pattern: RegExp): Promise<string> {
  await page.goto(address);
  const [first] = await hrefs(page, pattern);
  expect(first, `a link like ${pattern} on ${address}`).toBeTruthy();
  return first ?? '';
}

test('the main pages for everybody, on a new server too', async ({ browser }) => {
  const empty = await startServer();
  const first = await aVisitor(browser, empty);
  await first.goto('/');
  await keep(first, 'setup', 'Set up Assay');
  await first.context().close();
  await empty.stop();
  const page = await aVisitor(browser, server);
  await keepAll(page, [
    ['sign-in', '/sign-in', 'Sign in'],
    ['status', '/status', 'Status'],
    ['help', '/help', 'Help'],
    ['protection', '/help/protection', 'How your response is protected'],
  ]);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(page).toHaveTitle('Error: Sign in - Assay');
  await page.context().close();
});

test('a form refused without JavaScript says so in the title', async ({ browser }) => {
  const page = await aVisitor(browser, server, { javaScript: false });
  await page.goto('/sign-in');
  await expect(page).toHaveTitle('Sign in - Assay');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(page).toHaveTitle('Error: Sign in - Assay');
  await page.context().close();
});

test("an officer's main pages, from the list to the audit log", async () => {
  const { page } = lead;
  await page.goto('/procurements');
  await keep(page, 'procurements', 'Procurements');
  await keepAll(page, [
    ['catalogue', '/catalogue', 'Guidance'],
    ['principle', await firstHref(page, '/catalogue', /^\/catalogue\/[^/]+\/[^/]+$/)],
    ['account', '/account', 'Your account'],
    ['overview', at(ranked), ranked.title],
    ['overview-open', at(running), running.title],
    ['invitations', at(running, '/invitations'), 'Suppliers'],
    ['gates', at(ranked, '/gates'), 'Decide gates'],
    ['evaluation', at(ranked, '/evaluation'), 'Marking'],
    ['moderation', at(ranked, '/moderation'), 'Moderation'],
    ['price', at(ranked, '/price'), 'Other criteria and prices'],
    ['results', at(ranked, '/results'), 'Results'],
    [
      'result-of-a-bid',
      await firstHref(page, at(ranked, '/results'), /\/results\/[^/]+$/),
      /^How .* was worked out for /,
    ],
    ['comparison', at(ranked, '/comparison'), 'Compare suppliers'],
    ['documents', at(ranked, '/documents'), 'Documents'],
    ['audit', at(ranked, '/audit'), 'Audit log'],
  ]);
});

test("an officer's draft, from the questions about the place to the publication", async () => {
  const { page } = lead;
  const draft = `/procurements/${drafted}`;
  await keepAll(page, [
    ['scope', `${draft}/scope`, 'Your answers about the place'],
    ['scope-question', `${draft}/scope/5`],
    ['recommended', `${draft}/recommended`, 'Suggested questions'],
  ]);
  await useSuggested(page, drafted);
  await keep(page, 'outline', 'Security questionnaire');
  const questions = `${draft}/questionnaire`;
  const section = await firstHref(page, questions, /\/questionnaire\/p\d\d$/);
  const question = await firstHref(page, questions, /\/questionnaire\/p\d\d\/P\d\d-\d\d$/);
  await keepAll(page, [
    ['section', section],
    ['question-editor', question],
    ['preview', `${questions}/preview`],
    ['preview-section', `${questions}/preview?section=p08`],
    ['award', `${draft}/award`, 'Award model'],
    ['checks', `${draft}/checks`, 'Checks before publishing'],
    ['publish', `${questions}/publish`, 'Publish version 1'],
  ]);
});

test("a supplier's main pages, from the invitation to the receipt", async ({ browser }) => {
  const officer = lead.page;
  await officer.goto(at(running, '/invitations'));
  await officer.getByLabel('Organisation').first().fill('Tarnbeck Monitoring Ltd');
  await officer.getByLabel('Contact e-mail').first().fill('bids@tarnbeck.example.test');
  await officer.getByRole('button', { name: 'Send invitation' }).click();
  await expect(officer.getByText('Tarnbeck Monitoring Ltd').first()).toBeVisible();
  const row = officer.getByRole('row').filter({ hasText: 'Tarnbeck Monitoring Ltd' });
  await row.getByRole('link', { name: /^Copy link/ }).click();
  const [link = ''] = (await officer.getByRole('main').innerText()).match(/https?:\/\/\S+\/invitations\/[\w-]+/) ?? [];
  await keep(officer, 'invitation-made');
  const visitor = await aVisitor(browser, server);
  await visitor.goto(link);
  await keep(visitor, 'invitation', 'You are invited to respond');
  await visitor.context().close();

  const page = await asExamplePerson(browser, server, 'fenlight');
  await page.goto('/responses');
  const response = async ({ title }: { title: string }): Promise<string> => {
    await page.goto('/responses');
    return (await page.getByRole('link', { name: title, exact: true }).getAttribute('href')) ?? '';
  };
  const [draft, sent] = [await response(running), await response(closed)];
  const sections = `${draft}/sections`;
  await keepAll(page, [
    ['responses', '/responses', 'Your responses'],
    ['before-you-start', `${draft}/start`],
    ['tasks', draft, 'Your response'],
    ['response-section', `${sections}/p07`],
    ['answer-choice', `${sections}/p02/P02-04`],
    ['answer-text', `${sections}/p11/P11-03`],
    ['answer-table', `${sections}/p12/P12-01`],
    ['answer-gate', `${sections}/p03/P03-02`],
    ['answer-number', `${sections}/p14/P14-01`],
    ['evidence', `${draft}/evidence`, 'Evidence'],
    ['check', `${draft}/check`, 'Check your answers'],
    ['receipt', `${sent}/submitted`, 'Response submitted'],
    ['closed', `${sent}/closed`, 'The deadline has passed'],
  ]);
  await page.goto(`${draft}/check`);
  await page
    .getByRole('link', { name: 'Continue to declaration' })
    .or(page.getByRole('button', { name: 'Continue to declaration' }))
    .click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: Check your answers - /);
  await page.context().close();
});

test('the opening, the declarations and the marking room', async ({ browser }) => {
  const second = await signedIn(browser, 'officer-2');
  await lead.page.goto(at(closed, '/opening'));
  await keep(lead.page, 'opening', 'Open all responses');
  await openBids(lead, second, ids[closed.title] ?? '');
  await keep(second.page, 'opening-record', 'Opening record');
  await second.page.context().close();
  await lead.page.goto(at(closed, '/conflicts'));
  await keep(lead.page, 'conflicts', 'Declare your interests');
  await declareNoConflict(lead.page, ids[closed.title] ?? '');
  const page = await asExamplePerson(browser, server, 'evaluator-1');
  await declareNoConflict(page, ids[closed.title] ?? '');
  await lead.page.goto(at(closed, '/evaluation'));
  await keep(lead.page, 'assign', 'Marking');
  await assignEvaluators(lead.page, ids[closed.title] ?? '');
  await keepAll(lead.page, [['gate', await firstHref(lead.page, at(closed, '/gates'), /\/gates\/[^/]+\/[^/]+$/)]]);

  const scores = `/evaluations/${ids[closed.title]}`;
  await page.goto(scores);
  const rooms = await hrefs(page, /\/evaluations\/[^/]+\/[^/]+\/P/);
  const room = (question: string): string => rooms.find((href) => href.includes(question)) ?? '';
  await keepAll(page, [
    ['evaluations', '/evaluations', 'Evaluations'],
    ['scores', scores, 'Your scores'],
    ['marking-text', room('P07-01'), /^P07-01 /],
    [
      'marking-structured',
      rooms.find((href) => !href.includes('P07-01') && !href.includes('P01')) ?? '',
      /^P\d\d-\d\d /,
    ],
  ]);
  await page.context().close();
});

test("the moderator's and the administrator's main pages", async ({ browser }) => {
  const page = await asExamplePerson(browser, server, 'moderator');
  const room = await firstHref(page, at(ranked, '/moderation'), /\/moderation\/[^/]+\?submission=/);
  await keepAll(page, [['moderation-room', room]]);
  await page.context().close();
  const administrator = await asExamplePerson(browser, server, 'admin');
  await keepAll(administrator, [
    ['people', '/people', 'People'],
    ['invite', '/people/invite', 'Invite a colleague'],
    ['status-full', '/status', 'Status'],
  ]);
  await administrator.context().close();
});
