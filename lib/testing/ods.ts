/** Looks into ODS files for tests, and into their XLSX twins for what both must have. */
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';
import { changeable, partsOf, type ReadCell, sheetParts, sheetsOf, walk } from './xlsx';

/** What a sheet says and lets a person do, whichever format it is in. */
export type Inside = {
  name: string;
  cells: Map<string, ReadCell>;
  /** What each cell takes, and what is said beside it, in words. */
  rules: Map<string, string>;
  isProtected: boolean;
  /** Cells that may be changed. */
  open: string[];
  /** Name and area of the table. */
  table: string;
};

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

type Handlers = {
  open: (name: string, own: Record<string, string>) => void;
  close: (name: string) => void;
  text?: (text: string) => void;
};

const through = (xml: string, { open, close, text = () => undefined }: Handlers): void => {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => open(name, attributes as Record<string, string>));
  parser.on('text', text);
  parser.on('closetag', ({ name }) => close(name));
  parser.write(xml).close();
};

/** Takes a formula or reference of an ODS; returns it as an XLSX writes it. Knows no texts with signs of its own. */
const asExcel = (formula: string): string =>
  formula
    .replace(/^of:=/, '')
    .replace(
      /\[(?:\$'([^']+)')?\.([^\]:]+)(?::\.([^\]]+))?\]/g,
      (_, sheet?: string, from?: string, to?: string) => `${sheet ? `'${sheet}'!` : ''}${from}${to ? `:${to}` : ''}`,
    )
    .replaceAll(';', ',');

const ruleWords = (kind: string, what: string, prompt: string, stops: boolean): string =>
  [kind, what, prompt, stops ? 'stops' : 'lets'].join(' | ');

const ruleOfOds = (condition: string, prompt: string, stops: boolean): string => {
  const list = /^of:cell-content-is-in-list\((.*)\)$/.exec(condition)?.[1];
  if (list !== undefined) return ruleWords('list', asExcel(list), prompt, stops);
  const limits = /^of:cell-content-is-decimal-number\(\) and cell-content-is-between\((.*),(.*)\)$/.exec(condition);
  if (limits) return ruleWords('decimal', `${Number(limits[1])} to ${Number(limits[2])}`, prompt, stops);
  return ruleWords(condition === '' ? 'any' : `unknown ${condition}`, '', prompt, stops);
};

/** The sheets of an ODS in order. */
export const insideOds = async (bytes: Uint8Array): Promise<Inside[]> => {
  const xml = (await partsOf(bytes)).get('content.xml') ?? '<none/>';
  const rules = new Map<string, string>();
  const unlocked = new Set<string>();
  const sheets: Inside[] = [];
  let [style, rule, condition, prompt, stops] = ['', '', '', '', false];
  let [row, column, inCell, inHelp, inTitle] = [0, 0, false, false, false];
  let own: Record<string, string> = {};
  let lines: string[] = [];
  const sheet = (): Inside => sheets.at(-1) as Inside;
  const add = (text: string): void => {
    if (inHelp) prompt += text;
    else if (inCell && lines.length > 0) lines.push(`${lines.pop()}${text}`);
  };
  through(xml, {
    open: (name, given) => {
      if (name === 'style:style') style = given['style:name'] ?? '';
      if (name === 'style:table-cell-properties' && given['style:cell-protect'] === 'none') unlocked.add(style);
      if (name === 'table:content-validation')
        [rule, condition, prompt, stops] = [given['table:name'] ?? '', given['table:condition'] ?? '', '', false];
      if (name === 'table:help-message') inHelp = given['table:display'] === 'true';
      if (name === 'table:error-message') stops = given['table:display'] === 'true';
      if (name === 'table:title') inTitle = true;
      if (name === 'table:table') {
        const isProtected = given['table:protected'] === 'true';
        sheets.push({
          name: given['table:name'] ?? '',
          cells: new Map(),
          rules: new Map(),
          isProtected,
          open: [],
          table: '',
        });
        row = 0;
      }
      if (name === 'table:table-row') [row, column] = [row + 1, 0];
      if (name === 'table:table-cell') [column, inCell, own, lines] = [column + 1, true, given, []];
      if (name === 'text:p' && inCell) lines.push('');
      if (name === 'text:s') add(' '.repeat(Number(given['text:c'] ?? '1')));
      if (name === 'text:tab') add('\t');
      if (name === 'table:database-range') {
        const [from = '', to = ''] = (given['table:target-range-address'] ?? '').split(':');
        const on = sheets.find((one) => `'${one.name}'.` === from.slice(0, one.name.length + 3));
        if (on) on.table = `${given['table:name']} ${from.split('.').at(-1)}:${to.split('.').at(-1)}`;
      }
    },
    text: (text) => {
      if (!inTitle) add(text);
    },
    close: (name) => {
      if (name === 'table:title') inTitle = false;
      if (name === 'table:help-message') inHelp = false;
      if (name === 'table:content-validation') rules.set(rule, ruleOfOds(condition, prompt, stops));
      if (name !== 'table:table-cell') return;
      inCell = false;
      const at = `${letters(column - 1)}${row}`;
      const truth = own['office:boolean-value'];
      const value = own['office:value'] ?? (truth === undefined ? lines.join('\n') : truth === 'true' ? '1' : '0');
      const formula = own['table:formula'];
      if (value !== '' || formula !== undefined)
        sheet().cells.set(at, { value, ...(formula === undefined ? {} : { formula: asExcel(formula) }) });
      const known = rules.get(own['table:content-validation-name'] ?? '');
      if (known !== undefined) sheet().rules.set(at, known);
      if (unlocked.has(own['table:style-name'] ?? '')) sheet().open.push(at);
    },
  });
  return sheets;
};

