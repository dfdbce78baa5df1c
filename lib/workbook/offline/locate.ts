import type { Question, QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion } from '../../questionnaire/find';
import type { Message } from '../../result';
import type { SourceBook, SourceCell, SourceSheet } from '../import/source';
import { answerOf, plainWords } from './cell-text';
import { headingOf, type InputColumn, inputColumns, referencesOf, refHeading, tableHeadings, takes } from './columns';
import { type Grid, gridOf, type Heading, headingIn, mergedIn, nameOf, plain } from './headings';
import type { LocatedRow, Returned } from './located';

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

class Locating {
  readonly faults: Message[] = [];
  readonly unknown: Returned['unknown'] = [];
  readonly found = new Map<string, LocatedRow>();
  private readonly byRef = new Map<string, Question>();
  private readonly refs: Map<string, string>;

  constructor(document: QuestionnaireDocument) {
    this.refs = referencesOf(document);
    for (const question of everyQuestion(document))
      this.byRef.set(plainWords(this.refs.get(question.id) ?? '').toLowerCase(), question);
  }

  fault(key: string, params: NonNullable<Message['params']>): void {
    if (this.faults.length < 20) this.faults.push({ path: 'file', key, params });
  }

  private rowOf(question: Question): LocatedRow {
    const known = this.found.get(question.id);
    if (known) return known;
    const made: LocatedRow = {
      questionId: question.id,
      ref: this.refs.get(question.id) ?? '',
      at: null,
      cells: {},
      table: null,
    };
    this.found.set(question.id, made);
    return made;
  }

  /** A merged cell hides what other rows said: nothing is guessed from it. */
  private refuseMerged({ sheet }: Grid, from: number, columns: readonly number[]): void {
    const hit = mergedIn(sheet, from, columns);
    if (hit) this.fault('offline.merged', { sheet: sheet.name, cell: nameOf(hit.top, hit.left) });
  }

