// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is tested here is source text
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../policy';
import { importFaults } from './import-law';
import {
  entryFaults,
  lengthFaults,
  markupFaults,
  nameFaults,
  numberFaults,
  policyGaps,
  publicPages,
  purityFaults,
  serverOnlyFaults,
  spawnFaults,
  versionFaults,
  writerFaults,
} from './rules';
import { type Fault, importsOf, type SourceFile, strip } from './source';

const root = process.cwd();

function read(folder: string, ending = /\.(ts|tsx|mjs|js)$/): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return read(path, ending);
    return ending.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

const files = [
  ...['app', 'lib', 'db', 'e2e'].flatMap((folder) => read(folder)),
  ...['instrumentation.ts', 'proxy.ts'].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
];
const byPath = new Map(files.map((file) => [file.path, file]));
const typescript = files.filter((file) => /\.tsx?$/.test(file.path));
const shown = (faults: Fault[]) => faults.map((fault) => `${fault.path}:${fault.line} ${fault.what}`);
const made = (path: string, text: string): SourceFile => ({ path, text });

describe('the repository keeps its rules', () => {
  it('has files to look at', () => {
    expect(typescript.length).toBeGreaterThan(100);
  });
  it('imports only what the import law allows', () => {
    expect(shown(typescript.flatMap(importFaults))).toEqual([]);
  });
  it('keeps pure code pure', () => {
    expect(shown(typescript.flatMap(purityFaults))).toEqual([]);
  });
  it('opens writers only in the command wrapper', () => {
    expect(shown(typescript.flatMap(writerFaults))).toEqual([]);
  });
  it('has no file over 400 lines', () => {
    expect(shown([...files, ...read('app', /\.scss$/)].flatMap(lengthFaults))).toEqual([]);
  });
  it('has no name that says nothing', () => {
    expect(shown(files.flatMap(nameFaults))).toEqual([]);
  });
  it('has no amount that is a number in the scoring core', () => {
    expect(shown(typescript.flatMap(numberFaults))).toEqual([]);
  });
  it('has no markup that the content policy forbids', () => {
    expect(shown(typescript.flatMap(markupFaults))).toEqual([]);
  });
  it('guards server code with server-only', () => {
    expect(shown(typescript.flatMap(serverOnlyFaults))).toEqual([]);
  });
  it('starts programs in one place', () => {
    expect(shown(typescript.flatMap(spawnFaults))).toEqual([]);
  });
  it('reaches data from pages, routes and actions only through commands and views', () => {
    expect(shown(typescript.flatMap((file) => entryFaults(file, byPath)))).toEqual([]);
    expect(publicPages.filter((path) => !byPath.has(path))).toEqual([]);
  });
  it('has a command or view for every action of the policy, and the reverse', () => {
    expect(policyGaps(actions, files)).toEqual({ unused: [], unknown: [] });
  });
  it('pins every version', () => {
    expect(versionFaults(readFileSync('package.json', 'utf8'), readFileSync('package-lock.json', 'utf8'))).toEqual([]);
  });
});

