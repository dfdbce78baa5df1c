import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './areas';
import { cy } from './cy';
import { has, say } from './index';
import { wordsOf } from './words';

const root = join(import.meta.dirname, '../..');
const folders = ['lib', 'app', 'db', 'e2e'];

/** Literal keys that a source text passes to `say`, `sayPart`, `refuse` or as the `key` of a message. */
const keysIn = (source: string): string[] =>
  [
    /\b(?:say|sayPart)\(\s*'([^']+)'/g,
    /\brefuse\(\s*'[^']+',\s*'([^']+)'/g,
    /\bkey: '([a-z][a-z-]*\.[A-Za-z0-9-]+)'/g,
  ].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''));

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

describe('words', () => {
  it('fill their places from params', () => {
    expect(say('parts.save-saved', { time: '11:42:07' })).toBe('Saved 11:42:07');
  });

  it('choose the plural form by count', () => {
    expect(say('parts.days', { count: 1 })).toBe('1 day');
    expect(say('parts.days', { count: 9 })).toBe('9 days');
  });

  it('come from a message with its own params', () => {
    expect(say({ path: '', key: 'parts.page', params: { number: 3 } })).toBe('Page 3');
  });

  it('leave angle brackets and ampersands of values as they are, since the page escapes them', () => {
    expect(say('parts.save-conflict', { name: '<b>Lee & Co</b>', time: '9am' })).toContain('<b>Lee & Co</b>');
  });

  it('give an unknown key back instead of failing', () => {
    expect(say({ path: '', key: 'nowhere.at-all' })).toBe('nowhere.at-all');
    expect(has('nowhere.at-all')).toBe(false);
    expect(has('parts.days')).toBe(true);
  });

  it('do not know what every object inherits', () => {
    for (const key of [
      'parts.constructor',
      'parts.toString',
      'constructor.name',
      'toString.length',
      '__proto__.toString',
    ])
      expect([key, has(key), say({ path: '', key })]).toEqual([key, false, key]);
  });

  it('use Welsh where it exists and English where it does not', () => {
    const words = wordsOf({ a: { yes: 'Yes', no: 'No' } }, { a: { yes: 'Ie' } });
    expect(words.say('a.yes', {}, 'cy')).toBe('Ie');
    expect(words.say('a.no', {}, 'cy')).toBe('No');
  });
});

describe('text files', () => {
  it('are all registered in areas.ts', () => {
    const files = readdirSync(join(import.meta.dirname, 'en')).map((file) => file.replace(/\.json$/, ''));
    expect(Object.keys(en).sort()).toEqual(files.sort());
  });

  it('hold only texts, with names that are plain and no empty sentence', () => {
    const bad = Object.entries(en).flatMap(([area, words]) =>
      Object.entries(words)
        .filter(([name, text]) => typeof text !== 'string' || text.trim() === '' || !/^[A-Za-z0-9_.-]+$/.test(name))
        .map(([name]) => `${area}.${name}`),
    );
    expect(bad).toEqual([]);
  });

  it('have in Welsh no key that English lacks', () => {
    const extra = Object.entries(cy).flatMap(([area, words]) =>
      Object.keys(words)
        .map((name) => `${area}.${name.replace(/_(zero|one|two|few|many|other)$/, '')}`)
        .filter((key) => !has(key)),
    );
    expect(extra).toEqual([]);
  });
});

describe('keys in code', () => {
  it('are found by the scan', () => {
    const source = "say('a.b', {}); refuse('invalid', 'c.d'); const m = { path: '', key: 'e.f-g' };";
    expect(keysIn(source)).toEqual(['a.b', 'c.d', 'e.f-g']);
  });

  it('all have an English sentence', () => {
    const missing = folders
      .flatMap((folder) => {
        try {
          return sources(join(root, folder));
        } catch {
          return [];
        }
      })
      .flatMap((file) =>
        keysIn(readFileSync(file, 'utf8'))
          .filter((key) => !has(key))
          .map((key) => `${file.slice(root.length + 1)}: ${key}`),
      );
    expect(missing).toEqual([]);
  });
});
