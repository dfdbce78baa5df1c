/** Measurement of uploads beside answers: 100 MB of evidence while 50 clients autosave, on the built server. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildByCommands } from '../../e2e/support/build-by-commands';
import { ask, signInByRequest, type Visit } from '../../e2e/support/by-request';
import { chance, seed } from '../../e2e/support/chance';
import { type Server, startServer } from '../../e2e/support/server';

const clients = 50;
/**
 * Each client saves so often (milliseconds) in the mean: a busy last hour. No two waits are alike, for people do not type
 * in step: with equal waits, whoever was once kept waiting together would come back together every time.
 */
const pace = 1_000;
const below = chance(seed);
const nextWait = (): number => pace / 2 + below(pace);
const idleSeconds = 15;
const files = 8;
const fileBytes = 12_500_000;
/** Uploads at a time, from as many organisations. */
const abreast = 4;

type Client = { visit: Visit; responseId: string; version: number };

const inOrder = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const quantile = (times: readonly number[], part: number): number =>
  inOrder(times)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;

const words = 'each sensor has a key of its own and nothing on the mast is reached from the street '.repeat(6);

/** One autosave, as the answer page sends it; gives how long its acknowledgement took. */
async function save(client: Client): Promise<number> {
  const body = new URLSearchParams({ answer: `${client.version} ${words}`, base: String(client.version) });
  const began = performance.now();
  const answer = await ask(client.visit, `/uploads/answers/${client.responseId}/story`, {
    method: 'POST',
    body,
    headers: { Accept: 'application/json' },
  });
  const reply = (await answer.json()) as { is: string; version?: number };
  const took = performance.now() - began;
  if (reply.is !== 'saved' || reply.version === undefined) throw new Error(`a save was answered ${reply.is}`);
  client.version = reply.version;
  return took;
}

/** All clients save at their pace, each beginning at its own moment, until told to stop; gives every time it took. */
function typing(all: readonly Client[]): { stop: () => Promise<number[]> } {
  let going = true;
  const times: number[] = [];
  const work = all.map(async (client, at) => {
    await new Promise((wake) => setTimeout(wake, (at * pace) / all.length));
    while (going) {
      const took = await save(client);
      times.push(took);
      await new Promise((wake) => setTimeout(wake, Math.max(0, nextWait() - took)));
    }
  });
  return {
    stop: async () => {
      going = false;
      await Promise.all(work);
      return times;
    },
  };
}

const upload = async ({ visit, responseId }: Client, bytes: Blob, name: string): Promise<void> => {
  const body = new FormData();
  body.append('file', bytes, name);
  const answer = await ask(visit, `/uploads/evidence/${responseId}`, {
    method: 'POST',
    body,
    headers: { Accept: 'application/json' },
  });
  if (answer.status !== 201) throw new Error(`an upload was answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
};

/** Memory of a program now, in MB. */
const residentOf = (pid: number): number =>
  (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024) / 1_000_000;

async function enter(server: Server): Promise<Client[]> {
  await server.kill();
  const printed = buildByCommands(server, 'lib/testing/build-bench-clients.ts', clients);
  await server.restart();
  const made = JSON.parse(/^clients (.+)$/m.exec(printed)?.[1] ?? '[]') as {
    email: string;
    password: string;
    responseId: string;
  }[];
  const all: Client[] = [];
  for (const { email, password, responseId } of made)
    all.push({ visit: await signInByRequest(server.url, { email, password, code: () => '' }), responseId, version: 0 });
  return all;
}

export type EvidenceBench = {
  idle: { saves: number; median: number; p99: number };
  busy: { saves: number; median: number; p99: number; seconds: number };
  /** Memory of the server before, at most while, and after the uploads, in MB. */
  memory: { before: number; most: number; after: number };
};

const summary = (times: readonly number[]) => ({
  saves: times.length,
  median: quantile(times, 0.5),
  p99: quantile(times, 0.99),
});

/** Null without a build, or off Linux, which alone says what a program's memory is. */
export async function benchEvidence(standalone: string): Promise<EvidenceBench | null> {
  if (!existsSync(join(standalone, 'server.js')) || !existsSync('/proc/self/status')) return null;
  const server = await startServer({ example: true });
  try {
    const all = await enter(server);
    // Each kind of request once beforehand, and a file of full size: a server grows to its working size once.
    for (const client of all) await save(client);
    const bytes = new Blob(['%PDF-1.7\n', Buffer.alloc(fileBytes - 9, 'evidence ')]);
    await Promise.all(all.slice(0, abreast).map((client) => upload(client, bytes, 'first.pdf')));

    const calm = typing(all);
    await new Promise((wake) => setTimeout(wake, idleSeconds * 1_000));
    const idle = summary(await calm.stop());

    const pid = server.pid();
    const before = residentOf(pid);
    let most = before;
    const look = setInterval(() => {
      most = Math.max(most, residentOf(pid));
    }, 20);
    const meanwhile = typing(all);
    // Everybody is at work when the first byte of a file comes.
    await new Promise((wake) => setTimeout(wake, pace));
    const began = performance.now();
    let next = 0;
    await Promise.all(
      all.slice(0, abreast).map(async (client) => {
        for (let file = next++; file < files; file = next++) await upload(client, bytes, `file-${file}.pdf`);
      }),
    );
    const seconds = (performance.now() - began) / 1_000;
    const busy = { ...summary(await meanwhile.stop()), seconds };
    clearInterval(look);
    await new Promise((wake) => setTimeout(wake, 3_000));
    return { idle, busy, memory: { before, most, after: residentOf(pid) } };
  } finally {
    await server.stop();
  }
}
