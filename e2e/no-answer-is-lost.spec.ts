import { spawn } from 'node:child_process';
import { expect, type Page, type Request, test } from '@playwright/test';
import { exampleAccounts, examplePassword } from '../lib/example/accounts';
import {
  autosave,
  fileBytes,
  filesOf,
  halfAnUpload,
  keepSaving,
  keepUploading,
  responsesOf,
  type SentFile,
  type Sheet,
  stamped,
  tablesOf,
  textsOf,
  versionOf,
} from './support/answers';
import { signInByRequest, type Visit } from './support/by-request';
import { chance, seed } from './support/chance';
import { asExamplePerson, exampleCode, examplePeople } from './support/example';
import { look } from './support/look';
import { type LoopSeen, watchLoop } from './support/loop';
import { onDisk } from './support/on-disk';
import { type Server, startServer } from './support/server';

/** `npm run gate` runs the long counts; `npm test` a share of them with a fixed seed. */
const scale = Number(process.env.ASSAY_LAW_SCALE ?? '1') / 50;

let server: Server;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startServer({ example: true });
});
test.afterAll(() => server?.stop());

/** Kept with the report of the run. */
const measured = (description: string): void => void test.info().annotations.push({ type: 'measured', description });

const enter = (email: string): Promise<Visit> =>
  signInByRequest(server.url, { email, password: examplePassword, code: exampleCode });

/** A supplier at work on the open procurement: its tables as sheets. */
async function atWork(supplier: string): Promise<Sheet[]> {
  const visit = await enter(examplePeople[supplier] ?? '');
  for (const response of await responsesOf(visit)) {
    const sheets = await tablesOf(visit, response);
    if (sheets.length > 0) return sheets;
  }
  throw new Error(`${supplier} has nothing to answer.`);
}

/** A person who types in a browser: what the page sent, and up to which of it the server acknowledged. */
type Typist = { page: Page; sheet: Sheet; sent: string[]; kept: number; typed: string };

/** A person on the page of one question, with the first of its fields in front of them. */
async function sitDown(page: Page, sheet: Sheet): Promise<Typist> {
  const typist: Typist = { page, sheet, sent: [''], kept: 0, typed: '' };
  const textOf = (request: Request): string | null =>
    request.method() === 'POST' && request.url().includes('/uploads/answers/')
      ? new URLSearchParams(request.postData() ?? '').get(sheet.fields[0] ?? '')
      : null;
  page.on('request', (request) => {
    const text = textOf(request);
    if (text !== null) typist.sent.push(text);
  });
  page.on('requestfinished', async (request) => {
    const text = textOf(request);
    if (text === null) return;
    const answer = await request.response();
    const reply = await answer?.json().catch(() => null);
    if (reply?.is === 'saved') typist.kept = Math.max(typist.kept, typist.sent.lastIndexOf(text));
  });
  await page.goto(sheet.path);
  await look(page);
  return typist;
}

/** Types a sentence key by key, whatever happens to the server meanwhile, and leaves the field. */
async function typeOn(typist: Typist, text: string): Promise<void> {
  const box = typist.page.getByRole('textbox').first();
  await box.fill('');
  typist.typed = text;
  await box.pressSequentially(text, { delay: 15 });
  await box.press('Tab');
}

/** What was acknowledged is there whole, or what was sent after it; nothing between and nothing else. */
async function expectKept(sheets: readonly Sheet[]): Promise<{ came: number; lost: number }> {
  const [first] = sheets;
  if (!first) throw new Error('There is nothing to look at.');
  const texts = await textsOf(first.visit, first.response);
  const { faults, history, brokenChains } = onDisk(server, first.response);
  expect(faults).toEqual([]);
  expect(brokenChains).toEqual([]);
  let [came, lost] = [0, 0];
  for (const sheet of sheets) {
    const { question, fields, kept, unsure } = sheet;
    const cells = texts.get(question) ?? [];
    const version = await versionOf(sheet);
    const arrived = unsure !== null && cells[0] === unsure;
    const expected = arrived ? unsure : kept.get(sheet.version);
    if (expected !== undefined)
      expect(
        cells.filter((text) => text === expected),
        question,
      ).toHaveLength(fields.length);
    if (expected !== undefined) expect(cells, question).toHaveLength(fields.length);
    expect(version, question).toBe(arrived ? sheet.version + 1 : sheet.version);
    // Each save is in the history, the overwritten ones too: every version once, none left out.
    const versions = history.get(question) ?? [];
    expect(versions, question).toEqual(Array.from({ length: version }, (_, at) => at + 1));
    if (arrived) {
      kept.set(version, unsure);
      came += 1;
    } else if (unsure !== null) lost += 1;
    Object.assign(sheet, { version, unsure: null });
  }
  return { came, lost };
}

