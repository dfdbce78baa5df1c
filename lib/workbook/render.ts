import ExcelJS from 'exceljs';
import { withAnnex } from './annex';
import { literal, withoutUnprintable } from './cells';
import { anyNumber, columnsPrinted, firstPrinted, heightOf, language, look, pagesAcross, titleHeight } from './look';
import { type Cell, columnLetters, headingRow, noteRow, type Sheet, titleRow, typedAs, type Workbook } from './model';

/** A character is as wide as one of the type; the format counts in digits of Calibri 11. */
const perCharacter = 8 / 7;

const line = { style: 'thin', color: { argb: `FF${look.line}` } } as const;
const border = { top: line, left: line, bottom: line, right: line };
const font = { name: look.font, size: look.size } as const;
const wrapped = { vertical: 'top', wrapText: true } as const;

type Style = Partial<ExcelJS.Style>;
const titleStyle: Style = {
  font: { ...font, size: look.titleSize, bold: true },
  alignment: { vertical: 'top' },
  numFmt: '@',
};
const noteStyle: Style = { font, alignment: { vertical: 'top' }, numFmt: '@' };
const headingStyle: Style = {
  font: { ...font, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${look.ink}` } },
  alignment: wrapped,
  border,
  numFmt: '@',
};
const textStyle: Style = { font, alignment: wrapped, border, numFmt: '@', protection: { locked: true } };
const linkStyle: Style = { ...textStyle, font: { ...font, underline: true, color: { argb: `FF${look.link}` } } };
const inputStyle: Style = {
  ...textStyle,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${look.surface}` } },
  protection: { locked: false },
};
/**
 * A cell that takes a number. Programs hold what is typed into a cell of text against no rule for numbers, and refuse
 * every digit, so these have a format of numbers.
 */
const typedStyles = new Map<string, Style>();
const typedStyle = (numFmt: string): Style => {
  const right = { ...wrapped, horizontal: 'right', indent: 1 } as const;
  const made = typedStyles.get(numFmt) ?? {
    ...inputStyle,
    numFmt,
    ...(numFmt === 'General' ? {} : { alignment: right }),
  };
  typedStyles.set(numFmt, made);
  return made;
};
// Said in words: without the format, LibreOffice shows what a formula of an XLSX gives as 1 or 0.
const truthFormat = '"TRUE";"TRUE";"FALSE"';
const truthStyle: Style = {
  font,
  alignment: { vertical: 'top', horizontal: 'center' },
  border,
  numFmt: truthFormat,
};

// One object per look: the writer recognises a style by its identity.
const numberStyles = new Map<number, Style>();
const formatOf = (places: number): string => (places === 0 ? '0' : `0.${'0'.repeat(places)}`);
const numberStyle = (places: number): Style => {
  const known = numberStyles.get(places);
  if (known) return known;
  const numFmt = formatOf(places);
  // Kept off the line, so that it does not run into a text beside it.
  const alignment = { vertical: 'top', horizontal: 'right', indent: 1 } as const;
  const made: Style = { font, alignment, border, numFmt };
  numberStyles.set(places, made);
  return made;
};

// What XML cannot hold, or would read as the end of a line.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is written as a code
const controls = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const code = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * Readers turn `_x000D_` in a text back into a character; escaped, the text stays as it is, and what XML cannot hold is
 * written so.
 */
const written = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(controls, code)
    .replace(halves, code);

const contentOf = (cell: Cell, withValues: boolean): ExcelJS.CellValue => {
  if ('text' in cell) {
    if (cell.goes !== undefined) return { text: written(cell.text), hyperlink: `'${cell.goes}'!A1` };
    return cell.text === '' ? null : written(cell.text);
  }
  if ('number' in cell) return Number(cell.number);
  const result = typeof cell.value === 'boolean' ? cell.value : Number(cell.value);
  return withValues ? { formula: cell.formula, result } : ({ formula: cell.formula } as ExcelJS.CellFormulaValue);
};

