/**
 * The conventions that every workbook keeps, read from its bytes in either format: those of accessible spreadsheets, of
 * print, and that nothing in it is hidden, merged or leads outside. A list of faults, each naming its rule and its place.
 */
import { type Inside, insideOds, insideXlsx } from './ods';
import { partsOf, sheetParts, walk } from './xlsx';

export const conventions = [
  'title',
  'note',
  'table',
  'headings',
  'blank rows',
  'blank cells explained',
  'merged',
  'hidden',
  'wrapped',
  'font',
  'filters',
  'frozen',
  'cursor',
  'contents',
  'links',
  'cover',
  'language',
  'document title',
  'paper',
  'print area',
  'headings on each page',
  'head and foot',
  'pictures',
  'outside',
  'colour alone',
] as const;
export type Convention = (typeof conventions)[number];
export type Fault = { rule: Convention; where: string };

type Link = { at: string; to: string };
/** What only one format's own parts say of a sheet. */
type Own = {
  merged: boolean;
  hidden: boolean;
  /** Cells of the table whose text is not wrapped, and cells in another font than Arial of at least 12 points. */
  unwrapped: string[];
  otherFont: string[];
  tables: number;
  filters: boolean;
  frozen: boolean;
  elsewhere: boolean;
  links: Link[];
  paper: boolean;
  printArea: string;
  repeats: boolean;
  edges: boolean;
  coloured: boolean;
};
type Read = { sheets: (Inside & Own)[]; language: string; title: string; pictures: boolean; outside: boolean };

const emptyWords = 'An empty cell means that there is nothing to say.';
const numbers = (area: string): [left: string, top: number, right: string, bottom: number] => {
  const [, left = '', top = '0', right = left, bottom = top] =
    /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(area) ?? [];
  return [left, Number(top), right, Number(bottom)];
};
const columnOf = (letters: string): number => [...letters].reduce((all, one) => all * 26 + one.charCodeAt(0) - 64, 0);
const lettersOf = (column: number): string =>
  (column > 26 ? lettersOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));

const truthy = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The looks of an XLSX by their number: whether text is wrapped, and whether it is in the font that we want. */
const looksOfXlsx = (styles: string): { wrap: boolean; font: boolean }[] => {
  const fonts: boolean[] = [];
  const looks: { wrap: boolean; font: boolean }[] = [];
  let [size, name, wrap, within] = ['', '', false, ''];
  walk(styles, (element, own) => {
    if (element === 'sz') size = own.val ?? '';
    if (element === 'name') name = own.val ?? '';
    if (element === 'font') fonts.push(name === 'Arial' && Number(size) >= 12);
    if (element === 'alignment') wrap = truthy(own.wrapText);
    if (element === 'xf') {
      looks.push({ wrap, font: fonts[Number(own.fontId ?? '0')] ?? false });
      wrap = false;
    }
    // What came before are the named looks, which cells do not have by number.
    if (element === 'cellStyleXfs') looks.length = 0;
    within = element;
  });
  return within === 'styleSheet' ? looks : [];
};

const ownOfXlsx = (
  xml: string,
  looks: ReturnType<typeof looksOfXlsx>,
): Omit<Own, 'printArea' | 'repeats' | 'filters'> => {
  const own = {
    merged: false,
    hidden: false,
    unwrapped: [] as string[],
    otherFont: [] as string[],
    tables: 0,
    frozen: false,
    elsewhere: false,
    links: [] as Link[],
    paper: false,
    edges: false,
    coloured: false,
  };
  const edges: string[] = [];
  walk(xml, (element, given, text) => {
    if (element === 'mergeCell') own.merged = true;
    if ((element === 'row' || element === 'col') && truthy(given.hidden)) own.hidden = true;
    if (element === 'tablePart') own.tables += 1;
    if (element === 'pane') own.frozen = true;
    if (element === 'selection' && (given.activeCell ?? 'A1') !== 'A1') own.elsewhere = true;
    if (element === 'hyperlink') own.links.push({ at: given.ref ?? '', to: given.location ?? '' });
    if (element === 'conditionalFormatting') own.coloured = true;
    if (element === 'pageSetup')
      own.paper = given.paperSize === '9' && given.orientation === 'landscape' && given.fitToHeight === '0';
    if (element === 'oddHeader' || element === 'oddFooter') edges.push(text);
    if (element !== 'c') return;
    const look = looks[Number(given.s ?? '0')];
    const at = given.r ?? '';
    if (Number(/\d+/.exec(at)?.[0]) > 3 && given.t === 's' && !look?.wrap) own.unwrapped.push(at);
    if (!look?.font) own.otherFont.push(at);
  });
  own.edges = edges.length === 2 && /&P/.test(edges[1] ?? '') && /^&L(?:&\d+|&"[^"]*")*[^&]/.test(edges[0] ?? '');
  return own;
};