/** Acknowledged files are listed and come back as they were sent; of the others, all or nothing. */
async function expectFiles(visit: Visit, response: string, sent: readonly SentFile[]): Promise<void> {
  const listed = await filesOf(visit, response);
  for (const { name, bytes, id } of sent) {
    if (id !== null) expect(listed.get(name), name).toBe(id);
    const found = listed.get(name);
    if (found) expect((await fileBytes(visit, response, found)).equals(bytes), name).toBe(true);
  }
  expect([...listed.keys()].filter((name) => name.startsWith('half-'))).toEqual([]);
}

/** Cuts the power in the middle of saves, uploads and typing, as often as told, and looks each time at what is there. */
async function cutThePower(page: Page, cuts: number): Promise<void> {
  const draw = chance(seed);
  const [desk, ...sheets] = await atWork('corvane');
  if (!desk) throw new Error('There is no question to type in.');
  const { visit, response, question } = desk;
  const typist = await sitDown(page, desk);
  const firstCell = async () => (await textsOf(visit, response)).get(question)?.[0] ?? '';
  const total = { acknowledged: 0, came: 0, lost: 0, files: 0 };
  for (let cut = 1; cut <= cuts; cut += 1) {
    const round = `${seed}-${cut}`;
    const files: SentFile[] = [];
    // After so many answers and a file, in the middle of what follows: not at the edge of an acknowledgement.
    const cutAfter = 1 + draw(40);
    const later = draw(25);
    let saved = 0;
    let uploaded = 0;
    let cutNow = () => {};
    const moment = new Promise<void>((done) => {
      cutNow = done;
    });
    const isTime = () => void (saved >= cutAfter && uploaded > 0 && setTimeout(cutNow, later));
    const onSaved = () => {
      saved += 1;
      isTime();
    };
    const onUploaded = () => {
      uploaded += 1;
      isTime();
    };
    const working = Promise.all([
      ...sheets.map((sheet) => keepSaving(sheet, round, onSaved)),
      keepUploading(visit, response, round, files, onUploaded),
      halfAnUpload(visit, response, `half-${round}.pdf`),
    ]);
    const typing = typeOn(typist, `Typed while the power went, ${round}.`);
    await Promise.race([moment, working]);
    await server.kill();
    await Promise.all([working, typing]);
    await server.restart();

    const { came, lost } = await expectKept(sheets);
    await expectFiles(visit, response, files);
    expect(typist.sent.slice(typist.kept)).toContain(await firstCell());
    // The page held what was typed, and sends it now that somebody answers.
    await expect.poll(firstCell, { timeout: 60_000 }).toBe(typist.typed);
    await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
    total.acknowledged += saved;
    total.came += came;
    total.lost += lost;
    total.files += uploaded;
  }
  await page.reload();
  await expect(page.getByRole('textbox').first()).toHaveValue(typist.typed);
  await look(page);
  measured(
    `${cuts} power cuts: ${total.acknowledged} answers and ${total.files} files acknowledged, all there; of the answers on their way ${total.came} had arrived and ${total.lost} had not`,
  );
  expect(total.acknowledged).toBeGreaterThanOrEqual(cuts);
}

test('after two power cuts every acknowledged answer and file is there, whole', async ({ browser }) => {
  test.setTimeout(300_000);
  await cutThePower(await asExamplePerson(browser, server, 'corvane'), 2);
});

test('@long after fifty power cuts every acknowledged answer and file is there, whole', async ({ browser }) => {
  test.setTimeout(3_600_000);
  await cutThePower(await asExamplePerson(browser, server, 'corvane'), Math.max(2, Math.round(50 * scale)));
});

test('the look at what is there sees an answer that is not', async () => {
  const [sheet] = await atWork('corvane');
  if (!sheet) throw new Error('There is no question to answer.');
  await autosave(sheet, stamped('the last one kept'));
  await expectKept([sheet]);
  // As if the server had acknowledged a save that it then lost.
  await expect(expectKept([{ ...sheet, version: sheet.version + 1 }])).rejects.toThrow();
  const other = new Map([[sheet.version, stamped('another one')]]);
  await expect(expectKept([{ ...sheet, kept: other }])).rejects.toThrow();
});

/** In full as the gate asks it; a fifth of it in every test. */
const [signIns, abreast, saves] = scale >= 1 ? [50, 10, 500] : [10, 10, 100];

