/** Reading source text for the rules test: what a file imports, and its code without comments and words. */

export type SourceFile = { path: string; text: string };
export type Import = { target: string; typeOnly: boolean; line: number };
export type Fault = { path: string; line: number; what: string };

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;
const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Where a slash begins a regular expression rather than a division: after one of these, or after `return`. */
const beforeRegExp = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn|\btypeof|\bcase|=>)\s*$/;

/**
 * The same text with comments, and with `words` also the insides of strings, templates and regular expressions,
 * replaced by spaces. Positions and lines stay as they were.
 */
export function strip(text: string, words: boolean): string {
  let out = '';
  let i = 0;
  /** Depth of braces at which each open template's `${` closes. */
  const templates: number[] = [];
  let depth = 0;
  const keep = (end: number, hide: boolean) => {
    out += hide ? blank(text.slice(i, end)) : text.slice(i, end);
    i = end;
  };
  const templateEnd = (from: number): number => {
    let j = from;
    while (j < text.length && text[j] !== '`' && !(text[j] === '$' && text[j + 1] === '{'))
      j += text[j] === '\\' ? 2 : 1;
    return j;
  };
  const readTemplate = () => {
    keep(templateEnd(i), words);
    if (text[i] === '`') keep(i + 1, false);
    else if (i < text.length) {
      keep(i + 2, false);
      templates.push(depth);
      depth += 1;
    }
  };
  while (i < text.length) {
    const c = text[i];
    const two = text.slice(i, i + 2);
    if (two === '//') {
      const end = text.indexOf('\n', i);
      keep(end === -1 ? text.length : end, true);
    } else if (two === '/*') {
      const end = text.indexOf('*/', i + 2);
      keep(end === -1 ? text.length : end + 2, true);
    } else if (c === "'" || c === '"') {
      let j = i + 1;
      while (j < text.length && text[j] !== c && text[j] !== '\n') j += text[j] === '\\' ? 2 : 1;
      keep(i + 1, false);
      keep(Math.min(j, text.length), words);
      keep(Math.min(i + 1, text.length), false);
    } else if (c === '`') {
      keep(i + 1, false);
      readTemplate();
    } else if (c === '/' && beforeRegExp.test(out.slice(-40))) {
      const found = /^\/(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\[])+\/[a-z]*/.exec(text.slice(i));
      if (found) keep(i + found[0].length, words);
      else keep(i + 1, false);
    } else {
      if (c === '{') depth += 1;
      if (c === '}') {
        depth -= 1;
        if (templates.at(-1) === depth) {
          templates.pop();
          keep(i + 1, false);
          readTemplate();
          continue;
        }
      }
      keep(i + 1, false);
    }
  }
  return out;
}

const importForms: { pattern: RegExp; kind: 'static' | 'call' }[] = [
  { pattern: /\b(import|export)\s+(type\s+)?(?:([\w\s{},*$]*?)\s*\bfrom\s*)['"]([^'"\n]+)['"]/g, kind: 'static' },
  { pattern: /\bimport\s*['"]([^'"\n]+)['"]/g, kind: 'call' },
  { pattern: /\bimport\s*\(\s*['"]([^'"\n]+)['"]/g, kind: 'call' },
  { pattern: /\brequire\s*\(\s*['"]([^'"\n]+)['"]/g, kind: 'call' },
  { pattern: /\bnew\s+URL\s*\(\s*['"](\.[^'"\n]*)['"]\s*,\s*import\.meta\.url/g, kind: 'call' },
];

const onlyTypes = (names: string): boolean => {
  const inside = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const parts =
    inside
      ?.split(',')
      .map((part) => part.trim())
      .filter(Boolean) ?? [];
  return parts.length > 0 && parts.every((part) => part.startsWith('type '));
};

/** Every import of a file, by whichever form it is written. */
export function importsOf(file: SourceFile): Import[] {
  const code = strip(file.text, false);
  const bare = strip(file.text, true);
  return importForms.flatMap(({ pattern, kind }) =>
    [...code.matchAll(pattern)]
      // A match inside a string is not an import.
      .filter((match) => bare.startsWith(match[0].slice(0, 3), match.index))
      .map((match) => ({
        target: (kind === 'static' ? match[4] : match[1]) ?? '',
        typeOnly: kind === 'static' && (match[2] !== undefined || onlyTypes(match[3] ?? '')),
        line: lineOf(code, match.index),
      })),
  );
}

/** A specifier as a path from the root (`lib/result`), or a package as it is written (`node:fs`, `next/server`). */
export function resolveImport(from: string, target: string): { local: boolean; name: string } {
  if (target.startsWith('@/')) return { local: true, name: target.slice(2) };
  if (!target.startsWith('.')) return { local: false, name: target };
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return { local: true, name: parts.join('/') };
}

/** All matches of a pattern in the code of a file, as faults. `words` false keeps what is inside strings. */
export function occurrences(file: SourceFile, pattern: RegExp, what: string, words = true): Fault[] {
  const code = strip(file.text, words);
  return [...code.matchAll(pattern)].map((match) => ({ path: file.path, line: lineOf(code, match.index), what }));
}
