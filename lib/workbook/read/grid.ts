import type { AnswerRule, Area, SourceCell, SourceSheet } from '../import/source';
import { caps, tooBig } from './fault';
import { cellName } from './reference';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what a text may not hold is taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Texts and rows of a whole file, counted together. */
export class TextCount {
  private texts = 0;

  add(place: string): void {
    this.texts += 1;
    if (this.texts > caps.texts) tooBig('texts', place);
  }
}

/** Collects one sheet and holds it to the caps. Cells without a text are styling and are passed over. */
export class Grid {
  readonly cells: SourceCell[] = [];
  readonly merged: Area[] = [];
  readonly rules: AnswerRule[] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: Area[] = [];
  private areas = 0;

  constructor(
    readonly name: string,
    readonly hidden: boolean,
    private readonly count: TextCount,
    /** Texts stay as they were typed, blanks and line ends included: the round trip of answers. */
    private readonly exact = false,
  ) {}

  /** Sheet and cell as the sentences name them. */
  place(row: number, column: number): string {
    return `sheet ${this.name}, cell ${cellName(row, column)}`;
  }

  put(row: number, column: number, raw: string, formula: boolean): void {
    if (raw.length > caps.characters) tooBig('characters', this.place(row, column));
    const text = this.exact ? raw : raw.replace(/\r\n?/g, '\n').replace(unprintable, '').trim();
    if (text === '' && !formula) return;
    if (row > caps.rows) tooBig('rows', this.place(row, column));
    if (column > caps.columns) tooBig('columns', this.place(row, column));
    this.count.add(this.place(row, column));
    this.cells.push({ row, column, text, ...(formula ? { formula: true as const } : {}) });
  }

  merge(area: Area | null): void {
    if (!area || (area.top === area.bottom && area.left === area.right)) return;
    if (this.merged.length >= caps.merged) tooBig('merged', `sheet ${this.name}`);
    this.merged.push(area);
  }

  rule(rule: AnswerRule): void {
    if (rule.areas.length === 0) return;
    this.areas += rule.areas.length;
    if (this.rules.length >= caps.rules || rule.areas.length > 2_000 || this.areas > caps.areas)
      tooBig('rules', `sheet ${this.name}`);
    this.rules.push(rule);
  }

  hideRow(row: number): void {
    if (row <= caps.rows && this.hiddenRows.length < caps.rows) this.hiddenRows.push(row);
  }

  hideColumns(left: number, right: number): void {
    if (left < 1 || left > caps.columns || this.hiddenColumns.length >= 200) return;
    this.hiddenColumns.push({ top: 1, left, bottom: 1, right: Math.min(Math.max(left, right), caps.columns) });
  }

  done(): SourceSheet {
    const { name, hidden, hiddenRows, hiddenColumns, merged, rules } = this;
    const cells = [...this.cells].sort((a, b) => a.row - b.row || a.column - b.column);
    return { name: name.slice(0, 255), hidden, cells, hiddenRows, hiddenColumns, merged, rules };
  }
}
