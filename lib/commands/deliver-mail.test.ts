import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { findMail, queueMail } from '@/db/store/outbox';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { deliverMail, pause } from './deliver-mail';

/** A small mail server: takes every message, refuses one address, and keeps what it was given. */
const inbox: string[] = [];
const server: Server = createServer((socket) => {
  let data = '';
  let reading = false;
  socket.write('220 test\r\n');
  socket.on('data', (part) => {
    for (const line of part.toString('utf8').split('\r\n')) {
      if (reading) {
        if (line === '.') {
          inbox.push(data);
          data = '';
          reading = false;
          socket.write('250 taken\r\n');
        } else data += `${line}\n`;
      } else if (/^(EHLO|HELO)/i.test(line)) socket.write('250 test\r\n');
      else if (/^RCPT TO:<refused@/i.test(line)) socket.write('550 no such person here: refused@x.example\r\n');
      else if (/^DATA/i.test(line)) {
        reading = true;
        socket.write('354 go\r\n');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else if (line !== '') socket.write('250 ok\r\n');
    }
  });
  socket.on('error', () => undefined);
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  process.env.ASSAY_SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`;
  process.env.ASSAY_MAIL_FROM = 'assay@fenwick.example';
});
aDatabase();
afterAll(() => {
  server.close();
});

const at = '2026-11-22T12:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const asSystem = (time: string) => () => aContext({ kind: 'system' }, time);
const queue = async (to: string, time = at): Promise<string> => {
  const id = testId();
  await writing((tx) =>
    queueMail(tx, { id, at: time, to, subject: 'Join us', text: 'Open this link:\nhttp://localhost/x' }),
  );
  return id;
};

describe('delivery', () => {
  it('sends what is due by SMTP, once', async () => {
    const id = await queue('ben@fenwick.example');
    expect(await deliverMail(asSystem(at))).toEqual({ sent: 1, failed: 0 });
    expect(inbox).toHaveLength(1);
    expect(inbox[0]).toMatch(/^From: assay@fenwick\.example$/m);
    expect(inbox[0]).toMatch(/^To: ben@fenwick\.example$/m);
    expect(inbox[0]).toContain('http://localhost/x');
    expect((await findMail(reading(), id))?.sentAt).toBe(at);
    expect(await deliverMail(asSystem(later(10)))).toEqual({ sent: 0, failed: 0 });
  });

  it('keeps a refused message and waits longer each time', async () => {
    await queue('refused@x.example');
    expect(await deliverMail(asSystem(at))).toEqual({ sent: 0, failed: 1 });
    expect(await deliverMail(asSystem(later(0.5)))).toEqual({ sent: 0, failed: 0 });
    expect(await deliverMail(asSystem(later(1)))).toEqual({ sent: 0, failed: 1 });
    expect(await deliverMail(asSystem(later(2)))).toEqual({ sent: 0, failed: 0 });
    expect(await deliverMail(asSystem(later(3)))).toEqual({ sent: 0, failed: 1 });
    expect([1, 2, 3, 7, 8, 72].map((n) => pause(n) / 60_000)).toEqual([1, 2, 4, 60, 60, 60]);
  });

  it('lets one of two senders take a message, and another again when the first has died with it', async () => {
    await queue('dee@fenwick.example', later(60));
    const sent: string[] = [];
    const slow = async ({ to }: { to: string }) => {
      sent.push(to);
      await new Promise((wake) => setTimeout(wake, 50));
    };
    const results = await Promise.all([deliverMail(asSystem(later(60)), slow), deliverMail(asSystem(later(60)), slow)]);
    expect(results.map((done) => done.sent).sort()).toEqual([0, 2].includes(results[0]?.sent ?? -1) ? [0, 2] : [1, 1]);
    expect(sent.filter((to) => to === 'dee@fenwick.example')).toHaveLength(1);

    await queue('eve@fenwick.example', later(200));
    const died = deliverMail(asSystem(later(200)), () => new Promise(() => undefined));
    void died;
    await new Promise((wake) => setTimeout(wake, 50));
    expect(await deliverMail(asSystem(later(204)), async () => undefined)).toEqual({ sent: 0, failed: 0 });
    expect(await deliverMail(asSystem(later(206)), async () => undefined)).toEqual({ sent: 1, failed: 0 });
  });

  it('goes on while all that it may take at once was due, but not with a mail server that takes nothing', async () => {
    for (let count = 0; count < 45; count += 1) await queue(`many-${count}@fenwick.example`, later(400));
    const down = () => Promise.reject(new Error('connect ECONNREFUSED'));
    expect(await deliverMail(asSystem(later(400)), down)).toEqual({ sent: 0, failed: 20 });
    expect(await deliverMail(asSystem(later(410)), async () => undefined)).toEqual({ sent: 45, failed: 0 });
  });

  it('is nobody’s act but the application’s own', async () => {
    await queue('fay@fenwick.example', later(500));
    const anyone = () => aContext({ kind: 'anonymous' }, later(500));
    expect(await deliverMail(anyone)).toEqual({ sent: 0, failed: 0 });
  });
});
