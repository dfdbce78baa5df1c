import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '../testing/laws';
import { canonical, documentHash, sha256Hex, wellFormed } from './hash';

describe('the canonical form', () => {
  test('follows the example of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });
  test('sorts keys by UTF-16 code units, as RFC 8785, section 3.2.3', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonical(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });
  test('leaves out what is undefined and refuses what JSON cannot hold', () => {
    expect(canonical({ a: undefined, b: -0 })).toBe('{"b":0}');
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      () => 1,
      1n,
      Symbol('x'),
      new Date(0),
      undefined,
      '\ud800',
      { a: [new Map()] },
    ])
      expect(() => canonical(value)).toThrow(TypeError);
  });
});

describe('hashes', () => {
  test('are the SHA-256 known for the empty text and for abc', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
  test('do not depend on the order of keys and do on every value', () => {
    expect(documentHash({ a: '1', b: ['x'] })).toBe(documentHash({ b: ['x'], a: '1' }));
    expect(documentHash({ a: '1' })).not.toBe(documentHash({ a: '1 ' }));
  });
});

law('a hash survives a round trip through JSON', fc.jsonValue(), (value) => {
  return (
    documentHash(value) === documentHash(JSON.parse(JSON.stringify(value))) &&
    documentHash(value) === documentHash(JSON.parse(canonical(value)))
  );
});

describe('half characters', () => {
  test('give way to a sign that says so, wherever they stand, and nothing else is touched', () => {
    const bytes = new Uint8Array([1]);
    const plain = { a: ['x', { b: '😀' }], bytes, n: Number.NaN, none: null };
    expect(wellFormed(plain.a)).toBe(plain.a);
    expect(wellFormed({ ...plain, '\udc00': ['\ud83d', '\ud83d\ude00'] })).toEqual({
      ...plain,
      '\ufffd': ['\ufffd', '😀'],
    });
    expect((wellFormed({ a: '\ud83d', bytes }) as typeof plain).bytes).toBe(bytes);
  });
});

law('what is well-formed can be hashed, and stays as it is', fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
  const text = String.fromCharCode(...units);
  const made = wellFormed({ [text]: [text] });
  documentHash(made);
  return wellFormed(made) === made;
});
