import { type ElementCount, walk } from './xml';

/** How the numbers of a cell are shown, as far as it changes what they say. */
export type CellStyle = 'plain' | 'date' | 'percent';

const builtIn = (id: number): CellStyle => {
  if (id === 9 || id === 10) return 'percent';
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'plain';
};

/** What a format code shows, its quoted words, colours and escaped signs left out. */
const ofCode = (code: string): CellStyle => {
  const plain = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/_.|\*./g, '');
  if (plain.includes('%')) return 'percent';
  return /[ymdhs]/i.test(plain.replace(/general/gi, '')) ? 'date' : 'plain';
};

/** The style of each cell format of a workbook, by its number. */
export function readStyles(bytes: Buffer | undefined, elements: ElementCount): CellStyle[] {
  if (!bytes) return [];
  const codes = new Map<number, string>();
  const styles: CellStyle[] = [];
  let inCells = false;
  walk(
    bytes,
    {
      open: (name, own) => {
        if (name === 'numFmt') codes.set(Number(own.numFmtId), (own.formatCode ?? '').slice(0, 500));
        if (name === 'cellXfs') inCells = true;
        if (name !== 'xf' || !inCells) return;
        const id = Number(own.numFmtId ?? '0');
        const code = codes.get(id);
        styles.push(code === undefined ? builtIn(id) : ofCode(code));
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    },
    elements,
    () => 'its styles',
  );
  return styles;
}
