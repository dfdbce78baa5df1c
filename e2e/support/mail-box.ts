import { createServer } from 'node:net';

export type MailBox = {
  /** Where the server sends its mail: `smtp://127.0.0.1:port`. */
  url: string;
  /** Waits for a message to an address, with these words where given, 30 s at most; gives its text. */
  messageTo: (address: string, words?: string) => Promise<string>;
  close: () => void;
};

/** A mail server that takes every message and keeps it: as much of SMTP as a client needs. */
export async function aMailBox(): Promise<MailBox> {
  const messages: { to: string; text: string }[] = [];
  const server = createServer((socket) => {
    let [rest, to, data] = ['', '', null as string[] | null];
    const reply = (line: string) => socket.write(`${line}\r\n`);
    reply('220 mailbox.test');
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      const lines = `${rest}${part.toString('utf8')}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data) {
          if (line !== '.') data.push(line);
          else {
            // Soft line ends and coded characters of quoted-printable text.
            const text = data
              .join('\n')
              .replaceAll(/=\n/g, '')
              .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
            messages.push({ to, text });
            data = null;
            reply('250 kept');
          }
        } else if (/^RCPT TO/i.test(line)) {
          to = /<([^>]*)>/.exec(line)?.[1] ?? '';
          reply('250 fine');
        } else if (/^DATA/i.test(line)) {
          data = [];
          reply('354 go on');
        } else if (/^QUIT/i.test(line)) {
          reply('221 goodbye');
          socket.end();
        } else reply('250 fine');
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const place = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`,
    async messageTo(address, words = '') {
      const until = Date.now() + 30_000;
      for (;;) {
        const found = messages.find(({ to, text }) => to === address && text.includes(words));
        if (found) return found.text;
        if (Date.now() > until) throw new Error(`No message came for ${address}.`);
        await new Promise((wake) => setTimeout(wake, 50));
      }
    },
    close: () => server.close(),
  };
}
