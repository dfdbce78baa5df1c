import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { unopened } from '../lib/example/content';
import { people, suppliers } from '../lib/example/content/authority';
import type { PersonId } from '../lib/example/content/shape';
import { panel } from '../lib/example/content/unopened/after-opening';
import { procurementNamed } from './support/answering';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import { assignEvaluators, declareNoConflict, lockMarks, markQuestion, openBids, type Place } from './support/marking';
import { type Edit, hasOffice, inLibreOffice, typedIn } from './support/office';
import { h1, problem, visit } from './support/press';
import { type ScoreSheet, scoreSheet } from './support/score-sheet';
import { type Server, startServer } from './support/server';

const nameOf = (id: PersonId): string => people.find((person) => person.id === id)?.name ?? '';

/** One question with a published score and one that two people score on the scale. */
const structured = 'P03-01';
const written = panel.scored[0]?.question ?? '';

let server: Server;
let procurement = '';
const pages: Partial<Record<PersonId, Page>> = {};
const at = (id: PersonId): Page => pages[id] as Page;
const signer = (id: PersonId) => ({ page: at(id), code: exampleCode });
const home = (): string => `/evaluations/${procurement}`;

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  // The second evaluator works without JavaScript throughout.
  for (const id of ['officer-lead', 'officer-2', 'evaluator-1', 'evaluator-2', 'moderator'] as const)
    pages[id] = await asExamplePerson(browser, server, id, { javaScript: id !== 'evaluator-2' });
  procurement = await procurementNamed(at('officer-lead'), unopened.procurement.title);
  await openBids(signer('officer-lead'), signer('officer-2'), procurement);
  for (const page of Object.values(pages)) await declareNoConflict(page, procurement);
  // Nobody marks the other questions here, so that the work is short.
  const nobody = [...Object.keys(panel.structuredBy), ...panel.scored.map(({ question }) => question)];
  await assignEvaluators(at('officer-lead'), procurement, {
    ...Object.fromEntries(nobody.map((question) => [question, []])),
    [structured]: [nameOf('evaluator-1')],
    [written]: [nameOf('evaluator-1'), nameOf('evaluator-2')],
  });
});
test.afterAll(() => server?.stop());

async function downloaded(page: Page, format: 'XLSX' | 'ODS'): Promise<Buffer> {
  await visit(page, home(), 'Your scores');
  const link = page.getByRole('link', { name: `Your workbook (${format})`, exact: true });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toMatch(format === 'ODS' ? /\.ods$/ : /\.xlsx$/);
  for (const { name } of suppliers) expect(file.suggestedFilename()).not.toContain(name);
  return readFileSync(await file.path());
}

async function check(page: Page, name: string, bytes: Buffer): Promise<void> {
  await visit(page, home(), 'Your scores');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  await page.getByRole('button', { name: 'Check this file' }).click();
}

/** A copy with texts typed into its cells, without LibreOffice. */
async function withTexts(bytes: Buffer, edits: readonly Edit[]): Promise<Buffer> {
  let written = bytes;
  for (const edit of edits) written = await typedIn(written, edit);
  return written;
}

const scoreOf = (sheet: ScoreSheet, place: Place, score: string, reason?: [heading: string, words: string]): Edit[] => [
  { ...sheet.cell(place, 'Your score'), text: score },
  ...(reason ? [{ ...sheet.cell(place, reason[0]), text: reason[1] }] : []),
];

const ofQuestion = ({ places }: ScoreSheet, question: string): Place[] =>
  places.filter((place) => place.question === question);

