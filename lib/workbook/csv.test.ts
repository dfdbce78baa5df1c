import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number, text } from './cells';
import { csvOf } from './csv';
import { readCsv } from './read/csv';

const columns = [
  { heading: 'Obligation', width: 10 },
  { heading: 'Owner, and more', width: 10 },
];

describe('a sheet as CSV', () => {
  it('quotes what separates fields and rows, and marks what could be a formula', () => {
    expect(
      csvOf({
        columns,
        rows: [
          [text('=1+1'), text('He said "no",\nthen yes')],
          [number('1.50', 2), text('')],
        ],
      }),
    ).toBe('\ufeffObligation,"Owner, and more"\r\n\'=1+1,"He said ""no"",\nthen yes"\r\n1.50,\r\n');
  });

  it('is read again as the same cells, whatever was written (law)', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', ' ', ',', '"', '\n', ';', '=', 'é', '\t', '-'),
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 20 }), (rows) => {
        const sheet = { columns, rows: rows.map((row) => row.map(text)) };
        const lines = csvOf(sheet).slice(1).split('\r\n');
        expect(lines.at(-1)).toBe('');
        // Split by hand: fields end at a comma outside quotes.
        const fields = (line: string): string[] =>
          [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
            quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
          );
        expect(lines.slice(1, -1).map(fields)).toEqual(
          rows.map((row) => row.map((word) => text(word)).map((cell) => ('text' in cell ? cell.text : ''))),
        );
      }),
    );
  });

  it('is a file that the reader of spreadsheets takes', () => {
    const bytes = Buffer.from(csvOf({ columns, rows: [[text('Sealed — é'), text('b')]] }), 'utf8');
    expect(JSON.stringify(readCsv(bytes, 'x.csv'))).toContain('Sealed — é');
  });
});
