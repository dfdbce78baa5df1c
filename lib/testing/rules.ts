/** The other rules of the architecture that a machine can hold, each as a function of source text. */
import { isTest } from './import-law';
import { type Fault, importsOf, occurrences, resolveImport, type SourceFile, strip } from './source';

const pureFolders =
  /^lib\/(scoring|condition|question|questionnaire|response|evaluation|rehearsal|procurement|catalogue|guided|threats|people|workbook(?!\/(render|read))|bundle(?!\/(read|verify)))\/|^lib\/(policy(?:-[a-z]+)?|audit|result)\.ts$/;
const impure: [RegExp, string][] = [
  [/\bDate\.now\s*\(/g, 'reads the clock (Date.now)'],
  [/\bnew\s+Date\s*(\(\s*\)|(?![\s(\w]))/g, 'reads the clock (new Date without argument)'],
  [/\b(DateTime\.(now|local|utc)\s*\(\s*\))/g, 'reads the clock (luxon)'],
  [/\bMath\.random\b/g, 'is random (Math.random)'],
  [/\bprocess\s*[.[]/g, 'reads the process'],
  [/\basync\b|\bawait\b/g, 'is asynchronous'],
];

/** Pure code decides from its arguments alone, and at once. */
export function purityFaults(file: SourceFile): Fault[] {
  if (!pureFolders.test(file.path) || isTest(file.path)) return [];
  return impure.flatMap(([pattern, what]) => occurrences(file, pattern, `${what}, but pure code may not`));
}

/** The command wrapper; the adapter's sessions and throttle; the definition itself. Nothing else opens a writer. */
const writers = /^(lib\/commands\/(command|from-request)\.ts|db\/client\.ts|lib\/example\/)/;

export function writerFaults(file: SourceFile): Fault[] {
  if (isTest(file.path) || writers.test(file.path)) return [];
  return occurrences(file, /\bwriting\s*[(<]/g, 'opens a writer; only the command wrapper may');
}

/** 400 lines, content excepted. */
export function lengthFaults(file: SourceFile): Fault[] {
  if (/^lib\/(catalogue\/content|example\/content|text)\//.test(file.path)) return [];
  const lines = file.text.trimEnd().split('\n').length;
  return lines > 400 ? [{ path: file.path, line: 401, what: `has ${lines} lines; 400 is the most` }] : [];
}

const bannedWords = /^(utils?|helpers?|common|managers?|services?)$/i;
const bannedName = /\b(?:class|interface|type|function)\s+(\w*(?:Utils?|Helpers?|Managers?|Services?))\b/g;

/** Names that say nothing about what is inside. */
export function nameFaults(file: SourceFile): Fault[] {
  const parts = file.path.replace(/\.[a-z]+$/, '').split(/[/.-]/);
  const banned = parts.filter((part) => bannedWords.test(part));
  return [
    ...banned.map((part) => ({ path: file.path, line: 1, what: `is named ${part}, which says nothing` })),
    ...occurrences(file, bannedName, 'declares a name that ends in a word which says nothing'),
  ];
}

/** What may be a `number` in the core: places to show, positions, counts and whole exponents, never an amount. */
const numberNames = new Set([
  'places',
  'count',
  'index',
  'position',
  'rank',
  'exponent',
  'principle',
  'length',
  'depth',
  'times',
]);
const numberResults = new Set(['compare', 'sign', 'byRank', 'countOf', 'indexOf']);

/** A weight, mark, price or total is a decimal string or a Fraction. */
export function numberFaults(file: SourceFile): Fault[] {
  if (!file.path.startsWith('lib/scoring/') || isTest(file.path)) return [];
  const code = strip(file.text, true);
  return [...code.matchAll(/\bnumber\b/g)].flatMap((match) => {
    const before = code.slice(0, match.index);
    // `(typeof list)[number]` is the type of a list's members.
    if (/\[\s*$/.test(before)) return [];
    const named = /(\w+)\??\s*:\s*(?:readonly\s+)?(?:[\w<>|[\]\s]*[<|]\s*)?$/.exec(before)?.[1];
    const result = /\)\s*:\s*$/.test(before)
      ? [...before.matchAll(/\b(?:function|const)\s+(\w+)/g)].at(-1)?.[1]
      : undefined;
    if (result !== undefined ? numberResults.has(result) : named !== undefined && numberNames.has(named)) return [];
    const line = before.split('\n').length;
    return [{ path: file.path, line, what: `has a number named ${result ?? named ?? 'nothing'} in lib/scoring` }];
  });
}

/** Markup that the Content-Security-Policy forbids, or that could carry a supplier's text as HTML. */
export function markupFaults(file: SourceFile): Fault[] {
  if (!file.path.endsWith('.tsx')) return [];
  return [
    ...occurrences(file, /\sstyle\s*=\s*[{"']/g, 'has an inline style, which the policy forbids'),
    ...occurrences(file, /\bdangerouslySetInnerHTML\b/g, 'sets raw HTML'),
  ];
}

const guarded = /^(db\/(client|evidence-files)\.ts|db\/store\/|lib\/(commands|views|server)\/)/;

/** Server code says so on its first line, so that it can never reach a browser bundle. */
export function serverOnlyFaults(file: SourceFile): Fault[] {
  if (!guarded.test(file.path) || isTest(file.path)) return [];
  const first = strip(file.text, false).trimStart();
  if (/^import 'server-only';/.test(first)) return [];
  return [{ path: file.path, line: 1, what: "does not open with import 'server-only'" }];
}

/** Only the one spawner and the entry points start other programs. */
export function spawnFaults(file: SourceFile): Fault[] {
  if (isTest(file.path) || /^(lib\/run\/|e2e\/|lib\/server\/child\.ts$)/.test(file.path)) return [];
  return importsOf(file)
    .filter(({ target }) => /^(node:)?(child_process|worker_threads|cluster)$/.test(target))
    .map(({ line }) => ({ path: file.path, line, what: 'starts programs; only lib/server/child.ts may' }));
}

/** Pages that show nothing of any procurement or person, so they need no view. */
export const publicPages: readonly string[] = [
  'app/help/page.tsx',
  'app/help/accessibility/page.tsx',
  'app/help/cookies/page.tsx',
];

/** Every page, route and action reaches data through a command or a view, and says so by importing one. */
export function entryFaults(file: SourceFile, files: ReadonlyMap<string, SourceFile> = new Map()): Fault[] {
  const action = /^\s*['"]use server['"]/m.test(strip(file.text, false));
  if (!/^app\/(?!_)(.*\/)?(page\.tsx|route\.ts)$/.test(file.path) && !(file.path.startsWith('app/') && action))
    return [];
  if (publicPages.includes(file.path)) return [];
  const targets = (from: SourceFile) =>
    importsOf(from)
      .filter((i) => !i.typeOnly)
      .map((i) => resolveImport(from.path, i.target).name);
  const reaches = (from: SourceFile) => targets(from).some((name) => /^lib\/(commands|views)\//.test(name));
  // A page may leave the reading to a file beside it that it imports.
  const beside = targets(file).flatMap((name) => files.get(`${name}.tsx`) ?? files.get(`${name}.ts`) ?? []);
  if (reaches(file) || beside.some((other) => /^app\/(?!_ui\/)/.test(other.path) && reaches(other))) return [];
  return [{ path: file.path, line: 1, what: 'imports no command and no view, and is not on the public list' }];
}

/** Actions of the policy that nothing declares, and declared ones that the policy does not know. */
export function policyGaps(
  actions: readonly string[],
  files: readonly SourceFile[],
): { unused: string[]; unknown: string[] } {
  const declared = new Set(
    files
      .filter((file) => /^lib\/(commands|views)\//.test(file.path) && !isTest(file.path))
      .flatMap((file) => [
        ...strip(file.text, false).matchAll(/\b(?:action:\s*|may\([^,()]+,\s*)'([a-z-]+\.[a-z-]+)'/g),
      ])
      .map((match) => match[1] ?? ''),
  );
  const known = new Set(actions);
  return {
    unused: actions.filter((action) => !declared.has(action)).sort(),
    unknown: [...declared].filter((action) => !known.has(action)).sort(),
  };
}

type Manifest = {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  overrides?: Record<string, unknown>;
};

/** Versions are pinned exactly, and the lock file names no registry. */
export function versionFaults(manifest: string, lock: string): string[] {
  const { dependencies = {}, devDependencies = {}, overrides = {} } = JSON.parse(manifest) as Manifest;
  const flat = (tree: Record<string, unknown>): [string, string][] =>
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : flat(value as Record<string, unknown>),
    );
  const loose = [...flat(dependencies), ...flat(devDependencies), ...flat(overrides)]
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${name} is not pinned exactly: ${version}`);
  const resolved = /"resolved"\s*:\s*"https?:/.test(lock) ? ['package-lock.json names a registry (resolved)'] : [];
  return [...loose, ...resolved];
}
