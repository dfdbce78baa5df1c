import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from './json-schemas';

const folder = new URL('../../public/schemas/', import.meta.url);

describe('published JSON Schemas', () => {
  test('are the ones that the app itself uses (npx tsx lib/run/schemas.ts writes them)', () => {
    const made = jsonSchemas();
    expect(readdirSync(folder).sort()).toEqual(Object.keys(made).sort());
    for (const [name, text] of Object.entries(made)) expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  });
});
