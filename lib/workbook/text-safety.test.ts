import { describe, expect, it } from 'vitest';
import { everyWorkbook } from '../testing/every-workbook';
import { allRounds, hostileWords } from '../testing/hostile-words';
import { inFull } from '../testing/laws';
import { insideOds, insideXlsx } from '../testing/ods';
import { halfPayloads, longPayloads, payloads } from '../testing/payloads';
import { partsOf } from '../testing/xlsx';
import { withAnnex } from './annex';
import { literal, withoutUnprintable } from './cells';
import { csvOf } from './csv';
import type { Sheet, Workbook } from './model';
import { answerOf } from './offline/cell-text';
import { readCsv } from './read/csv';
import { readFile } from './read/read';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';

/** In the long run every payload goes through every workbook; here a share that differs from workbook to workbook. */
const rounds = (nth: number): number[] =>
  inFull ? Array.from({ length: allRounds }, (_, at) => at) : [nth % allRounds];

const formulasIn = ({ sheets }: Workbook): string[] =>
  sheets.flatMap(({ rows }) => rows.flat().flatMap((cell) => ('formula' in cell ? [cell.formula] : [])));

/** What a text becomes in any file: one kind of line end, and none of what XML cannot hold. */
const kept = (payload: string): string => withoutUnprintable(payload);

const cellsOf = async (bytes: Uint8Array, name: string): Promise<Map<string, string>[]> => {
  const reply = await readFile(name, Buffer.from(bytes), { exact: true });
  if (!('book' in reply)) throw new Error(JSON.stringify(reply));
  return reply.book.sheets.map(
    ({ cells }) => new Map(cells.map(({ row, column, text }) => [`${row} ${column}`, text])),
  );
};

/** A link of the contents sheet: to another sheet of the same file. */
const oursLead =
  /<hyperlink ref="[A-Z]+\d+" location="&apos;([^"&]+)&apos;!A1"\/>|<text:a xlink:type="simple" xlink:href="#'([^"'&]+)'\.A1">/g;

