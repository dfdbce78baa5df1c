import { compare, floor, fraction, hundred, minus, over, times } from '@/lib/scoring/fraction';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { classNames } from './class-names';
import { exactOf, extremes, gap, isBelow, type Score } from './score';
import { type Cell, Table } from './table';

export type HeatRow = { key: string; label: string; minimum?: string | null; scores: readonly Score[] };
type HeatTableProps = {
  caption: string;
  /** What a row is: "Section", "Principle". */
  rowName: string;
  columns: readonly { key: string; label: string }[];
  rows: readonly HeatRow[];
  locale?: Locale;
};

const steps = fraction(5n);

/** Step 1 to 5 of a score out of 100, each a fifth; 100 itself is in the fifth. */
const step = (score: NonNullable<Score>): string => {
  const exact = exactOf(score);
  if (compare(exact, hundred) >= 0) return '5';
  const reached = floor(over(times(exact, steps), hundred));
  return String(reached < 0n ? 1n : reached + 1n);
};

/** The look of a cell with a score out of 100. */
export const heatClass = (score: NonNullable<Score>): string => `assay-heat assay-heat--${step(score)}`;

/** "Widest difference: Protecting data, from 41.00 to 92.00." */
export function widestDifference(rows: readonly HeatRow[], locale?: Locale): string {
  const spreads = rows.flatMap((row) => {
    const found = extremes(row.scores);
    return found && row.scores.filter((score) => score !== null).length > 1 ? [{ row, ...found }] : [];
  });
  const [first] = spreads;
  if (!first) return sayPart('parts.heat-none', undefined, locale);
  const width = ({ most, least }: typeof first) => minus(exactOf(most), exactOf(least));
  const widest = spreads.reduce((best, next) => (compare(width(next), width(best)) > 0 ? next : best), first);
  return sayPart(
    'parts.heat-widest',
    { row: widest.row.label, min: widest.least.shown, max: widest.most.shown },
    locale,
  );
}

/** Scores as figures, shaded in five steps; the figure carries the meaning, the shade repeats it. */
export function HeatTable({ caption, rowName, columns, rows, locale }: HeatTableProps) {
  const below = sayPart('parts.below-minimum', undefined, locale);
  const cell = (score: Score, minimum: string | null | undefined): Cell => {
    if (!score) return sayPart('parts.not-scored', undefined, locale);
    const low = isBelow(score, minimum);
    return {
      className: classNames('assay-heat', `assay-heat--${step(score)}`, low && 'assay-heat--below'),
      content: (
        <span>
          {score.shown}
          {low && <span className="assay-heat__note">{below}</span>}
        </span>
      ),
    };
  };
  return (
    <Table
      caption={caption}
      form="pivot"
      columns={[
        { key: 'row', label: rowName },
        ...columns.map((column) => ({ ...column, numeric: true })),
        { key: 'spread', label: sayPart('parts.heat-spread', undefined, locale), numeric: true },
      ]}
      rows={rows.map((row) => {
        const found = extremes(row.scores);
        return {
          key: row.key,
          cells: [
            row.label,
            ...row.scores.map((score) => cell(score, row.minimum)),
            found ? gap(found.most, found.least) : sayPart('parts.not-scored', undefined, locale),
          ],
        };
      })}
    />
  );
}