describe('each rule can fail', () => {
  it.each([
    ['lib/scoring/a.ts', "import { x } from '../questionnaire/document';"],
    ['lib/scoring/a.ts', "import { evaluate } from '../condition/evaluate';"],
    ['lib/scoring/total.ts', "import Fraction from 'fraction.js';"],
    ['lib/question/a.ts', "import { readFileSync } from 'node:fs';"],
    ['lib/questionnaire/a.ts', "import { template } from '../catalogue/template';"],
    ['lib/policy.ts', "import { duties } from './procurement/duties';"],
    ['lib/workbook/sheet.ts', "import ExcelJS from 'exceljs';"],
    ['lib/workbook/read/cells.ts', "import ExcelJS from 'exceljs';"],
    ['lib/server/mail.ts', "import { x } from '@/lib/commands/x';"],
    ['lib/server/config.ts', "import { x } from './log';"],
    ['db/store/a.ts', "import { newId } from '@/lib/server/ids';"],
    ['app/page.tsx', "import { reading } from '@/db/client';"],
    ['app/page.tsx', "const x = await import('@/db/client');"],
    ['app/page.tsx', "const x = require('better-sqlite3');"],
    ['app/page.tsx', "export { reading } from '../db/client';"],
    ['app/page.tsx', "const x = new URL('../db/client.ts', import.meta.url);"],
    ['app/_ui/button.tsx', "import type { V } from '@/lib/views/v';"],
    ['app/a/form.tsx', "'use client';\nimport { v } from '@/lib/views/v';"],
    ['lib/commands/a.ts', "import { aContext } from '@/lib/testing/world';"],
    ['lib/views/a.ts', "import { score } from '@/lib/run/score';"],
    ['e2e/a.spec.ts', "import { reading } from '../db/client';"],
    ['e2e/a.spec.ts', "import { aDatabase } from '../lib/testing/world';"],
    ['proxy.ts', "import { x } from '@/lib/result';"],
    ['tools/a.ts', "import { x } from 'zod';"],
  ])('the import law refuses, in %s: %s', (path, text) => {
    expect(importFaults(made(path, text)).length).toBeGreaterThan(0);
  });

  it.each([
    ['lib/scoring/a.ts', "import type { Condition } from '../condition/condition';"],
    ['lib/scoring/a.ts', "import { type Condition, type Comparison } from '../condition/condition';"],
    ['lib/scoring/a.ts', "// import { x } from 'node:fs';\n/* import 'next' */"],
    ['lib/catalogue/a.ts', "import { checks } from '../questionnaire/checks';"],
    ['app/a/form.tsx', "'use client';\nimport { save } from './actions';\nimport type { V } from '@/lib/views/v';"],
    ['app/a/page.tsx', "import { v } from '@/lib/views/v';"],
  ])('the import law allows, in %s: %s', (path, text) => {
    expect(importFaults(made(path, text))).toEqual([]);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Math.random()',
    'process.env.A',
    "process['env']",
    'async () => 1',
    'DateTime.now()',
  ])('pure code refuses %s', (code) => {
    expect(purityFaults(made('lib/response/a.ts', `const x = ${code};`))).toHaveLength(1);
  });

  it('pure code may speak of these things, and make a date from text', () => {
    const text =
      "// process.env\nconst a = 'async process.x Math.random'; const b = new Date(iso); const c = `await ${b} async`;";
    expect(purityFaults(made('lib/catalogue/a.ts', text))).toEqual([]);
    expect(purityFaults(made('lib/catalogue/a.ts', 'const c = `x ${Date.now()} y`;'))).toHaveLength(1);
  });

  it('sees a writer opened outside the wrapper', () => {
    expect(writerFaults(made('lib/commands/save.ts', 'await writing(async (tx) => save(tx));'))).toHaveLength(1);
    expect(writerFaults(made('lib/commands/command.ts', 'await writing(async (tx) => save(tx));'))).toEqual([]);
  });

  it('sees a long file, unless it is content', () => {
    const long = 'x\n'.repeat(401);
    expect(lengthFaults(made('lib/views/a.ts', long))).toHaveLength(1);
    expect(lengthFaults(made('lib/views/a.ts', 'x\n'.repeat(400)))).toEqual([]);
    expect(lengthFaults(made('lib/catalogue/content/a.ts', long))).toEqual([]);
  });

  it.each([
    'lib/views/utils.ts',
    'lib/helpers/a.ts',
    'app/common.tsx',
    'lib/date-utils.ts',
    'db/manager.ts',
    'lib/mail.service.ts',
  ])('sees the name %s', (path) => {
    expect(nameFaults(made(path, ''))).toHaveLength(1);
  });

  it('sees a declaration whose name says nothing', () => {
    expect(nameFaults(made('lib/a.ts', 'export class MarkManager {}'))).toHaveLength(1);
    expect(nameFaults(made('lib/a.ts', "const note = 'class MarkManager';"))).toEqual([]);
  });

  it.each([
    'export function total(weight: number): Fraction {}',
    'export function total(weights: readonly number[]): Fraction {}',
    'type Q = { mark?: number };',
    'export const total = (a: Fraction): number => 1;',
    'export function total(\n  a: Fraction,\n): number {}',
    'const m: Map<string, number> = x;',
  ])('sees an amount that is a number: %s', (text) => {
    expect(numberFaults(made('lib/scoring/a.ts', text))).toHaveLength(1);
  });

  it('lets places and comparisons be numbers', () => {
    const text =
      'export function toDecimal(f: Fraction, places: number): string {}\nexport const compare = (a: F, b: F): number => 0;';
    expect(numberFaults(made('lib/scoring/a.ts', text))).toEqual([]);
  });

  it('sees inline styles and raw HTML', () => {
    expect(markupFaults(made('app/a.tsx', '<p style={{ color: x }} />'))).toHaveLength(1);
    expect(markupFaults(made('app/a.tsx', '<p style="color: red" />'))).toHaveLength(1);
    expect(markupFaults(made('app/a.tsx', '<p dangerouslySetInnerHTML={{ __html: x }} />'))).toHaveLength(1);
    expect(markupFaults(made('app/a.tsx', '<p className="style" />'))).toEqual([]);
  });

  it('sees server code without its guard', () => {
    expect(serverOnlyFaults(made('lib/views/a.ts', "import { x } from 'zod';"))).toHaveLength(1);
    expect(serverOnlyFaults(made('lib/views/a.ts', "/** About. */\nimport 'server-only';"))).toEqual([]);
  });

  it('sees a second spawner', () => {
    expect(spawnFaults(made('lib/server/mail.ts', "import { spawn } from 'node:child_process';"))).toHaveLength(1);
  });

  it('sees a page, a route and an action without command or view', () => {
    for (const path of ['app/page.tsx', 'app/a/route.ts'])
      expect(entryFaults(made(path, 'export {};'))).toHaveLength(1);
    expect(entryFaults(made('app/a/actions.ts', "'use server';\nexport async function a() {}"))).toHaveLength(1);
    expect(entryFaults(made('app/page.tsx', "import type { V } from '@/lib/views/v';"))).toHaveLength(1);
    expect(entryFaults(made('app/page.tsx', "import { v } from '@/lib/views/v';"))).toEqual([]);
  });

  it('sees an action without command, and a command without action', () => {
    const file = made('lib/commands/a.ts', "export const a = command({ action: 'mark.save' });");
    expect(policyGaps(['mark.read'], [file])).toEqual({ unused: ['mark.read'], unknown: ['mark.save'] });
    expect(policyGaps(['mark.save'], [file])).toEqual({ unused: [], unknown: [] });
  });

  it('sees a loose version and a lock file with registry addresses', () => {
    expect(versionFaults('{"dependencies":{"zod":"^4.0.0"},"overrides":{"a":{"b":"latest"}}}', '{}')).toHaveLength(2);
    expect(versionFaults('{}', '{"resolved": "https://registry.example/x.tgz"}')).toHaveLength(1);
  });
});

describe('reading source', () => {
  it('lists every form of import', () => {
    const text = [
      "import a from 'a';",
      "import 'b';",
      "import type { C } from 'c';",
      "import {\n  type D,\n  type E,\n} from 'd';",
      "export * from 'e';",
      "export type { F } from 'f';",
      "const g = import('g');",
      "const h = require('h');",
      "import { type I, j } from 'i';",
    ].join('\n');
    const found = importsOf(made('lib/a.ts', text)).map((i) => `${i.target}${i.typeOnly ? ' type' : ''}`);
    expect(found.sort()).toEqual(['a', 'b', 'c type', 'd type', 'e', 'f type', 'g', 'h', 'i']);
  });

  it('hides comments and words, and keeps lines', () => {
    const text = 'const a = "x // y"; // z\nconst b = /[/"]x/g.test(c) ? 1 / 2 : `t ${d + "e"} u`;';
    const code = strip(text, true);
    expect(code.length).toBe(text.length);
    expect(code.replace(/ +/g, ' ')).toBe('const a = " "; \nconst b = .test(c) ? 1 / 2 : ` ${d + " "} `;');
  });
});
