import { literal } from '../cells';
import { anyNumber, columnsPrinted, firstPrinted, heightOf, pagesAcross, titleHeight } from '../look';
import { address, type Cell, headingRow, type Sheet, typedAs, type Workbook } from '../model';
import { openFormula, openRange } from './formula';
import { attributes, escaped, paragraphs } from './markup';
import {
  automaticStyles,
  cellStyles,
  columnStyle,
  fonts,
  namespaces,
  numberStyle,
  rowStyle,
  sheetStyle,
  typedStyle,
  xmlHead,
} from './styles';

type TextCell = Extract<Cell, { text: string }>;

/** Collects what the sheets use while they are written, since it stands before them in the file. */
class Gathered {
  readonly widths = new Set<number>();
  readonly heights = new Set<number>();
  readonly places = new Set<number>();
  readonly across = new Set<number>();
  private readonly rules = new Map<string, { name: string; xml: string }>();

  row(height: number, grows = false): string {
    this.heights.add(height);
    return rowStyle(height, grows);
  }

  number(places: number): string {
    this.places.add(places);
    return numberStyle(places);
  }

  input(typed: ReturnType<typeof typedAs>): string {
    if (typed === 'text') return cellStyles.input;
    if (typed === 'number') return cellStyles.typed;
    this.places.add(typed.places);
    return typedStyle(typed.places);
  }

  /** The name of the rule for what a cell takes and what is said beside it: one rule for all cells that have the same. */
  rule({ wants, prompt }: TextCell, sheet: string, at: string): string | undefined {
    if (!wants && prompt === undefined) return undefined;
    const key = JSON.stringify([wants ?? null, prompt ?? null]);
    const known = this.rules.get(key);
    if (known) return known.name;
    const name = `rule${this.rules.size + 1}`;
    this.rules.set(key, { name, xml: ruleXml(name, { wants, prompt }, `$'${sheet}'.${at}`) });
    return name;
  }

  validations(): string {
    const all = [...this.rules.values()].map(({ xml }) => xml).join('');
    return all && `<table:content-validations>${all}</table:content-validations>`;
  }
}

const conditionOf = (wants: NonNullable<TextCell['wants']>): string => {
  if ('oneOf' in wants) return `of:cell-content-is-in-list(${openRange(wants.oneOf)})`;
  const { from = anyNumber.from, to = anyNumber.to } = wants;
  return `of:cell-content-is-decimal-number() and cell-content-is-between(${from},${to})`;
};

const ruleXml = (name: string, { wants, prompt }: Pick<TextCell, 'wants' | 'prompt'>, base: string): string => {
  const own = attributes({
    'table:name': name,
    'table:condition': wants && conditionOf(wants),
    'table:allow-empty-cell': 'true',
    'table:display-list': wants && 'oneOf' in wants ? 'unsorted' : undefined,
    'table:base-cell-address': base,
  });
  const help =
    prompt === undefined ? '' : `<table:help-message table:display="true">${paragraphs(prompt)}</table:help-message>`;
  const error = wants ? '<table:error-message table:display="true" table:message-type="stop"/>' : '';
  return `<table:content-validation${own}>${help}${error}</table:content-validation>`;
};

const empty = '<table:table-cell/>';

/** Takes what only the cell knows and what it shows; returns its element. */
const cellXml = (own: Record<string, string | undefined>, shown: string): string =>
  shown === ''
    ? `<table:table-cell${attributes(own)}/>`
    : `<table:table-cell${attributes(own)}>${shown}</table:table-cell>`;

/** A text, and nothing but a text, whatever is in it. */
const textXml = (text: string, style: string, rule?: string): string => {
  const shown = paragraphs(text);
  const own = { 'table:style-name': style, 'table:content-validation-name': rule };
  return cellXml(shown === '' ? own : { ...own, 'office:value-type': 'string' }, shown);
};

/** A text that leads to the beginning of a sheet, whose name is one of ours. */
const linkXml = (text: string, sheet: string): string =>
  cellXml(
    { 'table:style-name': cellStyles.link, 'office:value-type': 'string' },
    `<text:p><text:a${attributes({ 'xlink:type': 'simple', 'xlink:href': `#'${sheet}'.A1` })}>${escaped(text)}</text:a></text:p>`,
  );

const shownNumber = (value: number, places: number): string => `<text:p>${value.toFixed(places)}</text:p>`;