const readXlsx = async (bytes: Uint8Array): Promise<Read> => {
  const parts = await partsOf(bytes);
  const looks = looksOfXlsx(parts.get('xl/styles.xml') ?? '<none/>');
  const hidden = new Set<string>();
  const names: { name: string; sheet: number; area: string }[] = [];
  walk(parts.get('xl/workbook.xml') ?? '<none/>', (element, own, text) => {
    if (element === 'sheet' && own.state !== undefined && own.state !== 'visible') hidden.add(own.name ?? '');
    if (element === 'definedName') names.push({ name: own.name ?? '', sheet: Number(own.localSheetId), area: text });
  });
  const xmls = sheetParts(parts);
  const tables = [...parts].filter(([name]) => /^xl\/tables\//.test(name));
  const area = (name: string, sheet: number): string =>
    (names.find((one) => one.name === name && one.sheet === sheet)?.area ?? '').replace(/^.*!/, '').replaceAll('$', '');
  let [title, language] = ['', ''];
  walk(parts.get('docProps/core.xml') ?? '<none/>', (element, _, text) => {
    if (element === 'dc:title') title = text;
    if (element === 'dc:language') language = text;
  });
  return {
    title,
    language,
    pictures: [...parts.keys()].some((name) => /media|drawing|chart/i.test(name)),
    outside: [...parts].some(
      ([name, xml]) => /vba|external|embed/i.test(name) || xml.includes('TargetMode="External"'),
    ),
    sheets: (await insideXlsx(bytes)).map((inside, at) => {
      const own = ownOfXlsx(xmls[at]?.xml ?? '<none/>', looks);
      const table = tables.find(([, xml]) => xml.includes(` displayName="${inside.table.split(' ')[0]}"`))?.[1] ?? '';
      return {
        ...inside,
        ...own,
        hidden: own.hidden || hidden.has(inside.name),
        filters: /<filterColumn(?![^>]*hiddenButton="1")/.test(table),
        printArea: area('_xlnm.Print_Area', at),
        repeats: /(^|,)4:4$/.test(area('_xlnm.Print_Titles', at).replace(/'[^']*'!/g, '')),
      };
    }),
  };
};

type Style = { wrap: boolean; font: boolean };

/** The looks of an ODS by name; what a look does not say is as the look of all cells has it. */
const looksOfOds = (content: string, styles: string): Map<string, Style> => {
  const base = /<style:default-style style:family="table-cell">.*?<\/style:default-style>/.exec(styles)?.[0] ?? '';
  const arial = /fo:font-family="Arial"/.test(base) && Number(/fo:font-size="(\d+)pt"/.exec(base)?.[1]) >= 12;
  const found = content.matchAll(/<style:style style:name="([^"]*)" style:family="table-cell".*?<\/style:style>/g);
  return new Map(
    [...found].map(([xml, name = '']) => {
      const size = /fo:font-size="(\d+)pt"/.exec(xml)?.[1];
      const other = /fo:font-family="(?!Arial)/.test(xml);
      return [
        name,
        { wrap: xml.includes('fo:wrap-option="wrap"'), font: arial && !other && Number(size ?? '12') >= 12 },
      ];
    }),
  );
};

const readOds = async (bytes: Uint8Array): Promise<Read> => {
  const parts = await partsOf(bytes);
  const part = (name: string): string => parts.get(name) ?? '';
  const [content, styles, meta, settings] = ['content.xml', 'styles.xml', 'meta.xml', 'settings.xml'].map(part) as [
    string,
    string,
    string,
    string,
  ];
  const looks = looksOfOds(content, styles);
  const sheetXml = [...content.matchAll(/<table:table .*?<\/table:table>/gs)].map(([xml]) => xml);
  const ranges = [...content.matchAll(/<table:database-range [^>]*>/g)].map(([xml]) => xml);
  const paper =
    /fo:page-width="297mm" fo:page-height="210mm"[^>]*print-orientation="landscape"/.test(styles) &&
    /style:scale-to-X="\d" style:scale-to-Y="0"/.test(styles);
  const head = /<style:header>.*<text:title\/>.*<\/style:header>/s.test(styles);
  const foot = /<style:footer>.*<text:page-number>.*<\/style:footer>/s.test(styles);
  const hiddenStyles = [
    ...content.matchAll(
      /<style:style style:name="([^"]*)" style:family="table"(?:(?!<\/style:style>).)*table:display="false"/g,
    ),
  ].map(([, name]) => name);
  return {
    title: /<dc:title>([^<]*)</.exec(meta)?.[1] ?? '',
    language: /<dc:language>([^<]*)</.exec(meta)?.[1] ?? '',
    pictures: /<draw:|<chart:/.test(content) || [...parts.keys()].some((name) => /^(Pictures|Object)/.test(name)),
    outside:
      /xlink:href="(?!#)|<script:|<office:event-listeners|<office:dde/.test(content) ||
      [...parts.keys()].some((name) => /^(Basic|Scripts)\//.test(name)),
    sheets: (await insideOds(bytes)).map((inside, at) => {
      const xml = sheetXml[at] ?? '';
      const rows = [...xml.matchAll(/<table:table-row.*?<\/table:table-row>/gs)].map(([row]) => row);
      const view = settings.split('<config:config-item-map-entry config:name="')[at + 1] ?? '';
      const setting = (name: string): string =>
        new RegExp(`config:name="${name}" config:type="\\w+">([^<]*)<`).exec(view)?.[1] ?? '';
      const unwrapped: string[] = [];
      const otherFont: string[] = [];
      const links: Link[] = [];
      for (const [r, row] of rows.entries())
        for (const [c, [cell, mark = '']] of [
          ...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>.*?<\/table:table-cell>)/gs),
        ].entries()) {
          const place = `${lettersOf(c + 1)}${r + 1}`;
          const look = looks.get(/table:style-name="([^"]*)"/.exec(mark)?.[1] ?? '');
          const filled = mark.includes('office:value-type');
          if (filled && r >= 3 && mark.includes('"string"') && !look?.wrap) unwrapped.push(place);
          if (filled && !look?.font) otherFont.push(place);
          const to = /<text:a [^>]*xlink:href="#([^"]*)"/.exec(cell)?.[1];
          if (to !== undefined) links.push({ at: place, to: to.replace(/\.([A-Z]+\d+)$/, '!$1') });
        }
      const range = ranges.filter((one) =>
        one.includes(`:target-range-address="'${inside.name.replaceAll('&', '&amp;')}'.`),
      );
      const style = /table:style-name="([^"]*)"/.exec(xml)?.[1];
      return {
        ...inside,
        merged: /spanned|covered-table-cell/.test(xml),
        hidden: /table:visibility="(collapse|filter)"/.test(xml) || hiddenStyles.includes(style ?? ''),
        unwrapped,
        otherFont,
        tables: range.length,
        filters: range.some((one) => !one.includes('table:display-filter-buttons="false"')),
        frozen: setting('VerticalSplitMode') !== '0' || setting('HorizontalSplitMode') !== '0',
        elsewhere: setting('CursorPositionX') !== '0' || setting('CursorPositionY') !== '0',
        links,
        paper,
        printArea: (/table:print-ranges="([^"]*)"/.exec(xml)?.[1] ?? '').replace(/'[^']*'\./g, ''),
        repeats:
          /^(?:(?!<table:table-header-rows>).)*(?:<table:table-row.*?){3}<table:table-header-rows><table:table-row/s.test(
            xml,
          ),
        edges: head && foot,
        coloured: /calcext:conditional-format|<style:map /.test(content),
      };
    }),
  };
};

