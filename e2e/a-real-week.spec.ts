import { expect, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { libreOffice, recalculated, sheetsOf } from '../lib/testing/xlsx';
import {
  acceptInvitation,
  amend,
  answerEverything,
  checkAndSubmit,
  type Evidence,
  inviteSupplier,
  withdraw,
} from './support/answering';
import {
  addSuggested,
  answerScoping,
  createProcurement,
  editQuestion,
  publish,
  removeQuestion,
  setWeights,
  useSuggested,
} from './support/drafting';
import { look } from './support/look';
import {
  agreeEverything,
  assignEvaluators,
  decideConflict,
  declareConflict,
  declareNoConflict,
  enterPrices,
  gateAnswers,
  lockAgreedMarks,
  lockMarks,
  markEverything,
  openBids,
  openPrices,
  rankingOn,
  recordGate,
} from './support/marking';
import { inviteColleague, type Person, setUpAuthority } from './support/people';
import { press, visit } from './support/press';
import { type Server, startServer } from './support/server';
import {
  agreedOf,
  answersOf,
  type Bidder,
  byHand,
  lettersOf,
  marksOf,
  names,
  prices,
  questionWeights,
  sectionWeights,
} from './support/the-week';

const title = 'Environmental sensors for the river park';
const evidence: Evidence = {
  name: 'data-flows.pdf',
  type: 'application/pdf',
  bytes: new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

let server: Server;
let administrator: Person;
const people: Record<string, Person> = {};
const suppliers: Partial<Record<Bidder, Person>> = {};
let id = '';
let letters: Record<string, Bidder> = {};

const person = (name: string): Person => {
  const found = people[name];
  if (!found) throw new Error(`${name} has not joined.`);
  return found;
};
const supplier = (bidder: Bidder): Person => {
  const found = suppliers[bidder];
  if (!found) throw new Error(`${names[bidder]} has not accepted.`);
  return found;
};

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(async () => {
  server = await startServer();
  server.setTime('2026-11-02T09:00:00.000Z');
});
test.afterAll(() => server?.stop());

test('an administrator sets the authority up from nothing, and invites officers, evaluators and a moderator', async ({
  browser,
}) => {
  administrator = await setUpAuthority(browser, server, 'Brackwater Borough Council', 'Ada Admin');
  for (const name of ['Rhian Hughes', 'Tom Okafor'])
    people[name] = await inviteColleague(browser, server, administrator, name, true);
  for (const name of ['Edith Marsh', 'Farid Khan', 'Greta Lind', 'Mona Price'])
    people[name] = await inviteColleague(browser, server, administrator, name);
});

test('an officer gets at most 45 questions for environmental sensors', async () => {
  const lead = person('Rhian Hughes');
  id = await createProcurement(
    lead,
    title,
    {
      'Questionnaire published': '2026-11-03',
      'Clarification questions close': '2026-11-20',
      'Deadline for responses': '2026-12-11',
      'Marking ends': '2027-01-08',
      Moderation: '2027-01-15',
      Award: '2027-01-29',
    },
    { officer: 'Tom Okafor', evaluators: ['Edith Marsh', 'Farid Khan'], moderator: 'Mona Price' },
  );
  await answerScoping(lead.page, id, 'Environment', [1, 20, 21, 22]);
  const suggested = await useSuggested(lead.page, id);
  expect(suggested).toBeGreaterThan(14);
  expect(suggested).toBeLessThanOrEqual(45);
});

test('two officers change the same question at once: both texts and both names are shown, and one is chosen', async () => {
  const [lead, officer] = [person('Rhian Hughes').page, person('Tom Okafor').page];
  const address = `/procurements/${id}/questionnaire/p08/P08-06`;
  for (const page of [lead, officer]) await page.goto(address);
  await officer.getByLabel('Question wording').fill('What check does sensor data pass before it is shared?');
  await officer.getByRole('button', { name: 'Save question' }).click();
  await expect(officer.getByRole('heading', { level: 1 })).toHaveText('Security questionnaire');

  const kept = 'What check does sensor data from this solution pass before the council publishes it or passes it on?';
  await lead.getByLabel('Question wording').fill('What check does sensor data pass before publication?');
  const two = lead.getByRole('heading', { level: 1, name: 'Two versions of this question' });
  await press(lead, lead.getByRole('button', { name: 'Save question' }), two);
  await expect(lead.getByRole('heading', { name: 'Yours, not saved yet' })).toBeVisible();
  await expect(lead.getByRole('heading', { name: /^Tom Okafor's, saved / })).toBeVisible();
  await expect(lead.getByText('Both versions stay in the history.')).toBeVisible();
  await lead.getByLabel('Edit the text to keep').fill(kept);
  await lead.getByLabel('Keep my edited text').check();
  await lead.getByRole('button', { name: 'Save this version' }).click();
  await expect(lead.getByText(kept).first()).toBeVisible();
});

test('with the wording that makes five changes, and another officer signs off', async () => {
  const lead = person('Rhian Hughes');
  await editQuestion(lead.page, id, 'P14-01', async (page) => {
    await page.getByLabel('Minimum mark').selectOption('4');
  });
  await removeQuestion(lead.page, id, 'P07-06');
  const meter = lead.page.getByText(/^Weightings add up to \d+(\.\d+)? of 100\. /);
  const before = await meter.count();
  await lead.page.getByLabel('Weighting of P06-02 in per cent of its section').fill('1');
  await expect(meter).toHaveCount(before + 1);
  await addSuggested(lead.page, id, 'P13-03');
  await setWeights(lead.page, id, sectionWeights, questionWeights, 'Agreed with the service in its workshop.');
  await publish(lead, person('Tom Okafor'), id);
});

const contacts: Readonly<Record<Bidder, string>> = {
  fenbright: 'Asha Fenn',
  topmast: 'Bo Mast',
  corrin: 'Cas Corrin',
  willowbank: 'Dee Willow',
};

test('four suppliers respond side by side: two without JavaScript, one claims the top of everything, one fails a gate', async ({
  browser,
}) => {
  server.setTime('2026-11-09T10:00:00.000Z');
  const lead = person('Rhian Hughes').page;
  const links = new Map<Bidder, string>();
  const emailOf = (bidder: Bidder) => `${contacts[bidder].toLowerCase().replace(' ', '.')}@supplier.test`;
  const bidders = Object.keys(contacts) as Bidder[];
  for (const bidder of bidders)
    links.set(bidder, await inviteSupplier(lead, id, { organisation: names[bidder], email: emailOf(bidder) }));
  const respond = async (bidder: Bidder) => {
    const account = {
      name: contacts[bidder],
      email: emailOf(bidder),
      javaScript: bidder !== 'fenbright' && bidder !== 'corrin',
    };
    const joined = await acceptInvitation(browser, server, links.get(bidder) ?? '', account);
    suppliers[bidder] = joined;
    await answerEverything(joined.page, answersOf(bidder, evidence));
    const receipt = await checkAndSubmit(joined.page);
    // 25 questions and six declarations.
    expect(receipt.answered).toBe('31');
  };
  await Promise.all(bidders.map(respond));
});

test('the last of them amends, and then withdraws', async () => {
  const { page } = supplier('willowbank');
  const amended = await amend(page, 'P14-01', { value: '8' });
  expect(amended.submission).toMatch(/2/);
  await withdraw(page);
});

test('two officers open what is there after the deadline, and everybody who will read declares', async () => {
  server.setTime('2026-12-11T12:05:00.000Z');
  const [lead, officer] = [person('Rhian Hughes'), person('Tom Okafor')];
  const opened = await openBids(lead, officer, id);
  expect(opened.map((name) => name.trim()).sort()).toEqual([names.corrin, names.fenbright, names.topmast]);
  for (const name of ['Rhian Hughes', 'Tom Okafor', 'Edith Marsh', 'Farid Khan', 'Mona Price'])
    await declareNoConflict(person(name).page, id);
});

test('a gate fails, and an evaluator whose interests changed is replaced', async () => {
  const lead = person('Rhian Hughes').page;
  letters = lettersOf(await gateAnswers(lead, id, 'P03-02'));
  expect(Object.values(letters).sort()).toEqual(['corrin', 'fenbright', 'topmast']);
  for (const [letter, bidder] of Object.entries(letters)) {
    const fails = bidder === 'corrin';
    const reason = fails
      ? 'Holds no certificate and offers no equivalent.'
      : 'The certificate was looked up and is in date.';
    await recordGate(lead, id, { question: 'P03-02', letter }, fails ? 'Fail' : 'Pass', reason);
  }
  await assignEvaluators(lead, id);

  const farid = person('Farid Khan').page;
  await declareConflict(farid, id, names.fenbright, 'My sister has joined their board.');
  await visit(lead, `/procurements/${id}/people`, /^People/);
  await lead.getByRole('group', { name: 'Evaluators' }).getByLabel('Greta Lind').check();
  await press(lead, lead.getByRole('button', { name: 'Save duties' }), lead.getByText('Duties saved.'));
  await declareNoConflict(person('Greta Lind').page, id);
  await visit(lead, `/procurements/${id}/evaluation`, 'Marking');
  const replace = lead.getByRole('heading', { level: 1, name: 'Replace Farid Khan' });
  await press(lead, lead.getByRole('link', { name: 'Replace Farid Khan' }), replace);
  await lead.getByLabel('Greta Lind').check();
  await lead.getByLabel(/^Reason/).fill('Declared an interest in one of the bidders.');
  const done = lead.getByText('The evaluator no longer marks. The record says why.');
  await press(lead, lead.getByRole('button', { name: 'Replace Farid Khan' }), done);
  await decideConflict(lead, id, 'Farid Khan', 'Remove access', 'A close relative decides at a bidder.');
});

test('two evaluators mark alone, one claim is lowered for want of evidence, and the panel agrees', async () => {
  server.setTime('2027-01-05T10:00:00.000Z');
  for (const [name, first] of [
    ['Edith Marsh', true],
    ['Greta Lind', false],
  ] as const) {
    const { page } = person(name);
    await markEverything(page, id, marksOf(letters, first));
    await lockMarks(page, id);
  }
  server.setTime('2027-01-14T10:00:00.000Z');
  const attended = ['Mona Price', 'Edith Marsh', 'Greta Lind'];
  await agreeEverything(person('Mona Price').page, id, agreedOf(letters), attended);
  const lead = person('Rhian Hughes').page;
  await visit(lead, `/procurements/${id}/price`, 'Other criteria and prices');
  await expect(lead.getByRole('button', { name: /prices$/ })).toHaveCount(0);
  await lockAgreedMarks(lead, id);
});

test('prices go in, and the ranking and its traces are those worked out by hand', async () => {
  const [lead, officer] = [person('Rhian Hughes'), person('Tom Okafor')];
  await openPrices(lead, officer, id);
  await enterPrices(lead.page, id, prices);
  const ranking = await rankingOn(lead.page, id);
  expect(
    ranking.map((row) => [row.Rank, row.Supplier, row.Security, row['Price (£)'], row['Price points'], row.Total]),
  ).toEqual(
    (['fenbright', 'topmast'] as const).map((bidder, at) => {
      const { securityPoints, price, points, total } = byHand[bidder];
      return [String(at + 1), names[bidder], securityPoints, price, points, total];
    }),
  );
  const out = lead.page.getByRole('table', { name: 'Disqualified under the published method' });
  await expect(out).toContainText(names.corrin);
  await expect(out).toContainText('Holds no certificate and offers no equivalent.');
  await expect(lead.page.getByText(names.willowbank)).toHaveCount(0);

  for (const bidder of ['fenbright', 'topmast'] as const) {
    await lead.page.goto(`/procurements/${id}/results`);
    await lead.page.getByRole('table', { name: 'Ranking' }).getByRole('link', { name: names[bidder] }).click();
    await expect(lead.page.getByRole('heading', { level: 1 })).toContainText(names[bidder]);
    await look(lead.page);
    const words = await lead.page.getByRole('main').textContent();
    for (const figure of [byHand[bidder].security, byHand[bidder].total]) expect(words).toContain(figure);
  }
});

test('the workbook, recalculated by LibreOffice, agrees with it, and with one mark altered does not', async () => {
  const { page } = person('Rhian Hughes');
  await visit(page, `/procurements/${id}/documents`, 'Documents');
  const take = async (kind: string): Promise<Buffer> => {
    const answer = await page.request.get(`/procurements/${id}/exports/${kind}`);
    expect(answer.status(), kind).toBe(200);
    return answer.body();
  };
  const outcome = JSON.parse((await take('outcome')).toString('utf8'));
  expect(outcome.ranking.map((row: Record<string, unknown>) => [row.rank, row.outcome, row.totalExact])).toEqual([
    [1, 'ranked', byHand.fenbright.exact],
    [2, 'ranked', byHand.topmast.exact],
    [null, 'disqualified', null],
  ]);

  const office = libreOffice();
  test.skip(office === null, 'LibreOffice is not there: set LIBREOFFICE_PATH');
  const book = new ExcelJS.Workbook();
  const matrix = await take('evaluation-matrix');
  await book.xlsx.load(matrix as unknown as ArrayBuffer);
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
      }),
    );
  const plain = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const marks = book.getWorksheet('Marks');
  if (!marks) throw new Error('The workbook has no sheet of marks.');
  const cell = marks.getCell('H5');
  expect(typeof cell.value).toBe('number');
  cell.value = cell.value === 1 ? 2 : 1;
  const altered = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const [right, wrong] = await Promise.all((await recalculated(office ?? '', [plain, altered])).map(sheetsOf));
  const checks = (sheets: typeof right) =>
    [...(sheets?.find(({ name }) => name === 'Figures')?.cells ?? [])].flatMap(([at, { value }]) =>
      /^G([5-9]|\d\d+)$/.test(at) ? [value] : [],
    );
  expect(checks(right).length).toBeGreaterThan(30);
  expect(new Set(checks(right))).toEqual(new Set(['1']));
  expect(checks(wrong)).toContain('0');
});

test('the audit log tells the week in plain English, and the chain holds', async () => {
  const { page } = person('Rhian Hughes');
  await visit(page, `/procurements/${id}/audit`, 'Audit log');
  await expect(page.getByText(/^Chain checked: [\d,]+ entries, unbroken\.$/)).toBeVisible();
  const log = (await page.request.get(`/procurements/${id}/exports/audit`)).text();
  const actions = (await log)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).action);
  for (const action of ['questionnaire.publish', 'gate.decide', 'evaluator.replace', 'conflict.decide', 'price.enter'])
    expect(actions, action).toContain(action);
  for (const { page: own } of [...Object.values(people), ...Object.values(suppliers)]) await own.context().close();
});
