import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { exampleSecret, inGroups, secretForApp, totpAddress } from './second-factor';

it('an authenticator app that reads the secret makes the codes that the server expects', () => {
  for (const secret of [exampleSecret, 'abcdefghijklmnopqrstuvwxyz', '2']) {
    expect(secretForApp(secret)).toBe(Secret.fromUTF8(secret).base32);
  }
});

it('an app that reads the address makes the same codes', () => {
  const { URI } = { URI: totpAddress(exampleSecret, 'r@fenwick.example') };
  const issuer = new URL(URI).searchParams;
  expect(issuer.get('issuer')).toBe('Assay');
  const code = new TOTP({ secret: Secret.fromBase32(issuer.get('secret') ?? '') }).generate({
    timestamp: 1_800_000_000_000,
  });
  expect(code).toBe(new TOTP({ secret: Secret.fromUTF8(exampleSecret) }).generate({ timestamp: 1_800_000_000_000 }));
});

it('the secret is shown in groups of four', () => {
  expect(inGroups('ABCDEFGHI')).toBe('ABCD EFGH I');
});