const styleOf = (cell: Cell): Style => {
  if ('text' in cell) {
    if (!cell.input) return cell.goes === undefined ? textStyle : linkStyle;
    const typed = typedAs(cell);
    return typed === 'text' ? inputStyle : typedStyle(typed === 'number' ? 'General' : formatOf(typed.places));
  }
  if ('number' in cell) return numberStyle(cell.places);
  return cell.places === undefined ? truthStyle : numberStyle(cell.places);
};

const shownIn = (cell: Cell): string => ('text' in cell ? cell.text : '');

type Validations = { add: (address: string, validation: ExcelJS.DataValidation) => void };

const validate = (sheet: ExcelJS.Worksheet, address: string, { wants, prompt }: Extract<Cell, { text: string }>) => {
  // Present in the library, absent from its types; twice as fast as setting it cell by cell.
  const { dataValidations } = sheet as unknown as { dataValidations: Validations };
  const said: Partial<ExcelJS.DataValidation> = prompt === undefined ? {} : { showInputMessage: true, prompt };
  if (wants === undefined) {
    // Any text may be written: the rule is there for its message alone.
    dataValidations.add(address, { type: 'any', ...said } as unknown as ExcelJS.DataValidation);
    return;
  }
  if ('oneOf' in wants) {
    const list = { type: 'list' as const, allowBlank: true, showErrorMessage: true, formulae: [wants.oneOf] };
    dataValidations.add(address, { ...list, ...said });
    return;
  }
  const { from = anyNumber.from, to = anyNumber.to } = wants;
  dataValidations.add(address, {
    ...said,
    type: 'decimal',
    operator: 'between',
    allowBlank: true,
    showErrorMessage: true,
    formulae: [Number(from), Number(to)],
  });
};

/** Words for the head or foot of a page, where an ampersand is doubled and 255 places are all there are. */
const atEdge = (text: string, most: number): string =>
  withoutUnprintable(text).replace(/\s+/g, ' ').slice(0, most).replaceAll('&', '&&');

const addSheet = (
  book: ExcelJS.Workbook,
  model: Sheet,
  { title: of, foot, locked, frozen }: Workbook,
  withValues: boolean,
) => {
  const view = frozen
    ? ({ state: 'frozen', ySplit: headingRow } as const)
    : ({ state: 'normal', activeCell: 'A1' } as const);
  const sheet = book.addWorksheet(model.name, { views: [view] });
  const widths = model.columns.map(({ width }) => width);
  const across = pagesAcross(widths);
  const paper = { paperSize: 9, orientation: 'landscape', pageOrder: 'overThenDown', fitToPage: true } as const;
  sheet.pageSetup = { ...paper, fitToWidth: across, fitToHeight: 0 };
  // Set alone, because the library takes a page setup whole.
  sheet.pageSetup.printTitlesRow = `${headingRow}:${headingRow}`;
  if (across > 1) sheet.pageSetup.printTitlesColumn = 'A:A';
  // The library makes the column absolute by itself, and the row is ours to.
  const printed = columnsPrinted(widths, model.title, model.note);
  sheet.pageSetup.printArea = `A$${firstPrinted(across)}:${columnLetters(printed - 1)}$${headingRow + model.rows.length}`;
  // Size before the font: a digit at the beginning of the words would be read as a part of it.
  const type = `&9&"${look.font},Regular"`;
  sheet.headerFooter.oddHeader = `&L${type}${atEdge(of, 100)}&R${type}&A`;
  sheet.headerFooter.oddFooter = `&L${type}${atEdge(foot, 140)}&R${type}&P / &N`;
  model.columns.forEach(({ width }, at) => {
    sheet.getColumn(at + 1).width = width * perCharacter;
  });
  sheet.addTable({
    name: model.table,
    ref: `A${headingRow}`,
    headerRow: true,
    style: { showRowStripes: false },
    columns: model.columns.map(({ heading }) => ({ name: heading, filterButton: false })),
    // Only their number counts here: cells get value and look together below, and nothing is kept twice.
    rows: model.rows.map(() => []),
  });
  const title = sheet.getCell(titleRow, 1);
  title.value = written(literal(model.title));
  title.style = titleStyle;
  sheet.getRow(titleRow).height = titleHeight;
  const note = sheet.getCell(noteRow, 1);
  note.value = written(literal(model.note));
  note.style = noteStyle;
  const headings = sheet.getRow(headingRow);
  headings.height = heightOf(
    model.columns.map(({ heading }) => heading),
    widths,
    true,
  );
  model.columns.forEach((_, at) => {
    headings.getCell(at + 1).style = headingStyle;
  });
  model.rows.forEach((row, r) => {
    const cells = sheet.getRow(headingRow + 1 + r);
    cells.height = heightOf(row.map(shownIn), widths);
    row.forEach((cell, at) => {
      const place = cells.getCell(at + 1);
      place.value = contentOf(cell, withValues);
      place.style = styleOf(cell);
      if ('text' in cell && (cell.wants || cell.prompt !== undefined)) validate(sheet, place.address, cell);
    });
  });
  // Without a password, which would take a quarter of a second and guard against nobody.
  if (locked) void sheet.protect('', { formatColumns: true, formatRows: true, formatCells: true });
};

