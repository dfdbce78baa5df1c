import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { aDatabase } from '@/lib/testing/world';
import { signingKey, signText } from './keys';
import { openBytes, openJson, openText, sealBytes, sealJson, sealText } from './seal';

aDatabase();

test('sealed text opens to the same text and shows nothing of it', () => {
  const sealed = sealText('our passwords are kept by £ and ŵ', 'answer:r1:q1');
  expect(openText(sealed, 'answer:r1:q1')).toBe('our passwords are kept by £ and ŵ');
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('passwords');
});

test('the same text sealed twice looks different', () => {
  expect(sealText('yes', 'a')).not.toBe(sealText('yes', 'a'));
});

test('sealed text moved to another place does not open', () => {
  expect(() => openText(sealText('yes', 'answer:r1:q1'), 'answer:r2:q1')).toThrow('cannot be opened');
});

test('one changed bit anywhere is noticed', () => {
  const sealed = sealBytes(Buffer.from('evidence'), 'file:x');
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] as number) ^ 1;
    expect(() => openBytes(changed, 'file:x')).toThrow();
  }
});

test('JSON goes in and comes out', () => {
  expect(openJson(sealJson({ value: ['a'], n: null }, 'x'), 'x')).toEqual({ value: ['a'], n: null });
});

test('sealed text that is no JSON is refused without a word of it', () => {
  const open = () => openJson(sealText('not a {"value" at all', 'x'), 'x');
  expect(open).toThrow('Sealed bytes of x are not what was sealed there.');
});

test('a signature holds for its text alone', () => {
  const { signature, keyId } = signText('receipt');
  const key = createPublicKey(signingKey().publicPem);
  expect(keyId).toHaveLength(16);
  expect(verify(null, Buffer.from('receipt'), key, Buffer.from(signature, 'base64'))).toBe(true);
  expect(verify(null, Buffer.from('receipts'), key, Buffer.from(signature, 'base64'))).toBe(false);
});