const valueXml = (cell: Exclude<Cell, TextCell>, gathered: Gathered, withValues: boolean): string => {
  if ('number' in cell) {
    const value = Number(cell.number);
    return cellXml(
      {
        'table:style-name': gathered.number(cell.places),
        'office:value-type': 'float',
        'office:value': String(value),
      },
      shownNumber(value, cell.places),
    );
  }
  const own = {
    'table:style-name': cell.places === undefined ? cellStyles.truth : gathered.number(cell.places),
    'table:formula': openFormula(cell.formula),
  };
  if (!withValues) return cellXml(own, '');
  if (typeof cell.value === 'boolean')
    return cellXml(
      { ...own, 'office:value-type': 'boolean', 'office:boolean-value': String(cell.value) },
      `<text:p>${cell.value ? 'TRUE' : 'FALSE'}</text:p>`,
    );
  const value = Number(cell.value);
  return cellXml(
    { ...own, 'office:value-type': 'float', 'office:value': String(value) },
    shownNumber(value, cell.places ?? 0),
  );
};

const rowXml = (style: string, cells: string): string =>
  `<table:table-row table:style-name="${style}">${cells}</table:table-row>`;

const lastCell = ({ columns, rows }: Sheet): string => address(columns.length - 1, rows.length - 1);

const sheetXml = (sheet: Sheet, locked: boolean, gathered: Gathered, withValues: boolean): string => {
  const { name, title, note, columns, rows } = sheet;
  const widths = columns.map(({ width }) => width);
  for (const width of widths) gathered.widths.add(width);
  const across = pagesAcross(widths);
  gathered.across.add(across);
  const printed = columnsPrinted(widths, title, note);
  const [firstColumn = '', ...otherColumns] = widths.map(
    (width) => `<table:table-column table:style-name="${columnStyle(width)}"/>`,
  );
  const own = attributes({
    'table:name': name,
    'table:style-name': sheetStyle(across),
    'table:protected': locked ? 'true' : undefined,
    'table:print-ranges': `'${name}'.A${firstPrinted(across)}:'${name}'.${address(printed - 1, rows.length - 1)}`,
  });
  const line = gathered.row(heightOf([], widths));
  const headings = columns.map(({ heading }) => heading);
  const written = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      if (!('text' in cell)) return valueXml(cell, gathered, withValues);
      if (cell.goes !== undefined) return linkXml(cell.text, cell.goes);
      const style = cell.input ? gathered.input(typedAs(cell)) : cellStyles.text;
      return textXml(cell.text, style, gathered.rule(cell, name, address(c, r)));
    });
    const height = heightOf(
      row.map((cell) => ('text' in cell ? cell.text : '')),
      widths,
    );
    const grows = row.some((cell) => 'text' in cell && cell.input);
    return rowXml(gathered.row(height, grows), cells.join(''));
  });
  return [
    `<table:table${own}><table:title>${escaped(literal(title))}</table:title>`,
    // Printed again on every page beside the first.
    across > 1 ? `<table:table-header-columns>${firstColumn}</table:table-header-columns>` : firstColumn,
    ...otherColumns,
    rowXml(gathered.row(titleHeight), textXml(literal(title), cellStyles.title)),
    rowXml(line, textXml(literal(note), cellStyles.note)),
    rowXml(line, empty),
    // Printed again on every page.
    `<table:table-header-rows>${rowXml(
      gathered.row(heightOf(headings, widths, true)),
      headings.map((heading) => textXml(heading, cellStyles.heading)).join(''),
    )}</table:table-header-rows>`,
    ...written,
    '</table:table>',
  ].join('');
};

/** The named table of a sheet. Without buttons for filters, as in the other format. */
const tableXml = (sheet: Sheet): string =>
  `<table:database-range${attributes({
    'table:name': sheet.table,
    'table:target-range-address': `'${sheet.name}'.A${headingRow}:'${sheet.name}'.${lastCell(sheet)}`,
    'table:contains-header': 'true',
    'table:display-filter-buttons': 'false',
  })}/>`;

/**
 * Takes a workbook model; returns the part that holds its sheets, in pieces. Without `withValues`, formulas come without
 * the values that we know they have.
 */
export const contentXml = ({ sheets, locked }: Workbook, withValues: boolean): string[] => {
  const gathered = new Gathered();
  const bodies = sheets.map((sheet) => sheetXml(sheet, locked, gathered, withValues));
  return [
    `${xmlHead}<office:document-content${namespaces}>${fonts}${automaticStyles(gathered)}<office:body><office:spreadsheet>`,
    gathered.validations(),
    ...bodies,
    `<table:database-ranges>${sheets.map(tableXml).join('')}</table:database-ranges>`,
    '</office:spreadsheet></office:body></office:document-content>',
  ];
};
