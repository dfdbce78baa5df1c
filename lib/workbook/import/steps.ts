import { z } from 'zod';
import type { QuestionnaireDocument } from '../../questionnaire/document';
import { type Message, ok, type Result, refuseAll } from '../../result';
import { canBe } from './answers';
import { useWords } from './note';
import { columnsFor, guessColumns, type ImportPlan, listKinds, rowChoices, type SheetPlan, uses } from './plan';
import { listsOf } from './rows';
import { gridOf } from './sheet';
import type { SourceBook } from './source';

/** What an import is made from: a spreadsheet, or a questionnaire in our own JSON. */
export type Source = { book: SourceBook } | { document: QuestionnaireDocument };

const RowKey = z.string().regex(/^\d{1,3}:\d{1,5}$/);

/** What one page of the import says. */
export const ImportStep = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('sheets'),
    sheets: z.array(z.strictObject({ sheet: z.int().min(0).max(199), heading: z.int().min(0).max(5_000) })).max(200),
  }),
  z.strictObject({
    step: z.literal('columns'),
    columns: z.record(z.string().regex(/^\d{1,3}$/), z.record(z.string().regex(/^[1-9]\d?$/), z.enum(uses))),
  }),
  z.strictObject({ step: z.literal('lists'), lists: z.record(z.string().regex(/^\d{1,4}$/), z.enum(listKinds)) }),
  z.strictObject({ step: z.literal('rows'), rows: z.record(RowKey, z.enum(rowChoices)) }),
  z.strictObject({
    step: z.literal('principles'),
    principles: z.record(RowKey, z.int().min(1).max(14)),
    /** Rows of the page that nothing was selected for. */
    blank: z.array(RowKey).max(5_000),
  }),
]);
export type ImportStep = z.infer<typeof ImportStep>;

/** Uses that one sheet may have several columns of. */
const many: readonly string[] = ['guidance', 'leave', 'answers'];

const columnFaults = (book: SourceBook, sheets: readonly SheetPlan[]): Message[] =>
  sheets.flatMap((plan): Message[] => {
    const sheet = book.sheets[plan.sheet]?.name ?? '';
    const first = Object.keys(plan.columns)[0] ?? '1';
    const missing =
      columnsFor(plan, 'question').length === 0
        ? [{ path: `column:${plan.sheet}:${first}`, key: 'import.question-missing', params: { sheet } }]
        : [];
    const twice = uses.flatMap((use): Message[] => {
      const [, second] = columnsFor(plan, use);
      if (second === undefined || many.includes(use)) return [];
      return [
        { path: `column:${plan.sheet}:${second}`, key: 'import.use-twice', params: { sheet, use: useWords[use] } },
      ];
    });
    return [...missing, ...twice];
  });

const principleMissing = (book: SourceBook, key: string): Message => {
  const [sheet, row] = key.split(':').map(Number);
  const params = { row: row ?? 0, sheet: book.sheets[sheet ?? 0]?.name ?? '' };
  return { path: `principle:${key}`, key: 'import.principle-missing', params };
};

const sheetsChosen = (
  book: SourceBook,
  plan: ImportPlan,
  sheets: readonly { sheet: number; heading: number }[],
): Result<ImportPlan> => {
  const known = sheets.filter(({ sheet }) => book.sheets[sheet]);
  if (known.length === 0) return refuseAll('invalid', [{ path: 'sheets', key: 'import.sheet-missing' }]);
  return ok({
    ...plan,
    // Lists are numbered in the order of their rows.
    lists: {},
    sheets: known.map(({ sheet, heading }) => {
      const before = plan.sheets.find((each) => each.sheet === sheet);
      if (before && before.heading === heading) return before;
      const own = book.sheets[sheet];
      return { sheet, heading, columns: own ? guessColumns(gridOf(own), heading) : {} };
    }),
  });
};

/** Takes a source, its plan and what one page says; returns the next plan, or what is wrong by the page's fields. */
export const applyStep = (source: Source, plan: ImportPlan, step: ImportStep): Result<ImportPlan> => {
  if (step.step === 'rows') return ok({ ...plan, rows: { ...plan.rows, ...step.rows } });
  if (!('book' in source)) return refuseAll('invalid', [{ path: '', key: 'import.plan-form' }]);
  const { book } = source;
  if (step.step === 'principles') {
    if (step.blank.length > 0)
      return refuseAll(
        'invalid',
        step.blank.map((key) => principleMissing(book, key)),
      );
    return ok({ ...plan, principles: { ...plan.principles, ...step.principles } });
  }
  if (step.step === 'sheets') return sheetsChosen(book, plan, step.sheets);
  if (step.step === 'columns') {
    const sheets = plan.sheets.map((each) => ({
      ...each,
      columns: { ...each.columns, ...step.columns[String(each.sheet)] },
    }));
    const faults = columnFaults(book, sheets);
    return faults.length > 0 ? refuseAll('invalid', faults) : ok({ ...plan, sheets, lists: {} });
  }
  const faults = listsOf(book, plan).flatMap(({ values }, at): Message[] => {
    const kind = step.lists[String(at)];
    return kind === undefined || canBe(values, kind)
      ? []
      : [{ path: `list:${at}`, key: 'import.list-cannot', params: { count: values.length } }];
  });
  return faults.length > 0 ? refuseAll('invalid', faults) : ok({ ...plan, lists: step.lists });
};
