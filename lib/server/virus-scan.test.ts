import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aScanner, type Scanner, testVirus } from '@/lib/testing/virus-scanner';
import { scanParts } from './virus-scan';

let scanner: Scanner;
beforeAll(async () => {
  scanner = await aScanner();
});
afterAll(() => scanner.stop());
beforeEach(() => {
  scanner.mood = 'looks';
  scanner.seen.length = 0;
});

const at = () => ({ host: '127.0.0.1', port: scanner.port });
async function* parts(...all: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of all) yield Buffer.from(part);
}
const quick = { silence: 150, whole: 400 };

describe('a virus scanner', () => {
  it('is handed the whole file, however many parts it comes in, and says that it is clean', async () => {
    const big = Buffer.alloc(300_000, 'x');
    expect(await scanParts(at(), parts(...Array.from({ length: 20 }, () => big)))).toEqual({ is: 'clean' });
    expect(await scanParts(at(), parts('', 'a', '', 'b'))).toEqual({ is: 'clean' });
    expect(scanner.seen).toEqual([6_000_000, 2]);
  });

  it('finds what lies across two parts, and names it', async () => {
    const verdict = await scanParts(at(), parts('%PDF-1.7', testVirus.slice(0, 20), testVirus.slice(20), 'rest'));
    expect(verdict).toEqual({ is: 'infected', found: 'Eicar-Test-Signature' });
  });

  it('that takes no file of this size has not looked', async () => {
    scanner.mood = 'too-large';
    const big = Buffer.alloc(500_000, 'x');
    const verdict = await scanParts(at(), parts(...Array.from({ length: 40 }, () => big)));
    expect(['refused', 'unreachable']).toContain(verdict.is);
    expect(await scanParts(at(), parts('x'))).toEqual({ is: 'refused' });
  });

  it.each(['silent', 'hangs-up', 'babbles'] as const)('that %s is unreachable, and soon', async (mood) => {
    scanner.mood = mood;
    expect(await scanParts(at(), parts('x', 'y'), quick)).toEqual({ is: 'unreachable' });
  });

  it('that is not there is unreachable', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => probe.once('listening', done));
    const { port } = probe.address() as { port: number };
    await new Promise((done) => probe.close(done));
    expect(await scanParts({ host: '127.0.0.1', port }, parts('x'), quick)).toEqual({ is: 'unreachable' });
    expect(await scanParts({ path: '/nowhere/clamd.sock' }, parts('x'), quick)).toEqual({ is: 'unreachable' });
  });

  it('is reached by a local socket too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-scan-'));
    const path = join(folder, 'clamd.sock');
    const local = createServer((socket) => {
      socket.on('data', (part) => part.subarray(-4).equals(Buffer.alloc(4)) && socket.end('stream: OK\0'));
    }).listen(path);
    await new Promise((done) => local.once('listening', done));
    expect(await scanParts({ path }, parts('x'))).toEqual({ is: 'clean' });
    await new Promise((done) => local.close(done));
    rmSync(folder, { recursive: true });
  });

  it('never hides that the file itself could not be read', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('x');
      throw new Error('damaged');
    }
    await expect(scanParts(at(), broken())).rejects.toThrow('damaged');
  });
});
