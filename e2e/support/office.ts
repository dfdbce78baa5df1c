import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { libreOffice } from '../../lib/testing/xlsx';

const program = libreOffice();

/** Whether LibreOffice is on this machine. */
export const hasOffice = program !== null;

export type Edit = { sheet: string; cell: string; text: string };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One of the elements of a name, with what is in it. */
const elements = (name: string): RegExp => new RegExp(`<table:${name}\\b[^>]*?(?:/>|>[\\s\\S]*?</table:${name}>)`, 'g');

const repeated = (element: string, what: 'rows' | 'columns'): number =>
  Number(new RegExp(`^<[^>]*table:number-${what}-repeated="(\\d+)"`).exec(element)?.[1] ?? '1');
const times = (element: string, what: 'rows' | 'columns', count: number): string => {
  const once = element.replace(new RegExp(`^(<[^>]*?) table:number-${what}-repeated="\\d+"`), '$1');
  return count === 0 ? '' : once.replace(/^<[\w:-]+/, (start) => `${start} table:number-${what}-repeated="${count}"`);
};

/** Changes the element that stands at a place, counted from 0, taking it out of the repetition that it is written in. */
function changeAt(
  xml: string,
  name: string,
  what: 'rows' | 'columns',
  place: number,
  change: (element: string) => string,
): string {
  let at = 0;
  let found = false;
  const changed = xml.replace(elements(name), (element) => {
    const count = repeated(element, what);
    const before = place - at;
    at += count;
    if (before < 0 || before >= count) return element;
    found = true;
    return times(element, what, before) + change(times(element, what, 1)) + times(element, what, count - before - 1);
  });
  if (!found) throw new Error(`There is no ${name} ${place}.`);
  return changed;
}

/** A cell with a text in it, typed by a person; what it looks like and the list it offers stay. */
const typed = (cell: string, text: string): string => {
  const kept = [
    ...(/^<[^>]*>/.exec(cell)?.[0] ?? '').matchAll(/ table:(?:style-name|content-validation-name)="[^"]*"/g),
  ];
  const lines = text.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`);
  return `<table:table-cell${kept.join('')} office:value-type="string">${lines.join('')}</table:table-cell>`;
};

const columnOf = (letters: string): number =>
  [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Writes into the cells of a flat spreadsheet of LibreOffice, and gives sheets of plain names other names. */
function written(flat: string, edits: readonly Edit[], renamed: Readonly<Record<string, string>>): string {
  let xml = flat;
  for (const { sheet, cell, text } of edits) {
    const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const start = xml.indexOf(`<table:table table:name="${escaped(sheet)}"`);
    const end = xml.indexOf('</table:table>', start);
    if (start < 0) throw new Error(`There is no sheet ${sheet}.`);
    const own = changeAt(xml.slice(start, end), 'table-row', 'rows', Number(row) - 1, (line) =>
      changeAt(line, 'table-cell', 'columns', columnOf(letters), (one) => typed(one, text)),
    );
    xml = xml.slice(0, start) + own + xml.slice(end);
  }
  for (const [before, after] of Object.entries(renamed))
    xml = xml
      .replaceAll(`table:name="${before}"`, `table:name="${after}"`)
      .replaceAll(new RegExp(`(["$:\\[ ])${before}\\.(?=\\$?[A-Z]+\\$?\\d)`, 'g'), `$1${after}.`);
  return xml;
}

async function converted(folder: string, file: string, as: string): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const args = [profile, '--headless', '--norestore', '--convert-to', as, '--outdir', folder, join(folder, file)];
  await promisify(execFile)(program ?? '', args, { timeout: 120_000 });
}

/**
 * A workbook of either format opened by LibreOffice, written in, and saved by LibreOffice as XLSX or ODS: between the two
 * stands its own flat form, where a text is typed into a cell without a keyboard.
 */
export async function inLibreOffice(
  bytes: Buffer,
  edits: readonly Edit[],
  {
    from = 'xlsx',
    as = 'xlsx',
    renamed = {},
  }: { from?: 'xlsx' | 'ods'; as?: 'xlsx' | 'ods'; renamed?: Record<string, string> } = {},
): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-office-'));
  try {
    writeFileSync(join(folder, `book.${from}`), bytes);
    await converted(folder, `book.${from}`, 'fods');
    rmSync(join(folder, `book.${from}`));
    const flat = join(folder, 'book.fods');
    writeFileSync(flat, written(readFileSync(flat, 'utf8'), edits, renamed));
    await converted(folder, 'book.fods', as);
    return readFileSync(join(folder, `book.${as}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a copy of the workbook wants an answer: by reference and heading, as a person looks for it. */
export async function placesIn(
  bytes: Buffer,
): Promise<(ref: string, heading?: string) => { sheet: string; cell: string }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const places = new Map<string, { sheet: string; cell: string }>();
  for (const name of ['Questions', 'Declarations']) {
    const sheet = book.getWorksheet(name);
    const headings = new Map<number, string>();
    sheet?.getRow(4).eachCell((cell, column) => headings.set(column, cell.text));
    sheet?.eachRow((row, number) => {
      if (number <= 4) return;
      for (const [column, heading] of headings)
        places.set(`${row.getCell(1).text} ${heading}`, { sheet: name, cell: row.getCell(column).address });
    });
  }
  return (ref, heading = 'Your response') => {
    const place = places.get(`${ref} ${heading}`);
    if (!place) throw new Error(`The workbook has no cell for ${ref} under ${heading}.`);
    return place;
  };
}

/** A workbook with one more text in it, without LibreOffice, where what is shown does not depend on the program. */
export async function typedIn(bytes: Buffer, { sheet, cell, text }: Edit): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const found = book.getWorksheet(sheet);
  if (!found) throw new Error(`There is no sheet ${sheet}.`);
  found.getCell(cell).value = text;
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
