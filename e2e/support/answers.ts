import { request } from 'node:http';
import { ask, cookieHeader, fieldsOf, pageText, type Visit } from './by-request';

/** A question with fields to write in, on the response of a visit, and what became of each text for it. */
export type Sheet = {
  visit: Visit;
  response: string;
  question: string;
  path: string;
  fields: string[];
  /** The version that the server last acknowledged. */
  version: number;
  /** Texts whose acknowledgement was wholly received, by their version. */
  kept: Map<number, string>;
  /** The text that was sent and not acknowledged: it may be there, or not. */
  unsure: string | null;
};

const linksIn = (html: string, pattern: RegExp): string[] => [
  ...new Set([...html.matchAll(pattern)].map(([, link = '']) => link)),
];

/** The ids of the visitor's responses, as the page lists them. */
export const responsesOf = async (visit: Visit): Promise<string[]> =>
  linksIn(await pageText(visit, '/responses'), /href="\/responses\/([a-z2-7]{26})/g);

/** Every question of a response that is answered by rows of texts of one's own, found by following its links. */
export async function tablesOf(visit: Visit, response: string): Promise<Sheet[]> {
  const home = `/responses/${response}`;
  const sheets: Sheet[] = [];
  for (const section of linksIn(await pageText(visit, home), new RegExp(`href="(${home}/sections/[^"/]+)"`, 'g')))
    for (const path of linksIn(await pageText(visit, section), new RegExp(`href="(${section}/[^"/]+)"`, 'g'))) {
      const html = await pageText(visit, path);
      if (!html.includes('name="answer.add"')) continue;
      const fields = fieldsOf(html);
      const cells = [...fields.keys()].filter((name) => /^answer\.\d+\./.test(name));
      const [question = ''] = path.split('/').slice(-1);
      const version = Number(fields.get('base'));
      sheets.push({ visit, response, question, path, fields: cells, version, kept: new Map(), unsure: null });
    }
  return sheets;
}

/** Sends one autosave as the answer page does, every field holding the text. @throws Error where it was not saved. */
export async function autosave(sheet: Sheet, text: string): Promise<void> {
  const body = new URLSearchParams(sheet.fields.map((name) => [name, text]));
  body.append('base', String(sheet.version));
  sheet.unsure = text;
  const answer = await ask(sheet.visit, `/uploads/answers/${sheet.response}/${sheet.question}`, {
    method: 'POST',
    body,
    headers: { Accept: 'application/json' },
  });
  const reply = (await answer.json()) as { is: string; version?: number };
  if (reply.is !== 'saved' || reply.version !== sheet.version + 1)
    throw new Error(`${sheet.question} at version ${sheet.version}: ${answer.status} ${JSON.stringify(reply)}`);
  sheet.version = reply.version;
  sheet.kept.set(reply.version, text);
  sheet.unsure = null;
}

const words = 'every sensor keeps its own key and nothing on the mast is reachable from the street network '.repeat(4);

/** A text that says at both ends which it is, so that half of it cannot pass for the whole. */
export const stamped = (stamp: string): string => `${stamp}: ${words}${stamp}`;

/** Whether a request failed because the server went away. A refusal is another matter. */
const wasCutOff = (error: unknown): boolean => error instanceof TypeError;

/** Saves one text after another until the server is gone. @throws Error where a save was refused. */
export async function keepSaving(sheet: Sheet, round: string, saved: () => void): Promise<void> {
  for (let number = 1; ; number += 1) {
    try {
      await autosave(sheet, stamped(`${round}.${number} of ${sheet.question}`));
    } catch (error) {
      if (wasCutOff(error)) return;
      throw error;
    }
    saved();
  }
}

type Draft = { answers: Record<string, { value: unknown }> };

/** The texts in the cells of each question, as the supplier's own download has them. */
export async function textsOf(visit: Visit, response: string): Promise<Map<string, string[]>> {
  const { answers } = JSON.parse(await pageText(visit, `/responses/${response}/draft`)) as Draft;
  return new Map(
    Object.entries(answers).map(([question, { value }]) => [
      question,
      [value].flat(2).filter((cell): cell is string => typeof cell === 'string' && cell !== ''),
    ]),
  );
}

/** The version that a question's page starts from. */
export const versionOf = async (sheet: Sheet): Promise<number> =>
  Number(fieldsOf(await pageText(sheet.visit, sheet.path)).get('base'));

/** A file that was sent: acknowledged under its id, or cut off on the way. */
export type SentFile = { name: string; bytes: Buffer; id: string | null };

const pdf = (name: string, size: number): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, `${name} `)]);

/** Uploads one file after another until the server is gone. @throws Error where one was refused. */
export async function keepUploading(
  visit: Visit,
  response: string,
  round: string,
  sent: SentFile[],
  uploaded: () => void,
): Promise<void> {
  for (let number = 1; ; number += 1) {
    const name = `proof-${round}-${number}.pdf`;
    const file: SentFile = { name, bytes: pdf(name, 50_000), id: null };
    sent.push(file);
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(file.bytes)], { type: 'application/pdf' }), name);
    try {
      const answer = await ask(visit, `/uploads/evidence/${response}`, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
      });
      const reply = (await answer.json()) as { id?: string };
      if (answer.status !== 201 || !reply.id) throw new Error(`${name}: ${answer.status} ${JSON.stringify(reply)}`);
      file.id = reply.id;
      uploaded();
    } catch (error) {
      if (wasCutOff(error)) return;
      throw error;
    }
  }
}

/** Sends half of a file and no more; ends when the server is gone. */
export function halfAnUpload(visit: Visit, response: string, name: string): Promise<void> {
  const mark = '----half-of-a-file';
  const head = `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const bytes = pdf(name, 200_000);
  return new Promise((done) => {
    const post = request(`${visit.origin}/uploads/evidence/${response}`, {
      method: 'POST',
      headers: {
        Origin: visit.origin,
        Cookie: cookieHeader(visit),
        Accept: 'application/json',
        'Content-Type': `multipart/form-data; boundary=${mark}`,
        'Content-Length': Buffer.byteLength(head) + bytes.length + 100,
      },
    });
    post.on('error', () => done());
    post.on('response', (answer) => answer.resume().on('close', () => done()));
    post.write(head);
    post.write(bytes.subarray(0, 100_000));
  });
}

/** The organisation's files as its page lists them: name to id. */
export async function filesOf(visit: Visit, response: string): Promise<Map<string, string>> {
  const html = await pageText(visit, `/responses/${response}/evidence`);
  const links = html.matchAll(/href="\/responses\/[a-z2-7]{26}\/evidence\/([a-z2-7]{26})"[^>]*>([^<]+)</g);
  return new Map([...links].map(([, id = '', name = '']) => [name, id]));
}

/** The bytes of a file as it is downloaded. */
export async function fileBytes(visit: Visit, response: string, id: string): Promise<Buffer> {
  const answer = await ask(visit, `/responses/${response}/evidence/${id}`);
  if (answer.status !== 200) throw new Error(`evidence ${id} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
