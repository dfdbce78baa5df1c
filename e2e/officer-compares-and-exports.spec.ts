import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { decided } from '../lib/example/content';
import { suppliers } from '../lib/example/content/authority';
import { expected } from '../lib/example/content/decided/expected';
import { insideOds } from '../lib/testing/ods';
import { partsOf, sheetsOf } from '../lib/testing/xlsx';
import { procurementNamed } from './support/answering';
import { asExamplePerson } from './support/example';
import { look } from './support/look';
import { rankingOn } from './support/marking';
import { press, problem, visit } from './support/press';
import { type Server, startServer } from './support/server';

const root = new URL('..', import.meta.url).pathname;
const nameOf = (id: string): string => suppliers.find((each) => each.id === id)?.name ?? '';

let server: Server;
let lead: Page;
let id = '';

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
  lead = await asExamplePerson(browser, server, 'officer-lead');
  id = await procurementNamed(lead, decided.procurement.title);
});
test.afterAll(() => server?.stop());

const runs = (script: string, file: string) =>
  spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', script, file], {
    cwd: root,
    encoding: 'utf8',
  });
const take = async (kind: string): Promise<Buffer> => {
  const answer = await lead.request.get(`/procurements/${id}/exports/${kind}`);
  expect(answer.status(), kind).toBe(200);
  expect(answer.headers()['content-disposition'], kind).toMatch(/^attachment; filename=/);
  return answer.body();
};

test('the ranking shows who won by how much, and each figure leads to its working and to the answer', async () => {
  const ranking = await rankingOn(lead, id);
  const placed = expected.ranking.filter(({ rank }) => rank !== null);
  expect(ranking.map((row) => [Number(row.Rank), row.Supplier, row.Total])).toEqual(
    placed.map(({ supplier, rank, total }) => [rank, nameOf(supplier), total]),
  );
  const [winner] = placed;
  const row = lead
    .getByRole('row')
    .filter({ hasText: nameOf(winner?.supplier ?? '') })
    .first();
  await row.getByText(winner?.total ?? '', { exact: true }).click();
  const steps = lead.getByRole('heading', { level: 1 }).filter({ hasText: nameOf(winner?.supplier ?? '') });
  await press(lead, row.getByRole('link', { name: /of the total for/ }), steps);
  await expect(lead.getByRole('main')).toContainText(winner?.total ?? '');
});

