import { scaleLinear } from 'd3-scale';
import { compare } from '@/lib/scoring/fraction';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { AxisX, chartWidth, Mark, mostShapes, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import type { HeatRow } from './heat-table';
import { exactOf, position, type Score } from './score';
import { Table } from './table';

export type Series = { key: string; letter: string; name: string };
type DotPlotProps = {
  id: string;
  title?: string;
  series: readonly Series[];
  rows: readonly HeatRow[];
  /** What a row is: a section with its score, or a question with its mark as a share of the highest one. */
  of?: 'section' | 'question';
  locale?: Locale;
};

const left = 210;
const right = chartWidth - 30;
const rowHeight = 54;
const lift = 20;

/** In how many rows each series is alone at the top. */
const leads = (rows: readonly HeatRow[], series: readonly Series[]): number[] =>
  series.map(
    (_, index) =>
      rows.filter(({ scores }) => {
        const own = scores[index];
        return (
          own != null &&
          scores.length > 1 &&
          scores.every((other, at) => at === index || other == null || compare(exactOf(own), exactOf(other)) > 0)
        );
      }).length,
  );

const leader = ({ rows, series, of = 'section', locale }: DotPlotProps): string => {
  const counts = leads(rows, series);
  const most = Math.max(0, ...counts);
  const first = counts.indexOf(most);
  const name = series[first]?.name;
  if (most === 0 || name === undefined || counts.lastIndexOf(most) !== first)
    return sayPart(of === 'question' ? 'parts.dots-level-questions' : 'parts.dots-level', undefined, locale);
  const all = sayPart(
    of === 'question' ? 'parts.dots-questions' : 'parts.dots-sections',
    { count: rows.length },
    locale,
  );
  return sayPart('parts.dots-leads', { name, leads: most, rows: all }, locale);
};

/** Dots of one row; equal values stack upwards so that none hides another. */
function Dots({
  scores,
  series,
  y,
  at,
}: {
  scores: readonly Score[];
  series: readonly Series[];
  y: number;
  at: (v: number) => number;
}) {
  const placed: number[] = [];
  return scores.map((score, index) => {
    const own = series[index];
    if (!score || !own) return null;
    const x = at(position(score));
    const under = placed.filter((other) => Math.abs(other - x) < 20).length;
    placed.push(x);
    const level = y - under * lift;
    return (
      <g key={own.key}>
        <Mark x={x} y={level} index={index} />
        <text x={round(x + 10)} y={round(level)} dominantBaseline="middle">
          {own.letter}
        </text>
      </g>
    );
  });
}

const highest = (scores: readonly Score[], at: (v: number) => number): number => {
  const xs = scores.flatMap((score) => (score ? [at(position(score))] : []));
  return Math.max(1, ...xs.map((x) => xs.filter((other) => Math.abs(other - x) < 20).length));
};

/** Where the suppliers differ: one row per section, one lettered shape per supplier, 0 to 100. */
export function DotPlot(props: DotPlotProps) {
  const { id, series, rows, of = 'section', locale } = props;
  const title = props.title ?? sayPart('parts.dots-title', undefined, locale);
  const empty = rows.every(({ scores }) => scores.every((score) => score === null));
  const scale = scaleLinear([0, 100], [left, right]);
  const at = (value: number): number => scale(value);

  // Beyond six series, shapes are no longer told apart: each supplier then has its own line in each section.
  const split = series.length > mostShapes;
  const tops: number[] = [];
  let bottom = 10;
  for (const { scores } of rows) {
    tops.push(bottom);
    bottom += split ? 24 * series.length + 16 : rowHeight + (highest(scores, at) - 1) * lift;
  }

  const content = (
    <>
      <AxisX
        at={at}
        bottom={bottom}
        label={sayPart(of === 'question' ? 'parts.dots-axis-question' : 'parts.dots-axis', undefined, locale)}
      />
      {rows.map((row, index) => {
        const top = tops[index] ?? 0;
        const end = tops[index + 1] ?? bottom;
        const y = split ? (top + end) / 2 : end - 22;
        const xs = row.scores.flatMap((score) => (score ? [at(position(score))] : []));
        return (
          <g key={row.key}>
            <RowLabel text={row.label} x={0} y={y} />
            {row.minimum != null && (
              <>
                <path className="assay-chart__minimum" d={`M${round(at(Number(row.minimum)))} ${top + 4}V${end - 4}`} />
                <text x={round(at(Number(row.minimum)) - 4)} y={top + 12} textAnchor="end">
                  {sayPart('parts.minimum', { minimum: row.minimum }, locale)}
                </text>
              </>
            )}
            {!split && xs.length > 1 && (
              <path className="assay-chart__range" d={`M${round(Math.min(...xs))} ${y}H${round(Math.max(...xs))}`} />
            )}
            {split ? (
              row.scores.map((score, own) => (
                <Dots
                  key={series[own]?.key}
                  scores={row.scores.map((_, other) => (other === own ? score : null))}
                  series={series}
                  y={top + 20 + own * 24}
                  at={at}
                />
              ))
            ) : (
              <Dots scores={row.scores} series={series} y={y} at={at} />
            )}
          </g>
        );
      })}
    </>
  );
  const key = series.map(({ letter, name }) => `${letter} ${name}`).join(', ');
  return (
    <Figure
      id={id}
      title={title}
      sentence={empty ? sayPart('parts.chart-empty', undefined, locale) : leader(props)}
      chart={empty ? null : { width: chartWidth, height: bottom + 54, content }}
    >
      {!empty && (
        <>
          <p className="govuk-body-s">{sayPart('parts.chart-key', { key }, locale)}</p>
          <Table
            caption={sayPart('parts.figure-table', undefined, locale)}
            captionSize="s"
            form="pivot"
            columns={[
              { key: 'row', label: sayPart('parts.heat-row', undefined, locale) },
              ...series.map((own) => ({ key: own.key, label: own.name, numeric: true })),
            ]}
            rows={rows.map((row) => ({
              key: row.key,
              cells: [
                row.label,
                ...row.scores.map((score) => score?.shown ?? sayPart('parts.not-scored', undefined, locale)),
              ],
            }))}
          />
        </>
      )}
    </Figure>
  );
}
