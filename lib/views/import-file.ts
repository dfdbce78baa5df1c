import 'server-only';
import { principles, templates } from '@/lib/catalogue';
import { sayIn } from '@/lib/text';
import { planDocument } from '@/lib/workbook/import/document';
import type { PlannedRow } from '@/lib/workbook/import/note';
import { principleIndex, type Suggestion, suggestPrinciple } from '@/lib/workbook/import/principles';
import { countsOf, type Remark, remarksOn, reportCsv, weightRemarks } from '@/lib/workbook/import/report';
import { listsOf, planRows } from '@/lib/workbook/import/rows';
import type { Source } from '@/lib/workbook/import/steps';
import { draftPageFacts, loadDraftPage, pageHead } from './draft-page';
import { documentToFill, type ImportPage, importSource, loadImportPage } from './import-record';
import { view } from './view';

type Input = { id: string; importId: string };

/** Made once: the bank does not change while the server runs. */
let index: ReturnType<typeof principleIndex> | null = null;

const rowsOf = (source: Source, { plan, document }: ImportPage) =>
  'book' in source ? planRows(source.book, plan, document) : planDocument(source.document, plan, document);

const remarksOf = (source: Source, { plan }: ImportPage, rows: readonly PlannedRow[]): Remark[] =>
  'book' in source
    ? [...weightRemarks(rows), ...remarksOn(source.book, plan)]
    : [{ key: 'import.scoring-left', params: {} }];

/** The procurement that a file may be imported into; null where its questionnaire is published. */
export const importStart = view({
  action: 'questionnaire.edit',
  load: (db, input: { id: string }) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (_db, { loaded, context }) => (documentToFill(loaded) ? pageHead(loaded, context).procurement : null),
});

/** One import as its pages show it: what was read, what it becomes row by row, and what is left of it. */
export const importFile = view({
  action: 'questionnaire.edit',
  load: (db, input: Input) => loadImportPage(db, input),
  facts: draftPageFacts,
  show: async (_db, { loaded, context }) => {
    const { row, plan, draft } = loaded;
    const head = {
      ...pageHead(loaded, context),
      /** Revision of the draft; 0 where nothing was drafted yet. */
      draftRevision: draft?.revision ?? 0,
      file: { name: row.name, revision: row.revision, refused: row.refused },
      plan,
    };
    const source = await importSource(row);
    if (!source) return { ...head, source: null, lists: [], rows: [], counts: countsOf([]), remarks: [] };
    const rows = rowsOf(source, loaded);
    return {
      ...head,
      source,
      lists: 'book' in source ? listsOf(source.book, plan) : [],
      rows,
      counts: countsOf(rows),
      remarks: remarksOf(source, loaded, rows),
    };
  },
});

/** The principle that plain similarity of words suggests for each text, in the same order. */
export const suggestedPrinciples = (texts: readonly string[]): (Suggestion | null)[] => {
  index ??= principleIndex(templates, principles);
  const bank = index;
  return texts.map((text) => suggestPrinciple(bank, text));
};

/** The names of the principles, in order. */
export const principleNames = (): { number: number; name: string }[] =>
  principles.map(({ number, shortName }) => ({ number, name: shortName.en }));

/** The row-by-row report of an import as a file; null where the file was refused. */
export const importReport = view({
  action: 'questionnaire.edit',
  load: (db, input: Input) => loadImportPage(db, input),
  facts: draftPageFacts,
  show: async (_db, { loaded }) => {
    const source = await importSource(loaded.row);
    if (!source) return null;
    const rows = rowsOf(source, loaded);
    const name = loaded.row.name.replace(/\.[^.]*$/, '');
    return {
      name: `${name} import report.csv`,
      body: reportCsv(rows, remarksOf(source, loaded, rows), sayIn('en')),
    };
  },
});
