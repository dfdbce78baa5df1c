/** The import law of the architecture as a table, and the function that holds a file against it. */
import { type Fault, importsOf, resolveImport, type SourceFile } from './source';

type Row = {
  /** Files that the row is about. The first row that matches decides. */
  files: RegExp;
  /** Repository paths that may be imported. */
  local: RegExp[];
  /** Repository paths of which only types may be imported. */
  types?: RegExp[];
  packages: RegExp[];
};

const anything = /^/;
const result = /^lib\/result$/;
const domain = [
  'scoring',
  'condition',
  'question',
  'questionnaire',
  'response',
  'evaluation',
  'procurement',
  'catalogue',
  'guided',
  'threats',
];
/** The first `count` domain folders, in the reading order: each may import those before it. */
const upTo = (count: number) => new RegExp(`^lib/(${domain.slice(0, count).join('|')})(/|$)`);
const allDomain = upTo(domain.length);
const text = /^lib\/text(\/|$)/;
const zod = /^zod$/;
const node = /^node:/;
const noble = /^@noble\/hashes\//;
const serverOnly = /^server-only$/;
const policyAndAudit = /^lib\/(policy|audit)$/;
/** Accounts and their rules: pure, and beside the domain rather than under it. */
const people = /^lib\/people\//;
/** Trying an award model out on made-up bids: on top of the engine, and under nothing (decision 0012). */
const rehearsal = /^lib\/rehearsal\//;
const workbookModel = /^lib\/workbook\/(?!render(-ods)?$|read\/)/;
/** Making and checking evidence bundles: pure but for the reading of archives from outside. */
const bundle = /^lib\/bundle\/(?!(read|verify)$)/;
/** Documents for reading; what is drawn from them knows bytes. */
const paper = /^lib\/paper\/(?!(render-docx|bar-picture)$)/;
const pure = [result, allDomain, rehearsal, people, text, policyAndAudit, workbookModel, paper];
const drawing = [
  /^react(-dom)?(\/|$)/,
  /^next(\/|$)/,
  zod,
  /^react-hook-form$/,
  /^@hookform\/resolvers\//,
  /^govuk-frontend(\/|$)/,
  /^@ministryofjustice\/frontend(\/|$)/,
  /^d3-(scale|shape)$/,
  /^uqr$/,
];

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('lib/testing/');

