import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyWorkbook } from '../testing/every-workbook';
import { type Inside, insideOds, insideXlsx } from '../testing/ods';
import { conventionFaults } from '../testing/workbook-conventions';
import { libreOffice, partsOf, recalculated } from '../testing/xlsx';
import { withoutUnprintable } from './cells';
import type { Workbook } from './model';
import { openFormula } from './ods/formula';
import { readFile } from './read/read';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';

const runs = Math.round(150 * Number.parseFloat(process.env.ASSAY_LAW_SCALE ?? '1'));

const read = async (name: string, bytes: Uint8Array, exact: boolean) => {
  const reply = await readFile(name, Buffer.from(bytes), { exact });
  if (!('book' in reply)) throw new Error(JSON.stringify(reply));
  return reply.book;
};

const contentOf = async (bytes: Uint8Array): Promise<string> => (await partsOf(bytes)).get('content.xml') ?? '';

describe.each(everyWorkbook())('the twins of the %s', (_, book) => {
  // Made once for all that is looked at in them.
  let made: { xlsx: Uint8Array; ods: Uint8Array } | undefined;
  const files = async () => {
    made ??= { xlsx: await renderWorkbook(book), ods: await renderOds(book) };
    return made;
  };

  it('hold the same cells, formulas, rules, protection and tables', async () => {
    const given = await files();
    const [xlsx, ods] = [await insideXlsx(given.xlsx), await insideOds(given.ods)];
    expect(ods.map(({ name }) => name)).toEqual(book.sheets.map(({ name }) => name));
    for (const [at, sheet] of xlsx.entries()) {
      const twin = ods[at];
      expect(Object.fromEntries(twin?.cells ?? [])).toEqual(Object.fromEntries(sheet.cells));
      expect(Object.fromEntries(twin?.rules ?? [])).toEqual(Object.fromEntries(sheet.rules));
      expect(twin).toMatchObject({ isProtected: sheet.isProtected, open: sheet.open, table: sheet.table });
      expect(sheet.isProtected).toBe(book.locked);
    }
  });

  it('are read as the same by our own reader, to the character and as an import', async () => {
    const { xlsx, ods } = await files();
    for (const exact of [true, false]) {
      const [first, second] = [await read('a.xlsx', xlsx, exact), await read('a.ods', ods, exact)];
      expect(second.sheets.map(({ cells }) => cells)).toEqual(first.sheets.map(({ cells }) => cells));
      expect(second.unread).toEqual(first.unread);
      for (const { merged, hidden, hiddenRows, hiddenColumns } of second.sheets)
        expect({ merged, hidden, hiddenRows, hiddenColumns }).toEqual({
          merged: [],
          hidden: false,
          hiddenRows: [],
          hiddenColumns: [],
        });
    }
  });

  it('keep the conventions of accessible spreadsheets and of print', async () => {
    const { xlsx, ods } = await files();
    expect(await conventionFaults(xlsx, 'xlsx')).toEqual([]);
    expect(await conventionFaults(ods, 'ods')).toEqual([]);
    const parts = await partsOf(ods);
    expect(parts.get('styles.xml')).toMatch(/fo:language="en" fo:country="GB"/);
    expect(parts.get('meta.xml')?.match(/creator>[^<]*</g)).toEqual(Array(4).fill(expect.stringMatching(/>(Assay)?</)));
  });

  it('are printed alike: A4 on its side, a page wide, headings again on each page, what it is at head and foot', async () => {
    const given = await files();
    const [xlsx, ods] = [await partsOf(given.xlsx), await partsOf(given.ods)];
    const plain = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const [workbook, sheet] = [xlsx.get('xl/workbook.xml') ?? '', xlsx.get('xl/worksheets/sheet1.xml') ?? ''];
    expect(workbook.match(/_xlnm\.Print_Titles/g)).toHaveLength(book.sheets.length);
    expect(workbook.match(/_xlnm\.Print_Area"[^>]*>[^<]*!\$A\$[14]:\$[A-Z]+\$\d+</g)).toHaveLength(book.sheets.length);
    expect(workbook.match(/<definedName /g)).toHaveLength(2 * book.sheets.length);
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
    const type = '&amp;9&amp;&quot;Arial,Regular&quot;';
    expect(sheet).toContain(
      `&amp;L${type}${plain(book.foot.replaceAll('&', '&&'))}&amp;R${type}&amp;P / &amp;N</oddFooter>`,
    );
    expect(xlsx.get('docProps/core.xml')).toContain('<dc:language>en-GB</dc:language>');
    expect(ods.get('styles.xml')).toContain(`>${plain(book.foot)}</text:p>`);
    // As many pages side by side.
    const across = [...xlsx].flatMap(([, xml]) => [...xml.matchAll(/ fitToWidth="(\d)"/g)].map(([, pages]) => pages));
    const twin = [...(ods.get('content.xml') ?? '').matchAll(/<table:table [^>]*style-name="sheet(\d)"/g)];
    expect(twin.map(([, pages]) => pages)).toEqual(across);
  });

  it('have no markup but ours: no link, script, picture, field of a cell or hidden part', async () => {
    const parts = await partsOf((await files()).ods);
    expect([...parts.keys()]).toEqual([
      'mimetype',
      'content.xml',
      'styles.xml',
      'meta.xml',
      'settings.xml',
      'META-INF/manifest.xml',
    ]);
    const elements = new Set(
      [...(parts.get('content.xml') ?? '').matchAll(/<([a-z]+:[a-z-]+)/g)].map(([, name]) => name),
    );
    for (const name of elements)
      expect(name).toMatch(
        /^(office:(document-content|font-face-decls|automatic-styles|body|spreadsheet)|style:.*|number:.*|table:(content-validations?|help-message|error-message|table|title|table-column|table-row|table-header-rows|table-header-columns|table-cell|database-ranges?)|text:(p|s|tab|a))$/,
      );
    const formulas = book.sheets.flatMap(({ rows }) => rows.flat().filter((cell) => 'formula' in cell)).length;
    expect((parts.get('content.xml')?.match(/ table:formula="of:=/g) ?? []).length).toBe(formulas);
  });
});

const one = (texts: readonly string[]): Workbook => ({
  title: 'Texts',
  foot: '',
  asOf: '2027-01-22T12:00:00.000Z',
  locked: false,
  sheets: [
    {
      name: 'Texts',
      title: 'Texts',
      note: 'None',
      table: 'TextsTable',
      columns: [{ heading: 'Text', width: 40 }],
      rows: texts.map((text) => [{ text: text.slice(0, 32_767) }]),
    },
  ],
});

const piece = fc.constantFrom(
  ...[
    '\r\n',
    '\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '=',
    '+1',
    '@',
    "'",
    '"',
    '<',
    '>',
    '&amp;',
    ']]>',
    '<text:p>',
    'of:=',
    '</',
  ],
  ...['\u0000', '\u001b', '\u007f', '\u0085', '\u2028', '\ufeff', '\u00a0', '\ufffe', '\ud83d', '\ude00', '👩🏽‍🚀'],
  ...['_x000D_', 'http://example.test', '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", '{{1}}', ' '.repeat(2_500)],
);
const anyText = fc.oneof(
  fc
    .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 12 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('any text in a cell of an ODS', () => {
  it('comes back equal, but for what XML cannot hold, and is never more than a text', async () => {
    const seed = Number.parseInt(process.env.ASSAY_SEED ?? '20260101', 10);
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 8 }), async (texts) => {
        const bytes = await renderOds(one(texts));
        const back = await insideOds(bytes);
        const got = texts.map((_, at) => back[0]?.cells.get(`A${5 + at}`)?.value ?? '');
        expect(got).toEqual(texts.map(withoutUnprintable));
        const ours = new Map((await read('a.ods', bytes, true)).sheets[0]?.cells.map(({ row, text }) => [row, text]));
        expect(texts.map((_, at) => ours.get(5 + at) ?? '')).toEqual(texts.map(withoutUnprintable));
        expect(await contentOf(bytes)).not.toMatch(/ table:formula=|<text:a |xlink:/);
      }),
      { seed, numRuns: runs },
    );
  });
});

describe('formulas in the notation of OpenDocument', () => {
  it.each([
    ["'Other criteria'!C5/'Other criteria'!$D$6*F7", "of:=[$'Other criteria'.C5]/[$'Other criteria'.$D$6]*[.F7]"],
    ["SUM('Points'!$C$5:$C$8)/2", "of:=SUM([$'Points'.$C$5:.$C$8])/2"],
    ['SUMPRODUCT(D5:D6,E5:E6)', 'of:=SUMPRODUCT([.D5:.D6];[.E5:.E6])'],
    ['IF(A1<>"a,""b",1E-9,-2.5)', 'of:=IF([.A1]<>"a,""b";1E-9;-2.5)'],
  ])('%s', (formula, written) => {
    expect(openFormula(formula)).toBe(written);
  });

  it.each([
    'WEBSERVICE("http://x")',
    'HYPERLINK("http://x")',
    'INDIRECT(A1)',
    'LOG10(A1)',
    'SUM(MyName)',
    'TRUE',
    "'[other.xlsx]Sheet'!A1+{1}",
    'A1%',
    'A0',
    'Sheet1!A1',
    '"open',
    'sum(A1)',
  ])('%s is refused', (formula) => {
    expect(() => openFormula(formula)).toThrow(/ODS/);
  });
});

describe('an ODS file', () => {
  const [, book] = everyWorkbook()[0] as [string, Workbook];

  it('begins with its type, not compressed, and lists its parts', async () => {
    const bytes = Buffer.from(await renderOds(book));
    expect(bytes.subarray(30, 84).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
    expect([bytes.readUInt16LE(8), bytes.readUInt16LE(28)]).toEqual([0, 0]);
    const parts = await partsOf(bytes);
    const listed = [...(parts.get('META-INF/manifest.xml') ?? '').matchAll(/full-path="([^"]*)"/g)].map(([, at]) => at);
    expect(listed).toEqual(['/', ...[...parts.keys()].filter((name) => !/^(mimetype|META-INF)/.test(name))]);
  });

  it('is the same to the byte however often it is made', async () => {
    const first = await renderOds(book);
    await new Promise((done) => setTimeout(done, 2_100));
    expect(Buffer.from(first).equals(await renderOds(book))).toBe(true);
  });

  it('has no values of formulas where none are wanted', async () => {
    const content = await contentOf(await renderOds(book, { values: false }));
    for (const [cell] of content.matchAll(/<table:table-cell[^>]*table:formula=[^>]*>/g))
      expect(cell).not.toContain('office:');
  });
});

const office = libreOffice();
describe.skipIf(office === null)('an ODS in LibreOffice', () => {
  it('keeps its texts, rules and protection when it is saved as XLSX', async () => {
    const books = everyWorkbook().map(([, model]) => model);
    const ours = await Promise.all(books.map((model) => renderOds(model)));
    const saved = await recalculated(office ?? '', ours, { from: 'ods' });
    for (const [at, bytes] of saved.entries()) {
      const before = await insideOds(ours[at] ?? new Uint8Array());
      for (const [sheet, after] of (await insideXlsx(bytes)).entries()) {
        const was = before[sheet];
        // LibreOffice writes 15 digits of a number, drops tabs, and breaks a line of several after 16,369 characters.
        const written = (value: string): string =>
          /^-?\d[\d.]*(e-?\d+)?$/i.test(value)
            ? Number(value).toPrecision(12)
            : value.replace(value.length > 16_000 ? /[\t\n]/g : /\t/g, '');
        const plain = ({ cells }: Pick<Inside, 'cells'>) =>
          Object.fromEntries(
            [...cells].flatMap(([place, { value, formula }]) => (formula ? [] : [[place, written(value)]])),
          );
        expect(after.name).toBe(was?.name);
        expect(plain(after)).toEqual(plain(was ?? after));
        expect(Object.fromEntries(after.rules)).toEqual(Object.fromEntries(was?.rules ?? []));
        expect(after).toMatchObject({ isProtected: was?.isProtected, open: was?.open });
      }
      // In an order of its own.
      const tables = (all: readonly Inside[]): string[] => all.map(({ table }) => table).sort();
      expect(tables(await insideXlsx(bytes))).toEqual(tables(before));
    }
  }, 300_000);
});
