import { describe, expect, it } from 'vitest';
import { runChild } from '../server/child';
import { aDatabase } from '../testing/world';
import { partsOf, sheetsOf } from '../testing/xlsx';
import { input, literal, number, pieces, text } from './cells';
import { address, addressOn, columnLetters, rangeOn, type Workbook } from './model';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';
import { packFiles } from './render-pack';

aDatabase();

const model: Workbook = {
  title: 'Trial',
  foot: 'PRJ-1 & more',
  asOf: '2027-01-22T12:00:00.000Z',
  locked: true,
  sheets: [
    {
      name: 'First sheet',
      title: 'Trial: first sheet',
      note: 'Version 1',
      table: 'FirstTable',
      columns: [
        { heading: 'Ref', width: 10 },
        { heading: 'Weight', width: 10 },
        { heading: 'Twice', width: 10 },
        { heading: 'Answer', width: 40 },
      ],
      rows: [
        [
          text('=1+1'),
          number('12.50', 2),
          { formula: 'B5*2', value: '25', places: 2 },
          input('', { oneOf: rangeOn('First sheet', 0, 0, 1) }),
        ],
        [
          text('a_x000D_b\n<c> & "d" 🏙'),
          number('3', 0),
          { formula: 'B6=3', value: true },
          input('', { from: '0', to: '5' }),
        ],
      ],
    },
  ],
};

describe('addresses', () => {
  it('count columns and rows from 0 and quote the sheet', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
    expect(address(2, 0)).toBe('C5');
    expect(addressOn('Other criteria', 0, 3)).toBe("'Other criteria'!A8");
    expect(rangeOn('Prices', 2, 0, 3)).toBe("'Prices'!$C$5:$C$8");
  });
});

describe('a cell that takes a number', () => {
  const first = model.sheets[0] as Workbook['sheets'][number];
  const typed: Workbook = {
    ...model,
    sheets: [
      { ...first, rows: [[text('a'), input('', { from: '0', to: '5' }), input('', { places: 2 }), input('words')]] },
    ],
  };

  it('is not formatted as text, because programs refuse digits typed into text where a number is wanted', async () => {
    const parts = await partsOf(await renderWorkbook(typed));
    const styles = [
      ...(parts.get('xl/styles.xml') ?? '').replace(/^.*<cellXfs/s, '').matchAll(/<xf [^>]*numFmtId="(\d+)"/g),
    ];
    const formatOf = (cell: string): string | undefined => {
      const style = new RegExp(`r="${cell}" s="(\\d+)"`).exec(parts.get('xl/worksheets/sheet1.xml') ?? '')?.[1];
      return styles[Number(style)]?.[1];
    };
    // 49 is the format of text, 0 the general one, 2 two decimal places.
    expect(['A5', 'B5', 'C5', 'D5'].map(formatOf)).toEqual(['49', '0', '2', '49']);
  });

  it('is none in an ODS either', async () => {
    const content = (await partsOf(await renderOds(typed))).get('content.xml') ?? '';
    const last = /<\/table:table-header-rows>.*/s.exec(content)?.[0] ?? '';
    const names = [...last.matchAll(/<table:table-cell table:style-name="([^"]*)"/g)].map(([, name]) => name);
    const data = (name = ''): string | undefined =>
      new RegExp(`style:name="${name}" style:family="table-cell"[^>]*style:data-style-name="([^"]*)"`).exec(
        content,
      )?.[1];
    expect(names.map(data)).toEqual(['dataText', 'dataTyped', 'data2', 'dataText']);
  });
});

describe('literal text', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'\t=1+1"],
    ['\r=1+1', "'\n=1+1"],
    ['  =1+1', "'  =1+1"],
    ['＝1+1', "'＝1+1"],
    ['\u0000=1', "'=1"],
    ['3 = 3', '3 = 3'],
    ['a\u0001b', 'ab'],
    ['half \ud800 pair', 'half \ufffd pair'],
    ['', ''],
  ])('%j becomes %j', (given, shown) => {
    expect(literal(given)).toBe(shown);
  });

  it('is cut into pieces of which nothing is lost, never inside a character', () => {
    const long = `${'x'.repeat(31_999)}🏙${'y'.repeat(40_000)}`;
    expect(pieces(long).join('')).toBe(long);
    expect(pieces(long).every((piece) => !/[\ud800-\udbff]$/.test(piece) && piece.length <= 32_000)).toBe(true);
    expect(pieces('')).toEqual(['']);
  });
});

describe('a rendered workbook', () => {
  it('says what the model says', async () => {
    const [sheet] = await sheetsOf(await renderWorkbook(model));
    expect(sheet?.name).toBe('First sheet');
    expect(sheet?.cells.get('A1')).toEqual({ value: 'Trial: first sheet' });
    expect(sheet?.cells.get('A2')).toEqual({ value: 'Version 1' });
    expect(['A4', 'B4', 'C4', 'D4'].map((at) => sheet?.cells.get(at)?.value)).toEqual([
      'Ref',
      'Weight',
      'Twice',
      'Answer',
    ]);
    expect(sheet?.cells.get('A5')).toEqual({ value: "'=1+1" });
    expect(sheet?.cells.get('A6')).toEqual({ value: 'a_x000D_b\n<c> & "d" 🏙' });
    expect(sheet?.cells.get('B5')).toEqual({ value: '12.5' });
    expect(sheet?.cells.get('C5')).toEqual({ formula: 'B5*2', value: '25' });
    expect(sheet?.cells.get('C6')).toEqual({ formula: 'B6=3', value: '1' });
  });

  it('has a named table, locked and unlocked cells, lists, and neither macros, merges, hidden sheets nor links', async () => {
    const parts = await partsOf(await renderWorkbook(model));
    const all = [...parts.entries()].map(([name, body]) => `${name}\n${body}`).join('\n');
    expect(parts.get('xl/tables/table1.xml')).toContain('displayName="FirstTable"');
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<sheetProtection[^>]*sheet="1"/);
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(
      /<formula1>(&apos;|')First sheet(&apos;|')!\$A\$5:\$A\$6<\/formula1>/,
    );
    expect(parts.get('xl/styles.xml')).toMatch(/<protection[^>]*locked="0"/);
    expect(all).not.toMatch(/vbaProject|<mergeCell|state="(hidden|veryHidden)"|hidden="1"|TargetMode="External"/i);
    expect(parts.get('docProps/core.xml')).toContain('<dc:creator>Assay</dc:creator>');
  });

  it('is the same to the byte however often it is made', async () => {
    const first = await renderWorkbook(model);
    await new Promise((done) => setTimeout(done, 2_100));
    expect(Buffer.from(first).equals(await renderWorkbook(model))).toBe(true);
  });

  it('comes out of the child process as out of the function, and a broken model is refused there', async () => {
    const made = await runChild('render-workbook', { model, format: 'xlsx' });
    expect(Buffer.from(made as string, 'base64').equals(await renderWorkbook(model))).toBe(true);
    const twin = await runChild('render-workbook', { model, format: 'ods' });
    expect(Buffer.from(twin as string, 'base64').equals(await renderOds(model))).toBe(true);
    const files = [{ name: 'a.txt', body: Buffer.from('one') }];
    const packed = await runChild('pack-files', [{ name: 'a.txt', body: Buffer.from('one').toString('base64') }]);
    expect(Buffer.from(packed as string, 'base64').equals(await packFiles(files))).toBe(true);
    await expect(runChild('render-workbook', { model: { ...model, sheets: [] }, format: 'ods' })).rejects.toThrow(
      /sheets/,
    );
  });
});
