import { z } from 'zod';
import { criteriaOf } from '../../evaluation/panel';
import type { QuestionnaireDocument } from '../../questionnaire/document';
import type { Message } from '../../result';
import type { SourceBook } from '../import/source';
import { answerOf, plainWords } from '../offline/cell-text';
import { referencesOf, refHeading } from '../offline/columns';
import { type Grid, gridOf, type Heading, headingIn, mergedIn, nameOf, plain } from '../offline/headings';
import { placeKey } from './key';
import { bidderHeading, type MarkPart, markHeading, markParts } from './parts';

const Sheet = z.string().max(255);
const LocatedPart = z.strictObject({ cell: z.string().max(12), text: z.string().max(32_767) });

/** What a returned workbook says of one answer. Columns that it no longer has are absent. */
export const LocatedMark = z.strictObject({
  letter: z.string().max(10),
  questionId: z.string().max(64),
  ref: z.string().max(64),
  sheet: Sheet,
  row: z.int().min(1).max(2_000_000),
  cells: z.partialRecord(z.enum(markParts), LocatedPart),
});
export type LocatedMark = z.infer<typeof LocatedMark>;

/** An evaluator's workbook that came back, and its rows that are nobody's. */
export const ReturnedMarks = z.strictObject({
  rows: z.array(LocatedMark).max(20_000),
  unknown: z.array(z.strictObject({ sheet: Sheet, cell: z.string().max(12), said: z.string().max(200) })).max(5_000),
});
export type ReturnedMarks = z.infer<typeof ReturnedMarks>;

export type LocatedMarks = { ok: true; returned: ReturnedMarks } | { ok: false; faults: Message[] };

/** The most faults of one file that are told. */
const mostFaults = 20;

class Locating {
  readonly faults: Message[] = [];
  readonly unknown: ReturnedMarks['unknown'] = [];
  readonly found = new Map<string, LocatedMark>();
  private readonly byRef: Map<string, { id: string; ref: string }>;
  private readonly byLetter: Map<string, string>;

  constructor(document: QuestionnaireDocument, letters: readonly string[]) {
    const refs = referencesOf(document);
    this.byRef = new Map(
      criteriaOf(document).map(({ id }) => {
        const ref = plainWords(refs.get(id) ?? '');
        return [ref.toLowerCase(), { id, ref }];
      }),
    );
    this.byLetter = new Map(letters.map((letter) => [letter.toLowerCase(), letter]));
  }

  fault(key: string, params: NonNullable<Message['params']>): void {
    if (this.faults.length < mostFaults) this.faults.push({ path: 'file', key, params });
  }

  /** A sheet of scores: each row by its reference and letter, each column by its heading, wherever they stand. */
  scores(grid: Grid, heading: Heading): void {
    const { sheet, rows } = grid;
    const columnOf = (words: string): number | undefined => {
      const places = heading.columns.get(plain(words)) ?? [];
      if (places.length > 1)
        this.fault('offline.heading-twice', { sheet: sheet.name, heading: words, row: heading.row });
      return places[0];
    };
    const [refAt = 1, bidderAt = 1] = [columnOf(refHeading()), columnOf(bidderHeading())];
    const inputs = markParts.flatMap((part): { part: MarkPart; at: number }[] => {
      const at = columnOf(markHeading(part));
      return at === undefined ? [] : [{ part, at }];
    });
    const merged = mergedIn(sheet, heading.row, [refAt, bidderAt, ...inputs.map(({ at }) => at)]);
    if (merged) this.fault('offline.merged', { sheet: sheet.name, cell: nameOf(merged.top, merged.left) });
    for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
      if (row <= heading.row) continue;
      const ref = plainWords(answerOf(cells.get(refAt)?.text ?? ''));
      const bidder = plainWords(answerOf(cells.get(bidderAt)?.text ?? ''));
      const written = inputs.map(({ part, at }) => ({ part, at, cell: cells.get(at) }));
      if (ref === '' || bidder === '') {
        if (written.some(({ cell }) => cell && cell.text.trim() !== ''))
          this.fault('marking-book.no-place', { sheet: sheet.name, row });
        continue;
      }
      const [question, letter] = [this.byRef.get(ref.toLowerCase()), this.byLetter.get(bidder.toLowerCase())];
      if (!question || letter === undefined) {
        const said = `${ref}, ${bidder}`.slice(0, 200);
        this.unknown.push({ sheet: sheet.name, cell: nameOf(row, question ? bidderAt : refAt), said });
        continue;
      }
      this.take({ letter, questionId: question.id, ref: question.ref, sheet: sheet.name, row, cells: {} }, written);
    }
  }

  private take(
    made: LocatedMark,
    written: readonly { part: MarkPart; at: number; cell: { text: string; formula?: true | undefined } | undefined }[],
  ): void {
    const place = placeKey(made.letter, made.questionId);
    const known = this.found.get(place);
    if (known) {
      const [ref, letter, first, second] = [made.ref, made.letter, known.row, made.row];
      this.fault('marking-book.place-twice', { ref, letter, first, second });
      return;
    }
    for (const { part, at, cell } of written) {
      const name = nameOf(made.row, at);
      if (cell?.formula) this.fault('offline.formula', { sheet: made.sheet, cell: name });
      made.cells[part] = { cell: name, text: answerOf(cell?.text ?? '') };
    }
    this.found.set(place, made);
  }
}

/**
 * Takes a workbook that came back, the document and the letters of its procurement; returns what it says of each answer,
 * found by reference, letter and headings and by nothing else. What could be read in two ways is a fault of the whole file.
 */
export const locateMarks = (
  document: QuestionnaireDocument,
  letters: readonly string[],
  book: SourceBook,
): LocatedMarks => {
  const locating = new Locating(document, letters);
  let sheets = 0;
  for (const grid of book.sheets.map(gridOf)) {
    const heading = headingIn(grid, [bidderHeading(), markHeading('mark')]);
    if (!heading) continue;
    sheets += 1;
    locating.scores(grid, heading);
  }
  if (sheets === 0) locating.fault('marking-book.template-lost', {});
  if (locating.faults.length > 0) return { ok: false, faults: locating.faults };
  return { ok: true, returned: { rows: [...locating.found.values()], unknown: locating.unknown.slice(0, 5_000) } };
};
