import type { Kind } from '../../question/settings';
import type { Question } from '../../questionnaire/document';
import type { ScoringRules } from '../../scoring/rules';
import { canBe, isYes, marksBehind, mostOptions, readAnswers } from './answers';
import { purposeOf, readMandatory, readMarks, readWeight } from './figures';
import { changed, cut, type DraftQuestion, type Note, useWords } from './note';
import { columnsFor, type ListKind, type SheetPlan, type Use } from './plan';
import { cellName, type Grid, ruleAt } from './sheet';
import type { SourceBook } from './source';

/** An answer list that one or more rows use. */
export type FoundList = { values: string[]; from: string };

/** What one row says, before the officer chose how its list is asked. */
export type RowAnswers = { list: FoundList | null; kind: Kind | null; guidance: string; notes: Note[] };

/** Reads the cells of one row by their uses. A formula is named and never taken for a value. */
class RowReader {
  readonly notes: Note[] = [];

  constructor(
    private readonly grid: Grid,
    private readonly plan: SheetPlan,
    private readonly row: number,
  ) {}

  /** Texts of a use with the names of their cells; what a merged cell above says is not repeated here. */
  texts(use: Use): { text: string; cell: string; column: number }[] {
    return columnsFor(this.plan, use).flatMap((column) => {
      const cell = this.grid.cell(this.row, column);
      if (!cell) return [];
      const name = cellName(this.row, column);
      if (cell.formula) {
        this.notes.push(changed('formula', { cell: name, use: useWords[use], text: cut(cell.text, 40) }));
        return [];
      }
      return cell.text === '' ? [] : [{ text: cell.text, cell: name, column }];
    });
  }

  first(use: Use): { text: string; cell: string } | null {
    return this.texts(use)[0] ?? null;
  }
}

/** What the answers of a row are: a list in its cell or set on its cell, a kind in words, or further guidance. */
export const answersOf = (book: SourceBook, grid: Grid, plan: SheetPlan, row: number): RowAnswers => {
  const reader = new RowReader(grid, plan, row);
  const given = reader.texts('answers');
  const found: RowAnswers = { list: null, kind: null, guidance: '', notes: reader.notes };
  for (const { text, cell } of given) {
    const answers = readAnswers(book, grid.sheet.name, text);
    if (answers.is === 'kind') found.kind ??= answers.kind;
    else if (answers.is === 'list') found.list ??= { values: answers.values, from: answers.from };
    else {
      found.guidance = [found.guidance, answers.words].filter(Boolean).join('\n\n');
      found.notes.push(changed('answers-words', { cell, text: cut(text) }));
    }
  }
  if (found.list || found.kind) return found;
  for (const column of columnsFor(plan, 'answers')) {
    const rule = ruleAt(book, grid.sheet, row, column);
    if (!rule) continue;
    if ('formula' in rule)
      found.notes.push(changed('rule-unread', { cell: cellName(row, column), text: cut(rule.formula) }));
    else if (rule.values.length >= 2) found.list ??= rule;
  }
  return found;
};

const optionId = (at: number): string => (at < 26 ? String.fromCharCode(97 + at) : `o${at + 1}`);

type Asked = { kind: Kind; settings: Question['settings']; notes: Note[] };