/** People sign in, ten at a time, while a supplier's pages save ten answers for each of them; gives what the loop went through. */
async function busyMinute(): Promise<LoopSeen> {
  const watch = watchLoop();
  try {
    await server.restart(watch.env);
    // Each kind of request once beforehand: a server loads its modules with the first, as every server does once.
    await enter(exampleAccounts[0]?.email ?? '');
    const sheets = await atWork('corvane');
    for (const sheet of sheets) await autosave(sheet, stamped(`first of ${sheet.question}`));
    await watch.seen();

    const waiting = Array.from({ length: signIns }, (_, at) => exampleAccounts[at % exampleAccounts.length]?.email);
    let [entered, saved] = [0, 0];
    const atTheDoor = Array.from({ length: abreast }, async () => {
      for (let email = waiting.pop(); email; email = waiting.pop()) {
        await enter(email);
        entered += 1;
      }
    });
    const typing = sheets.map(async (sheet) => {
      for (let number = 1; number <= Math.ceil(saves / sheets.length); number += 1) {
        await autosave(sheet, stamped(`${number} of ${sheet.question}`));
        saved += 1;
      }
    });
    const began = performance.now();
    await Promise.all([...atTheDoor, ...typing]);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const seen = await watch.seen();
    measured(
      `${entered} sign-ins beside ${saved} autosaves in ${seconds} s: the loop stood still for at most ${seen.longestMs.toFixed(0)} ms, at most ${seen.longestCpuMs?.toFixed(0)} ms of it at work`,
    );
    expect(entered).toBe(signIns);
    expect(saved).toBeGreaterThanOrEqual(saves);
    // Passwords are worked out beside the loop, never on it.
    expect(seen.calls.scrypt).toBeGreaterThanOrEqual(signIns);
    expect([seen.calls.scryptSync, seen.calls.pbkdf2Sync]).toEqual([undefined, undefined]);
    return seen;
  } finally {
    watch.end();
  }
}

const limit = 250;

// Two forms of one claim. How long the loop stands still by the clock depends on the machine and what else it does, so
// the 250 ms of the clock are held by `npm run gate`, which runs it alone. What a test can hold anywhere is that passwords
// stay off the loop, and that no turn takes the processor for 250 ms.
test(`${signIns} sign-ins beside ${saves} autosaves keep passwords off the loop, and no turn of it works for 250 ms`, async () => {
  test.setTimeout(600_000);
  const { longestCpuMs } = await busyMinute();
  test.skip(longestCpuMs === null, 'Only Linux says how much of the processor a thread had.');
  expect(longestCpuMs).toBeLessThan(limit);
});

test('@long @alone fifty sign-ins beside five hundred autosaves never block the loop for 250 ms', async () => {
  test.setTimeout(600_000);
  expect((await busyMinute()).longestMs).toBeLessThan(limit);
});

/** Runs a small program under the watch; gives what was seen of it. */
async function watched(program: string, meanwhile: (pid: number) => Promise<void> = async () => {}): Promise<LoopSeen> {
  const watch = watchLoop();
  const idle = 'setInterval(() => {}, 1_000);';
  const child = spawn(process.execPath, ['-e', `${idle} process.stdin.once('data', () => { ${program} });`], {
    env: { ...process.env, ...watch.env },
  });
  try {
    await watch.seen();
    child.stdin.write('go');
    await meanwhile(child.pid ?? 0);
    return await watch.seen();
  } finally {
    child.kill('SIGKILL');
    watch.end();
  }
}

test('the watch sees a loop that is kept busy for 300 ms, and a password worked out on it', async () => {
  const busy = 'const from = process.cpuUsage().user; while (process.cpuUsage().user - from < 300_000);';
  const hash = "require('node:crypto').scryptSync('lantern', 'salt', 64);";
  const seen = await watched(`${busy} ${hash}`);
  expect(seen.longestMs).toBeGreaterThan(limit);
  if (seen.longestCpuMs !== null) expect(seen.longestCpuMs).toBeGreaterThan(limit);
  expect(seen.calls.scryptSync).toBe(1);
});

test('the watch tells a loop that is busy from one that is not let run', async () => {
  const seen = await watched('', async (pid) => {
    process.kill(pid, 'SIGSTOP');
    await new Promise((wake) => setTimeout(wake, 400));
    process.kill(pid, 'SIGCONT');
  });
  expect(seen.longestMs).toBeGreaterThan(limit);
  if (seen.longestCpuMs !== null) expect(seen.longestCpuMs).toBeLessThan(limit);
});
