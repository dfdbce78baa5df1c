import { describe, expect, test } from 'vitest';
import {
  compare,
  floor,
  fraction,
  hundred,
  minus,
  over,
  parseDecimal,
  parseExact,
  plus,
  power,
  sum,
  toDecimal,
  toExact,
  toPlainDecimal,
  zero,
} from './fraction';

describe('fractions', () => {
  test('keep thirds exact', () => {
    const third = over(hundred, fraction(3n));
    expect(toExact(plus(third, plus(third, third)))).toBe('100/1');
    expect(toExact(third)).toBe('100/3');
  });

  test('are shown in lowest terms with a positive denominator', () => {
    expect(toExact(fraction(6n, -8n))).toBe('-3/4');
    expect(toExact(parseDecimal('86.670'))).toBe('8667/100');
  });

  test('refuse to divide by nothing', () => {
    expect(() => over(hundred, zero)).toThrow('Cannot divide by 0');
    expect(() => fraction(1n, 0n)).toThrow('denominator 0');
  });

  test('add many values with unlike denominators', () => {
    expect(toExact(sum([fraction(1n, 2n), fraction(1n, 3n), fraction(-1n, 7n), fraction(5n, 6n)]))).toBe('32/21');
    expect(toExact(sum([]))).toBe('0/1');
  });

  test('take whole exponents only', () => {
    expect(toExact(power(fraction(-2n, 3n), fraction(3n)))).toBe('-8/27');
    expect(toExact(power(zero, zero))).toBe('1/1');
    expect(() => power(hundred, fraction(1n, 2n))).toThrow('whole number');
    expect(() => power(hundred, fraction(-1n))).toThrow('whole number');
  });

  test('find the whole part below negative values too', () => {
    expect([floor(fraction(7n, 2n)), floor(fraction(-7n, 2n)), floor(fraction(-4n))]).toEqual([3n, -4n, -4n]);
  });
});

describe('decimal strings', () => {
  test.each(['1/3', '0.(3)', '1e5', '.5', '5.', '', ' 1', '1,000', '+1', '1.1234567', '1234567890123', 'NaN', '0x10'])(
    'cannot be written as %j',
    (text) => {
      expect(() => parseDecimal(text)).toThrow('Not a decimal string');
    },
  );

  test('may have leading zeros, six places and a sign', () => {
    expect(toExact(parseDecimal('-007.500000'))).toBe('-15/2');
    expect(toExact(parseDecimal('-0'))).toBe('0/1');
  });

  test('are rounded half up and only once', () => {
    const shown = (text: string, places: number) => toDecimal(parseDecimal(text), places);
    expect(shown('1.005', 2)).toBe('1.01');
    expect(shown('2.5', 0)).toBe('3');
    expect(shown('0.004999', 2)).toBe('0.00');
    expect(shown('-1.005', 2)).toBe('-1.01');
    expect(shown('-0.001', 2)).toBe('0.00');
    expect(shown('99.999', 2)).toBe('100.00');
    expect(toDecimal(fraction(1n, 3n), 12)).toBe('0.333333333333');
  });

  test('have a shortest form where one exists', () => {
    expect(toPlainDecimal(parseDecimal('33.330'))).toBe('33.33');
    expect(toPlainDecimal(parseDecimal('100.00'))).toBe('100');
    expect(toPlainDecimal(fraction(1n, 3n))).toBeNull();
  });

  test('can be read back from an exact value', () => {
    expect(compare(parseExact('-15/2'), parseDecimal('-7.5'))).toBe(0);
    expect(() => parseExact('7.5')).toThrow('Not an exact value');
    expect(toExact(minus(parseExact('1/3'), parseExact('1/3')))).toBe('0/1');
  });
});
