import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { open } from '../lib/example/content';
import {
  answerQuestion,
  blockersOf,
  checkAndSubmit,
  homeOf,
  openQuestion,
  plainAnswers,
  procurementNamed,
} from './support/answering';
import { askedOn, type Evidence } from './support/asked';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { aVisitor } from './support/people';
import { h1, press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

const { title } = open.procurement;
const owner = 'Priya Lorrimer';
const colleague = { name: 'Sam Okoro', email: 'sam.okoro@fenlight.example.test', password: 'walnut harbour pencil' };
const secret = 'Between us: clause 14 still says 8 hours.';
const certificate: Evidence = {
  name: 'sam-certificate.pdf',
  type: 'application/pdf',
  bytes: new TextEncoder().encode(
    '%PDF-1.4\n% for the team\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
};

let server: Server;
let priya: Page;
/** Without scripts throughout: everything a team does works by forms alone. */
let sam: Page;
let home: string;

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  server.setTime('2026-11-24T09:00:00.000Z');
  priya = await asExamplePerson(browser, server, 'fenlight');
});
test.afterAll(() => server?.stop());

const note = (page: Page): Locator => page.getByRole('region', { name: 'Team note' });
/** A button of the note without scripts, in the form of the answer. Looking by roles passes over a noscript element. */
const plainAct = (page: Page, act: string): Locator => page.locator(`button[name="go"][value="note-${act}"]`);
const question = (of: string, code: string): string => `${home}/sections/${of}/${code}`;

/** Moves on by the tab key alone until a control has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not reach ${target}.`);
}

/** Opens a colleague's link in a browser without scripts and makes the account. */
async function joins(browser: Browser, link: string): Promise<Page> {
  const page = await aVisitor(browser, server, { javaScript: false });
  for (let times = 0; times < 2; times += 1) await visit(page, link, 'Join Fenlight Systems Ltd on Assay');
  await look(page, 'team-join');
  const account = h1(page).filter({ hasText: 'Create your account' });
  await press(page, page.getByRole('button', { name: 'Accept and continue' }), account);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create your account' }).click();
  await expect(problem(page)).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue(colleague.name);
  await look(page);
  await page.getByLabel('Password', { exact: true }).fill(colleague.password);
  await page.getByRole('button', { name: 'Create your account' }).click();
  await expect(h1(page)).toHaveText('Your responses');
  await page.goto(link);
  await expect(h1(page)).toHaveText('This link no longer works');
  await look(page);
  return page;
}

