import 'server-only';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { log } from './log';

export type ChildLimits = {
  seconds: number;
  /** Heap of the work in MiB. */
  heapMb: number;
  /** Resident memory of the whole child process in MiB. */
  memoryMb: number;
  inputBytes: number;
  outputBytes: number;
};

export type ChildFault = 'memory' | 'time' | 'input-too-large' | 'output-too-large' | 'failed';
export type ChildReply = { ok: true; value: unknown } | { ok: false; fault: ChildFault; message: string };

const mib = 1024 * 1024;

/** The only programs that Assay starts, and what each may use. The name is the file in lib/run/children. */
export const children = {
  // Measured by `npm run bench`: 20 bids of 300 questions stay under 300 MB of memory with this heap.
  'render-workbook': { seconds: 60, heapMb: 128, memoryMb: 400, inputBytes: 64 * mib, outputBytes: 64 * mib },
  // Every file is in it twice: as it comes in, and as it is packed.
  'pack-files': { seconds: 60, heapMb: 256, memoryMb: 600, inputBytes: 64 * mib, outputBytes: 64 * mib },
  // The longest questionnaire stays far under this.
  'render-paper': { seconds: 60, heapMb: 192, memoryMb: 500, inputBytes: 64 * mib, outputBytes: 64 * mib },
  rehearse: { seconds: 60, heapMb: 128, memoryMb: 400, inputBytes: 8 * mib, outputBytes: 16 * mib },
  // Twenty bids of 300 questions with two evaluators each make under 40 MB of text.
  'make-bundle': { seconds: 60, heapMb: 256, memoryMb: 700, inputBytes: 64 * mib, outputBytes: 128 * mib },
  // A hostile file is refused by the reader's own counts long before these; they hold what nobody thought of.
  'read-workbook': { seconds: 10, heapMb: 96, memoryMb: 256, inputBytes: 16 * mib, outputBytes: 16 * mib },
} as const satisfies Record<string, ChildLimits>;
export type ChildName = keyof typeof children;

/** A child that was refused, stopped or failed. `fault` says which limit; the message is for the log's reader. */
export class ChildError extends Error {
  override name = 'ChildError';
  constructor(
    readonly child: string,
    readonly fault: ChildFault,
    message: string,
  ) {
    super(`${child}: ${message}`);
  }
}

/** Bundled beside the standalone server in production; run from source, by tsx, in development and tests. */
function argumentsFor(name: string): string[] {
  if (process.env.NODE_ENV === 'production') {
    return [join(/* turbopackIgnore: true */ process.cwd(), 'children', `${name}.mjs`)];
  }
  const source = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'run', 'children', `${name}.ts`);
  return ['--conditions=react-server', '--import', 'tsx', source];
}

/**
 * Starts a program of `nodeArguments`, hands it `input` as JSON and waits for its reply.
 * Exported for the test of the frame; everything else calls `runChild`.
 * @throws ChildError for every way in which a child can fail to answer.
 */
export function startChild(
  name: string,
  nodeArguments: string[],
  limits: ChildLimits,
  input: unknown,
  onStart: (pid: number) => void = () => undefined,
): Promise<unknown> {
  const text = JSON.stringify(input);
  if (Buffer.byteLength(text) > limits.inputBytes) {
    return Promise.reject(new ChildError(name, 'input-too-large', `input is over ${limits.inputBytes} bytes`));
  }
  const began = performance.now();
  return new Promise<unknown>((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeArguments, JSON.stringify(limits)], {
      cwd: process.cwd(),
      // No secret of the server's environment reaches a child.
      env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV } as NodeJS.ProcessEnv,
      // The fourth pipe is only held open: it closes when this process ends, and the child then ends too.
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      windowsHide: true,
    });
    if (child.pid !== undefined) onStart(child.pid);
    const parts: Buffer[] = [];
    let size = 0;
    let failure: ChildError | undefined;
    const fail = (fault: ChildFault, message: string) => {
      failure ??= new ChildError(name, fault, message);
      child.kill('SIGKILL');
    };
    // The child ends itself on time; this is for one that cannot.
    const timer = setTimeout(() => fail('time', `took longer than ${limits.seconds} s`), limits.seconds * 1000 + 2_000);
    child.stdout?.on('data', (part: Buffer) => {
      size += part.length;
      if (size > limits.outputBytes) fail('output-too-large', `output is over ${limits.outputBytes} bytes`);
      else parts.push(part);
    });
    // A child that ended early cannot take its input; the close handler says why it ended.
    child.stdin?.on('error', () => undefined);
    child.stdio[3]?.on('error', () => undefined);
    child.on('error', (error) => fail('failed', error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      const milliseconds = Math.round(performance.now() - began);
      const settle = (): unknown => {
        if (failure) throw failure;
        let answer: ChildReply;
        try {
          answer = JSON.parse(Buffer.concat(parts).toString('utf8')) as ChildReply;
        } catch {
          throw new ChildError(name, 'failed', `ended with code ${code ?? 'none'} and no reply`);
        }
        if (!answer.ok) throw new ChildError(name, answer.fault, answer.message);
        return answer.value;
      };
      try {
        const value = settle();
        log('info', 'child finished', { child: name, milliseconds });
        resolve(value);
      } catch (error) {
        log('warn', 'child failed', { child: name, milliseconds, fault: (error as ChildError).fault });
        reject(error);
      }
    });
    child.stdin?.end(text);
  });
}

/**
 * Starts a child as `startChild` does, and once more with twice the heap where the first was too small: the few that are
 * very large must not cost every other a large process.
 * @throws ChildError for every way in which a child can fail to answer.
 */
export async function startWithRoom(
  name: string,
  nodeArguments: string[],
  limits: ChildLimits,
  input: unknown,
): Promise<unknown> {
  try {
    return await startChild(name, nodeArguments, limits, input);
  } catch (error) {
    if (!(error instanceof ChildError) || error.fault !== 'memory') throw error;
    return startChild(name, nodeArguments, { ...limits, heapMb: 2 * limits.heapMb }, input);
  }
}

/**
 * Runs one of the allowed children with JSON input; gives its JSON value, which the caller checks with a schema.
 * @throws ChildError when it fails, or passes its limits of time, memory, input or output.
 */
export const runChild = (name: ChildName, input: unknown): Promise<unknown> =>
  startWithRoom(name, argumentsFor(name), children[name], input);
