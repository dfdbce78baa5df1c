import type { QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion } from '../../questionnaire/find';
import { usualKind } from './answers';
import { changed, cut, type Note, type PlannedRow, told } from './note';
import { columnsFor, type ImportPlan, type ListKind, type RowChoice, rowKey, type SheetPlan } from './plan';
import { answersOf, type FoundList, longestText, questionOf, type Reading } from './question';
import { areaName, cellName, type Grid, gridOf } from './sheet';
import type { SourceBook } from './source';

/** An answer list of the file with the rows that use it; its number is its place in this list. */
export type UsedList = FoundList & { usual: ListKind; rows: string[] };

/** Separates values in a key; no cell holds it. */
const sameList = (values: readonly string[]): string => values.join('\u001f');

const dataRows = (grid: Grid, plan: SheetPlan): number[] => grid.rows.filter((row) => row > plan.heading);

/** Takes a spreadsheet and the plan of its columns; returns every answer list that its rows use, in order. */
export const listsOf = (book: SourceBook, plan: ImportPlan): UsedList[] => {
  const lists = new Map<string, UsedList>();
  for (const sheetPlan of plan.sheets) {
    const sheet = book.sheets[sheetPlan.sheet];
    const [question] = columnsFor(sheetPlan, 'question');
    if (!sheet || question === undefined) continue;
    const grid = gridOf(sheet);
    for (const row of dataRows(grid, sheetPlan)) {
      if (!grid.cell(row, question)?.text) continue;
      const { list } = answersOf(book, grid, sheetPlan, row);
      if (!list) continue;
      const key = sameList(list.values);
      const known = lists.get(key);
      if (known) known.rows.push(rowKey(sheetPlan.sheet, row));
      else lists.set(key, { ...list, usual: usualKind(list.values), rows: [rowKey(sheetPlan.sheet, row)] });
    }
  }
  return [...lists.values()];
};

type Section = { title: string; notes: Note[] };

/** The section of a row: its own cell, the merged cell over it, the heading row or the cell above, else the sheet. */
class Sections {
  private above: { title: string; row: number } | null = null;

  constructor(
    private readonly grid: Grid,
    private readonly column: number | undefined,
  ) {}

  heading(title: string, row: number): void {
    this.above = { title, row };
  }

  of(row: number): Section {
    const { grid, column } = this;
    if (column !== undefined) {
      const cell = grid.cell(row, column);
      const name = cellName(row, column);
      if (cell?.formula)
        return this.carried([changed('formula', { cell: name, use: 'section', text: cut(cell.text, 40) })]);
      if (cell && cell.text.length > longestText) return this.carried([changed('section-long', { cell: name })]);
      if (cell && cell.text !== '') {
        this.above = { title: cell.text, row };
        return { title: cell.text, notes: [] };
      }
      const area = grid.merged(row, column);
      const over = area && grid.cell(area.top, area.left);
      if (area && over && !over.formula && over.text !== '')
        return {
          title: over.text,
          notes: [changed('section-merged', { area: areaName(area), section: cut(over.text) })],
        };
      return this.carried([]);
    }
    return this.above ? { title: this.above.title, notes: [] } : { title: grid.sheet.name, notes: [] };
  }

  private carried(notes: Note[]): Section {
    const { above, grid } = this;
    if (!above)
      return { title: grid.sheet.name, notes: [...notes, changed('section-none', { section: grid.sheet.name })] };
    return {
      title: above.title,
      notes: [...notes, changed('section-above', { row: above.row, section: cut(above.title) })],
    };
  }
}

type Base = Pick<PlannedRow, 'key' | 'sheet' | 'row' | 'words'>;

const leftOut = (base: Base, note: Note, choices: PlannedRow['choices'] = ['leave'], section = ''): PlannedRow => ({
  ...base,
  outcome: 'left-out',
  as: null,
  section,
  notes: [note],
  draft: null,
  choices,
});

/** The texts of a row with their cells, so that a row left out is still in the report. */
const cellsInWords = (grid: Grid, row: number): string =>
  cut(
    grid
      .inRow(row)
      .map(({ column, text }) => `${cellName(row, column)} “${cut(text, 60)}”`)
      .join(', '),
    300,
  );

const readsAsHeading = (text: string): boolean => !/\?\s*$/.test(text) && text.length <= 90;

