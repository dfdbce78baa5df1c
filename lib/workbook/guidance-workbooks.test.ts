import { describe, expect, test } from 'vitest';
import { principles } from '../catalogue';
import { editThreatModel, emptyModel, type ThreatEdit, type ThreatModel } from '../threats';
import { incidentWorkbook, selfCheckWorkbook, threatsWorkbook } from './guidance-workbooks';
import { Workbook } from './model';

const facts = { title: 'Park sensors', reference: 'PRJ-0142', asOf: '2027-01-04T09:00:00.000Z' };
let made = 0;
const edit = (model: ThreatModel, change: ThreatEdit): ThreatModel => {
  const done = editThreatModel(model, change, { by: 'ana', at: facts.asOf, id: () => `id${++made}` });
  if (!done.ok || 'clash' in done.value) throw new Error(change.edit);
  return done.value.model;
};
const rows = (book: Workbook, name: string) =>
  book.sheets
    .find((sheet) => sheet.name === name)
    ?.rows.map((row) =>
      row.map((cell) => ('text' in cell ? cell.text : 'number' in cell ? cell.number : `=${cell.formula}`)),
    );

describe('the self-check as a workbook', () => {
  const saved = { revision: 1, by: 'ana', at: facts.asOf };
  const book = selfCheckWorkbook(facts, principles, { '1': { ...saved, answers: { 'C01-01': 'partly' } } });

  test('has a row for every principle and for every statement, and says whom it is about', () => {
    expect(Workbook.parse(book)).toEqual(book);
    expect(rows(book, 'Results')).toHaveLength(14);
    expect(rows(book, 'Statements')).toHaveLength(principles.flatMap(({ selfCheck }) => selfCheck).length);
    expect(rows(book, 'Statements')?.[0]?.at(-1)).toBe('Partly');
    expect(rows(book, 'Statements')?.[1]?.at(-1)).toBe('Not answered');
    for (const { note } of book.sheets) expect(note).toContain('does not change any score');
  });
});

describe('parts and threats as a workbook', () => {
  const started = edit(emptyModel, { edit: 'start', starter: 'environment' });
  const part = started.parts[0]?.id ?? '';
  const values = {
    text: '=cmd()',
    likelihood: 4,
    impact: 5,
    owner: '',
    treatment: 'reduce',
    plan: 'Seal the boxes',
  } as const;
  const book = threatsWorkbook(facts, edit(started, { edit: 'save-threat', part, letter: 'T', revision: 0, values }));

  test('lists parts, flows, and threats with their risk as a live product', () => {
    expect(Workbook.parse(book)).toEqual(book);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Parts', 'Data flows', 'Threats', 'Not assessed']);
    expect(rows(book, 'Parts')).toHaveLength(6);
    expect(rows(book, 'Data flows')?.[0]).toEqual([
      '1',
      'P1 Air and water sensors',
      'P2 Radio network',
      'Readings',
      'Street',
      'outside',
    ]);
    expect(rows(book, 'Threats')).toEqual([
      [
        'P1-T',
        'Air and water sensors',
        'tampering (T)',
        "'=cmd()",
        '4',
        '5',
        '=E5*F5',
        'Very high',
        'no owner',
        'Reduce it',
        'Seal the boxes',
      ],
    ]);
  });

  test('leaves sheets out that would be empty', () => {
    const values = { name: 'Camera', kind: 'device', holds: '', boundary: '' } as const;
    const alone = edit(emptyModel, { edit: 'save-part', part: null, revision: 0, values });
    expect(threatsWorkbook(facts, alone).sheets.map(({ name }) => name)).toEqual(['Parts', 'Not assessed']);
  });
});

test('incident contacts and duties as a workbook hold every line, and say that they are no contract', () => {
  const book = incidentWorkbook(facts, {
    contacts: [{ who: 'Duty officer', reach: '01632 960000', when: 'any hour' }],
    times: { tell: '24', report: '', updates: '4' },
    duties: ['contact', 'report'],
    more: 'First line\n\nSecond line',
  });
  expect(Workbook.parse(book)).toEqual(book);
  expect(rows(book, 'Times')?.map((row) => row[1])).toEqual(['24', 'not agreed yet', '4']);
  expect(rows(book, 'Duties')?.map((row) => row[0])).toEqual(['Planning', 'Review', 'Our own', 'Our own']);
  expect(book.sheets[0]?.note).toContain('no contract clause');
});
