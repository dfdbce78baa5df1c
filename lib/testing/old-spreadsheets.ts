import ExcelJS from 'exceljs';
import { odsOf } from './zip';

/** A spreadsheet as officers have them: a file and how many rows of it hold something on the sheets with questions. */
export type OldSpreadsheet = { name: string; bytes: Buffer; sourceRows: number };

type Book = InstanceType<typeof ExcelJS.Workbook>;

const written = async (book: Book): Promise<Buffer> => Buffer.from(await book.xlsx.writeBuffer());
const listOn = (sheet: ReturnType<Book['addWorksheet']>, cell: string, formula: string): void => {
  sheet.getCell(cell).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
};

/** One flat table below a title: percentages, yes and no, answers as a rule on each cell, and a total that is a formula. */
export const flatRegister = async (): Promise<OldSpreadsheet> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Supplier questions');
  sheet.addRow(['Smart streets 2024: security questions for suppliers']);
  sheet.addRow(['Return to procurement by 1 March']);
  sheet.addRow([]);
  sheet.addRow(['Ref', 'Category', 'Question', 'Guidance', 'Supplier response', 'Weighting', 'Mandatory', 'Owner']);
  const rows: [string, string, string, string, number | null, string, string][] = [
    [
      '1.1',
      'Governance',
      'Who in your organisation is responsible for cyber security?',
      'Give a role, not a name.',
      0.1,
      'N',
      'JB',
    ],
    ['1.2', 'Governance', 'Do you hold Cyber Essentials or equivalent?', '', null, 'Y', 'JB'],
    [
      '2.1',
      'Data',
      'Is data encrypted when it is stored and when it is sent?',
      'Name the algorithms and who holds the keys.',
      0.075,
      'N',
      'PS',
    ],
    ['2.2', 'Data', 'Where is personal data processed?', 'List every country.', 0.2, 'Desirable', 'PS'],
    ['2.2', 'Data', 'How do you delete data at the end of the contract?', '', 0.3, 'N', 'PS'],
  ];
  rows.forEach(([ref, category, question, guidance, weight, mandatory, owner], at) => {
    sheet.addRow([ref, category, question, guidance, null, weight, mandatory, owner]);
    const row = at + 5;
    sheet.getCell(`F${row}`).numFmt = '0.0%';
    if (ref !== '2.2') listOn(sheet, `E${row}`, '"Yes,No"');
  });
  sheet.addRow(['', '', '', 'Total', null, { formula: 'SUM(F5:F9)', result: 0.675 }]);
  return { name: 'security questions 2024.xlsx', bytes: await written(book), sourceRows: 9 };
};

/** Sections merged down the side, answer lists on a sheet of their own with a name, a hidden row, a formula for a weighting. */
export const mergedSections = async (): Promise<OldSpreadsheet> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Questions');
  const lists = book.addWorksheet('Lists', { state: 'hidden' });
  lists.addRow(['Maturity', 'Frequency']);
  lists.addRow(['Not in place', 'Never']);
  lists.addRow(['Partly in place', 'Yearly']);
  lists.addRow(['Fully in place', 'Monthly']);
  lists.addRow(['Independently tested']);
  book.definedNames.add('Lists!$A$2:$A$5', 'Maturity');
  sheet.addRow(['Section', 'No.', 'Requirement', 'Answer', 'Marks', 'Weight']);
  sheet.addRow(['Access control', 'A1', 'How mature is your control of privileged accounts?', null, '0; 1; 3; 5', 10]);
  sheet.addRow([null, 'A2', 'How often are access rights reviewed?', null, '0; 2; 4', 15]);
  sheet.addRow([
    null,
    'A3',
    'Describe how leavers lose their access.',
    'Free text',
    null,
    { formula: 'F2+F3', result: 25 },
  ]);
  sheet.addRow(['Monitoring', 'B1', 'How mature is your logging of security events?', null, '0; 7; 3; 5', 20]);
  sheet.addRow(['', 'B2', { formula: 'CONCATENATE("Do you ","watch?")', result: 'Do you watch?' }, null, null, 5]);
  sheet.addRow([null, 'B3', 'When was the last penetration test?', 'Date', null, 5]);
  sheet.mergeCells('A2:A4');
  sheet.getRow(7).hidden = true;
  listOn(sheet, 'D2', 'Maturity');
  listOn(sheet, 'D3', 'Lists!$B$2:$B$4');
  listOn(sheet, 'D5', 'Lists!$A$2:$A$5');
  sheet.getCell('C2').note = 'Ask the SOC team';
  return { name: 'maturity.xlsx', bytes: await written(book), sourceRows: 7 };
};

