import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from './json-schemas';

// Writes public/schemas from the zod schemas: `npx tsx lib/run/schemas.ts`. A test holds the two equal.

const folder = new URL('../../public/schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) {
  writeFileSync(new URL(name, folder), text);
  process.stdout.write(`${fileURLToPath(new URL(name, folder))}\n`);
}
