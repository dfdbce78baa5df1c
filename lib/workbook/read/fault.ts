/** What a file from outside may at most hold. Counted while it is unpacked and read, never believed from its headers. */
export const caps = {
  parts: 200,
  bytes: 40_000_000,
  rows: 5_000,
  columns: 60,
  texts: 50_000,
  characters: 32_767,
  /** Nested elements and all elements of the XML, beyond what any sheet within the other caps needs. */
  depth: 100,
  elements: 300_000,
  merged: 5_000,
  rules: 1_000,
  /** Areas of all answer lists of one sheet. */
  areas: 5_000,
  sheets: 200,
} as const;

/** A file that is not read. `name` is a key of the area `workbook`, whose sentence names the cell or the fault. */
export class ReadFault extends Error {
  override name = 'ReadFault';
  constructor(
    readonly key: string,
    readonly params: Record<string, string | number> = {},
  ) {
    super(key);
  }
}

/** A number of cells, rows or characters as the sentences write it: 50,000. */
const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** @throws ReadFault always: one of the caps was passed. `place` names the sheet or cell. */
export function tooBig(
  what: 'parts' | 'rows' | 'columns' | 'texts' | 'characters' | 'elements' | 'merged' | 'rules' | 'sheets',
  place = '',
): never {
  throw new ReadFault(`too-many-${what}`, { limit: figure(caps[what]), place: place.slice(0, 200) });
}

/** @throws ReadFault always: the file contradicts itself or ends too early near `place`. */
export function damaged(place: string): never {
  throw new ReadFault('damaged', { place: place.slice(0, 200) });
}
