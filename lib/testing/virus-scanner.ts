import { createServer, type Socket } from 'node:net';

/** A file that holds this counts as infected: the industry's harmless test text. */
export const testVirus = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

export type Scanner = {
  port: number;
  /** Sizes of the files it was handed. */
  seen: number[];
  /** What it does with the next files: looks at them, refuses them as too large, says nothing, or hangs up. */
  mood: 'looks' | 'too-large' | 'silent' | 'hangs-up' | 'babbles';
  stop: () => Promise<void>;
};

/**
 * A small scanner on a port of its own that speaks as a ClamAV daemon does over INSTREAM: parts that each say their
 * length, an empty one at the end, one line of reply.
 */
export async function aScanner(port = 0): Promise<Scanner> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let given = Buffer.alloc(0);
    let file = Buffer.alloc(0);
    let greeted = false;
    const reply = (text: string) => socket.end(`${text}\0`);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      given = Buffer.concat([given, part]);
      if (!greeted) {
        const end = given.indexOf(0);
        if (end < 0) return;
        if (given.subarray(0, end).toString() !== 'zINSTREAM') {
          reply('UNKNOWN COMMAND');
          return;
        }
        given = given.subarray(end + 1);
        greeted = true;
        if (scanner.mood === 'hangs-up') socket.destroy();
        if (scanner.mood === 'too-large') reply('INSTREAM size limit exceeded. ERROR');
      }
      while (given.length >= 4 && given.length >= 4 + given.readUInt32BE(0)) {
        const length = given.readUInt32BE(0);
        if (length === 0) {
          scanner.seen.push(file.length);
          if (scanner.mood === 'silent') return;
          if (scanner.mood === 'babbles') reply('I am a teapot');
          else reply(file.includes(testVirus) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
          return;
        }
        file = Buffer.concat([file, given.subarray(4, 4 + length)]);
        given = given.subarray(4 + length);
      }
    });
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  const scanner: Scanner = {
    port: typeof address === 'object' && address ? address.port : 0,
    seen: [],
    mood: 'looks',
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
  return scanner;
}
