import { describe, expect, test } from 'vitest';
import { startsFrom } from './answer-fields';

describe('the version that a form of an answer starts from', () => {
  test('is that of the page, unless the form came back', () => {
    expect(startsFrom({ errors: [], values: {} }, 4)).toBe(4);
    expect(startsFrom({ errors: [], values: { base: 'x' } }, 4)).toBe(4);
  });
  test('is that which was saved, where it came back saved', () => {
    expect(startsFrom({ errors: [], values: { base: '2' }, revision: '3' }, 4)).toBe(3);
  });
  test('stays what it was where it came back unsaved: a colleague may have saved meanwhile', () => {
    expect(startsFrom({ errors: [], values: { base: '2' } }, 4)).toBe(2);
    expect(startsFrom({ errors: [], values: { base: '0' } }, 4)).toBe(0);
  });
});
