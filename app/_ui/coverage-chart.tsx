import { principles, strideInOrder, threats } from '@/lib/catalogue';
import type { Coverage } from '@/lib/questionnaire/coverage';
import { chartWidth, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import { Table } from './table';

const left = 250;
const right = chartWidth - 90;
const rowHeight = 30;
const nameOf = (number: number): string => principles.find((one) => one.number === number)?.shortName.en ?? '';

type Row = { key: string; label: string; count: number; note: string };

/** One square for each question; where there are many, squares stand closer, never fewer. All of a row are one path. */
function Squares({ row, y, most }: { row: Row; y: number; most: number }) {
  const step = Math.min(16, (right - left) / most);
  const side = round(step * 0.75);
  const squares = Array.from(
    { length: row.count },
    (_, at) => `M${round(left + at * step)} ${round(y - side / 2)}h${side}v${side}h-${side}z`,
  );
  return (
    <>
      <RowLabel text={row.label} x={0} y={y} most={32} />
      <path className="assay-chart__ink-1" d={squares.join('')} />
      <text x={round(left + row.count * step + 8)} y={y} dominantBaseline="middle">
        {row.count}
        {row.note && `, ${row.note}`}
      </text>
    </>
  );
}

/** How many questions each principle and each STRIDE letter has. */
export function CoverageChart({ coverage }: { coverage: Coverage }) {
  const rows: Row[] = [
    ...coverage.principles.map(({ principle, questions, weight }) => ({
      key: String(principle),
      label: `${principle}. ${nameOf(principle)}`,
      count: questions,
      note: `${weight}%`,
    })),
    ...strideInOrder.map((letter) => ({
      key: letter,
      label: `${letter} ${threats[letter].name}`,
      count: coverage.stride[letter],
      note: '',
    })),
  ];
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const empty = coverage.questions === 0;
  const covered =
    coverage.covered === 14
      ? 'Every principle has a question.'
      : `${coverage.covered} of 14 principles have a question.`;
  // The letters stand a little apart from the principles.
  const yOf = (at: number): number => 16 + at * rowHeight + (at >= 14 ? rowHeight / 2 : 0);
  return (
    <Figure
      id="coverage"
      title="Coverage of principles and threats"
      sentence={
        empty
          ? 'There are no questions yet. Each principle appears here as it gets one.'
          : `${covered} Least: principle ${coverage.least.principle} with ${coverage.least.questions}.`
      }
      chart={
        empty
          ? null
          : {
              width: chartWidth,
              height: yOf(rows.length),
              content: rows.map((row, at) => <Squares key={row.key} row={row} y={yOf(at)} most={most} />),
            }
      }
    >
      <Table
        caption="Figures behind this chart"
        captionSize="s"
        form="stack"
        small
        columns={[
          { key: 'principle', label: 'Principle' },
          { key: 'questions', label: 'Questions', numeric: true },
          { key: 'gates', label: 'Gates', numeric: true },
          { key: 'weight', label: 'Weighting (%)', numeric: true },
        ]}
        rows={coverage.principles.map(({ principle, questions, gates, weight }) => ({
          key: String(principle),
          cells: [`${principle}. ${nameOf(principle)}`, questions, gates, weight],
        }))}
      />
      <Table
        caption="Questions by threat"
        captionSize="s"
        form="stack"
        small
        columns={[
          { key: 'threat', label: 'Threat' },
          { key: 'questions', label: 'Questions', numeric: true },
        ]}
        rows={strideInOrder.map((letter) => ({
          key: letter,
          cells: [`${threats[letter].name} (${letter})`, coverage.stride[letter]],
        }))}
      />
    </Figure>
  );
}
