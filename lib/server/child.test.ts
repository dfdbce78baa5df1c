import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChildError, children, startChild, startWithRoom } from './child';

const file = (name: string) => fileURLToPath(new URL(`../testing/children/${name}.ts`, import.meta.url));
const tsx = (name: string) => ['--conditions=react-server', '--import', 'tsx', file(name)];
const limits = { seconds: 20, heapMb: 96, memoryMb: 400, inputBytes: 10_000, outputBytes: 1_000_000 };
const call = (act: string, change: Partial<typeof limits> = {}) =>
  startChild('subject', tsx('subject'), { ...limits, ...change }, { act });
const faultOf = async (reply: Promise<unknown>) => {
  const error = await reply.then(() => undefined).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ChildError);
  return (error as ChildError).fault;
};

beforeAll(() => {
  process.env.ASSAY_DATA ??= '/tmp/assay-child-test/data';
  process.env.ASSAY_KEY_FILE ??= '/tmp/assay-child-test/key';
  process.env.ASSAY_LOG_LEVEL = 'silent';
});

describe('a child process', () => {
  it('hears its input and answers', async () => {
    expect(await call('answer')).toEqual({ heard: { act: 'answer' } });
  });

  it('answers as a bundle too, as in production', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-child-'));
    const outfile = join(folder, 'subject.mjs');
    await build({ entryPoints: [file('subject')], outfile, bundle: true, platform: 'node', format: 'esm' });
    expect(await startChild('subject', [outfile], limits, { act: 'answer' })).toEqual({ heard: { act: 'answer' } });
    rmSync(folder, { recursive: true });
  });

  it('passes on why its work failed', async () => {
    await expect(call('throw')).rejects.toThrow('subject: cell B7 has no value');
  });

  it('is stopped when time is up, even in an endless loop', async () => {
    expect(await faultOf(call('spin', { seconds: 2 }))).toBe('time');
  });

  it('is stopped at its heap limit', async () => {
    expect(await faultOf(call('hoard', { memoryMb: 2_000 }))).toBe('memory');
  });

  it('is given twice the heap once, where the first was too small', async () => {
    const small = { ...limits, heapMb: 40 };
    expect(await faultOf(startChild('subject', tsx('subject'), small, { act: 'fill' }))).toBe('memory');
    expect(await startWithRoom('subject', tsx('subject'), small, { act: 'fill' })).toBe(1_000_000);
  });

  it('is stopped when memory outside the heap grows past the limit', async () => {
    expect(await faultOf(call('hoard-buffers'))).toBe('memory');
  });

  it('is refused input over the limit before it starts', async () => {
    expect(await faultOf(call('x'.repeat(20_000)))).toBe('input-too-large');
  });

  it('is stopped when it says too much', async () => {
    expect(await faultOf(call('shout'))).toBe('output-too-large');
  });

  it('is reported when it dies without a reply', async () => {
    expect(await faultOf(call('exit'))).toBe('failed');
  });

  it('sees nothing of the server’s environment but the path', async () => {
    process.env.ASSAY_SEED ??= '20260101';
    expect(((await call('environment')) as string[]).filter((name) => name.startsWith('ASSAY'))).toEqual([]);
  });

  it('ends with its parent, even in an endless loop', async () => {
    const parent = spawn(process.execPath, tsx('parent'), { stdio: ['ignore', 'pipe', 'inherit'], env: process.env });
    const pid = await new Promise<number>((done) => parent.stdout.once('data', (text: Buffer) => done(Number(text))));
    const alive = () => {
      try {
        process.kill(pid, 0);
        return true;
      } catch {
        return false;
      }
    };
    // Long enough for the child to be in its loop.
    await new Promise((wake) => setTimeout(wake, 1_500));
    expect(alive()).toBe(true);
    parent.kill('SIGKILL');
    const until = Date.now() + 10_000;
    while (alive() && Date.now() < until) await new Promise((wake) => setTimeout(wake, 50));
    expect(alive()).toBe(false);
  });

  it.each(Object.keys(children))('%s has its file in lib/run/children', (name) => {
    expect(existsSync(join(process.cwd(), 'lib', 'run', 'children', `${name}.ts`))).toBe(true);
  });
});