test('an evaluator scores everything in the workbook, and a wrong score is refused by its cell', async () => {
  const page = at('evaluator-1');
  await visit(page, home(), 'Your scores');
  await expect(page.getByRole('heading', { name: 'Work in a spreadsheet' })).toBeVisible();
  const copy = await downloaded(page, 'XLSX');
  const sheet = await scoreSheet(copy);
  expect(new Set(sheet.places.map(({ question }) => question))).toEqual(new Set([structured, written]));
  const [first, ...others] = ofQuestion(sheet, written);
  const all = ofQuestion(sheet, structured);
  expect(first && all.length).toBe(suppliers.length);
  if (!first) return;
  const published = (place: Place): string =>
    /\(score ([\d.]+)\)/.exec(sheet.says(place, 'How to score this answer'))?.[1] ?? '';
  const edits = [
    ...scoreOf(sheet, first, '3.5', ['Strengths', 'It names the tests.']),
    ...others.flatMap((place) => scoreOf(sheet, place, '3', ['Gaps', `=No dates in ${place.letter}.`])),
    ...all.flatMap((place) => scoreOf(sheet, place, published(place))),
  ];
  const bytes = hasOffice ? await inLibreOffice(copy, edits) : await withTexts(copy, edits);
  await check(page, 'my scores.xlsx', bytes);
  await expect(h1(page)).toHaveText('Check what will change');
  const count = others.length + all.length;
  await expect(
    page.getByText(`${count} scores will change, 0 need your choice, 0 are the same, 1 was refused.`),
  ).toBeVisible();
  await expect(page.getByRole('main')).toContainText('3.5 is not on the published marking scheme.');
  await expect(page.getByRole('row', { name: new RegExp(`${written}, Bidder ${first.letter}`) })).toContainText(
    /Sheet Scores, cell [A-Z]+\d+/,
  );
  await look(page, 'marking-workbook-preview');
  await page.getByRole('button', { name: 'Apply your choices' }).click();
  await expect(
    page.getByText(new RegExp(`^${count} rows of my scores\\.xlsx were saved at .* not locked\\.$`)),
  ).toBeVisible();
  await look(page, 'marking-workbook-applied');
  await expect(page.getByText(`${count} of ${count + 1} answers scored.`)).toBeVisible();
  await markQuestion(page, procurement, first, '4', 'It names the tests and who does them.');
});

test('a score changed in the room meanwhile is asked about, with an ODS and without JavaScript', async () => {
  const page = at('evaluator-2');
  const copy = await downloaded(page, 'XLSX');
  const sheet = await scoreSheet(copy);
  const [first, second, third] = sheet.places;
  if (!first || !second || !third) throw new Error('There are fewer bidders than in the example.');
  const edits = sheet.places.flatMap((place) =>
    scoreOf(sheet, place, '2', ['Strengths', `Bidder ${place.letter} names it.`]),
  );
  const bytes = hasOffice
    ? await inLibreOffice(await downloaded(page, 'ODS'), edits, { from: 'ods', as: 'ods' })
    : await withTexts(copy, edits);
  await markQuestion(page, procurement, first, '3', 'Marked in the room meanwhile.');
  await check(page, hasOffice ? 'mine.ods' : 'mine.xlsx', bytes);
  await expect(
    page.getByText(
      `${sheet.places.length - 1} scores will change, 1 needs your choice, 0 are the same, 0 were refused.`,
    ),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Apply your choices' }).click();
  const which = `${first.question}, Bidder ${first.letter}`;
  await expect(problem(page)).toContainText(`${which} was changed here and in the file. Choose which to keep.`);
  await look(page, 'marking-workbook-stopped');
  await page
    .getByRole('group', { name: `Choose for ${which}` })
    .getByLabel('Keep what is here')
    .check();
  const other = `${third.question}, Bidder ${third.letter}`;
  await page
    .getByRole('group', { name: `Choose for ${other}` })
    .getByLabel('Keep what is here')
    .check();
  await page.getByRole('button', { name: 'Apply your choices' }).click();
  await expect(page.getByText(/ of mine\.\w+ (was|were) saved at /)).toBeVisible();
  const after = await scoreSheet(await downloaded(page, 'XLSX'));
  expect([first, second, third].map((place) => after.says(place, 'Your score'))).toEqual(['3', '2', '']);
  await markQuestion(page, procurement, third, '1', 'Given in the room in the end.');
});

test('a colleague’s workbook is refused in words, and nothing comes in after locking', async () => {
  const [first, second] = [at('evaluator-1'), at('evaluator-2')];
  await check(second, 'of a colleague.xlsx', await downloaded(first, 'XLSX'));
  await expect(problem(second)).toContainText('This workbook was made for another evaluator.');
  await look(second, 'marking-workbook-refused');
  for (const page of [first, second]) {
    await lockMarks(page, procurement);
    await expect(page.getByText('Your scores are locked, so nothing can be loaded.')).toBeVisible();
    await expect(page.locator('input[type=file]')).toHaveCount(0);
  }
  const locked = await scoreSheet(await downloaded(first, 'XLSX'));
  for (const place of locked.places) expect(locked.says(place, 'Your score')).not.toBe('');
});

test('the record has the opening and the register of interests as workbooks', async () => {
  const lead = at('officer-lead');
  for (const [address, heading, name] of [
    ['opening', 'Opening record', 'opening record'],
    ['conflicts', 'Declare your interests', 'conflict register'],
  ] as const)
    for (const format of ['XLSX', 'ODS']) {
      await visit(lead, `/procurements/${procurement}/${address}`, heading);
      const link = lead.getByRole('link', { name: `Download ${format} of the ${name}`, exact: true });
      const [file] = await Promise.all([lead.waitForEvent('download'), link.click()]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`${name}\\.${format.toLowerCase()}$`));
    }
});
