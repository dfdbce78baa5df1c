import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadPaths, isDownloadPath } from './download-paths';

const app = new URL('..', import.meta.url).pathname;

/** The addresses that answer with something else than a page, but those that only take something in. */
const routes = (readdirSync(app, { recursive: true }) as string[])
  .filter((name) => name.endsWith('route.ts'))
  .map((name) =>
    `/${join(name, '..')}`
      .replaceAll('\\', '/')
      .replaceAll(/\/\([^)]+\)/g, '')
      .replaceAll(/\[[^\]]+\]/g, '*'),
  )
  .filter((path) => !/^\/(uploads|api)\//.test(path));

describe('the addresses of downloads', () => {
  it('are those of every file that is taken away', () => {
    expect([...downloadPaths].sort()).toEqual(routes.sort());
  });

  it('are told from those of pages', () => {
    expect(routes.length).toBeGreaterThan(10);
    for (const path of routes) expect(isDownloadPath(path.replaceAll('*', 'abcd')), path).toBe(true);
    for (const path of [
      '/',
      '/evidence/abcd',
      '/responses/abcd/evidence',
      '/responses/a/evidence/b/c',
      '/x/responses/a/draft',
    ])
      expect(isDownloadPath(path), path).toBe(false);
  });
});
