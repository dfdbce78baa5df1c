import type { AnswerRule } from '../import/source';
import { caps, damaged, tooBig } from './fault';
import type { Grid } from './grid';
import { isoDate, percent, plainNumber } from './number';
import { areaOf, cellPlace, referenceOf } from './reference';
import type { CellStyle } from './xlsx-styles';
import { type Attributes, type ElementCount, walk } from './xml';

export type SheetParts = {
  shared: readonly string[];
  styles: readonly CellStyle[];
  from1904: boolean;
  elements: ElementCount;
  decoded: (text: string) => string;
};

/** Values of a list that is written into its rule: `"Yes,No"`. */
const written = (formula: string): string[] | null => {
  const inside = /^"((?:[^"]|"")*)"$/.exec(formula.trim())?.[1];
  return inside === undefined
    ? null
    : inside
        .replaceAll('""', '"')
        .split(',')
        .map((value) => value.trim());
};

const ruleOf = (formula: string, target: string, home: string): AnswerRule => {
  const areas = target
    .trim()
    .split(/\s+/, 2_001)
    .flatMap((each) => areaOf(each) ?? []);
  const values = written(formula);
  if (values) return { areas, values: values.slice(0, 1_000) };
  const from = referenceOf(formula, home);
  return from
    ? { areas, from: { sheet: from.sheet.slice(0, 255), area: from.area } }
    : { areas, formula: formula.slice(0, 1_000) };
};

/** Reads one sheet of an XLSX into a grid. @throws ReadFault naming the cell. */
export function readXlsxSheet(bytes: Buffer, grid: Grid, parts: SheetParts): void {
  const { shared, styles, from1904, elements, decoded } = parts;
  let row = 0;
  let column = 0;
  let cell: Attributes | null = null;
  let value = '';
  let formula = false;
  let phonetic = false;
  let rule: { formula: string; target: string } | null = null;
  /** The element whose text is collected now. */
  let collecting: 'value' | 'rule' | 'target' | null = null;
  const place = () => (row === 0 ? `sheet ${grid.name}` : grid.place(Math.max(row, 1), Math.max(column, 1)));

  const openRow = (own: Attributes): void => {
    const next = own.r === undefined ? row + 1 : Number(own.r);
    if (!Number.isInteger(next) || next < 1 || next > 1_048_576)
      damaged(`sheet ${grid.name}, row ${(own.r ?? '').slice(0, 20)}`);
    row = next;
    column = 0;
    if (own.hidden === '1' || own.hidden === 'true') grid.hideRow(row);
  };
  const openCell = (own: Attributes): void => {
    const at = own.r === undefined ? { row, column: column + 1 } : cellPlace(own.r);
    ({ row, column } = at ?? damaged(`sheet ${grid.name}, cell ${(own.r ?? '').slice(0, 20)}`));
    cell = own;
    value = '';
    formula = false;
  };
  const textOf = (own: Attributes): string => {
    if (own.t === 's') {
      const text = /^\d+$/.test(value.trim()) ? shared[Number(value)] : undefined;
      return text ?? damaged(place());
    }
    if (own.t === 'inlineStr' || own.t === 'str') return decoded(value);
    if (own.t === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
    if (own.t === 'e' || own.t === 'd') return value;
    if (value.trim() === '') return '';
    const style = styles[Number(own.s ?? '0')] ?? 'plain';
    if (style === 'date') return isoDate(value, from1904);
    return style === 'percent' ? percent(value) : plainNumber(value);
  };

  walk(
    bytes,
    {
      open: (name, own) => {
        if (name === 'row') openRow(own);
        else if (name === 'c') openCell(own);
        else if (name === 'mergeCell') grid.merge(areaOf(own.ref ?? ''));
        else if (name === 'col' && (own.hidden === '1' || own.hidden === 'true'))
          grid.hideColumns(Number(own.min), Number(own.max));
        else if (name === 'dataValidation')
          rule = own.type === 'list' ? { formula: '', target: own.sqref ?? '' } : null;
        else if (name === 'rPh') phonetic = true;
        else if (cell && (name === 'v' || (name === 't' && !phonetic))) collecting = 'value';
        else if (cell && name === 'f') formula = true;
        else if (rule && name === 'formula1') collecting = 'rule';
        else if (rule && name === 'sqref') collecting = 'target';
      },
      text: (text) => {
        if (collecting === 'value') {
          value += text;
          if (value.length > 7 * caps.characters) tooBig('characters', place());
        } else if (rule && collecting === 'rule') rule.formula = (rule.formula + text).slice(0, 40_000);
        else if (rule && collecting === 'target') rule.target = (rule.target + text).slice(0, 40_000);
      },
      close: (name) => {
        if (name === 'v' || name === 't' || name === 'formula1' || name === 'sqref') collecting = null;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'c' && cell) {
          grid.put(row, column, textOf(cell), formula);
          cell = null;
        } else if (name === 'dataValidation' && rule) {
          grid.rule(ruleOf(rule.formula, rule.target, grid.name));
          rule = null;
        }
      },
    },
    elements,
    place,
  );
}