/**
 * Whether an area holds a table and what stands over it: it may be wider, for long titles. A table of several pages side
 * by side begins with its headings, since its first column is on each of them and would cut the title off.
 */
const printsAll = (area: string, right: string, bottom: number): boolean => {
  const [left, top, last, end] = numbers(area);
  return left === 'A' && (top === 1 || top === 4) && columnOf(last) >= columnOf(right) && end === bottom;
};

const tableFaults = (sheet: Inside & Own): Fault[] => {
  const { name, cells, open, table } = sheet;
  const at = (rule: Convention, more = ''): Fault => ({ rule, where: `${name}${more && ` ${more}`}` });
  const [tableName = '', area = ''] = table.split(' ');
  const [left, top, right, bottom] = numbers(area);
  if (sheet.tables !== 1 || !/^[A-Za-z]\w{2,}$/.test(tableName) || top !== 4 || left !== 'A' || bottom <= top)
    return [at('table', table)];
  const columns = Array.from({ length: columnOf(right) }, (_, column) => lettersOf(column + 1));
  const value = (column: string, row: number): string => cells.get(`${column}${row}`)?.value ?? '';
  const filled = (column: string, row: number): boolean =>
    value(column, row) !== '' || cells.get(`${column}${row}`)?.formula !== undefined;
  const writable = new Set(open);
  const headings = columns.map((column) => value(column, top).trim().toLowerCase());
  const rows = Array.from({ length: bottom - top }, (_, row) => top + 1 + row);
  const gap = (column: string, row: number): boolean => !filled(column, row) && !writable.has(`${column}${row}`);
  return [
    ...(headings.includes('') || new Set(headings).size !== headings.length ? [at('headings')] : []),
    ...rows.filter((row) => columns.every((column) => gap(column, row))).map((row) => at('blank rows', String(row))),
    ...(rows.some((row) => columns.some((column) => gap(column, row))) && !value('A', 2).endsWith(emptyWords)
      ? [at('blank cells explained')]
      : []),
    ...(printsAll(sheet.printArea, right, bottom) ? [] : [at('print area', sheet.printArea)]),
  ];
};