/** One sheet for each theme, a cover page, and answers named by the heading of a list elsewhere. */
export const sheetForEachTheme = async (): Promise<OldSpreadsheet> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Cover').addRow(['Assurance pack', 'Version 3']);
  const scale = book.addWorksheet('Scales');
  scale.addRow(['Yes/No/Partly scale', '', 'Hosting']);
  for (const row of [
    ['Yes (5)', '', 'On our premises'],
    ['Partly (3)', '', 'In the public cloud'],
    ['No (0)', '', 'Both'],
  ])
    scale.addRow(row);
  const theme = (name: string, rows: (string | number | null)[][]) => {
    const sheet = book.addWorksheet(name);
    sheet.addRow([`${name} questions`]);
    sheet.addRow(['Q No', 'Question', 'Type of answer', 'Weight %']);
    for (const row of rows) sheet.addRow(row);
  };
  theme('Supply chain', [
    [1, 'Do you assess the security of your own suppliers?', 'Yes/No/Partly scale', 60],
    [2, 'Attach your list of sub-contractors.', 'Attachment', 40],
  ]);
  theme('Resilience', [
    [1, 'Where is the service hosted?', 'Hosting', 50],
    [2, 'How long would a restore from backup take?', 'Number', 25],
    [3, 'What happens to the lights if the network fails?', 'Describe failure modes and manual override.', 25],
  ]);
  return { name: 'assurance pack.xlsx', bytes: await written(book), sourceRows: 9 };
};

/** A CSV from an old program: semicolons, Western letters, decimal commas, answers on lines within a cell. */
export const oldCsv = (): OldSpreadsheet => {
  const lines = [
    'Reference;Section;Question;Answers;Score weighting;Must have',
    'S-1;Physical;"Are cabinets locked?";"Yes\nNo";12,5;No',
    'S-2;Physical;"Is equipment worth over £500 tagged, e.g. ""asset 12""?";"All; Most; Some; None";7,5;No',
    'S-3;;"Who may open a cabinet?";;80;No',
    ';;;;100;',
    'This reference is far too long to keep;People;Are staff vetted?;;0;Pass/Fail',
  ];
  return { name: 'physical.csv', bytes: Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'), sourceRows: 6 };
};

/** An ODS with heading rows merged across, repeated rows, content rules and a date. */
export const openDocument = (): OldSpreadsheet => {
  const cell = (text: string, more = '') =>
    `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
  const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
  const heading = (text: string) =>
    row(
      `${cell(text, ' table:number-columns-spanned="4"')}<table:covered-table-cell table:number-columns-repeated="3"/>`,
    );
  const weight = (value: string) =>
    `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  const withNote = (text: string) =>
    `<table:table-cell><office:annotation><text:p>Ask Sam about this one</text:p></office:annotation><text:p>${text}</text:p></table:table-cell>`;
  const ruled = '<table:table-cell table:content-validation-name="val1"/>';
  const body = [
    '<table:content-validations><table:content-validation table:name="val1" table:condition="of:cell-content-is-in-list([$Options.$A$1:.$A$3])"/></table:content-validations>',
    '<table:table table:name="Sensors">',
    row(['Item ref', 'Question', 'Response', 'Weight'].map((each) => cell(each)).join('')),
    heading('Devices'),
    row(cell('D1') + cell('Are default passwords changed<text:s text:c="1"/>before use?') + ruled + weight('50')),
    row(cell('D2') + cell('How are devices updated?<text:line-break/>Say how quickly.') + ruled + weight('50.5')),
    row('<table:table-cell table:number-columns-repeated="4"/>', ' table:number-rows-repeated="3"'),
    heading('Network'),
    row(cell('N1') + withNote('Is the sensor network apart from other networks?') + cell('Yes/No') + weight('0')),
    row('<table:table-cell table:number-columns-repeated="1024"/>', ' table:number-rows-repeated="1048568"'),
    '</table:table>',
    '<table:table table:name="Options">',
    row(cell('Always')),
    row(cell('Mostly')),
    row(cell('Never')),
    '</table:table>',
  ].join('');
  return { name: 'sensors.ods', bytes: odsOf(body), sourceRows: 6 };
};

/** Questions alone in one column, without headings. */
export const bareList = async (): Promise<OldSpreadsheet> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  sheet.getCell('B3').value = 'Incident response';
  sheet.mergeCells('B3:E3');
  sheet.getCell('B4').value = 'How will you tell us about a security incident?';
  sheet.getCell('B5').value = 'Describe your last exercise.';
  sheet.getCell('B7').value = 'x'.repeat(12_000);
  return { name: 'list.xlsx', bytes: await written(book), sourceRows: 4 };
};

export const everyOldSpreadsheet = async (): Promise<OldSpreadsheet[]> => [
  await flatRegister(),
  await mergedSections(),
  await sheetForEachTheme(),
  oldCsv(),
  openDocument(),
  await bareList(),
];
