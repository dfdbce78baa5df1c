import { execFile } from 'node:child_process';
import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { unpackBundle } from '@/lib/bundle/read';
import { packZip, withPart } from '@/lib/bundle/zip';
import { signingKey, signText } from '@/lib/server/keys';
import type { Sound } from '@/lib/testing/bundle-changes';
import { forged, mutations } from '@/lib/testing/bundle-mutations';
import type { Closed, Who } from '@/lib/testing/closed-procurement';
import { aContractedProcurement } from '@/lib/testing/contracted-procurement';
import { asSteppedUp, decided } from '@/lib/testing/decided-procurement';
import { course } from '@/lib/testing/laws';
import { value, why } from '@/lib/testing/results';
import { aDatabase } from '@/lib/testing/world';
import { zipOf } from '@/lib/testing/zip';
import { documents } from '@/lib/views/documents';
import { evidenceBundle } from '@/lib/views/evidence-bundle';
import { decidedExport } from '@/lib/views/exports';
import { bundleLines, keyIdOf } from './verify-bundle';

aDatabase();

let c: Closed;
let sound: Sound;
let folder = '';

const bundleOf = async (who: Who = 'lead'): Promise<Buffer> => {
  const made = value(await evidenceBundle(asSteppedUp(c, who), { id: c.id }));
  return Buffer.from(made?.body ?? '');
};
const sign = (text: string): string => signText(text).signature;
const ok = ['ok manifest', 'ok document', 'ok receipts', 'ok audit', 'ok marks', 'ok outcome'];
const note = 'note: signatures checked only against the key inside the bundle';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-bundle-'));
  c = await aContractedProcurement();
  const bytes = await bundleOf();
  sound = { bytes, parts: await unpackBundle(bytes) };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an evidence bundle', () => {
  it('holds in every check, against the key inside it and against the one that was told elsewhere', async () => {
    expect(await bundleLines(sound.bytes, null)).toEqual({ lines: [...ok, note], holds: true });
    expect(await bundleLines(sound.bytes, signingKey().keyId)).toEqual({ lines: ok, holds: true });
  });

  it('is the same to the byte for the same state, whoever takes it, and taking it leaves no trace in the log', async () => {
    const before = await listAudit(reading(), c.id);
    expect((await bundleOf('observer')).equals(sound.bytes)).toBe(true);
    expect(await listAudit(reading(), c.id)).toEqual(before);
  });

  it('holds the contest and the outcome as they are exported by themselves', async () => {
    for (const kind of ['contest', 'outcome'] as const) {
      const file = value(await decidedExport(asSteppedUp(c, 'lead'), { id: c.id, kind }));
      const part = sound.parts.find(({ path }) => path === `${kind}.json`);
      expect(JSON.parse(Buffer.from(part?.bytes ?? '').toString())).toEqual(JSON.parse(String(file?.body)));
    }
  });

  it('is for whoever answers for the procurement, once the outcome is final', async () => {
    expect(why(await evidenceBundle(asSteppedUp(c, 'evaluator'), { id: c.id }))).toBe('refused policy.duty');
    expect(why(await evidenceBundle(asSteppedUp(c, 'stranger'), { id: c.id }))).toBe('not-found common.not-found');
    expect(value(await documents(asSteppedUp(c, 'evaluator'), { id: c.id }))).toMatchObject({
      final: true,
      mayBundle: false,
    });
    expect(value(await documents(asSteppedUp(c, 'officer'), { id: c.id })).mayBundle).toBe(true);
    const open = await decided();
    expect(why(await evidenceBundle(asSteppedUp(open, 'lead'), { id: open.id }))).toBe('refused policy.bundle-waits');
  });

  it('is packed the same in one go and with its last file put in later', () => {
    const [last] = sound.parts.slice(-1);
    if (!last) throw new Error('no files');
    const whole = packZip(sound.parts);
    expect(Buffer.from(withPart(packZip(sound.parts.slice(0, -1)), last)).equals(Buffer.from(whole))).toBe(true);
    expect(Buffer.from(whole).equals(sound.bytes)).toBe(true);
  });
});

const broken = async (name: string, a: number, b: number): Promise<void> => {
  const { bytes, first } = mutations[name]?.(sound, a, b, sign) ?? { bytes: sound.bytes, first: '' };
  const { lines, holds } = await bundleLines(bytes, null);
  const fault = lines.find((line) => line.startsWith('FAIL'));
  expect(holds, name).toBe(false);
  if (typeof first === 'string') expect(fault?.startsWith(first), `${name}: ${fault}`).toBe(true);
  else expect(fault, name).toMatch(first);
};