type Prepared = { worksheets: { rels: { Type: string }[]; hyperlinks: { rId?: string | undefined }[] }[] };

/**
 * Keeps links within the workbook. The library names each twice, the second time as a target outside the file, and no
 * file of ours has such a thing.
 */
const keepLinksInside = (book: ExcelJS.Workbook): void => {
  // Present in the library, absent from its types.
  const writer = book.xlsx as unknown as { prepareModel: (model: Prepared, options: unknown) => void };
  const prepare = writer.prepareModel.bind(writer);
  writer.prepareModel = (model, options) => {
    prepare(model, options);
    for (const sheet of model.worksheets) {
      sheet.rels = sheet.rels.filter(({ Type }) => !Type.endsWith('/hyperlink'));
      for (const link of sheet.hyperlinks) link.rId = undefined;
    }
  };
};

type Zip = { append: (data: unknown, options: object) => unknown };
type Writer = { addContentTypes: (zip: Zip, model: unknown) => Promise<unknown> };

/**
 * Has every part handed to the zip as bytes. A text the packing library cuts into pieces of 16,384 places and encodes one
 * by one, so that an emoji on a cut came out as two question marks.
 */
const packBytes = (book: ExcelJS.Workbook): void => {
  // The first of the writer's steps to be given the zip; present in the library, absent from its types.
  const writer = book.xlsx as unknown as Writer;
  const first = writer.addContentTypes.bind(writer);
  writer.addContentTypes = (zip, model) => {
    const append = zip.append.bind(zip);
    zip.append = (data, options) => append(typeof data === 'string' ? Buffer.from(data, 'utf8') : data, options);
    return first(zip, model);
  };
};

/** 1 January 1980, the first day that a zip file can name: no two makings of the same workbook differ by the clock. */
const firstDay = 0x0021_0000;

/** Puts the same time on every entry of a zip file, in place. */
const settleTimes = (zip: Buffer): Buffer => {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry += 1) {
    zip.writeUInt32LE(firstDay, at + 12);
    zip.writeUInt32LE(firstDay, zip.readUInt32LE(at + 42) + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
};

/**
 * Takes a workbook model; returns the bytes of an XLSX file: no macros, merged cells, hidden parts or links out of it, text cells
 * with the format @, named tables, and the same bytes for the same model. Without `values`, formulas come without the
 * values that we know they have. The only place that knows the library.
 */
export const renderWorkbook = async (given: Workbook, { values = true } = {}): Promise<Uint8Array> => {
  const model = withAnnex(given);
  const book = new ExcelJS.Workbook();
  const asOf = new Date(model.asOf);
  Object.assign(book, {
    creator: 'Assay',
    lastModifiedBy: 'Assay',
    created: asOf,
    modified: asOf,
    title: written(model.title),
    language,
  });
  book.calcProperties.fullCalcOnLoad = true;
  for (const sheet of model.sheets) addSheet(book, sheet, model, values);
  keepLinksInside(book);
  packBytes(book);
  return settleTimes(Buffer.from(await book.xlsx.writeBuffer()));
};
