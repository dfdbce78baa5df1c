import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSent } from '../response/check-receipt';
import { makePracticeReceipt, makeReceipt, receiptText } from '../response/receipt';
import { answerHash, answerHashes, answerSalt } from '../response/salted';
import { Snapshot, snapshotHash } from '../response/snapshot';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = '%PDF-1.7 our plan';
const sha256 = createHash('sha256').update(bytes).digest('hex');
const plan = { name: 'plan.pdf', size: bytes.length, sha256 };
const sent = Snapshot.parse({
  format: 'assay-submission/2',
  salt: 'abcdefghijklmnopqrstuvwxyz'.repeat(2),
  version: 1,
  documentHash: 'a'.repeat(64),
  lotIds: [],
  answers: { q1: { value: 'yes' }, q2: { value: 'Each sensor has a network of its own.', evidence: [plan] } },
  declaration: { name: 'Priya', role: 'Owner', confirmed: true },
});
const facts = {
  procurement: { reference: 'BWC-1', title: 'Bins' },
  supplier: 'Fenlight \u001b[31m Systems',
  submission: 1,
  receivedAt: '2027-01-20T11:20:03.417Z',
};
const receipt = makeReceipt(sent, { ...facts, reference: 'ASY-7K2M-Q4XD' });
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const publicPem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const keyId = createHash('sha256').update(publicPem).digest('hex').slice(0, 16);
const signedBy = (paper: Parameters<typeof receiptText>[0], format = 'assay-signed-receipt/1') => {
  const signed = receiptText(paper);
  const signature = sign(null, Buffer.from(signed, 'utf8'), privateKey).toString('base64');
  return { format, receipt: paper, signed, signature, keyId, publicKey: publicPem };
};
const write = (name: string, content: unknown): string => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};
const verify = (...names: string[]) => {
  const run = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/run/verify.ts', ...names],
    { cwd: root, env: { ...process.env, INIT_CWD: folder }, encoding: 'utf8' },
  );
  return { code: run.status, out: run.stdout, fault: run.stderr };
};
const failing = (answers: Snapshot['answers']): string[] =>
  checkSent(receipt, { ...sent, answers })
    .filter(({ holds }) => !holds)
    .map(({ what }) => what);

describe('the hash of each answer', () => {
  it('cannot be guessed from the answer alone, and is another one in every submission', () => {
    const other = answerHashes({ ...sent, salt: 'b'.repeat(52) });
    expect(answerHashes(sent)?.q1).toMatch(/^[0-9a-f]{64}$/);
    expect(other?.q1).not.toBe(answerHashes(sent)?.q1);
    expect(answerHashes({ answers: sent.answers })).toBe(null);
  });

  it('is proved for one answer by its own salt, which gives no other away', () => {
    const salt = answerSalt(sent.salt ?? '', 'q1');
    expect('answers' in receipt && receipt.answers.q1).toBe(answerHash(salt, 'q1', { value: 'yes' }));
    expect(answerHash(salt, 'q1', { value: 'no' })).not.toBe(answerHash(salt, 'q1', { value: 'yes' }));
    expect(answerSalt(sent.salt ?? '', 'q2')).not.toBe(salt);
  });

  it('names the very answer that was changed, added or taken away', () => {
    const { q1, q2 } = sent.answers;
    if (!q1 || !q2) throw new Error('no answers');
    expect(failing(sent.answers)).toEqual([]);
    expect(failing({ q1, q2: { ...q2, value: 'Changed' } })).toEqual(['what you sent as a whole', 'answer q2']);
    expect(failing({ q1 })).toContain('answer q2');
    expect(failing({ q1, q2, q3: q1 })).toContain('answer q3');
  });

  it('is on every new receipt; an old snapshot still makes and reads a receipt of the first form', () => {
    const { salt: _, ...old } = sent;
    const first = makeReceipt({ ...old, format: 'assay-submission/1' }, { ...facts, reference: 'ASY-7K2M-Q4XD' });
    expect(receipt.format).toBe('assay-receipt/2');
    expect(first.format).toBe('assay-receipt/1');
    expect(first.snapshotHash).toBe(snapshotHash({ ...old, format: 'assay-submission/1' }));
  });
});

describe('npm run verify', () => {
  it('says of a receipt, what was sent and a file that all hold', () => {
    write('receipt.json', signedBy(receipt));
    write('sent.json', sent);
    write('plan.pdf', bytes);
    const { code, out } = verify('receipt.json', 'sent.json', 'plan.pdf', '--key', keyId);
    expect(out).toContain('holds          signature of the receipt');
    expect(out).toContain('holds          answer q2');
    expect(out).toContain('holds          file plan.pdf\n');
    expect(out).not.toContain('DOES NOT');
    // Text of whoever made the file does not steer the terminal.
    expect(out).not.toContain('\u001b');
    expect(code).toBe(0);
  });

  it('names what was changed, in the receipt, in an answer and in a file, and a key that is not the one', () => {
    const forged = { ...signedBy(receipt), receipt: { ...receipt, receivedAt: '2027-01-20T11:20:03.418Z' } };
    write('forged.json', forged);
    write('other.json', { ...sent, answers: { ...sent.answers, q1: { value: 'no' } } });
    write('other.pdf', `${bytes}!`);
    const { code, out } = verify('forged.json', 'other.json', 'other.pdf', '--key', '0123456789abcdef');
    for (const what of [
      'the receipt that you read is the text that was signed',
      'key id is 0123456789abcdef',
      'answer q1',
      'file other.pdf',
    ])
      expect(out).toContain(`DOES NOT HOLD  ${what}`);
    expect(out).toContain('holds          answer q2');
    expect(code).toBe(1);
  });

  it('says in its first line that a practice is none, and refuses what is no receipt', () => {
    const practice = makePracticeReceipt(sent, { ...facts, reference: 'PRACTICE-7K2M-Q4XD' } as never);
    write('practice.json', signedBy(practice, 'assay-signed-practice-receipt/1'));
    expect(verify('practice.json').out).toMatch(/^PRACTICE: nobody received this\./);
    expect(verify('plan.pdf')).toMatchObject({ code: 2, fault: expect.stringContaining('Cannot be read') });
  });
});
