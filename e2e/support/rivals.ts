import { type APIResponse, type Browser, expect } from '@playwright/test';
import { open } from '../../lib/example/content';
import type { ExampleAnswer } from '../../lib/example/content/shape';
import { acceptInvitation, answerQuestion, checkAndSubmit, type Evidence } from './answering';
import type { Person } from './people';
import { fieldsIn } from './plain-requests';
import type { Server } from './server';

/** Everything that one supplier writes and nobody else may read. */
export type Secrets = {
  organisation: string;
  name: string;
  role: string;
  files: Evidence[];
  text: string;
  cells: string[];
  notYet: string;
  part: string;
  reason: string;
};
export type Rival = Person & { secrets: Secrets; response: string };

/** How many words `secretsOf` takes. */
export const wordsOfOne = 16;

/** Files that hold the second word and are named by the first. */
const fileOf = (name: string, content: string, type: 'pdf' | 'csv'): Evidence => ({
  name: `${name}.${type}`,
  type: type === 'pdf' ? 'application/pdf' : 'text/csv',
  bytes: Buffer.from(
    type === 'pdf'
      ? `%PDF-1.4\n% ${content}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`
      : `item,state\n${content},done\n`,
  ),
});

/** Takes sixteen words; returns what a supplier writes with them. */
export function secretsOf(words: readonly string[]): Secrets {
  const word = (at: number): string => words[at] ?? '';
  return {
    organisation: `${word(0)} Limited`,
    name: `${word(1)} Moss`,
    role: `${word(2)} of bids`,
    files: [fileOf(word(3), word(6), 'pdf'), fileOf(word(4), word(7), 'csv'), fileOf(word(5), word(8), 'pdf')],
    text: `We watch three sources of weaknesses, and ${word(9)} decides within a day.`,
    cells: [word(10), word(11), word(12)],
    notYet: `From then on ${word(13)} holds.`,
    part: `The part about ${word(14)}`,
    reason: `It names ${word(15)}`,
  };
}

/** The answers of a whole bid on the example's open procurement. */
const whole = open.bids.find(({ supplier }) => supplier === 'oakhollow');
const written: Record<string, ExampleAnswer> = {
  ...whole?.answers,
  ...Object.fromEntries(Object.entries(whole?.declarations ?? {}).map(([id, value]) => [id, { value }])),
};

const textIn = async (answer: APIResponse): Promise<string> => {
  expect(answer.ok(), answer.url()).toBe(true);
  return answer.text();
};

/** The fields of a date: day, month and year apart. */
const dateFields = (name: string, iso: string): [string, string][] => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return [
    [`${name}.day`, day],
    [`${name}.month`, month],
    [`${name}.year`, year],
  ];
};

/** A value as the fields of the question's page. */
function fieldsOf(names: readonly string[], value: ExampleAnswer['value']): [string, string][] {
  if (names.includes('answer.day')) return dateFields('answer', String(value));
  const cells = names.flatMap((name) => /^answer\.0\.(.+)$/.exec(name)?.[1] ?? []);
  if (cells.length === 0) return [value].flat(2).map((each) => ['answer', each]);
  if (!Array.isArray(value)) return [[`answer.${value}`, value]];
  return (value as string[][]).flatMap((row, at) =>
    // Fixed rows have their first column on the page already.
    row.slice(-cells.length).map((cell, column): [string, string] => [`answer.${at}.${cells[column]}`, cell]),
  );
}

