import { scaleLinear } from 'd3-scale';
import { compare } from '@/lib/scoring/fraction';
import type { Locale } from '@/lib/text/locale';
import { type PartKey, sayPart } from '@/lib/text/parts';
import { AxisX, Bar, chartWidth, type Pattern, Patterns, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import { exactOf, position, type Score } from './score';
import { Table } from './table';

type Part = 'security' | 'quality' | 'price';
/** Points of one ranked supplier; null where the award model has no such part. */
export type TotalRow = { key: string; name: string; parts: Record<Part, Score>; total: Score };
type StackedTotalsProps = { id: string; title?: string; rows: readonly TotalRow[]; locale?: Locale };

const order: readonly { part: Part; key: PartKey; pattern: Pattern }[] = [
  { part: 'security', key: 'parts.totals-security', pattern: 'solid' },
  { part: 'quality', key: 'parts.totals-quality', pattern: 'diagonal' },
  { part: 'price', key: 'parts.totals-price', pattern: 'dots' },
];

const left = 170;
const right = chartWidth - 80;
const rowHeight = 76;
/** A part narrower than its figure prints it one line lower, so that two figures never touch. */
const narrow = 50;

/** The one supplier with the most points of a part; null where two share it. */
const leaderOf = (rows: readonly TotalRow[], part: Part): string | null => {
  const scored = rows.filter((row) => row.parts[part] !== null);
  const best = scored.filter((row) =>
    scored.every((other) => {
      const [own, its] = [row.parts[part], other.parts[part]];
      return own !== null && its !== null && compare(exactOf(own), exactOf(its)) >= 0;
    }),
  );
  return best.length === 1 && scored.length > 1 ? (best[0]?.name ?? null) : null;
};

const sentence = (rows: readonly TotalRow[], locale: Locale | undefined): string => {
  if (rows.length === 0) return sayPart('parts.chart-empty', undefined, locale);
  const [price, security] = [leaderOf(rows, 'price'), leaderOf(rows, 'security')];
  if (price !== null && price === security) return sayPart('parts.totals-both', { name: price }, locale);
  if (price !== null && security !== null) return sayPart('parts.totals-sentence', { price, security }, locale);
  const name = price ?? security;
  if (name === null) return sayPart('parts.totals-level', undefined, locale);
  const part = sayPart(price === null ? 'parts.totals-security' : 'parts.totals-price', undefined, locale);
  return sayPart('parts.totals-one', { name, part: part.toLowerCase() }, locale);
};

/** What each total is made of, in the order of rank. */
export function StackedTotals({ id, title, rows, locale }: StackedTotalsProps) {
  const scale = scaleLinear([0, 100], [left, right]);
  const head = 34;
  const bottom = head + rows.length * rowHeight;
  const shownParts = order.filter(({ part }) => rows.some((row) => row.parts[part] !== null));
  const content = (
    <>
      <Patterns id={id} ink={(pattern) => (pattern === 'diagonal' ? 1 : 2)} />
      {shownParts.map(({ part, key, pattern }, index) => (
        <g key={part}>
          <Bar
            id={id}
            x={left + index * 165}
            y={4}
            width={18}
            height={18}
            pattern={pattern}
            index={order.findIndex((o) => o.part === part)}
          />
          <text x={left + index * 165 + 26} y={13} dominantBaseline="middle">
            {sayPart(key, undefined, locale)}
          </text>
        </g>
      ))}
      <AxisX
        at={(value) => scale(value)}
        top={head}
        bottom={bottom}
        label={sayPart('parts.totals-axis', undefined, locale)}
      />
      {rows.map((row, index) => {
        const top = head + index * rowHeight;
        let reached = 0;
        return (
          <g key={row.key}>
            <RowLabel text={row.name} x={0} y={top + 22} most={19} />
            {order.map(({ part, pattern }, ink) => {
              const score = row.parts[part];
              if (!score) return null;
              const from = scale(reached);
              const width = scale(reached + position(score)) - from;
              reached += position(score);
              return (
                <g key={part}>
                  <Bar id={id} x={from} y={top + 10} width={width} height={24} pattern={pattern} index={ink} />
                  <text x={round(from + width / 2)} y={top + (width < narrow ? 67 : 50)} textAnchor="middle">
                    {score.shown}
                  </text>
                </g>
              );
            })}
            <text className="assay-chart__strong" x={round(scale(reached) + 6)} y={top + 23} dominantBaseline="middle">
              {row.total?.shown}
            </text>
          </g>
        );
      })}
    </>
  );
  return (
    <Figure
      id={id}
      title={title ?? sayPart('parts.totals-title', undefined, locale)}
      sentence={sentence(rows, locale)}
      chart={rows.length === 0 ? null : { width: chartWidth, height: bottom + 54, content }}
    >
      {rows.length > 0 && (
        <Table
          caption={sayPart('parts.figure-table', undefined, locale)}
          captionSize="s"
          form="pivot"
          columns={[
            { key: 'name', label: sayPart('parts.supplier', undefined, locale) },
            ...shownParts.map(({ part, key }) => ({
              key: part,
              label: sayPart(key, undefined, locale),
              numeric: true,
            })),
            { key: 'total', label: sayPart('parts.totals-total', undefined, locale), numeric: true },
          ]}
          rows={rows.map((row) => ({
            key: row.key,
            cells: [row.name, ...shownParts.map(({ part }) => row.parts[part]), row.total].map((cell) =>
              typeof cell === 'string' ? cell : (cell?.shown ?? sayPart('parts.not-scored', undefined, locale)),
            ),
          }))}
        />
      )}
    </Figure>
  );
}