  /** A sheet of questions: each row by its reference, each column by its heading, wherever they stand. */
  questions(grid: Grid, heading: Heading): void {
    const { sheet, rows } = grid;
    const at = new Map<InputColumn, number>();
    for (const column of [null, ...inputColumns]) {
      const words = column === null ? refHeading() : headingOf(column);
      const places = heading.columns.get(plain(words)) ?? [];
      if (places.length > 1)
        this.fault('offline.heading-twice', { sheet: sheet.name, heading: words, row: heading.row });
      if (column !== null && places[0] !== undefined) at.set(column, places[0]);
    }
    const refColumn = heading.columns.get(plain(refHeading()))?.[0] ?? 1;
    this.refuseMerged(grid, heading.row, [refColumn, ...at.values()]);
    for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
      if (row <= heading.row) continue;
      const said = answerOf(cells.get(refColumn)?.text ?? '');
      const inputs = [...at].map(([column, number]) => ({ column, number, cell: cells.get(number) }));
      const question = this.byRef.get(plainWords(said).toLowerCase());
      if (plainWords(said) === '') {
        if (inputs.some(({ cell }) => cell && cell.text.trim() !== ''))
          this.fault('offline.no-ref', { sheet: sheet.name, row });
      } else if (!question)
        this.unknown.push({ sheet: sheet.name, cell: nameOf(row, refColumn), ref: said.slice(0, 200) });
      else this.take(question, sheet, row, inputs);
    }
  }

  private take(
    question: Question,
    sheet: SourceSheet,
    row: number,
    inputs: readonly { column: InputColumn; number: number; cell: SourceCell | undefined }[],
  ): void {
    const located = this.rowOf(question);
    if (located.at) {
      const [first, second] = [located.at, { sheet: sheet.name, row }];
      const where = ({ sheet: name, row: at }: { sheet: string; row: number }): string =>
        first.sheet === second.sheet ? String(at) : `${at} (${name})`;
      this.fault('offline.ref-twice', { ref: located.ref, first: where(first), second: where(second) });
      return;
    }
    located.at = { sheet: sheet.name, row };
    for (const { column, number, cell } of inputs) {
      if (!takes(question, column)) continue;
      const name = nameOf(row, number);
      if (cell?.formula) this.fault('offline.formula', { sheet: sheet.name, cell: name });
      located.cells[column] = { cell: name, text: answerOf(cell?.text ?? '') };
    }
  }

  /** The sheet of a table question, known by the references in its rows. */
  table(grid: Grid, questions: readonly Question[]): void {
    for (const question of questions) {
      const headings = tableHeadings(question);
      const heading = headingIn(grid, headings);
      const refColumn = heading?.columns.get(plain(refHeading()))?.[0];
      if (!heading || refColumn === undefined) continue;
      const refs = new Set<string>();
      for (const [row, cells] of grid.rows)
        if (row > heading.row) refs.add(plainWords(answerOf(cells.get(refColumn)?.text ?? '')).toLowerCase());
      refs.delete('');
      if (!refs.has(plainWords(this.refs.get(question.id) ?? '').toLowerCase())) continue;
      if (refs.size > 1) {
        this.fault('offline.table-mixed', { sheet: grid.sheet.name, refs: short([...refs].join(', ').toUpperCase()) });
        return;
      }
      this.takeTable(grid, question, heading, headings);
      return;
    }
    this.strangeTable(grid, questions);
  }

  /** A sheet whose references name a table question, but without its columns. */
  private strangeTable(grid: Grid, questions: readonly Question[]): void {
    const heading = headingIn(grid, []);
    const refColumn = heading?.columns.get(plain(refHeading()))?.[0];
    if (!heading || refColumn === undefined) return;
    const own = [...grid.rows].flatMap(([row, cells]) =>
      row > heading.row ? [plainWords(answerOf(cells.get(refColumn)?.text ?? '')).toLowerCase()] : [],
    );
    const question = questions.find(({ id }) => own.includes(plainWords(this.refs.get(id) ?? '').toLowerCase()));
    const lost = question && tableHeadings(question).find((words) => !heading.columns.has(plain(words)));
    // The lists of options name questions too; they have none of the table's columns.
    const has = question && tableHeadings(question).some((words) => heading.columns.has(plain(words)));
    if (lost && has) this.fault('offline.column-lost', { sheet: grid.sheet.name, heading: lost });
  }

  private takeTable(grid: Grid, question: Question, heading: Heading, headings: readonly string[]): void {
    const { sheet, rows } = grid;
    const located = this.rowOf(question);
    if (located.table) {
      this.fault('offline.table-twice', { ref: located.ref, first: located.table.sheet, second: sheet.name });
      return;
    }
    const columns = headings.map((words) => heading.columns.get(plain(words)) ?? []);
    headings.forEach((words, index) => {
      if ((columns[index]?.length ?? 0) > 1)
        this.fault('offline.heading-twice', { sheet: sheet.name, heading: words, row: heading.row });
    });
    const numbers = columns.map(([first = 0]) => first);
    this.refuseMerged(grid, heading.row, numbers);
    const taken: NonNullable<LocatedRow['table']>['rows'] = [];
    for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
      if (row <= heading.row) continue;
      const texts = numbers.map((number) => answerOf(cells.get(number)?.text ?? ''));
      for (const number of numbers)
        if (cells.get(number)?.formula) this.fault('offline.formula', { sheet: sheet.name, cell: nameOf(row, number) });
      if (texts.some((text) => text !== '')) taken.push({ row, cells: texts });
    }
    located.table = { sheet: sheet.name, rows: taken };
  }
}

export type Located = { ok: true; returned: Returned } | { ok: false; faults: Message[] };

/**
 * Takes a workbook that came back and the document that it answers; returns what it says of each question, found by
 * references and headings and by nothing else: sheets may be renamed, rows sorted, columns moved or added. What could
 * be read in two ways is a fault of the whole file.
 */
export const locateAnswers = (document: QuestionnaireDocument, book: SourceBook): Located => {
  const locating = new Locating(document);
  const every = everyQuestion(document);
  const tables = every.filter(({ kind }) => kind === 'table');
  let sheets = 0;
  for (const grid of book.sheets.map(gridOf)) {
    const heading = headingIn(grid, [headingOf('response')]);
    if (heading) {
      sheets += 1;
      locating.questions(grid, heading);
    } else if (tables.length > 0) locating.table(grid, tables);
  }
  if (sheets === 0) locating.fault('offline.template-lost', { sheet: book.sheets[0]?.name ?? '' });
  if (locating.faults.length > 0) return { ok: false, faults: locating.faults };
  const rows = every.flatMap(({ id }) => locating.found.get(id) ?? []);
  return {
    ok: true,
    returned: { rows, unknown: locating.unknown.slice(0, 5_000), missing: every.length - rows.length },
  };
};
