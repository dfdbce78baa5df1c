import { scaleLinear } from 'd3-scale';
import { compare, minus, parseDecimal, toDecimal } from '@/lib/scoring/fraction';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { AxisX, chartWidth, Mark, round } from './chart-parts';
import { Figure } from './figure';
import { exactOf, gap, position, pounds, type Score } from './score';
import { Table } from './table';

/** `price` is a decimal string above 0. */
export type ValuePoint = { key: string; letter: string; name: string; price: string; quality: NonNullable<Score> };
type ValuePlotProps = {
  id: string;
  title?: string;
  points: readonly ValuePoint[];
  minimumQuality?: string | null;
  locale?: Locale;
};

const left = 60;
const right = chartWidth - 130;
const top = 36;
const bottom = 356;
const middle = (left + right) / 2;

const sentence = (points: readonly ValuePoint[], locale: Locale | undefined): string => {
  const [first] = points;
  if (!first) return sayPart('parts.chart-empty', undefined, locale);
  const cheaper = points.reduce((a, b) => (compare(parseDecimal(b.price), parseDecimal(a.price)) < 0 ? b : a), first);
  const better = points.reduce((a, b) => (compare(exactOf(b.quality), exactOf(a.quality)) > 0 ? b : a), first);
  if (cheaper === better) return sayPart('parts.value-best', { name: cheaper.name }, locale);
  const saved = minus(parseDecimal(better.price), parseDecimal(cheaper.price));
  if (compare(saved, parseDecimal('0')) === 0 || compare(exactOf(better.quality), exactOf(cheaper.quality)) === 0)
    return sayPart('parts.value-level', undefined, locale);
  return sayPart(
    'parts.value-sentence',
    {
      cheaper: cheaper.name,
      better: better.name,
      less: pounds(toDecimal(saved, 2), 'prose'),
      fewer: gap(better.quality, cheaper.quality),
    },
    locale,
  );
};

/** What quality costs: one lettered point per supplier, price across, quality upwards. */
export function ValuePlot({ id, title, points, minimumQuality, locale }: ValuePlotProps) {
  const highest = Math.max(1, ...points.map(({ price }) => Number(price)));
  const across = scaleLinear([0, highest], [left, right]).nice(5);
  const up = scaleLinear([0, 100], [bottom, top]);
  const placed: { x: number; y: number }[] = [];
  const content = (
    <>
      <AxisX
        ticks={across.ticks(5).filter((_, at, all) => all.length < 7 || at % 2 === 0)}
        at={(value) => across(value)}
        top={top}
        bottom={bottom}
        label={sayPart('parts.value-price', undefined, locale)}
      />
      {[0, 20, 40, 60, 80, 100].map((tick) => (
        <g key={tick}>
          <path
            className={tick === 0 ? 'assay-chart__axis' : 'assay-chart__grid'}
            d={`M${left} ${round(up(tick))}H${right}`}
          />
          <text x={left - 8} y={round(up(tick))} textAnchor="end" dominantBaseline="middle">
            {tick}
          </text>
        </g>
      ))}
      <text x={0} y={16}>
        {sayPart('parts.value-quality', undefined, locale)}
      </text>
      {minimumQuality != null && (
        <>
          <path className="assay-chart__minimum" d={`M${left} ${round(up(Number(minimumQuality)))}H${right}`} />
          <text x={left + 6} y={round(up(Number(minimumQuality)) - 8)}>
            {sayPart('parts.value-minimum', { minimum: minimumQuality }, locale)}
          </text>
        </>
      )}
      {points.map((point, index) => {
        const x = across(Number(point.price));
        const y = up(position(point.quality));
        // A name that would cover another is moved down by a line.
        const crowd = placed.filter((other) => Math.abs(other.y - y) < 18 && Math.abs(other.x - x) < 130).length;
        placed.push({ x, y });
        return (
          <g key={point.key}>
            <Mark x={x} y={y} index={index} />
            {/* Towards the right edge a name stands before its point, so that it is never cut off. */}
            <text
              x={round(x > middle ? x - 12 : x + 12)}
              y={round(y + crowd * 18)}
              textAnchor={x > middle ? 'end' : 'start'}
              dominantBaseline="middle"
            >
              {`${point.letter} ${point.name}`}
            </text>
          </g>
        );
      })}
    </>
  );
  return (
    <Figure
      id={id}
      title={title ?? sayPart('parts.value-title', undefined, locale)}
      sentence={sentence(points, locale)}
      chart={points.length === 0 ? null : { width: chartWidth, height: bottom + 54, content }}
    >
      {points.length > 0 && (
        <Table
          caption={sayPart('parts.figure-table', undefined, locale)}
          captionSize="s"
          form="pivot"
          columns={[
            { key: 'name', label: sayPart('parts.supplier', undefined, locale) },
            { key: 'price', label: sayPart('parts.value-price', undefined, locale), numeric: true },
            { key: 'quality', label: sayPart('parts.value-quality', undefined, locale), numeric: true },
          ]}
          rows={points.map(({ key, letter, name, price, quality }) => ({
            key,
            cells: [`${letter} ${name}`, pounds(price, 'table').slice(1), quality.shown],
          }))}
        />
      )}
    </Figure>
  );
}