/** A reference with the name of its sheet in quotes, which LibreOffice writes only where it must. */
const quoted = (reference: string): string => reference.replace(/^([A-Za-z0-9_]+)!/, "'$1'!");

/** The same of an XLSX. */
export const insideXlsx = async (bytes: Uint8Array): Promise<Inside[]> => {
  const parts = await partsOf(bytes);
  const free = await changeable(bytes);
  const tables = [...parts].filter(([name]) => /^xl\/tables\/.*xml$/.test(name));
  const number = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);
  const names = tables
    .sort(([a], [b]) => number(a) - number(b))
    .map(([, xml]) => `${/ displayName="([^"]*)"/.exec(xml)?.[1]} ${/ ref="([^"]*)"/.exec(xml)?.[1]}`);
  const xmls = sheetParts(parts);
  return (await sheetsOf(bytes)).map(({ name, cells }, at): Inside => {
    const rules = new Map<string, string>();
    let formulas: string[] = [];
    walk(xmls[at]?.xml ?? '<none/>', (element, own, text) => {
      if (/^formula[12]$/.test(element)) formulas.push(text);
      if (element !== 'dataValidation') return;
      const kind = (own.type ?? 'none').replace(/^none$/, 'any');
      const what =
        own.type === 'list'
          ? quoted(formulas[0] ?? '')
          : own.type === 'decimal'
            ? formulas.map(Number).join(' to ')
            : '';
      const words = ruleWords(kind, what, own.prompt ?? '', /^(1|true)$/.test(own.showErrorMessage ?? ''));
      for (const area of (own.sqref ?? '').split(' ')) for (const cell of cellsOf(area)) rules.set(cell, words);
      formulas = [];
    });
    const own = free[at];
    return {
      name,
      cells,
      rules,
      isProtected: own?.isProtected ?? false,
      open: own?.cells ?? [],
      table: names[at] ?? '',
    };
  });
};

const columnNumber = (name: string): number =>
  [...name].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Takes `S5` or `S5:T7`; returns every cell of it. */
const cellsOf = (area: string): string[] => {
  const [, left = '', top = '', right = left, bottom = top] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(area) ?? [];
  const cells: string[] = [];
  for (let row = Number(top); row <= Number(bottom); row += 1)
    for (let column = columnNumber(left); column <= columnNumber(right); column += 1)
      cells.push(`${letters(column)}${row}`);
  return cells;
};

/** An ODS of ours with a text typed into a cell of a sheet, where nothing is repeated. */
export const typedInOds = async (bytes: Uint8Array, sheet: string, cell: string, text: string): Promise<Buffer> => {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const zip = await JSZip.loadAsync(bytes);
  const xml = (await zip.file('content.xml')?.async('string')) ?? '';
  const nth = (within: string, from: number, element: string, count: number): number => {
    let at = from - 1;
    for (let found = 0; found < count; found += 1) at = within.indexOf(element, at + 1);
    return at;
  };
  const start = xml.indexOf(`<table:table table:name="${sheet}"`);
  const line = nth(xml, start, '<table:table-row ', Number(row));
  const from = nth(xml, line, '<table:table-cell', columnNumber(column) + 1);
  const tag = /^<[^>]*>/.exec(xml.slice(from))?.[0] ?? '';
  const to = tag.endsWith('/>') ? from + tag.length : xml.indexOf('</table:table-cell>', from) + 19;
  const own = tag.replace(/\/?>$/, '').replace(' office:value-type="string"', '');
  const lines = text
    .split('\n')
    .map((each) => `<text:p>${each.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text:p>`);
  const typed = `${own} office:value-type="string">${lines.join('')}</table:table-cell>`;
  zip.file('content.xml', xml.slice(0, from) + typed + xml.slice(to));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
};