/** Takes an answer list and how it is asked; returns the kind of question with its options. */
const askedAs = (
  { values, from }: FoundList,
  wanted: ListKind,
  marksColumn: { text: string; cell: string } | null,
  scored: boolean,
  scale: ScoringRules['scale'],
): Asked => {
  const notes: Note[] = [];
  const behind = marksBehind(values);
  const labels = behind ? behind.map(({ label }) => label) : [...values];
  const given = marksColumn?.text
    .split(/[\n;|/]/)
    .map((mark) => mark.trim())
    .filter((mark) => mark !== '');
  let proposed = behind?.map(({ mark }) => mark) ?? null;
  if (given && marksColumn) {
    if (given.length === labels.length) proposed = given;
    else
      notes.push(
        changed('marks-count', { cell: marksColumn.cell, text: cut(marksColumn.text, 40), count: labels.length }),
      );
  }
  const distinct = [...new Set(labels)];
  if (distinct.length < labels.length) notes.push(changed('options-twice', { count: labels.length - distinct.length }));
  const listed = distinct.join('; ');
  const long = distinct.find((label) => label.length > 10_000);
  const kind: ListKind = canBe(distinct, wanted) && long === undefined ? wanted : 'text';
  if (kind === 'text') {
    const name = wanted === 'text' && distinct.length <= mostOptions.one ? 'list-as-text' : 'list-too-long';
    notes.push(changed(name, { count: distinct.length, text: cut(listed, 200), from }));
    return { kind: 'long-text', settings: undefined, notes };
  }
  let marks: string[] | null = null;
  if (proposed && distinct.length === labels.length) {
    const read = readMarks(proposed, scale);
    notes.push(...read.notes);
    if (read.marks && !scored) notes.push(changed('marks-not-scored', { text: cut(read.marks.join(', '), 40) }));
    else marks = read.marks;
  }
  const of = (at: number) => {
    const mark = marks?.[at];
    return mark === undefined ? {} : kind === 'several' ? { points: mark } : { mark };
  };
  if (kind === 'yes-no') {
    if (!marks) return { kind: 'yes-no', settings: undefined, notes };
    const options = distinct.map((label, at) => ({ id: isYes(label) ? 'yes' : 'no', label: { en: label }, ...of(at) }));
    // Yes comes first, as the product always asks it.
    return { kind: 'yes-no', settings: { options: options.sort((a) => (a.id === 'yes' ? -1 : 1)) }, notes };
  }
  const options = distinct.map((label, at) => ({ id: optionId(at), label: { en: label }, ...of(at) }));
  return { kind: kind === 'several' ? 'multiple-choice' : 'single-choice', settings: { options }, notes };
};

export type Reading = {
  book: SourceBook;
  scoring: ScoringRules;
  /** How a list is asked, by its values. */
  kindOf: (values: readonly string[]) => ListKind;
};

/** Longest text of a question or of its guidance. */
export const longestText = 10_000;
const longestRef = 20;

/** Takes a row that holds a question; returns the question as it stands there, with what had to be said about it. */
export const questionOf = (
  grid: Grid,
  plan: SheetPlan,
  row: number,
  wording: string,
  { book, scoring, kindOf }: Reading,
): { draft: DraftQuestion; notes: Note[] } => {
  const reader = new RowReader(grid, plan, row);
  const answers = answersOf(book, grid, plan, row);
  const reference = reader.first('reference');
  const weightCell = reader.first('weight');
  const mandatoryCell = reader.first('mandatory');
  const marksCell = reader.first('marks');
  const weighed = readWeight(weightCell?.text ?? '', weightCell?.cell ?? '');
  const mandatory = readMandatory(mandatoryCell?.text ?? '', mandatoryCell?.cell ?? '');
  const purpose = purposeOf(mandatory.mandatory, weighed.weight, columnsFor(plan, 'weight').length > 0);
  const scored = purpose.purpose === 'award-criterion';
  const notes: Note[] = [];
  let asked: Asked;
  if (answers.list) asked = askedAs(answers.list, kindOf(answers.list.values), marksCell, scored, scoring.scale);
  else {
    asked = { kind: answers.kind ?? 'long-text', settings: undefined, notes: [] };
    if (marksCell) asked.notes.push(changed('marks-alone', { cell: marksCell.cell, text: cut(marksCell.text, 40) }));
  }
  const guidance = [...reader.texts('guidance').map(({ text }) => text), answers.guidance].filter(Boolean).join('\n\n');
  if (guidance.length > longestText) notes.push(changed('guidance-long', { count: guidance.length }));
  let ref: string | null = null;
  if (reference && reference.text.length <= longestRef) ref = reference.text.replace(/\s+/g, ' ');
  else if (reference) notes.push(changed('ref-long', { cell: reference.cell, text: cut(reference.text, 60) }));
  else if (columnsFor(plan, 'reference').length > 0) notes.push(changed('ref-missing'));
  return {
    draft: {
      ref,
      wording,
      guidance: guidance.length > longestText ? '' : guidance,
      kind: asked.kind,
      settings: asked.settings,
      purpose: purpose.purpose,
      weight: purpose.weight,
    },
    notes: [
      ...reader.notes,
      ...answers.notes,
      ...asked.notes,
      ...weighed.notes,
      ...mandatory.notes,
      ...purpose.notes,
      ...notes,
    ],
  };
};