const holdsNothingButOurs = (parts: ReadonlyMap<string, string>, book: Workbook): void => {
  const whole = [...parts.values()].join('\n');
  const leads = [...whole.matchAll(oursLead)].map(([, xlsx, ods]) => xlsx ?? ods);
  const wanted = book.sheets.flatMap(({ rows }) =>
    rows.flat().flatMap((cell) => ('text' in cell ? (cell.goes ?? []) : [])),
  );
  expect(leads).toEqual(wanted);
  expect(book.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted));
  // A table's column bears the heading's text in an attribute: inside a tag, what is quoted says nothing.
  const all = whole
    .replaceAll(oursLead, '')
    .replaceAll(/<\/?hyperlinks>/g, '')
    .replaceAll(/<[^<>"]*(?:"[^"]*"[^<>"]*)+>/g, (tag) => tag.replaceAll(/"[^"]*"/g, '""'));
  expect(
    all.match(
      /<[^>]*(?:TargetMode|xlink:)|<(?:hyperlinks?[ >/]|ddeLink|oleLink|externalReference|text:a|script|table:dde|table:table-source|draw:|office:script|office:event)/gi,
    ),
  ).toBe(null);
  expect([...parts.keys()].filter((name) => /externalLink|embedding|vba|customXml|drawing|\.\./i.test(name))).toEqual(
    [],
  );
  for (const [name, xml] of parts)
    if (name.endsWith('.rels')) {
      for (const [, target] of xml.matchAll(/Target="([^"]*)"/g)) expect(target).toMatch(/^[/A-Za-z0-9_.-]+$/);
    }
  const defined = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<definedName name="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  expect(new Set(defined)).toEqual(new Set(defined.length > 0 ? ['_xlnm.Print_Titles', '_xlnm.Print_Area'] : []));
  expect(defined.length).toBe(parts.has('xl/workbook.xml') ? 2 * book.sheets.length : 0);
};

it('the payloads are 200 at least, and no two the same', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(200);
  expect(new Set(payloads).size).toBe(payloads.length);
});

describe.each(everyWorkbook().map(([name, book], nth) => ({ name, plain: book, nth })))(
  'hostile words in the $name',
  ({ nth, plain }) => {
    it.each(rounds(nth))('are literal, come back equal, and add nothing (round %i)', async (round) => {
      const words = hostileWords(round);
      const model = everyWorkbook(words.change)[nth]?.[1] as Workbook;
      const book = withAnnex(model);
      const formulas = formulasIn(model);
      expect(formulas.length).toBe(formulasIn(plain).length);
      expect(formulas.filter((formula) => /evil|cmd|passwd|CALL|HYPERLINK/i.test(formula))).toEqual([]);
      for (const { rows } of book.sheets)
        for (const cell of rows.flat())
          if ('text' in cell) {
            expect(cell.text.length).toBeLessThanOrEqual(32_767);
            expect(cell.text).not.toMatch(/^[\s\ufeff\u200b]*[=+\-@＝＋－＠]/u);
          }
      const [xlsx, ods] = [await renderWorkbook(model), await renderOds(model)];
      for (const [name, bytes, inside] of [
        ['a.xlsx', xlsx, await insideXlsx(xlsx)],
        ['a.ods', ods, await insideOds(ods)],
      ] as const) {
        holdsNothingButOurs(await partsOf(bytes), book);
        expect(inside.map((sheet) => sheet.name)).toEqual(book.sheets.map((sheet) => sheet.name));
        const found = inside.flatMap(({ cells }) => [...cells.values()]);
        expect(found.filter(({ formula }) => formula !== undefined)).toHaveLength(formulas.length);
        const read = await cellsOf(bytes, name);
        for (const [at, sheet] of book.sheets.entries())
          for (const [r, row] of sheet.rows.entries())
            for (const [c, cell] of row.entries())
              if ('text' in cell) expect(kept(read[at]?.get(`${r + 5} ${c + 1}`) ?? '')).toBe(kept(cell.text));
      }
    });
  },
);

/** Every text that people read in some books. */
const shownBy = (books: ReturnType<typeof everyWorkbook>): string[] =>
  books.flatMap(([, book]) =>
    book.sheets.flatMap(({ title, note, columns, rows }) => [
      title,
      note,
      ...columns.map(({ heading }) => heading),
      ...rows.flat().map((cell) => ('text' in cell ? cell.text : '')),
    ]),
  );

describe('every word that a workbook shows', () => {
  const plain = new Set(shownBy(everyWorkbook()));
  it.each(rounds(0))('is shown to the last character where it is a payload (round %i)', (round) => {
    const words = hostileWords(round);
    const hostile = kept(shownBy(everyWorkbook(words.change)).join('\n'));
    const shown = words.given().filter(([was]) => plain.has(was) || plain.has(literal(was)));
    expect(shown.length).toBeGreaterThan(60);
    // A reference is shown on one line, and some texts a line in each row; what is cut goes on in the annex.
    const shows = (wanted: string): boolean =>
      wanted.length > 30_000 ||
      hostile.includes(wanted.replace(/\s+/gu, ' ')) ||
      wanted.split('\n').every((line) => hostile.includes(line.trim()));
    const lost = shown.filter(([, word]) => !shows(kept(word).trim()));
    expect(lost).toEqual([]);
  });
});

const sheetWith = (texts: readonly string[]): Sheet => ({
  name: 'Texts',
  title: 'Texts',
  note: '',
  table: 'TextsTable',
  columns: [{ heading: 'Text', width: 20 }],
  rows: texts.map((value) => [{ text: literal(value) }]),
});
const one = (sheets: Sheet[]): Workbook => ({
  title: 'x',
  foot: '',
  asOf: '2027-01-01T00:00:00.000Z',
  locked: false,
  sheets,
});

describe('a text longer than a cell', () => {
  it.each(longPayloads.map((text) => [text.slice(0, 12), text]))('goes on in the annex: %s…', (_, long) => {
    const book = withAnnex(one([sheetWith(['short', long, 'short']), { ...sheetWith(['x']), name: 'Long texts' }]));
    expect(book.sheets.map(({ name }) => name)).toEqual(['Texts', 'Long texts', 'Long texts 2']);
    const [first, , annex] = book.sheets;
    const cell = first?.rows[1]?.[0];
    expect(cell).toEqual({
      text: expect.stringMatching(/\n\[This text goes on under number 1 on the sheet “Long texts 2”\.\]$/),
    });
    const parts = [
      (cell as { text: string }).text.replace(/\n\[This text goes on[^\]]*\]$/, ''),
      ...(annex?.rows ?? []).map((row) => answerOf((row[3] as { text: string }).text)),
    ];
    expect(parts.join('')).toBe(literal(long));
    expect(annex?.rows.map((row) => (row[2] as { text: string }).text)).toEqual(annex?.rows.map(() => 'A6'));
  });

  it('leaves a workbook alone that has none', () => {
    const book = one([sheetWith(['x'.repeat(32_767)])]);
    expect(withAnnex(book)).toBe(book);
  });
});

describe('a CSV', () => {
  it('has one field for each payload, which no program calculates and our reader gives back', () => {
    const texts = [...payloads, ...halfPayloads].filter((payload) => kept(payload).trim() !== '');
    const sheet = sheetWith(texts);
    const bytes = Buffer.from(
      csvOf({
        columns: [{ heading: 'A', width: 9 }, ...sheet.columns],
        rows: sheet.rows.map(([cell]) => [{ text: 'x' }, cell as { text: string }]),
      }),
      'utf8',
    );
    const [read] = readCsv(bytes, 'a.csv').sheets;
    const cells = (read?.cells ?? []).filter(({ row, column }) => row > 1 && column === 2);
    expect(cells.map(({ text }) => text)).toEqual(texts.map((text) => literal(text).replace(/\s+$/u, '').trim()));
    for (const line of bytes.toString('utf8').split('\r\n')) expect(line).not.toMatch(/^"?[=+@\t]/);
  });
});
