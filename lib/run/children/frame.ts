/**
 * The frame of every child process. The work runs in a worker thread, so that the main thread stays free to end the
 * process when the parent dies (its pipe closes), when memory grows past the limit, or when time is up, however
 * busy the work is. It talks JSON: input on standard input, one reply on standard output.
 */
import { Socket } from 'node:net';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { ChildLimits, ChildReply } from '../../server/child';

/** Pipe whose other end the parent holds; it closes when the parent ends, whatever the way. */
const parentPipe = 3;
const mib = 1024 * 1024;

function reply(message: ChildReply): never | undefined {
  process.stdout.write(JSON.stringify(message), () => process.exit(0));
  return undefined;
}

async function readInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function watch(file: string): Promise<void> {
  const limits = JSON.parse(process.argv[2] ?? '') as ChildLimits;
  const pipe = new Socket({ fd: parentPipe, readable: true, writable: false });
  const orphaned = () => process.exit(1);
  pipe.on('end', orphaned).on('close', orphaned).on('error', orphaned).resume();
  setTimeout(
    () => reply({ ok: false, fault: 'time', message: `took longer than ${limits.seconds} s` }),
    limits.seconds * 1000,
  );
  setInterval(() => {
    if (process.memoryUsage.rss() > limits.memoryMb * mib) {
      reply({ ok: false, fault: 'memory', message: `took more than ${limits.memoryMb} MB` });
    }
  }, 50);
  const options = { workerData: await readInput(), resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } };
  // In development and tests a child is TypeScript, and tsx has to be asked again in each thread.
  const viaTsx = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(file)}); })`;
  const worker = file.endsWith('.ts')
    ? new Worker(viaTsx, { ...options, eval: true })
    : new Worker(new URL(file), options);
  worker.on('message', (message: ChildReply) => reply(message));
  worker.on('error', (error: Error & { code?: string }) =>
    reply(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? { ok: false, fault: 'memory', message: `took more than ${limits.heapMb} MB of heap` }
        : { ok: false, fault: 'failed', message: error.message },
    ),
  );
}

/**
 * Serves one call. `work` takes the parsed input, which the child must check itself, and gives a JSON value.
 * @param file `import.meta.url` of the child, which is loaded again as its own worker.
 */
export function serve(file: string, work: (input: unknown) => unknown): void {
  if (isMainThread) {
    void watch(file);
    return;
  }
  const answer = async (): Promise<ChildReply> => {
    try {
      return { ok: true, value: (await work(JSON.parse(workerData as string))) ?? null };
    } catch (error) {
      return { ok: false, fault: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  };
  void answer().then((message) => parentPort?.postMessage(message));
}
