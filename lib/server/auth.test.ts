import { inspect } from 'node:util';
import { TOTP } from 'otpauth';
import { expect, test, vi } from 'vitest';
import { writing } from '@/db/client';
import { insertAccount, replaceSecondFactor } from '@/db/store/people';
import { aDatabase, testId } from '@/lib/testing/world';
import { auth, encryptForAccount, hashPassword } from './auth';
import { sessionOf } from './session';

// Outside a request there are no cookies to set; the response's own headers are read instead.
vi.mock('next/headers', () => ({
  cookies: async () => ({ set: () => undefined }),
  headers: async () => new Headers(),
}));

aDatabase();

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function anAccount(email: string): Promise<string> {
  const userId = testId();
  const passwordHash = await hashPassword('three random words');
  await writing((tx) =>
    insertAccount(tx, {
      userId,
      accountId: testId(),
      name: 'R Hughes',
      email,
      passwordHash,
      at: '2026-11-22T12:00:00.000Z',
    }),
  );
  return userId;
}

const signIn = (email: string, password: string) =>
  auth().api.signInEmail({ body: { email, password }, asResponse: true });

test('a person signs in with the right password and not with a wrong one', async () => {
  const userId = await anAccount('a@example.test');
  expect((await signIn('a@example.test', 'wrong words here')).status).toBe(401);
  const right = await signIn('a@example.test', 'three random words');
  expect(right.status).toBe(200);
  const session = await sessionOf(new Headers({ cookie: cookiesOf(right) }));
  expect(session?.userId).toBe(userId);
});

test('with a second factor the password alone gives no session; the code does', async () => {
  const userId = await anAccount('b@example.test');
  const [encrypted, codes] = [await encryptForAccount(secret), await encryptForAccount('[]')];
  await writing((tx) =>
    replaceSecondFactor(tx, { id: testId(), userId, secret: encrypted, backupCodes: codes, verified: true }),
  );
  const first = await signIn('b@example.test', 'three random words');
  expect(await first.clone().json()).toMatchObject({ twoFactorRedirect: true });
  const halfway = new Headers({ cookie: cookiesOf(first) });
  expect(await sessionOf(halfway)).toBeNull();
  const { base32 } = { base32: secret };
  const code = new TOTP({ secret: (await import('otpauth')).Secret.fromUTF8(base32) }).generate();
  const second = await auth().api.verifyTOTP({ body: { code }, headers: halfway, asResponse: true });
  expect(second.status).toBe(200);
  expect((await sessionOf(new Headers({ cookie: cookiesOf(second) })))?.secondFactor).toBe(true);
});

test('a statement that fails quotes none of its values', async () => {
  await anAccount('c@example.test');
  const { adapter } = await auth().$context;
  const error: unknown = await adapter
    .create({ model: 'user', data: { email: 'c@example.test', name: 'R Hughes', emailVerified: true } })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'AccountStatementError', code: 'SQLITE_CONSTRAINT_UNIQUE' });
  expect(inspect(error, { depth: 9 })).not.toMatch(/c@example|Hughes/);
});