/** Saves one answer as its page would by itself, with everything that may stand beside it. */
async function save(rival: Rival, path: string, given: ExampleAnswer, files: readonly string[], secret: boolean) {
  const { page, secrets, response } = rival;
  const fields = fieldsIn(await textIn(await page.request.get(path)));
  const names = fields.map(({ name }) => name);
  const body = new URLSearchParams(fieldsOf(names, given.value));
  body.set('base', fields.find(({ name }) => name === 'base')?.value ?? '');
  const { assurance, notYet } = given;
  if (assurance) body.set('extras.assurance.basis', assurance.basis);
  if (notYet) {
    body.set('extras.notYet.offered', 'yes');
    body.set('extras.notYet.text', secret ? secrets.notYet : notYet.text);
    for (const [name, text] of dateFields('extras.notYet.by', notYet.by)) body.set(name, text);
  }
  if (secret) {
    body.set('extras.confidential.asked', 'yes');
    body.set('extras.confidential.part', secrets.part);
    body.set('extras.confidential.reason', secrets.reason);
  }
  for (const file of given.evidence ? files : []) body.append('evidence', file);
  const saved = await page.request.post(`/uploads/answers/${response}/${path.split('/').at(-1)}`, {
    headers: { Origin: new URL(page.url()).origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    data: body.toString(),
  });
  expect(JSON.parse(await textIn(saved)).is, path).toBe('saved');
}

/** Uploads a file as the page does; gives its id. */
async function upload({ page, response }: Rival, { name, type, bytes }: Evidence): Promise<string> {
  const kept = await page.request.post(`/uploads/evidence/${response}`, {
    headers: { Origin: new URL(page.url()).origin, Accept: 'application/json' },
    multipart: { file: { name, mimeType: type, buffer: Buffer.from(bytes) } },
  });
  return JSON.parse(await textIn(kept)).id;
}

/** Accepts an invitation with an account of an organisation's own. */
export async function join(
  browser: Browser,
  server: Server,
  link: string,
  email: string,
  secrets: Secrets,
): Promise<Rival> {
  const { organisation, name } = secrets;
  const person = await acceptInvitation(browser, server, link, { organisation, name, email });
  const response = /[a-z2-7]{26}/.exec(new URL(person.page.url()).pathname)?.[0] ?? '';
  return { ...person, secrets, response };
}

/** Answers everything and submits. */
export async function respond(rival: Rival): Promise<void> {
  await answerAll(rival);
  await checkAndSubmit(rival.page, rival.secrets.role);
}

/**
 * Answers everything: in the browser a text, a table and a file; the other answers and files by the requests that their
 * pages make.
 */
export async function answerAll(rival: Rival): Promise<void> {
  const { page, secrets, response } = rival;
  const [first, ...others] = secrets.files;
  const [cell = '', ...cells] = secrets.cells;
  await answerQuestion(page, 'P02-06', { value: secrets.text, evidence: first ? [first] : [] });
  await answerQuestion(page, 'P12-01', { value: [[cell, 'Hosting', 'Leeds', 'None', '2 June 2026', 'Audit letter']] });
  const files: string[] = [];
  for (const file of others) files.push(await upload(rival, file));
  const check = await textIn(await page.request.get(`/responses/${response}/check`));
  const paths = [...check.matchAll(/href="(\/responses\/[a-z2-7]{26}\/sections\/[^/"]+\/([^/"]+))"/g)];
  for (const [path, id] of new Map(paths.map(([, path = '', id = '']) => [path, id]))) {
    const given = written[id];
    if (!given || id === 'P12-01') continue;
    const rows = given.value;
    const secret = Array.isArray(rows) && Array.isArray(rows[0]) && rows[0].length > 3 ? cells.shift() : undefined;
    // In the first row of two tables stands a word of this supplier's own.
    const value = secret
      ? (rows as string[][]).map((row, at) => (at === 0 ? [...row.slice(0, -1), secret] : row))
      : rows;
    await save(rival, path, { ...given, value }, files, id === 'P03-02');
  }
}

/** Everything that the supplier itself can read of its response, files included. */
export async function ownView({ page, response }: Rival): Promise<Buffer> {
  const home = `/responses/${response}`;
  const parts: Buffer[] = [];
  const library = await textIn(await page.request.get(`${home}/evidence`));
  const files = [...library.matchAll(new RegExp(`href="(${home}/evidence/[a-z2-7]{26})"`, 'g'))].map(
    ([, path = '']) => path,
  );
  for (const path of [
    home,
    `${home}/check`,
    `${home}/submitted?version=1`,
    `${home}/submitted/sent?version=1`,
    ...new Set(files),
  ])
    parts.push(await (await page.request.get(path)).body());
  return Buffer.concat(parts);
}
