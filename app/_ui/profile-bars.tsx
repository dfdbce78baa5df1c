import { scaleLinear } from 'd3-scale';
import { minus, parseDecimal, toDecimal } from '@/lib/scoring/fraction';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { AxisX, Bar, chartWidth, Patterns, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import { exactOf, extremes, isBelow, position, type Score } from './score';
import { Table } from './table';

export type ProfileRow = { key: string; label: string; score: Score; minimum?: string | null };
type ProfileBarsProps = {
  id: string;
  title?: string;
  /** What a row is: "Principle". */
  rowName: string;
  rows: readonly ProfileRow[];
  locale?: Locale;
};

const left = 210;
const right = chartWidth - 150;
const rowHeight = 46;

const sentence = (rows: readonly ProfileRow[], locale: Locale | undefined): string => {
  const found = extremes(rows.map(({ score }) => score));
  if (!found) return sayPart('parts.chart-empty', undefined, locale);
  if (found.least.exact === found.most.exact) return sayPart('parts.profile-level', undefined, locale);
  const named = (exact: string) =>
    rows
      .filter(({ score }) => score?.exact === exact)
      .map(({ label }) => label)
      .join(', ');
  return sayPart(
    'parts.profile-sentence',
    { strongest: named(found.most.exact), weakest: named(found.least.exact) },
    locale,
  );
};

/** One supplier's score by principle: a bar each, hatched where it lies below a published minimum. */
export function ProfileBars({ id, title, rowName, rows, locale }: ProfileBarsProps) {
  const empty = rows.every(({ score }) => score === null);
  const scale = scaleLinear([0, 100], [left, right]);
  const bottom = 10 + rows.length * rowHeight;
  const none = sayPart('parts.profile-none', undefined, locale);
  const notScored = sayPart('parts.not-scored', undefined, locale);
  const content = (
    <>
      <Patterns id={id} ink={() => 0} />
      <AxisX at={(value) => scale(value)} bottom={bottom} label={sayPart('parts.profile-score', undefined, locale)} />
      {rows.map(({ key, label, score, minimum }, index) => {
        const middle = 10 + index * rowHeight + rowHeight / 2;
        const low = score !== null && isBelow(score, minimum);
        const note = low ? ` ${sayPart('parts.below-minimum', undefined, locale)}` : '';
        const end = score ? Math.max(scale(position(score)), scale(minimum == null ? 0 : Number(minimum))) : left;
        return (
          <g key={key}>
            <RowLabel text={label} x={0} y={middle} />
            {score && (
              <Bar
                id={id}
                x={left}
                y={middle - 11}
                width={scale(position(score)) - left}
                height={22}
                pattern={low ? 'diagonal' : 'solid'}
                index={0}
              />
            )}
            {minimum != null && (
              <path className="assay-chart__minimum" d={`M${round(scale(Number(minimum)))} ${middle - 18}v36`} />
            )}
            <text x={round(end + 6)} y={middle} dominantBaseline="middle">
              {score ? score.shown : notScored}
            </text>
            {note && (
              <text x={round(end + 6)} y={middle + 17} dominantBaseline="middle">
                {note.trim()}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
  return (
    <Figure
      id={id}
      title={title ?? sayPart('parts.profile-title', undefined, locale)}
      sentence={sentence(rows, locale)}
      chart={empty ? null : { width: chartWidth, height: bottom + 54, content }}
    >
      {!empty && (
        <Table
          caption={sayPart('parts.figure-table', undefined, locale)}
          captionSize="s"
          form="pivot"
          columns={[
            { key: 'row', label: rowName },
            { key: 'score', label: sayPart('parts.profile-score', undefined, locale), numeric: true },
            { key: 'minimum', label: sayPart('parts.profile-minimum', undefined, locale), numeric: true },
            { key: 'difference', label: sayPart('parts.profile-difference', undefined, locale), numeric: true },
          ]}
          rows={rows.map(({ key, label, score, minimum }) => ({
            key,
            cells: [
              label,
              score?.shown ?? notScored,
              minimum ?? none,
              score && minimum != null ? toDecimal(minus(exactOf(score), parseDecimal(minimum)), 2) : none,
            ],
          }))}
        />
      )}
    </Figure>
  );
}
