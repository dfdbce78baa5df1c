import { inflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { checkFile } from '../response/file-type';
import { decided, open, unopened } from './content';
import { makeEvidence } from './evidence';

const at = '2026-04-01T10:00:00.000Z';
const files = [decided, unopened, open].flatMap(({ bids }) => bids.flatMap(({ evidence }) => evidence));

it('makes every file of the content, each of the type that its name says', async () => {
  expect(files.length).toBeGreaterThan(150);
  for (const file of files) {
    const bytes = await makeEvidence(file, 'Fenlight Systems Ltd', at);
    expect([file.name, checkFile(file.name, bytes).ok]).toEqual([file.name, true]);
    expect(bytes.length).toBeLessThan(20_000);
  }
});

it('makes the same bytes again, and a PDF that can be opened', async () => {
  const file = { name: 'fenlight-security-review-plan.pdf', text: 'One page, signed: “quarterly” review – £0.' };
  const [one, two] = [await makeEvidence(file, 'Fenlight', at), await makeEvidence(file, 'Fenlight', at)];
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  const read = await PDFDocument.load(one);
  expect([read.getPageCount(), read.getTitle()]).toEqual([1, 'Fenlight security review plan']);
});

it('draws the words of a picture', async () => {
  const bytes = Buffer.from(await makeEvidence({ name: 'a.png', text: 'WWW' }, 'Fenlight', at));
  const width = bytes.readUInt32BE(16);
  const length = bytes.readUInt32BE(33);
  const dots = inflateSync(bytes.subarray(41, 41 + length));
  expect(dots.length).toBe((width + 1) * bytes.readUInt32BE(20));
  expect(dots.filter((dot) => dot === 30).length).toBeGreaterThan(100);
});

it('writes one statement to a line of a table', async () => {
  const bytes = await makeEvidence({ name: 'a.csv', text: 'First "thing"; second thing. Third.' }, 'Fenlight', at);
  expect(new TextDecoder().decode(bytes).split('\r\n').slice(3, 6)).toEqual([
    '"1","First ""thing"""',
    '"2","second thing."',
    '"3","Third."',
  ]);
});

it('refuses a file that it cannot make', async () => {
  await expect(makeEvidence({ name: 'a.docx', text: '' }, 'Fenlight', at)).rejects.toThrow('a.docx');
});
