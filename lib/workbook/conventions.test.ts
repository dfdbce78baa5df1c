import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { type Convention, conventionFaults, conventions } from '../testing/workbook-conventions';
import { withFront } from './front-sheets';
import { address, type Workbook } from './model';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';

const render = { xlsx: renderWorkbook, ods: renderOds } as const;

/** Two sheets with a table each, of which the second has a gap and a place to write. */
const book = withFront(
  {
    title: 'Trial',
    foot: 'PRJ-1, version 1',
    asOf: '2027-01-22T12:00:00.000Z',
    locked: true,
    sheets: ['First', 'Second'].map((name) => ({
      name,
      title: `${name} sheet`,
      note: 'PRJ-1',
      table: `${name}Table`,
      columns: ['Ref', 'Words'].map((heading) => ({ heading, width: 20 })),
      rows: [
        [{ text: 'A-1' }, { text: '' }],
        [{ text: 'A-2' }, { text: 'words' }],
      ],
    })),
  },
  'Brackwater Council',
);

type Change = [part: string | RegExp, from: string | RegExp, to: string];
const changed = async (bytes: Uint8Array, changes: readonly Change[]): Promise<Uint8Array> => {
  const zip = await JSZip.loadAsync(bytes);
  for (const [part, from, to] of changes) {
    const name = Object.keys(zip.files).find((one) => (typeof part === 'string' ? one === part : part.test(one)));
    const before = name === undefined ? '' : ((await zip.file(name)?.async('string')) ?? '');
    const after = before.replace(from, to);
    expect(after, `${part} ${from} is there to change`).not.toBe(before);
    zip.file(name ?? String(part), after);
  }
  return zip.generateAsync({ type: 'uint8array' });
};

const sheet3 = 'xl/worksheets/sheet3.xml';
const wrong = (edit: (sheets: Workbook['sheets']) => Workbook['sheets']): Workbook => ({
  ...book,
  sheets: edit(book.sheets),
});
const last = (edit: (sheet: Workbook['sheets'][number]) => Workbook['sheets'][number]): Workbook =>
  wrong((sheets) => [...sheets.slice(0, -1), edit(sheets.at(-1) as Workbook['sheets'][number])]);

