import type { PriceEntry } from '../../evaluation/entries';
import type { LocatedPrice } from './locate';

/** What becomes of a row: taken, the same as entered, different from what is entered, or refused. */
export type ComparedPrice = LocatedPrice & {
  result: 'new' | 'same' | 'differs' | 'refused';
  /** The price that is entered now, and its version; null and 0 where there is none. */
  now: string | null;
  version: number;
};

type Saved = ReadonlyMap<string, { amount: string; version: number }>;

/** Takes the rows of a pricing sheet and the prices that are entered; returns what each row would change. */
export const comparePrices = (lines: readonly LocatedPrice[], saved: Saved): ComparedPrice[] =>
  lines.map((line) => {
    const before = line.submissionId === null ? undefined : saved.get(line.submissionId);
    const base = { ...line, now: before?.amount ?? null, version: before?.version ?? 0 };
    if (line.amount === null) return { ...base, result: 'refused' };
    if (!before) return { ...base, result: 'new' };
    return { ...base, result: before.amount === line.amount ? 'same' : 'differs' };
  });

/** Where a price comes from, in at most 300 characters: file, the first 12 characters of its SHA-256, sheet and cell. */
export const sourceOf = (file: { name: string; sha256: string }, { sheet, cell }: LocatedPrice): string =>
  `${file.name.slice(0, 120).toWellFormed()} (SHA-256 ${file.sha256.slice(0, 12)}), sheet ${sheet.slice(0, 120).toWellFormed()}, cell ${cell}`;

/** What the form says of one row, by submission. */
export type PriceChoice = { choice?: string | undefined; reason?: string | undefined; version?: string | undefined };

/**
 * Takes a file, its rows and what was chosen; returns what entering the prices by hand would have posted, and the rows that
 * differ with no choice made. The amount is the file's, never the form's; the version is the one that the page showed.
 */
export const entriesOf = (
  file: { name: string; sha256: string },
  rows: readonly ComparedPrice[],
  choices: Readonly<Record<string, PriceChoice>>,
): {
  prices: Record<string, Omit<PriceEntry, 'submissionId' | 'version'> & { version: string }>;
  unchosen: ComparedPrice[];
} => {
  const taken = rows.flatMap((row) => {
    const { submissionId, amount, result } = row;
    if (submissionId === null || amount === null || (result !== 'new' && result !== 'differs')) return [];
    const said = Object.hasOwn(choices, submissionId) ? choices[submissionId] : undefined;
    return [{ row, submissionId, amount, said }];
  });
  const counts = taken.filter(({ row, said }) => row.result === 'new' || said?.choice === 'file');
  return {
    prices: Object.fromEntries(
      counts.map(({ row, submissionId, amount, said }) => [
        submissionId,
        { amount, source: sourceOf(file, row), reason: said?.reason ?? '', version: said?.version ?? '0' },
      ]),
    ),
    unchosen: taken
      .filter(({ row, said }) => row.result === 'differs' && said?.choice !== 'file' && said?.choice !== 'keep')
      .map(({ row }) => row),
  };
};
