import { expect, it } from 'vitest';
import { nextPath } from './next-path';

it.each(['/procurements', '/procurements/abc?step=2', '/'])('%s is a path of this site', (path) => {
  expect(nextPath(path)).toBe(path);
});

it.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/a\n/b',
  '/\t/evil.example',
  'procurements',
  'javascript:alert(1)',
  '/sign-in?next=/x',
  '',
  null,
  undefined,
  `/${'x'.repeat(1001)}`,
])('%s is not followed after sign-in', (text) => {
  expect(nextPath(text)).toBeNull();
});

it('resolves dots before it decides', () => {
  expect(nextPath('/a/../people')).toBe('/people');
});