const rowsOf = (at: SheetPlan, plan: ImportPlan, reading: Reading): PlannedRow[] => {
  const sheet = reading.book.sheets[at.sheet];
  if (!sheet) return [];
  const grid = gridOf(sheet);
  const [question] = columnsFor(at, 'question');
  const hasSections = columnsFor(at, 'section').length > 0;
  const hasReferences = columnsFor(at, 'reference');
  const sections = new Sections(grid, columnsFor(at, 'section')[0]);
  const hidden = new Set(sheet.hiddenRows);

  const planned = (row: number): PlannedRow => {
    const key = rowKey(at.sheet, row);
    const cells = grid.inRow(row);
    const cell = question === undefined ? undefined : grid.cell(row, question);
    const base: Base = { key, sheet: sheet.name, row, words: cell?.text || cells[0]?.text || '' };
    const choice: RowChoice | undefined = plan.rows[key];
    if (row < at.heading) return leftOut(base, told('above-heading', { cells: cellsInWords(grid, row) }));
    if (row === at.heading) return leftOut(base, told('heading-row'));
    if (question === undefined) return leftOut(base, told('no-question-column'));

    const asHeading = (title: string, choices: PlannedRow['choices'], note: Note | null): PlannedRow => {
      if (choice === 'leave') return leftOut(base, told('by-choice'), choices);
      sections.heading(title, row);
      return {
        ...base,
        words: title,
        outcome: note?.changes ? 'changed' : 'taken',
        as: 'heading',
        section: title,
        notes: note ? [note] : [],
        draft: null,
        choices,
      };
    };

    if (!cell || cell.text === '') {
      const area = grid.merged(row, question);
      if (cell?.formula) return leftOut(base, told('formula-question', { cell: cellName(row, question) }));
      const [only] = cells;
      if (cells.length === 1 && only && !only.formula && only.text.length <= longestText) {
        if (hasSections && choice !== 'heading')
          return leftOut(base, told('one-cell', { cells: cellsInWords(grid, row) }), ['leave', 'heading']);
        return asHeading(only.text, ['heading', 'leave'], null);
      }
      if (area) return leftOut(base, told('merged-question', { area: areaName(area), cells: cellsInWords(grid, row) }));
      return leftOut(base, told('no-question', { cells: cellsInWords(grid, row) }));
    }
    if (cell.formula) return leftOut(base, told('formula-question', { cell: cellName(row, question) }));
    if (cell.text.length > longestText)
      return leftOut(base, told('question-long', { cell: cellName(row, question), count: cell.text.length }));

    const area = grid.merged(row, question);
    const alone = cells.length === 1;
    const across = area !== undefined && area.right > area.left;
    const headed =
      alone && !hasSections && readsAsHeading(cell.text) && (across || (hasReferences.length > 0 && !area));
    if (choice === 'heading' || (headed && choice === undefined))
      return asHeading(
        cell.text,
        ['heading', 'take', 'leave'],
        choice === 'heading'
          ? null
          : changed(across ? 'heading-merged' : 'heading-alone', { cell: cellName(row, question) }),
      );
    const choices: PlannedRow['choices'] = alone ? ['take', 'heading', 'leave'] : ['take', 'leave'];
    if (choice === 'leave') return leftOut(base, told('by-choice'), choices);

    const section = sections.of(row);
    const { draft, notes } = questionOf(grid, at, row, cell.text, reading);
    const merged = area ? [told('question-merged', { area: areaName(area) })] : [];
    const unseen = hidden.has(row) ? [changed('hidden-row', { row })] : [];
    const all = [...section.notes, ...merged, ...unseen, ...notes];
    return {
      ...base,
      outcome: all.some(({ changes }) => changes) ? 'changed' : 'taken',
      as: 'question',
      section: section.title,
      notes: all,
      draft,
      choices,
    };
  };
  return grid.rows.map(planned);
};

/** References that are taken already get a number of their own; each is told. */
const withOwnRefs = (rows: PlannedRow[], document: QuestionnaireDocument): PlannedRow[] => {
  const questions = everyQuestion(document);
  const taken = new Map(questions.map(({ ref, id, wording }) => [(ref ?? id).toLowerCase(), cut(wording.en, 60)]));
  const words = new Map(questions.map(({ wording, ref, id }) => [wording.en.trim().toLowerCase(), ref ?? id]));
  return rows.map((row) => {
    const { draft } = row;
    if (!draft) return row;
    const notes = [...row.notes];
    let { ref } = draft;
    const same = words.get(draft.wording.toLowerCase());
    if (same !== undefined) notes.push(told('asked-already', { ref: same }));
    else words.set(draft.wording.toLowerCase(), ref ?? `row ${row.row}`);
    if (ref !== null) {
      const other = taken.get(ref.toLowerCase());
      if (other === undefined) taken.set(ref.toLowerCase(), cut(draft.wording, 60));
      else {
        notes.push(changed('ref-used', { ref, other }));
        ref = null;
      }
    }
    const outcome = notes.some(({ changes }) => changes) ? 'changed' : row.outcome;
    return { ...row, outcome, notes, draft: { ...draft, ref } };
  });
};

/**
 * Takes a spreadsheet, the officer's plan and the draft it goes into; returns one planned row for every source row of
 * the chosen sheets: what it becomes, what was changed and why, or why it is left out.
 */
export const planRows = (book: SourceBook, plan: ImportPlan, document: QuestionnaireDocument): PlannedRow[] => {
  const chosen = new Map(
    listsOf(book, plan).map(({ values, usual }, at) => [sameList(values), plan.lists[String(at)] ?? usual]),
  );
  const reading: Reading = {
    book,
    scoring: document.scoring,
    kindOf: (values) => chosen.get(sameList(values)) ?? usualKind(values),
  };
  return withOwnRefs(
    plan.sheets.flatMap((sheet) => rowsOf(sheet, plan, reading)),
    document,
  );
};