test('an owner invites a colleague, whose link works once and for their own address', async ({ browser }) => {
  await visit(priya, '/responses', 'Your responses');
  await priya.getByRole('navigation').getByRole('link', { name: 'Team' }).click();
  await expect(h1(priya)).toHaveText('Team');
  await priya.getByRole('button', { name: 'Invite colleague' }).click();
  await expect(problem(priya)).toContainText('Enter');
  await look(priya);
  await priya.reload();
  await priya.getByLabel('Name', { exact: true }).fill(colleague.name);
  await priya.getByLabel('Work e-mail address').fill(colleague.email);
  const made = h1(priya).filter({ hasText: `Invitation of ${colleague.name}` });
  await press(priya, priya.getByRole('button', { name: 'Invite colleague' }), made);
  await expect(priya.getByText('Assay does not send e-mail here.')).toBeVisible();
  await look(priya, 'team-invitation');
  const link = (await priya.getByRole('link', { name: /\/join\/team\// }).innerText()).trim();
  sam = await joins(browser, link);
  await visit(priya, '/team', 'Team');
  await expect(priya.getByRole('row', { name: /Sam Okoro/ })).toContainText('Contributor');
  await look(priya, 'team');
  // A contributor reads the team and changes nothing in it.
  await visit(sam, '/team', 'Team');
  await expect(sam.getByText('An owner of your team can invite colleagues')).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Invite colleague' })).toHaveCount(0);
});

test('a question is assigned, discussed, asked about and approved, by keyboard and without scripts', async () => {
  await visit(priya, '/responses', 'Your responses');
  await press(priya, priya.getByRole('link', { name: title }), h1(priya).filter({ hasText: 'Your response' }));
  home = homeOf(priya);
  const place = question('p14', 'P14-01');

  // The owner does her part with the keyboard alone.
  await priya.goto(place);
  await look(priya);
  const whom = note(priya).getByLabel('Assign to');
  await tabTo(priya, whom);
  await priya.keyboard.type('Sam');
  await expect(whom.locator('option:checked')).toHaveText(colleague.name);
  await tabTo(priya, note(priya).getByRole('button', { name: 'Assign', exact: true }));
  await priya.keyboard.press('Enter');
  await expect(note(priya)).toContainText('The question is assigned.');
  await tabTo(priya, note(priya).getByRole('button', { name: 'Add comment' }));
  await priya.keyboard.press('Space');
  await expect(note(priya)).toContainText('Enter a comment');
  await tabTo(priya, note(priya).getByLabel('Add a comment'));
  await priya.keyboard.type(secret);
  await tabTo(priya, note(priya).getByRole('button', { name: 'Add comment' }));
  await priya.keyboard.press('Space');
  await expect(note(priya)).toContainText('Your comment is added.');
  await expect(note(priya)).toContainText('It never leaves your organisation');
  await look(priya, 'team-note');

  // The contributor finds it, answers, and asks for approval.
  await visit(sam, home, 'Your response');
  await expect(sam.getByText('Owner: Sam Okoro.')).toBeVisible();
  await look(sam, 'team-tasks');
  await visit(sam, `${home}/team`, 'Who does what');
  await sam
    .getByRole('row', { name: /Sam Okoro/ })
    .getByRole('link', { name: /^P14-01/ })
    .click();
  await expect(note(sam)).toContainText(secret);
  await look(sam);
  // What is typed above the note is saved by its button, and so is a comment.
  await sam.goto(place);
  const box = sam.getByRole('textbox', { name: (await askedOn(sam)).wording, exact: true });
  await box.fill('4');
  await sam.locator('textarea[name="note.text"]').fill('It is 4 hours now.');
  const asked = note(sam).getByText(/^Sam Okoro asked for approval on /);
  await press(sam, plainAct(sam, 'approval'), asked);
  await expect(box).toHaveValue('4');
  await expect(note(sam)).toContainText('It is 4 hours now.');
  await expect(plainAct(sam, 'approved')).toHaveCount(0);
  expect(await sam.content()).toContain('A colleague has to approve it');
  await look(sam, 'team-note-plain');

  // The owner sees what waits for her, reads what changed, and approves.
  await visit(priya, home, 'Your response');
  await expect(priya.getByText('1 answer needs approval.')).toBeVisible();
  await priya.goto(`${home}/sections/p14`);
  const row = priya.getByRole('row', { name: /P14-01/ });
  for (const words of ['Sam Okoro', 'Needs approval', 'Sam Okoro asked for approval'])
    await expect(row).toContainText(words);
  await look(priya, 'team-section');
  await row.getByRole('link').click();
  const approved = note(priya).getByText(/^Priya Lorrimer approved this on /);
  await press(priya, note(priya).getByRole('button', { name: 'Approve this answer' }), approved);
});

test('every text of an answer is in its history, and an earlier one can be the answer again', async () => {
  await priya.goto(question('p14', 'P14-01'));
  const heading = h1(priya).filter({ hasText: 'History of this answer' });
  await press(priya, note(priya).getByRole('link', { name: 'History of this answer' }), heading);
  const texts = priya.getByRole('heading', { level: 2, name: /^(Version|Not kept)/ });
  await expect(texts).toHaveText([
    /^Version 2, saved on .* by Sam Okoro$/,
    /^Version 1, saved on .* by Priya Lorrimer$/,
  ]);
  await look(priya, 'team-history');
  const used = priya.getByText('That text is the answer again.');
  await press(priya, priya.getByRole('button', { name: /^Use this text/ }), used);
  await expect(texts.first()).toHaveText(/^Version 3, saved on .* by Priya Lorrimer$/);
  // Approved was another text: it takes a colleague again, and not the one who changed it.
  await priya.goto(question('p14', 'P14-01'));
  const { wording } = await askedOn(priya);
  await expect(priya.getByRole('textbox', { name: wording, exact: true })).toHaveValue('8');
  await expect(note(priya)).toContainText('so it needs approval again');
  await expect(note(priya).getByRole('button', { name: 'Approve this answer' })).toHaveCount(0);
  await sam.goto(question('p14', 'P14-01'));
  const approved = note(sam).getByText(/^Sam Okoro approved this on /);
  await press(sam, plainAct(sam, 'approved'), approved);
});

test('the contributor finishes and tells the owner, who alone submits', async () => {
  const answer = plainAnswers('first', certificate);
  const codesLeft = async () =>
    new Set((await blockersOf(sam)).flatMap((line) => /\b(?:P\d\d|D)-\d\d\b/.exec(line)?.[0] ?? []));
  const first = await codesLeft();
  expect(first.size).toBeGreaterThan(2);
  // An answer may lead to a further question.
  for (let left = first, round = 0; left.size > 0 && round < 3; round += 1, left = await codesLeft())
    for (const code of left) {
      await openQuestion(sam, code);
      await answerQuestion(sam, code, answer(await askedOn(sam)));
    }
  expect(await blockersOf(sam)).toEqual([]);
  await visit(sam, `${home}/declaration`, 'Declaration');
  await expect(sam.getByText(`Only ${owner} can submit. Tell them it is ready.`)).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Submit response' })).toHaveCount(0);
  await look(sam, 'team-tell');
  const told = sam.getByText(/^You told Priya Lorrimer on .*It is not sent yet\.$/);
  await press(sam, sam.getByRole('button', { name: `Tell ${owner}` }), told);
  await sam.getByRole('button', { name: `Tell ${owner}` }).click();
  await expect(problem(sam)).toContainText('Wait 10 minutes');

  await visit(priya, home, 'Your response');
  await expect(priya.getByText('Sam Okoro says that this response is ready to submit.')).toBeVisible();
  await look(priya);
  const { submission } = await checkAndSubmit(priya);
  expect(submission).toBeTruthy();
  await visit(priya, home, 'Your response');
  await expect(priya.getByText('ready to submit')).toHaveCount(0);
  // What the team said among itself is not in what it sent.
  const sent = await priya.request.get(`${home}/submitted/sent?version=1`);
  expect(sent.ok()).toBe(true);
  expect(await sent.text()).not.toContain('clause 14 still says');
});

test('a support code shows an officer times and sizes, the team sees who looked, and stopping ends it', async ({
  browser,
}) => {
  const shareTitle = 'Give Brackwater Borough Council support a code';
  await visit(priya, `${home}/support`, shareTitle);
  await press(priya, priya.getByRole('button', { name: 'Share a code' }), priya.getByText('A code is shared.'));
  await look(priya, 'team-support');
  const code = (await priya.getByText(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/).innerText()).trim();
  await visit(sam, `${home}/support`, shareTitle);
  await expect(sam.getByText(code)).toHaveCount(0);
  await expect(sam.getByText('Only an owner of your team can share a code.')).toBeVisible();

  const officer = await asExamplePerson(browser, server, 'officer-2');
  const page = `/procurements/${await procurementNamed(officer, title)}/support`;
  await visit(officer, page, 'Use a supplier’s support code');
  await officer.getByLabel('Support code').fill('ABCD-EFGH-JKMN');
  await officer.getByRole('button', { name: 'Show the technical state' }).click();
  await expect(problem(officer)).toContainText('This code does not work.');
  await look(officer, 'support-code');
  await officer.getByLabel('Support code').fill(code.toLowerCase());
  await officer.getByRole('button', { name: 'Show the technical state' }).click();
  await expect(h1(officer)).toHaveText('Technical state');
  await look(officer, 'support-state');
  const words = await officer.getByRole('main').innerText();
  expect(words).toContain('kB, uploaded');
  for (const hidden of ['Fenlight', owner, colleague.name, 'P14-01', '.pdf', 'clause'])
    expect(words).not.toContain(hidden);

  await visit(priya, `${home}/support`, shareTitle);
  await expect(priya.getByRole('heading', { name: /^Looked at by Graham Pellow on / })).toHaveCount(1);
  await look(priya, 'team-support-looked');
  await press(priya, priya.getByRole('button', { name: 'Stop sharing' }), priya.getByText('Sharing has stopped.'));
  await officer.reload();
  await expect(h1(officer)).toHaveText('Page not found');
});

test('an owner takes a colleague out, who is signed out at once', async () => {
  await visit(priya, '/team', 'Team');
  await priya.getByRole('link', { name: `Change ${colleague.name}` }).click();
  await expect(h1(priya)).toHaveText(`Change ${colleague.name}`);
  await look(priya, 'team-person');
  const out = priya.getByText('The person is taken out and signed out everywhere.');
  await press(priya, priya.getByRole('button', { name: `Take ${colleague.name} out of the team` }), out);
  await expect(priya.getByRole('heading', { name: 'People who left' })).toBeVisible();
  await look(priya, 'team-gone');
  await sam.goto(home);
  await expect(h1(sam)).toHaveText('Sign in');
});
