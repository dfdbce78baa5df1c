import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { children, startChild } from '@/lib/server/child';
import { hostileWorkbooks } from '@/lib/testing/hostile-workbooks';
import { say } from '@/lib/text';
import { ReadReply } from '../import/source';

/** The child as it runs in production: one bundle, with its own limits of time and memory. */
it('the heaviest hostile files are refused by the reader itself, in a process of 256 MB and within 2 s', async () => {
  process.env.ASSAY_DATA ??= '/tmp/assay-read-test/data';
  process.env.ASSAY_KEY_FILE ??= '/tmp/assay-read-test/key';
  process.env.ASSAY_LOG_LEVEL = 'silent';
  const folder = mkdtempSync(join(tmpdir(), 'assay-read-'));
  const outfile = join(folder, 'read-workbook.mjs');
  const limits = children['read-workbook'];
  expect(limits.memoryMb).toBe(256);
  await build({
    entryPoints: [join(process.cwd(), 'lib/run/children/read-workbook.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
  });
  for (const { what, name, bytes, says } of hostileWorkbooks()) {
    if (bytes.length < 50_000 && !/million|5 MB/.test(what)) continue;
    const began = performance.now();
    // A process that passed its memory or time would answer with that fault and not with the reader's sentence.
    const input = { name, bytes: bytes.toString('base64') };
    const reply = ReadReply.parse(await startChild('read-workbook', [outfile], limits, input));
    const seconds = (performance.now() - began) / 1000;
    if (says) expect('fault' in reply ? say({ path: '', ...reply.fault }) : `${what} was read`).toMatch(says);
    // Beside other work a process starts slowly; `npm run gate` runs alone.
    expect([what, seconds < (process.env.ASSAY_LAW_SCALE ? 2 : 8)]).toEqual([what, true]);
  }
  rmSync(folder, { recursive: true, force: true });
});
