import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const preload = new URL('./loop-watch.cjs', import.meta.url).pathname;

/** What the watcher saw since it was last asked. */
export type LoopSeen = {
  /** The longest that the event loop stood still, by the clock. */
  longestMs: number;
  /** The most processor time that the main thread took without letting the loop turn; null off Linux. */
  longestCpuMs: number | null;
  /** Calls of the functions that make password hashes. */
  calls: Partial<Record<'scrypt' | 'scryptSync' | 'pbkdf2Sync', number>>;
};

export type LoopWatch = {
  /** What a program is started with to be watched. */
  env: Record<string, string>;
  /** What was seen since the last time, or since the start. */
  seen: () => Promise<LoopSeen>;
  end: () => void;
};

/** Watches the event loop of one program, from inside it: see loop-watch.cjs. */
export function watchLoop(): LoopWatch {
  const folder = mkdtempSync(join(tmpdir(), 'assay-loop-'));
  const file = join(folder, 'seen');
  let asked = 0;
  const there = async (name: string): Promise<string> => {
    const until = Date.now() + 20_000;
    while (!existsSync(name)) {
      if (Date.now() > until) throw new Error(`The watched program never wrote ${name}.`);
      await new Promise((wake) => setTimeout(wake, 20));
    }
    return readFileSync(name, 'utf8');
  };
  return {
    env: { NODE_OPTIONS: `--require ${JSON.stringify(preload)}`, LOOP_WATCH_FILE: file },
    seen: async () => {
      process.kill(Number(await there(`${file}.pid`)), 'SIGUSR2');
      asked += 1;
      return JSON.parse(await there(`${file}.${asked}`)) as LoopSeen;
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