/** How each convention is broken: by a model, or where no model can break it, by a change of the file. */
const breaks: Record<Convention, Workbook | { xlsx: Change[]; ods: Change[] }> = {
  title: last((sheet) => ({ ...sheet, title: '' })),
  note: last((sheet) => ({ ...sheet, note: '' })),
  table: {
    xlsx: [[sheet3, /<tableParts.*<\/tableParts>/, '']],
    ods: [['content.xml', /<table:database-range table:name="FirstTable"[^>]*>/, '']],
  },
  headings: last((sheet) => ({ ...sheet, columns: sheet.columns.map((column) => ({ ...column, heading: 'Same' })) })),
  'blank rows': last((sheet) => ({ ...sheet, rows: [...sheet.rows, [{ text: '' }, { text: '' }]] })),
  'blank cells explained': last((sheet) => ({ ...sheet, note: 'PRJ-1' })),
  merged: {
    xlsx: [[sheet3, '</sheetData>', '</sheetData><mergeCells><mergeCell ref="A5:B5"/></mergeCells>']],
    ods: [
      [
        'content.xml',
        '<table:table-cell table:style-name="text"',
        '<table:table-cell table:number-columns-spanned="2" table:style-name="text"',
      ],
    ],
  },
  hidden: {
    xlsx: [[sheet3, '<row r="6"', '<row hidden="1" r="6"']],
    ods: [['content.xml', '<table:table-row ', '<table:table-row table:visibility="collapse" ']],
  },
  wrapped: {
    xlsx: [['xl/styles.xml', / wrapText="1"/g, '']],
    ods: [['content.xml', / fo:wrap-option="wrap"/g, '']],
  },
  font: {
    xlsx: [['xl/styles.xml', /<sz val="12"\/>/g, '<sz val="9"/>']],
    ods: [['styles.xml', /fo:font-size="12pt"/g, 'fo:font-size="9pt"']],
  },
  filters: {
    xlsx: [[/^xl\/tables\/table/, /hiddenButton="1"/g, 'hiddenButton="0"']],
    ods: [['content.xml', / table:display-filter-buttons="false"/, '']],
  },
  frozen: { ...book, frozen: true },
  cursor: {
    xlsx: [
      [
        sheet3,
        /<sheetView [^>]*?(?:\/>|>.*?<\/sheetView>)/s,
        '<sheetView workbookViewId="0"><selection activeCell="B9" sqref="B9"/></sheetView>',
      ],
    ],
    ods: [['settings.xml', /(CursorPositionY" config:type="int">)0/, '$19']],
  },
  contents: wrong((sheets) => sheets.filter(({ name }) => name !== 'Contents')),
  links: wrong((sheets) =>
    sheets.map((sheet) =>
      sheet.name === 'Contents'
        ? {
            ...sheet,
            rows: sheet.rows.map((row) =>
              row.map((cell) => ('text' in cell && cell.goes ? { ...cell, goes: 'Nowhere' } : cell)),
            ),
          }
        : sheet,
    ),
  ),
  cover: wrong(([cover, ...sheets]) => [
    { ...(cover as Workbook['sheets'][number]), rows: cover?.rows.slice(1) ?? [] },
    ...sheets,
  ]),
  language: {
    xlsx: [['docProps/core.xml', 'en-GB', 'xx']],
    ods: [['meta.xml', 'en-GB', 'xx']],
  },
  'document title': {
    xlsx: [['docProps/core.xml', '<dc:title>Trial</dc:title>', '']],
    ods: [['meta.xml', '<dc:title>Trial</dc:title>', '']],
  },
  paper: {
    xlsx: [[sheet3, 'orientation="landscape"', 'orientation="portrait"']],
    ods: [['styles.xml', 'fo:page-width="297mm"', 'fo:page-width="210mm"']],
  },
  'print area': {
    xlsx: [['xl/workbook.xml', /(Print_Area"[^>]*>[^<]*\$)\d+</, '$15<']],
    ods: [['content.xml', /table:print-ranges="[^"]*"/, "table:print-ranges=\"'About'.A1:'About'.A2\""]],
  },
  'headings on each page': {
    xlsx: [['xl/workbook.xml', /\$4:\$4/, '$$3:$$3']],
    ods: [['content.xml', /<\/?table:table-header-rows>/g, '']],
  },
  'head and foot': {
    xlsx: [[sheet3, '&amp;P', '']],
    ods: [['styles.xml', '<text:page-number>1</text:page-number>', '']],
  },
  pictures: {
    xlsx: [
      ['xl/workbook.xml', '</workbook>', '</workbook>\n'],
      ['xl/media/image1.png', '', 'x'],
    ],
    ods: [['content.xml', '<text:p>A-1</text:p>', '<text:p>A-1</text:p><draw:frame/>']],
  },
  outside: {
    xlsx: [
      [
        /_rels\/sheet3\.xml\.rels$/,
        '</Relationships>',
        '<Relationship Id="x" Type="y" Target="http://x.test" TargetMode="External"/></Relationships>',
      ],
    ],
    ods: [['content.xml', /xlink:href="#/, 'xlink:href="http://x.test#']],
  },
  'colour alone': {
    xlsx: [
      [
        sheet3,
        '</sheetData>',
        '</sheetData><conditionalFormatting sqref="A5"><cfRule type="expression" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>',
      ],
    ],
    ods: [
      ['content.xml', '</office:spreadsheet>', '<style:map style:condition="cell-content()=1"/></office:spreadsheet>'],
    ],
  },
};

describe('a workbook with a text longer than a cell', () => {
  const long = 'x'.repeat(70_000);
  const given = (sheets: number): Workbook =>
    withFront(
      {
        ...book,
        sheets: ['First', 'Second'].slice(0, sheets).map((name, at) => ({
          name,
          title: `${name} sheet`,
          note: 'PRJ-1',
          table: `${name}Table`,
          ...(at === 0 && sheets > 1 ? { cover: true as const } : {}),
          columns: ['Item', 'Words'].map((heading) => ({ heading, width: 20 })),
          rows: [
            [{ text: 'A-1' }, { text: 'words' }],
            [{ text: 'A-2' }, { text: long }],
          ],
        })),
      },
      'Brackwater Council',
    );

  it.each([
    [2, ['First', 'Second', 'Long texts']],
    [1, ['About', 'First', 'Long texts']],
  ])('of %i sheets names the annex in its contents, with its rows', async (sheets, names) => {
    const made = given(sheets);
    const contents = made.sheets.find(({ name }) => name === 'Contents');
    expect(contents?.rows.map(([cell]) => cell)).toEqual(names.map((name) => ({ text: name, goes: name })));
    expect(contents?.rows.at(-1)?.[2]).toEqual({ number: String(made.sheets.at(-1)?.rows.length), places: 0 });
    for (const format of ['xlsx', 'ods'] as const)
      expect(await conventionFaults(await render[format](made), format)).toEqual([]);
  });

  it('says of each text in which cell it begins, where that cell is in the file', () => {
    const made = given(2);
    const [first] = made.sheets;
    const annex = made.sheets.at(-1);
    for (const row of annex?.rows ?? []) {
      const [sheet, place] = [row[1], row[2]].map((cell) => (cell && 'text' in cell ? cell.text : ''));
      const at = made.sheets.find(({ name }) => name === sheet);
      const cell = at?.rows.flat().findIndex((each) => 'text' in each && each.text.startsWith('xxx'));
      expect(address(1, Math.floor((cell ?? 0) / 2))).toBe(place);
    }
    // The authority's name was put above it.
    expect(first?.rows).toHaveLength(3);
  });
});

describe('each convention can be broken, and is then found', () => {
  it.each(['xlsx', 'ods'] as const)('none is, in the %s to be broken', async (format) => {
    expect(await conventionFaults(await render[format](book), format)).toEqual([]);
    const frozen = await render[format]({ ...book, frozen: true });
    expect(await conventionFaults(frozen, format, { frozen: true })).toEqual([]);
  });

  it.each(conventions.flatMap((rule) => (['xlsx', 'ods'] as const).map((format) => [rule, format] as const)))(
    '%s in an %s',
    async (rule, format) => {
      const how = breaks[rule];
      const bytes =
        'sheets' in how ? await render[format](how) : await changed(await render[format](book), how[format]);
      const rules = (await conventionFaults(bytes, format)).map((fault) => fault.rule);
      expect(rules).toContain(rule);
    },
  );
});
