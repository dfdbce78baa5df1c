import 'server-only';
import { connect, type Socket } from 'node:net';
import { config } from './config';

/** What the scanner said of a file. `unreachable` says nothing about the file: it is asked again later. */
export type ScanVerdict =
  | { is: 'clean' }
  /** The scanner's name of what it found. */
  | { is: 'infected'; found: string }
  /** The scanner does not look at such a file, because it is too large for it. */
  | { is: 'refused' }
  | { is: 'unreachable' };

/** Where a ClamAV daemon listens: a local socket, or a host and port. */
export type ScannerAddress = { path: string } | { host: string; port: number };

/** How long a scanner may stay silent, and how long one file may take in all (milliseconds). */
const silence = 20_000;
const whole = 90_000;

/** Takes the daemon's one line of reply. */
function verdictOf(reply: string): ScanVerdict {
  const text = reply.replaceAll('\0', '').trim();
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (found) return { is: 'infected', found };
  if (text === 'stream: OK') return { is: 'clean' };
  return /size limit exceeded/i.test(text) ? { is: 'refused' } : { is: 'unreachable' };
}

const framed = (part: Uint8Array): Buffer => {
  const frame = Buffer.alloc(4 + part.length);
  frame.writeUInt32BE(part.length, 0);
  frame.set(part, 4);
  return frame;
};

/** Waits until the socket takes more, or has closed. */
const drained = (socket: Socket): Promise<void> =>
  new Promise((done) => {
    const go = () => {
      socket.off('drain', go).off('close', go);
      done();
    };
    socket.on('drain', go).on('close', go);
  });

/**
 * Hands a file to a ClamAV daemon part by part (its INSTREAM command) and gives its verdict. A daemon that is away,
 * silent or speaks of something else is `unreachable`.
 * @throws what the parts throw.
 */
export async function scanParts(
  address: ScannerAddress,
  parts: AsyncIterable<Uint8Array>,
  limits: { silence: number; whole: number } = { silence, whole },
): Promise<ScanVerdict> {
  const socket = connect(address);
  let reply = '';
  const ended = new Promise<void>((done) => socket.once('close', () => done()));
  const late = setTimeout(() => socket.destroy(), limits.whole);
  socket.setTimeout(limits.silence, () => socket.destroy());
  // The close that follows says it all.
  socket.on('error', () => undefined);
  socket.on('data', (part: Buffer) => {
    // A reply is one line; more than that is no scanner.
    if (reply.length < 4_096) reply += part.toString('utf8');
    if (reply.includes('\0')) socket.end();
  });
  try {
    socket.write('zINSTREAM\0');
    for await (const part of parts) {
      // It has answered before the end (too large), or has gone.
      if (socket.destroyed || reply.includes('\0')) break;
      if (part.length > 0 && !socket.write(framed(part))) await drained(socket);
    }
    if (!socket.destroyed) socket.write(Buffer.alloc(4));
    await ended;
    return verdictOf(reply);
  } finally {
    clearTimeout(late);
    socket.destroy();
  }
}

/** A scanner that did not answer is not asked for so long (milliseconds): a file should not wait for it in vain. */
const restAfter = 60_000;
let restsUntil = 0;

/**
 * Asks the configured scanner about a file; null where none is configured. One that was just away is taken to be away
 * still, unless `again` asks it all the same.
 */
export async function scanForViruses(
  parts: () => AsyncIterable<Uint8Array>,
  { again = false }: { again?: boolean } = {},
): Promise<ScanVerdict | null> {
  const { scanner } = config();
  if (!scanner) return null;
  if (!again && Date.now() < restsUntil) return { is: 'unreachable' };
  const verdict = await scanParts(scanner, parts());
  restsUntil = verdict.is === 'unreachable' ? Date.now() + restAfter : 0;
  return verdict;
}
