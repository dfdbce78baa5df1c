import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { findMail, queueMail } from '@/db/store/outbox';
import { findInstallationFact } from '@/db/store/people';
import { mailIsSent, mailServerAnswers } from '@/lib/server/mail';
import { notifyAnswers, plainForNotify } from '@/lib/server/notify';
import { aNotifyServer, notifyKey, notifyTemplate } from '@/lib/testing/notify-server';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { mailSilentKey } from '@/lib/views/mail-state';
import { deliverMail } from './deliver-mail';
import { probeMail } from './probe-mail';

let notify: Awaited<ReturnType<typeof aNotifyServer>>;
beforeAll(async () => {
  notify = await aNotifyServer();
  process.env.ASSAY_NOTIFY_KEY = notifyKey;
  process.env.ASSAY_NOTIFY_TEMPLATE = notifyTemplate;
  process.env.ASSAY_NOTIFY_URL = notify.url;
});
aDatabase();
afterAll(() => notify.close());

const at = '2026-11-22T12:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const asSystem = (time: string) => () => aContext({ kind: 'system' }, time);
const queue = async (to: string, more: { notAfter?: string; at?: string } = {}): Promise<string> => {
  const id = testId();
  const message = { to, subject: 'Clarification 1 is answered', text: 'Read it:\n# not a heading' };
  await writing((tx) => queueMail(tx, { id, at, ...message, ...more }));
  return id;
};
const rowOf = async (id: string) => (await reading().select().from(t.outbox).where(eq(t.outbox.id, id)))[0];

describe('GOV.UK Notify', () => {
  it('takes each message once, signed with the key, with its subject and text as plain words', async () => {
    expect(mailIsSent()).toBe(true);
    const id = await queue('ben@fenwick.example');
    expect(await deliverMail(asSystem(at))).toEqual({ sent: 1, failed: 0 });
    expect(await deliverMail(asSystem(later(5)))).toEqual({ sent: 0, failed: 0 });
    expect(notify.taken).toEqual([
      {
        email_address: 'ben@fenwick.example',
        template_id: notifyTemplate,
        personalisation: { subject: 'Clarification 1 is answered', body: 'Read it:\n\u2060# not a heading' },
        reference: id,
      },
    ]);
    expect((await findMail(reading(), id))?.sentAt).toBe(at);
  });

  it('makes no links, headings or insets of what a supplier wrote', () => {
    expect(plainForNotify('See [our site](https://x.test)\n^ now\n  * one\n5 - 3 * 2')).toBe(
      'See [our site] (https://x.test)\n\u2060^ now\n  \u2060* one\n5 - 3 * 2',
    );
  });

  it('is tried again later and later when it refuses, without keeping what it said of the recipient', async () => {
    const id = await queue('ann@refused.test');
    expect(await deliverMail(asSystem(later(10)))).toEqual({ sent: 0, failed: 1 });
    expect(await rowOf(id)).toMatchObject({
      attempts: 1,
      lastError: 'Notify BadRequestError 400',
      nextAttemptAt: later(11),
      sentAt: null,
    });
    notify.fail(429);
    expect(await deliverMail(asSystem(later(11)))).toEqual({ sent: 0, failed: 1 });
    expect(await rowOf(id)).toMatchObject({ attempts: 2, lastError: 'Notify RateLimitError 429' });
    notify.fail(0);
  });

  it('is given up on after about three days, and the message stays', async () => {
    const id = await queue('eve@refused.test');
    await writing((tx) => tx.update(t.outbox).set({ attempts: 71 }).where(eq(t.outbox.id, id)));
    await deliverMail(asSystem(later(20)));
    expect(await rowOf(id)).toMatchObject({ attempts: 72, nextAttemptAt: null, sentAt: null });
    const attempts = (await rowOf(id))?.attempts;
    await deliverMail(asSystem(later(50_000)));
    expect((await rowOf(id))?.attempts).toBe(attempts);
  });

  it('is not given what says nothing true any more', async () => {
    const stale = await queue('fay@fenwick.example', { notAfter: later(30) });
    await deliverMail(asSystem(later(30)));
    expect((await rowOf(stale))?.sentAt).toBeNull();
    const fresh = await queue('gil@fenwick.example', { notAfter: later(30), at: later(29) });
    await deliverMail(asSystem(later(29.9)));
    expect((await rowOf(fresh))?.sentAt).toBe(later(29.9));
  });

  it('says whether it would take mail, and since when not: by asking it, not by what was sent', async () => {
    const silent = () => findInstallationFact(reading(), mailSilentKey);
    expect(await mailServerAnswers()).toBe(true);
    expect(
      await notifyAnswers({ url: notify.url, key: notifyKey, template: notifyKey.slice(-36), replyTo: null }),
    ).toBe(false);
    await probeMail(asSystem(later(60)));
    expect((await silent()) ?? '').toBe('');
    notify.fail(500);
    await probeMail(asSystem(later(62)));
    expect((await silent()) ?? '').toBe('');
    await probeMail(asSystem(later(65)));
    expect(await silent()).toBe(later(65));
    await probeMail(asSystem(later(70)));
    expect(await silent()).toBe(later(65));
    notify.fail(0);
    await probeMail(asSystem(later(75)));
    expect(await silent()).toBe('');
  });

  it('is asked by nobody but the application itself', async () => {
    let asked = false;
    const anyone = () => aContext({ kind: 'anonymous' }, later(90));
    await probeMail(anyone, async () => {
      asked = true;
      return false;
    });
    expect(asked).toBe(false);
  });
});