/** Takes the bytes of a workbook, and which format; returns the conventions that it breaks, none for a good one. */
export const conventionFaults = async (
  bytes: Uint8Array,
  format: 'xlsx' | 'ods',
  { frozen = false }: { frozen?: boolean } = {},
): Promise<Fault[]> => {
  const read = format === 'ods' ? await readOds(bytes) : await readXlsx(bytes);
  const { sheets } = read;
  const broken = (rule: Convention, is: boolean, where = 'workbook'): Fault[] => (is ? [{ rule, where }] : []);
  const [first, second] = sheets;
  const several = sheets.length > 1;
  const targets = second?.links.map(({ to }) => to).sort() ?? [];
  const others = sheets.filter((sheet) => sheet !== second).map(({ name }) => `'${name}'!A1`);
  return [
    ...broken('language', read.language !== 'en-GB'),
    ...broken('document title', read.title === ''),
    ...broken('pictures', read.pictures),
    ...broken('outside', read.outside),
    ...broken('contents', several && (second?.name !== 'Contents' || targets.length !== others.length)),
    ...broken('links', several && targets.join() !== others.sort().join(), targets.join()),
    ...broken(
      'cover',
      several && ![...(first?.cells.values() ?? [])].some(({ value }) => value === 'Contracting authority'),
    ),
    ...sheets.flatMap((sheet) => [
      ...broken('title', (sheet.cells.get('A1')?.value ?? '') === '', sheet.name),
      ...broken('note', (sheet.cells.get('A2')?.value ?? '') === '', sheet.name),
      ...broken('merged', sheet.merged, sheet.name),
      ...broken('hidden', sheet.hidden, sheet.name),
      ...broken('wrapped', sheet.unwrapped.length > 0, `${sheet.name} ${sheet.unwrapped[0]}`),
      ...broken('font', sheet.otherFont.length > 0, `${sheet.name} ${sheet.otherFont[0]}`),
      ...broken('filters', sheet.filters, sheet.name),
      ...broken('frozen', sheet.frozen !== frozen, sheet.name),
      ...broken('cursor', sheet.elsewhere, sheet.name),
      ...broken('paper', !sheet.paper, sheet.name),
      ...broken('headings on each page', !sheet.repeats, sheet.name),
      ...broken('head and foot', !sheet.edges, sheet.name),
      ...broken('colour alone', sheet.coloured, sheet.name),
      ...tableFaults(sheet),
    ]),
  ];
};