test('suppliers are compared by section, principle and question, each chart beside its figures', async () => {
  await visit(lead, `/procurements/${id}/comparison`, 'Compare suppliers');
  await expect(lead.getByRole('table', { name: 'Scores by section' })).toBeVisible();
  await lead.getByRole('link', { name: 'By principle' }).click();
  const principles = lead.getByRole('table', { name: 'Scores by principle', exact: true });
  await expect(principles.getByRole('row')).toHaveCount(15);
  await look(lead);
  await lead.getByRole('link', { name: 'By question' }).click();
  await expect(lead.getByText('Choose a section to see its questions.')).toBeVisible();
  await look(lead);
  await lead
    .getByRole('link', { name: /, \d+ questions?$/ })
    .first()
    .click();
  const marks = lead.getByRole('table', { name: /^Agreed scores in/ });
  await expect(marks).toBeVisible();
  await look(lead);
  await marks
    .getByRole('link', { name: /read the answer$/ })
    .first()
    .click();
  await expect(lead).toHaveURL(/\/answers\//);
  await look(lead);
});

test('every document of the procurement can be taken away, the contest scores to the results page, and the bundle holds', async () => {
  await visit(lead, `/procurements/${id}/documents`, 'Documents');
  await expect(lead.getByRole('link', { name: /^Download / })).toHaveCount(34);
  await expect(lead.getByRole('link', { name: /^Download ODS/ })).toHaveCount(12);
  await expect(lead.getByRole('link', { name: /^Download DOCX/ })).toHaveCount(4);
  for (const kind of ['questionnaire', 'opening-record', 'moderation-record', 'decision-report']) {
    const parts = await partsOf(new Uint8Array(await take(`${kind}-document`)));
    expect(parts.get('word/document.xml'), kind).toContain('<w:tblHeader');
  }
  await press(
    lead,
    lead.getByRole('link', { name: /^Read or print.*Decision report$/ }),
    lead.getByRole('heading', { level: 1 }).filter({ hasText: /^Decision/ }),
  );
  await look(lead);
  await visit(lead, `/procurements/${id}/documents`, 'Documents');
  for (const [kind, sheet] of [
    ['supplier-workbook', 'Questions'],
    ['marking-scheme', 'Questions'],
    ['evaluation-matrix', 'Figures'],
  ] as const) {
    const sheets = await sheetsOf(new Uint8Array(await take(kind)));
    expect(
      sheets.map(({ name }) => name),
      kind,
    ).toContain(sheet);
    expect(Math.max(...sheets.map(({ cells }) => cells.size)), kind).toBeGreaterThan(100);
    const twin = await insideOds(new Uint8Array(await take(`${kind}?format=ods`)));
    expect(
      twin.map(({ name, cells }) => [name, Object.fromEntries(cells)]),
      kind,
    ).toEqual(sheets.map(({ name, cells }) => [name, Object.fromEntries(cells)]));
  }
  const folder = mkdtempSync(join(tmpdir(), 'assay-contest-'));
  try {
    writeFileSync(join(folder, 'contest.json'), await take('contest'));
    const run = runs('lib/run/score.ts', join(folder, 'contest.json'));
    expect([run.status, run.stderr]).toEqual([0, '']);
    const scored = JSON.parse(run.stdout);
    expect(scored).toEqual(JSON.parse((await take('outcome')).toString('utf8')));
    const exact = scored.ranking.map((row: { totalExact: string | null }) => row.totalExact);
    expect(exact).toEqual(expected.ranking.map(({ supplier }) => expected.bids[supplier].total));
    await visit(lead, `/procurements/${id}/documents`, 'Documents');
    await lead.getByRole('button', { name: 'Prepare the evidence bundle (ZIP)' }).click();
    const ready = lead.getByRole('heading', { level: 1, name: 'The evidence bundle is ready' });
    await expect(ready).toBeVisible({ timeout: 60_000 });
    await look(lead);
    const address = await lead.getByRole('button', { name: 'Download the ZIP file' }).getAttribute('href');
    const bundle = await lead.request.get(address ?? '');
    writeFileSync(join(folder, 'bundle.zip'), await bundle.body());
    const checked = runs('lib/run/verify.ts', join(folder, 'bundle.zip'));
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout.match(/^ok /gm)).toHaveLength(6);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the whole tender pack is prepared outside the request, and what was chosen is for who asked alone', async ({
  browser,
}) => {
  await visit(lead, `/procurements/${id}/documents`, 'Documents');
  await look(lead);
  await lead.getByRole('button', { name: 'Prepare the whole tender pack (ZIP)' }).click();
  const ready = lead.getByRole('heading', { level: 1, name: 'The tender pack is ready' });
  await expect(ready).toBeVisible({ timeout: 60_000 });
  await look(lead);
  const address = await lead.getByRole('button', { name: 'Download the ZIP file' }).getAttribute('href');
  const answer = await lead.request.get(address ?? '');
  expect(answer.headers()['content-disposition']).toMatch(/tender pack version \d+\.zip/);
  const parts = await partsOf(new Uint8Array(await answer.body()));
  expect([...parts.keys()].filter((name) => /^[A-D] .*\.(xlsx|ods)$/.test(name))).toHaveLength(8);
  expect(parts.get('00 Contents.txt')).toContain('C. Compliance matrix');

  await visit(lead, `/procurements/${id}/documents/choose`, 'Choose documents to take away');
  await look(lead);
  const chosen = lead.getByRole('checkbox', { checked: true });
  while ((await chosen.count()) > 0) await chosen.first().uncheck();
  await lead.getByRole('button', { name: 'Prepare the file' }).click();
  await expect(problem(lead)).toContainText('Choose at least one document');
  await look(lead);
  await lead.getByRole('checkbox', { name: 'K. Conflict register' }).check();
  await lead.getByRole('radio', { name: 'CSV' }).check();
  await lead.getByRole('button', { name: 'Prepare the file' }).click();
  await expect(lead.getByRole('heading', { level: 1, name: 'Your documents are ready' })).toBeVisible({
    timeout: 60_000,
  });
  const file = new URL(lead.url()).pathname;
  const colleague = await asExamplePerson(browser, server, 'approver');
  for (const path of [file, `${file}/download`, address ?? ''])
    expect((await colleague.request.get(path)).status(), path).toBe(404);
  expect((await lead.request.get(`${file}/download`)).status()).toBe(200);
});

test('the audit log is read in plain English, and taken away line by line', async () => {
  await visit(lead, `/procurements/${id}/audit`, 'Audit log');
  await expect(lead.getByText(/took a prepared file/).first()).toBeVisible();
  await expect(lead.getByText(/entered version 1 of a price/).first()).toBeVisible();
  await expect(lead.getByText(/^Chain checked: [\d,]+ entries, unbroken\.$/)).toBeVisible();
  const lines = (await take('audit')).toString('utf8').trim().split('\n');
  expect(lines.length).toBeGreaterThan(100);
  for (const line of lines) JSON.parse(line);
});
