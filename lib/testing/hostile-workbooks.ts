import { randomBytes } from 'node:crypto';
import { cellXml, odsOf, xlsxOf, xlsxParts, zipOf } from './zip';

/** A file that wants to do harm or is broken: `says` is in the sentence that refuses it, null where it can be read. */
export type Hostile = { what: string; name: string; bytes: Buffer; says: RegExp | null };

const row = `<sheetData><row r="1">${cellXml('A1', 'Question')}</row></sheetData>`;
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at + 1)).join('');
const x = (what: string, made: Parameters<typeof xlsxOf>[0], says: RegExp | null): Hostile => ({
  what,
  name: 'questions.xlsx',
  bytes: xlsxOf(made),
  says,
});
const doctype = (inside: string) => `<?xml version="1.0"?><!DOCTYPE worksheet [${inside}]>`;
const bomb = Buffer.alloc(60_000_000, 'a');

/** The corpus of the threat model (1b), and what we thought of beside it. */
export const hostileWorkbooks = (): Hostile[] => [
  x(
    'one merged cell over the whole sheet',
    { sheet: `${row}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>` },
    null,
  ),
  x(
    'one answer list over the whole sheet',
    {
      sheet: `${row}<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"Yes,No"</formula1></dataValidation></dataValidations>`,
    },
    null,
  ),
  x(
    'a name for the whole sheet',
    {
      sheet: row,
      workbook: '<definedNames><definedName name="All">Scored!$A$1:$XFD$1048576</definedName></definedNames>',
    },
    null,
  ),
  x(
    'columns up to two thousand million',
    { sheet: `<cols><col min="1" max="2000000000" hidden="1"/></cols>${row}` },
    null,
  ),
  x(
    'a part of 60 MB',
    {
      sheet: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`,
      more: [{ name: 'xl/worksheets/sheet2.xml', text: bomb }],
    },
    /more than 40 MB/,
  ),
  x(
    'one cell of 5 MB',
    { sheet: `<sheetData><row r="1">${cellXml('C9', 'a'.repeat(5_000_000))}</row></sheetData>` },
    /32,767 characters.*sheet Scored, cell C9/,
  ),
  x(
    '1,048,576 rows',
    { sheet: `<sheetData>${many(200_000, (at) => `<row r="${at}"><c r="A${at}"><v>1</v></c></row>`)}</sheetData>` },
    /5,000 rows.*cell A5001/,
  ),
  x('six million shared texts', { sheet: row, shared: '<si><t/></si>'.repeat(2_500_000) }, /50,000 texts/),
  x(
    'the last cell of a sheet',
    { sheet: `<sheetData><row r="1048576">${cellXml('XFD1048576', 'x')}</row></sheetData>` },
    /sheet Scored, cell XFD1048576/,
  ),
  x(
    'a cell too far to the right',
    { sheet: `<sheetData><row r="2">${cellXml('XFD2', 'x')}</row></sheetData>` },
    /60 columns.*cell XFD2/,
  ),
  x('two million nested elements', { sheet: `${'<x>'.repeat(2_000_000)}` }, /damaged near sheet Scored/),
  x('two million empty elements', { sheet: `<sheetData>${'<c/>'.repeat(2_000_000)}</sheetData>` }, /300,000 entries/),
  {
    what: 'a part that lies about its size',
    name: 'questions.xlsx',
    bytes: zipOf(xlsxParts({ sheet: row, more: [{ name: 'xl/theme.xml', text: 'a'.repeat(1_000_000), size: 10 }] })),
    says: /damaged near xl\/theme\.xml/,
  },
  {
    what: 'two parts in the same bytes',
    name: 'questions.xlsx',
    bytes: zipOf([
      ...xlsxParts({ sheet: row }),
      { name: 'xl/a.xml', text: 'a'.repeat(9_999) },
      { name: 'xl/b.xml', text: 'a'.repeat(9_999), from: 4 },
    ]),
    says: /overlap/,
  },
  x(
    'a zip inside',
    { sheet: row, more: [{ name: 'xl/inner.bin', text: xlsxOf({ sheet: row }) }] },
    /another packed file, xl\/inner\.bin/,
  ),
  x(
    'a thousand parts',
    { sheet: row, more: Array.from({ length: 1_000 }, (_, at) => ({ name: `xl/p${at}.xml`, text: 'x' })) },
    /200 parts/,
  ),
  x(
    'a billion laughs',
    { sheet: '&lol9;', prolog: doctype('<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">') },
    /definitions/,
  ),
  x(
    'an entity that reads a file',
    { sheet: '&x;', prolog: doctype('<!ENTITY x SYSTEM "file:///etc/passwd">') },
    /definitions/,
  ),
  x('an entity that nothing defines', { sheet: '&nothing;' }, /damaged near sheet Scored/),
  x(
    'a shared text that is not there',
    { sheet: '<sheetData><row r="4"><c r="B4" t="s"><v>7</v></c></row></sheetData>', shared: '<si><t>a</t></si>' },
    /damaged near sheet Scored, cell B4/,
  ),
  x(
    'a row beyond every sheet',
    { sheet: `<sheetData><row r="99999999999">${cellXml('A99999999999', 'x')}</row></sheetData>` },
    /row 99999999999/,
  ),
  x('macros', { sheet: row, more: [{ name: 'xl/vbaProject.bin', text: 'x' }] }, /contains macros/),
  x(
    'macros by its list of types',
    {
      sheet: row,
      types:
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
    },
    /contains macros/,
  ),
  x(
    'links to other workbooks',
    { sheet: row, more: [{ name: 'xl/externalLinks/externalLink1.xml', text: '<a/>' }] },
    /links to other files/,
  ),
  x(
    'an embedded file',
    { sheet: row, more: [{ name: 'xl/embeddings/oleObject1.bin', text: 'x' }] },
    /links to other files/,
  ),
  x(
    'letters that are no UTF-8',
    {
      sheet: row,
      more: [
        { name: 'xl/styles.xml', text: Buffer.concat([Buffer.from('<styleSheet>'), Buffer.from([0xff, 0xfe, 0xc0])]) },
      ],
    },
    /damaged near its styles/,
  ),
  {
    what: 'a part that is encrypted',
    name: 'a.xlsx',
    bytes: zipOf(xlsxParts({ sheet: row }).map((part) => ({ ...part, encrypted: true }))),
    says: /password/,
  },
  {
    what: 'a document of words',
    name: 'a.xlsx',
    bytes: zipOf([
      { name: '[Content_Types].xml', text: '<Types/>' },
      { name: 'word/document.xml', text: '<d/>' },
    ]),
    says: /not an XLSX or ODS/,
  },
  {
    what: 'an encrypted workbook',
    name: 'a.xlsx',
    bytes: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    says: /password/,
  },
  {
    what: 'an old workbook',
    name: 'a.xls',
    bytes: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from('Workbook', 'utf16le'),
    ]),
    says: /older XLS/,
  },
  { what: 'nothing at all', name: 'a.xlsx', bytes: Buffer.alloc(0), says: /empty/ },
  {
    what: 'a web page',
    name: 'a.xlsx',
    bytes: Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
    says: /not an XLSX or ODS/,
  },
  {
    what: 'a web page called CSV',
    name: 'a.csv',
    bytes: Buffer.from('<!doctype html><table>'),
    says: /not an XLSX or ODS/,
  },
  { what: 'random bytes', name: 'a.xlsx', bytes: randomBytes(5_000), says: /not an XLSX or ODS|damaged/ },
  { what: 'half a workbook', name: 'a.xlsx', bytes: xlsxOf({ sheet: row }).subarray(0, 600), says: /damaged/ },
  { what: 'zeros called CSV', name: 'a.csv', bytes: Buffer.alloc(5_000), says: /not an XLSX or ODS/ },
  {
    what: 'a CSV with an open quotation mark',
    name: 'a.csv',
    bytes: Buffer.from('Ref,Question\n1,"never closed'),
    says: /quotation mark at sheet a, cell B2/,
  },
  {
    what: 'a CSV of too many rows',
    name: 'a.csv',
    bytes: Buffer.from('x\n'.repeat(6_000)),
    says: /5,000 rows.*cell A5001/,
  },
  {
    what: 'an ODS that repeats one row two million times',
    name: 'a.ods',
    bytes: odsOf(
      '<table:table table:name="Scored"><table:table-row table:number-rows-repeated="2000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
    ),
    says: /5,000 rows.*sheet Scored, cell A5001/,
  },
  {
    what: 'an ODS that repeats one cell',
    name: 'a.ods',
    bytes: odsOf(
      '<table:table table:name="Scored"><table:table-row><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
    ),
    says: /60 columns.*cell BI1/,
  },
  {
    what: 'an ODS with a document type',
    name: 'a.ods',
    bytes: zipOf([
      { name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', text: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
    ]),
    says: /definitions/,
  },
  {
    what: 'an ODS with a password',
    name: 'a.ods',
    bytes: odsOf('', '', [
      { name: 'META-INF/manifest.xml', text: '<manifest><file-entry><encryption-data/></file-entry></manifest>' },
    ]),
    says: /password/,
  },
  {
    what: 'an ODS with macros',
    name: 'a.ods',
    bytes: odsOf('', '', [{ name: 'Basic/Standard/Module1.xml', text: '<a/>' }]),
    says: /contains macros/,
  },
  {
    what: 'an ODS that links',
    name: 'a.ods',
    bytes: odsOf('<table:table table:name="A"><table:table-source/></table:table>'),
    says: /links to other files/,
  },
  {
    what: 'JSON that stops',
    name: 'a.json',
    bytes: Buffer.from('{"format":\n  "assay-questionnaire/1",'),
    says: /not JSON.*line 2/,
  },
  {
    what: 'JSON nested a million deep',
    name: 'a.json',
    bytes: Buffer.from('['.repeat(1_000_000)),
    says: /nested more than 60/,
  },
];
