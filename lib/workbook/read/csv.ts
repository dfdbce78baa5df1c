import type { SourceBook } from '../import/source';
import { caps, ReadFault, tooBig } from './fault';
import { Grid, TextCount } from './grid';

/** The letters of a CSV: UTF-16 by its mark, UTF-8 where it is that, else the usual Western code page of Excel. */
const decoded = (bytes: Buffer): { text: string; old: boolean } => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), old: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), old: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), old: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), old: true };
  }
};

/** The sign that occurs most often outside quotes in the first lines. */
const separatorOf = (text: string): string => {
  const start = text.slice(0, 5_000).replace(/"(?:[^"]|"")*"?/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: start.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
};

/** Reads CSV by RFC 4180, with a comma, semicolon or tab between fields. @throws ReadFault naming the row. */
export function readCsv(bytes: Buffer, name: string): SourceBook {
  const { text, old } = decoded(bytes);
  if (text.includes('\u0000')) throw new ReadFault('not-a-workbook');
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) throw new ReadFault('not-a-workbook');
  const separator = separatorOf(text);
  const grid = new Grid(name.slice(0, 255), false, new TextCount());
  let row = 1;
  let column = 1;
  let at = 0;
  const put = (field: string): void => {
    // A CSV holds texts; one that a program would calculate is marked all the same.
    grid.put(row, column, field, /^=/.test(field));
  };
  const end = (sign: string): void => {
    if (sign === separator) column += 1;
    else {
      row += 1;
      column = 1;
    }
  };
  const pattern = new RegExp(`${separator === '\t' ? '\\t' : separator}|\\r\\n|\\n|\\r`, 'g');
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) throw new ReadFault('quote-open', { place: grid.place(row, column) });
        field += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
        if (field.length > caps.characters) tooBig('characters', grid.place(row, column));
      }
    }
    pattern.lastIndex = at;
    const next = pattern.exec(text);
    field += text.slice(at, next ? next.index : text.length);
    put(field);
    at = next ? next.index + next[0].length : text.length;
    end(next?.[0] ?? '');
  }
  if (grid.cells.length === 0) throw new ReadFault('empty');
  return { format: 'csv', sheets: [grid.done()], names: [], unread: old ? ['old-letters'] : [] };
}