describe('a bundle that was changed', () => {
  it.each(Object.keys(mutations))('is not believed, and the first fault is named: %s', (name) => broken(name, 7, 3));

  course(
    'the first fault of a mutated bundle is named',
    // Turned bits are the only ones of which there are more kinds than names: one in four is one.
    fc.tuple(fc.constantFrom(...Object.keys(mutations), ...Array(8).fill('a bit turned')), fc.nat(), fc.nat()),
    ([name, a, b]) => broken(name, a, b),
    // 1,000 in the gate.
    { runs: 50, shrinks: false },
  );

  it('made and signed anew with another key, is not by the key that was told elsewhere', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const id = keyIdOf(pem) ?? '';
    const theirs = (text: string) => signBytes(null, Buffer.from(text), privateKey).toString('base64');
    const bytes = forged(sound, theirs, id, pem);
    const { keyId } = signingKey();
    expect((await bundleLines(bytes, keyId)).lines[0]).toBe(
      `FAIL manifest: manifest.json: is signed by key ${id}, and not by ${keyId}, which was asked for`,
    );
    // Receipts were signed by the true key, so that even the key inside does not make them believed.
    expect((await bundleLines(bytes, null)).lines[2]).toBe(
      `FAIL receipts: keys.json: has no key ${keyId}, which signed ${sound.parts.find(({ path }) => path.startsWith('receipts/'))?.path}`,
    );
  });

  it('names another key where the manifest is signed by one that the bundle does not have', async () => {
    const bytes = forged(sound, sign, '0123456789abcdef', signingKey().publicPem);
    expect((await bundleLines(bytes, null)).lines[0]).toBe(
      'FAIL manifest: keys.json: keys[0]: 0123456789abcdef is not the id of this key',
    );
  });
});

describe('an archive that means harm', () => {
  const first = async (bytes: Buffer): Promise<string | undefined> => (await bundleLines(bytes, null)).lines[0];

  it('is refused before it takes memory, leaves its folder or is believed about its sizes', async () => {
    const zeros = Buffer.alloc(30_000_000);
    expect(await first(zipOf([{ name: 'contest.json', text: zeros }]))).toBe(
      'FAIL manifest: contest.json: would unpack to more than 200 times its size',
    );
    expect(await first(zipOf([{ name: 'contest.json', text: zeros, size: 1_000 }]))).toMatch(
      /^FAIL manifest: contest\.json: cannot be unpacked \(too many bytes/,
    );
    expect(await first(zipOf([{ name: '../contest.json', text: '{}' }]))).toMatch(/^FAIL manifest: archive: /);
    expect(await first(zipOf([{ name: 'Contest.exe', text: '{}' }]))).toBe(
      'FAIL manifest: archive: holds a file that no bundle has: "Contest.exe"',
    );
    expect(await first(zipOf([{ name: 'contest.json', text: '{}', encrypted: true }]))).toBe(
      'FAIL manifest: contest.json: is encrypted',
    );
    const many = Array.from({ length: 20_001 }, (_, at) => ({ name: `receipts/a${at}.json`, text: '' }));
    expect(await first(zipOf(many))).toBe('FAIL manifest: archive: holds more than 20000 files');
  });

  it('with files that are no JSON, or nested without end, is a fault of the bundle and no crash', async () => {
    const deep = '['.repeat(200_000);
    const spoiled = await bundleLines(
      zipOf(
        sound.parts.map(({ path, bytes }) => ({ name: path, text: path.endsWith('json') ? deep : Buffer.from(bytes) })),
      ),
      null,
    );
    expect(spoiled.lines.filter((line) => line.startsWith('FAIL')).length).toBe(6);
  });
});

describe('npm run verify -- BUNDLE.zip', () => {
  type Run = { code: number; out: string; fault: string };
  const verify = (...names: string[]): Promise<Run> =>
    new Promise((resolve) => {
      const given = ['--conditions=react-server', '--import', 'tsx', 'lib/run/verify.ts', ...names];
      // No data folder and no key: everything is in the bundle.
      const env = { PATH: process.env.PATH, INIT_CWD: folder, NODE_ENV: 'test' as const };
      execFile(process.execPath, given, { cwd: process.cwd(), env }, (error, out, fault) =>
        resolve({ code: Number(error?.code ?? 0), out, fault }),
      );
    });
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return name;
  };

  it('prints a line for each check; exits 0 where all hold, 1 with the fault of a changed one, 2 for what is none', async () => {
    write('good.zip', sound.bytes);
    write('key.pem', signingKey().publicPem);
    write('short.zip', sound.bytes.subarray(0, 5_000));
    write('none.zip', 'This is no archive.');
    const [good, otherKey, short, none] = await Promise.all([
      verify('good.zip', '--key', 'key.pem'),
      verify('good.zip', '--key', '0123456789abcdef'),
      verify('short.zip'),
      verify('none.zip'),
    ]);
    expect(good).toEqual({ code: 0, out: `${ok.join('\n')}\n`, fault: '' });
    expect([otherKey.code, otherKey.out.split('\n')[0]]).toEqual([
      1,
      `FAIL manifest: manifest.json: is signed by key ${signingKey().keyId}, and not by 0123456789abcdef, which was asked for`,
    ]);
    expect([short.code, short.fault]).toEqual([1, '']);
    expect(short.out).toMatch(/^FAIL manifest: archive: is damaged: its end cannot be read \([^\n]+\)\nnote: /);
    expect(none).toEqual({ code: 2, out: '', fault: expect.stringMatching(/^Cannot be read: it is neither /) });
  });
});