const rows: Row[] = [
  { files: /^lib\/testing\/|\.test\.tsx?$/, local: [anything], packages: [anything] },
  { files: /^lib\/result\.ts$/, local: [], packages: [] },
  { files: /^lib\/scoring\/fraction\.ts$/, local: [result, /^lib\/scoring\//], packages: [zod, /^fraction\.js$/] },
  { files: /^lib\/scoring\//, local: [result, /^lib\/scoring\//], types: [/^lib\/condition\//], packages: [zod] },
  { files: /^lib\/condition\//, local: [result, /^lib\/condition\//], types: [/^lib\/scoring\//], packages: [zod] },
  { files: /^lib\/question\//, local: [result, upTo(3)], packages: [zod] },
  { files: /^lib\/questionnaire\/hash\.ts$/, local: [result, upTo(4)], packages: [zod, noble] },
  { files: /^lib\/questionnaire\//, local: [result, upTo(4)], packages: [zod] },
  { files: /^lib\/response\//, local: [result, upTo(5)], packages: [zod] },
  { files: /^lib\/evaluation\//, local: [result, upTo(6)], packages: [zod] },
  { files: /^lib\/rehearsal\//, local: [result, upTo(6), rehearsal], packages: [zod] },
  { files: /^lib\/procurement\//, local: [result, upTo(7)], packages: [zod, /^luxon$/] },
  { files: /^lib\/catalogue\//, local: [result, upTo(8)], packages: [zod] },
  { files: /^lib\/guided\//, local: [result, upTo(9)], packages: [zod] },
  { files: /^lib\/threats\//, local: [result, allDomain], packages: [zod] },
  { files: /^lib\/people\//, local: [result, people], packages: [zod] },
  {
    files: /^lib\/policy\.ts$/,
    local: [/^lib\/policy-(award|deciding|terms|summaries)$/],
    types: [result, allDomain],
    packages: [],
  },
  { files: /^lib\/policy-(award|summaries)\.ts$/, local: [/^lib\/policy-terms$/], packages: [] },
  { files: /^lib\/policy-deciding\.ts$/, local: [/^lib\/policy-terms$/], types: [result, allDomain], packages: [] },
  { files: /^lib\/policy-terms\.ts$/, local: [], types: [result, allDomain], packages: [] },
  {
    files: /^lib\/audit\.ts$/,
    local: [result, /^lib\/questionnaire\/hash$/],
    types: [allDomain, /^lib\/policy$/],
    packages: [zod, noble],
  },
  { files: /^lib\/text\//, local: [text, result], packages: [/^i18next$/] },
  { files: /^lib\/workbook\/render\.ts$/, local: [result, workbookModel], packages: [/^exceljs$/, node] },
  { files: /^lib\/workbook\/render-pack\.ts$/, local: [], packages: [/^jszip$/] },
  { files: /^lib\/workbook\/render-ods\.ts$/, local: [result, workbookModel], packages: [/^jszip$/, node] },
  {
    files: /^lib\/workbook\/read\//,
    local: [result, /^lib\/workbook\/read\//],
    types: [workbookModel],
    packages: [/^yauzl$/, /^saxes$/, node, zod],
  },
  { files: /^lib\/workbook\//, local: [result, allDomain, text, workbookModel], packages: [zod] },
  {
    files: /^lib\/paper\/(render-docx|bar-picture)\.ts$/,
    local: [text, workbookModel, /^lib\/paper\//],
    packages: [/^docx$/, /^jszip$/, node],
  },
  { files: /^lib\/paper\//, local: [result, allDomain, text, workbookModel, paper], packages: [zod] },
  { files: /^lib\/bundle\/read\.ts$/, local: [bundle], packages: [/^yauzl$/] },
  { files: /^lib\/bundle\/verify\.ts$/, local: [/^lib\/bundle\//], packages: [] },
  {
    files: /^lib\/bundle\//,
    local: [result, upTo(6), /^lib\/procurement\/(standstill|uk-time)$/, /^lib\/audit$/, bundle],
    packages: [zod, noble],
  },
  { files: /^lib\/server\/config\.ts$/, local: [], packages: [zod, node, serverOnly] },
  {
    // better-auth is handed the tables and a database whose every statement passes the one queue.
    files: /^lib\/server\/auth\.ts$/,
    local: [result, text, /^lib\/server\//, /^db\/(client|schema)$/, /^db\/store\//],
    packages: [zod, node, serverOnly, /^better-auth(\/|$)/, /^drizzle-orm\/sqlite-proxy$/, /^p-limit$/],
  },
  {
    files: /^lib\/server\//,
    local: [result, text, /^lib\/server\//, /^db\/client$/, /^db\/store\//],
    packages: [zod, node, serverOnly, /^next\/headers$/, /^better-auth(\/|$)/, /^nodemailer$/, /^pino$/],
  },
  {
    files: /^db\//,
    local: [result, allDomain, rehearsal, /^lib\/audit$/, /^db\//, /^lib\/server\/(config|seal)$/],
    types: [/^lib\/policy$/],
    packages: [/^drizzle-(orm|kit)(\/|$)/, /^better-sqlite3$/, /^pg$/, node, zod, serverOnly],
  },
  {
    files: /^lib\/(commands|views)\//,
    local: [
      ...pure,
      bundle,
      /^lib\/(server|commands|views|workbook)\//,
      /^db\/(client$|evidence-files$|store\/)/,
      /^package$/,
    ],
    packages: [
      zod,
      node,
      serverOnly,
      /^react$/,
      /^next\/(headers|navigation|server)$/,
      /^busboy$/,
      /^p-limit$/,
      /^uqr$/,
    ],
  },
  {
    files: /^lib\/example\//,
    local: [...pure, /^lib\/(commands|views|example)\//],
    packages: [zod, /^node:(zlib|crypto|path|fs)$/, serverOnly, /^pdf-lib$/],
  },
  { files: /^lib\/run\//, local: [anything], packages: [anything] },
  { files: /^lib\//, local: [result], packages: [zod] },
  { files: /^app\/api\/auth\//, local: [/^lib\/server\/auth$/], packages: [/^better-auth\/next-js$/] },
  {
    // "Explore with example data": the one page that builds it.
    files: /^app\/\(account\)\/setup\/example-action\.ts$/,
    local: [/^lib\/commands\/from-request$/, /^lib\/example\/build$/, /^app\/_ui\/form-state$/, /^app\/_act\/failed$/],
    packages: [/^next\/navigation$/, serverOnly],
  },
  {
    files: /^app\/_ui\//,
    local: [...pure, /^app\/_ui\//, /^public\//],
    packages: drawing,
  },
  {
    files: /^app\//,
    local: [...pure, /^lib\/(commands|views)\//, /^app\//, /^public\//, /^package$/],
    packages: [...drawing, serverOnly, /^busboy$/],
  },
  {
    files: /^e2e\//,
    // The reader of workbooks looks at downloads as a spreadsheet program would (decision 0010). Files that mean harm,
    // and a virus scanner, are the same for unit tests and journeys; neither knows anything of the product.
    local: [/^e2e(\/|$)/, /^lib\/example(\/|$)/, /^lib\/testing\/(xlsx|ods|zip|hostile-files|virus-scanner)$/],
    packages: [anything],
  },
  // The poller and the start-up checks; the policy nonce.
  { files: /^instrumentation\.ts$/, local: [/^lib\/(server|commands|views)\//], packages: [node] },
  // Which addresses are downloads: a list, and nothing that says who may (decision 0020).
  { files: /^proxy\.ts$/, local: [/^app\/_act\/download-paths$/], packages: [/^next\/server$/] },
];

/** What a file of a browser bundle may take: pure code, drawing, its own actions, and types of views. */
const client: Row = {
  files: anything,
  local: [...pure, /^app\/(?!.*\/actions$)/, /\/actions$/, /^app\/.*act/],
  types: [/^lib\/(views|commands)\//],
  packages: drawing,
};

const isClient = (file: SourceFile) => /^\s*(?:\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)*['"]use client['"]/.test(file.text);
const matches = (patterns: RegExp[] | undefined, name: string) =>
  patterns?.some((pattern) => pattern.test(name)) ?? false;

/** Every import of the file that its row does not allow. */
export function importFaults(file: SourceFile): Fault[] {
  const row = rows.find((candidate) => candidate.files.test(file.path));
  if (!row) return [{ path: file.path, line: 1, what: 'is in a folder that the import law does not know' }];
  const rules = isClient(file) ? [row, client] : [row];
  return importsOf(file).flatMap(({ target, typeOnly, line }) => {
    const { local, name } = resolveImport(file.path, target);
    // `new URL('../..', import.meta.url)`: the root folder, not a module.
    if (local && name === '') return [];
    const bare = name.replace(/\.(json|js|mjs|ts|tsx|scss)$/, '');
    const allowed = rules.every((rule) =>
      local ? matches(rule.local, bare) || (typeOnly && matches(rule.types, bare)) : matches(rule.packages, name),
    );
    const outside =
      local &&
      !isTest(file.path) &&
      !/^e2e\//.test(file.path) &&
      /^lib\/(testing|run)\//.test(bare) &&
      !/^lib\/run\//.test(file.path)
        ? [{ path: file.path, line, what: `imports ${name}, which nothing imports` }]
        : [];
    const what = `may not import ${typeOnly ? 'a type of ' : ''}${name}`;
    return [...(allowed ? [] : [{ path: file.path, line, what }]), ...outside];
  });
}
