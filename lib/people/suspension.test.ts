import { expect, it } from 'vitest';
import { leftShort } from './suspension';

const officer = (userId: string, procurementId: string) => ({ userId, procurementId, title: `Title ${procurementId}` });

it('a person with two other officers beside them can go', () => {
  expect(leftShort([officer('a', 'p'), officer('b', 'p'), officer('c', 'p')], 'a')).toBeNull();
});

it('one of two officers cannot, and the procurement is named', () => {
  const officers = [officer('a', 'p'), officer('b', 'p'), officer('c', 'p'), officer('a', 'q'), officer('b', 'q')];
  expect(leftShort(officers, 'a')).toBe('Title q');
  expect(leftShort(officers, 'c')).toBeNull();
});

it('somebody who is lead and officer counts once', () => {
  expect(leftShort([officer('a', 'p'), officer('b', 'p'), officer('b', 'p')], 'a')).toBe('Title p');
});

it('a person without such a duty can always go', () => {
  expect(leftShort([officer('b', 'p')], 'a')).toBeNull();
  expect(leftShort([], 'a')).toBeNull();
});
