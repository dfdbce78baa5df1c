import type { SourceBook, SourceSheet } from '../import/source';
import { caps, damaged, ReadFault, tooBig } from './fault';
import { Grid, TextCount } from './grid';
import { referenceOf } from './reference';
import { readXlsxSheet } from './xlsx-sheet';
import { type CellStyle, readStyles } from './xlsx-styles';
import { ElementCount, walk } from './xml';
import type { Unpacked } from './zip';

type Listed = { name: string; hidden: boolean; part: string };

const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The texts that cells share, phonetic readings left out. */
function sharedTexts(bytes: Buffer | undefined, elements: ElementCount): string[] {
  const texts: string[] = [];
  if (!bytes) return texts;
  let item = '';
  let phonetic = false;
  let inText = false;
  const place = () => `the shared texts, number ${texts.length + 1}`;
  walk(
    bytes,
    {
      open: (name) => {
        if (name === 'rPh') phonetic = true;
        if (name === 't') inText = !phonetic;
      },
      text: (text) => {
        if (!inText) return;
        item += text;
        if (item.length > 7 * caps.characters) tooBig('characters', place());
      },
      close: (name) => {
        if (name === 't') inText = false;
        if (name === 'rPh') phonetic = false;
        if (name !== 'si') return;
        if (texts.length >= caps.texts) tooBig('texts', 'the shared texts');
        texts.push(decoded(item));
        item = '';
      },
    },
    elements,
    place,
  );
  return texts;
}

/** Id to part of the relationships of the workbook. */
function relations(bytes: Buffer | undefined, elements: ElementCount): Map<string, string> {
  const targets = new Map<string, string>();
  if (!bytes) return targets;
  walk(
    bytes,
    {
      open: (name, { Id, Target, Type }) => {
        if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
        if (/\/(externalLink|oleObject)$/.test(Type ?? '')) throw new ReadFault('links');
        if (/\/vbaProject$/.test(Type ?? '')) throw new ReadFault('macros');
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
      },
    },
    elements,
    () => 'the list of sheets',
  );
  return targets;
}

type Outline = { sheets: Listed[]; from1904: boolean; names: { name: string; text: string }[] };

function outlineOf(bytes: Buffer, targets: ReadonlyMap<string, string>, elements: ElementCount): Outline {
  const outline: Outline = { sheets: [], from1904: false, names: [] };
  let name: string | null = null;
  let text = '';
  walk(
    bytes,
    {
      open: (tag, own) => {
        if (tag === 'workbookPr') outline.from1904 = own.date1904 === '1' || own.date1904 === 'true';
        if (tag === 'sheet') {
          if (outline.sheets.length >= caps.sheets) tooBig('sheets');
          const part = targets.get(own.id ?? '') ?? `xl/worksheets/sheet${outline.sheets.length + 1}.xml`;
          outline.sheets.push({ name: own.name ?? '', hidden: (own.state ?? 'visible') !== 'visible', part });
        }
        if (tag === 'definedName') {
          // Names that begin so are the program's own, such as print areas.
          name = own.name && !own.name.startsWith('_xlnm') ? own.name : null;
          text = '';
        }
      },
      text: (piece) => {
        if (name !== null && text.length < 1_000) text += piece;
      },
      close: (tag) => {
        if (tag !== 'definedName' || name === null) return;
        if (outline.names.length < 1_000) outline.names.push({ name: name.slice(0, 255), text });
        name = null;
      },
    },
    elements,
    () => 'the list of sheets',
  );
  return outline;
}

/** What makes a file a plain workbook; macro-enabled and binary ones say so in their list of types. */
function checkTypes(bytes: Buffer | undefined, elements: ElementCount): void {
  if (!bytes) throw new ReadFault('not-a-workbook');
  walk(
    bytes,
    {
      open: (_tag, { ContentType = '' }) => {
        if (/macroEnabled|vbaProject|intlmacrosheet/i.test(ContentType)) throw new ReadFault('macros');
        if (/sheet\.binary/i.test(ContentType)) throw new ReadFault('not-a-workbook');
      },
    },
    elements,
    () => 'its list of types',
  );
}

const isLeft: [SourceBook['unread'][number], RegExp][] = [
  ['comments', /^xl\/(comments|threadedComments)/i],
  ['pictures', /^xl\/(media|charts)\/|^xl\/drawings\/drawing/i],
  ['pivot-tables', /^xl\/pivot/i],
  ['connections', /^xl\/(connections\.xml|queryTables)/i],
];

/** Reads an unpacked XLSX. @throws ReadFault naming what is wrong and where. */
export function readXlsx({ names, parts }: Unpacked, exact = false): SourceBook {
  const elements = new ElementCount();
  checkTypes(parts.get('[Content_Types].xml'), elements);
  const main = parts.get('xl/workbook.xml');
  if (!main) throw new ReadFault('not-a-workbook');
  const targets = relations(parts.get('xl/_rels/workbook.xml.rels'), elements);
  const outline = outlineOf(main, targets, elements);
  if (outline.sheets.length === 0) throw new ReadFault('no-sheets');
  const shared = sharedTexts(parts.get('xl/sharedStrings.xml'), elements);
  const styles: CellStyle[] = readStyles(parts.get('xl/styles.xml'), elements);
  const count = new TextCount();
  const sheets = outline.sheets.flatMap(({ name, hidden, part }): SourceSheet[] => {
    const bytes = parts.get(part);
    // A sheet that is one chart has no cells.
    if (!bytes) return /chartsheets\//.test(part) ? [] : damaged(`sheet ${name}`);
    const grid = new Grid(name, hidden, count, exact);
    readXlsxSheet(bytes, grid, { shared, styles, from1904: outline.from1904, elements, decoded });
    return [grid.done()];
  });
  if (sheets.length === 0) throw new ReadFault('no-sheets');
  return {
    format: 'xlsx',
    sheets,
    names: outline.names.flatMap(({ name, text }) => {
      const found = referenceOf(text, sheets[0]?.name ?? '');
      return found ? [{ name, sheet: found.sheet.slice(0, 255), area: found.area }] : [];
    }),
    unread: isLeft.filter(([, pattern]) => names.some((part) => pattern.test(part))).map(([what]) => what),
  };
}
