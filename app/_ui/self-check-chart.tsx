import { scaleLinear } from 'd3-scale';
import { type CheckAnswer, checkAnswerNames, type SelfCheckRow } from '@/lib/guided';
import { AxisX, Bar, chartWidth, type Pattern, Patterns, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import { TextLink } from './links';
import { Table } from './table';

const drawn: readonly { answer: CheckAnswer; pattern: Pattern; index: number }[] = [
  { answer: 'in-place', pattern: 'solid', index: 0 },
  { answer: 'partly', pattern: 'diagonal', index: 1 },
  { answer: 'not-yet', pattern: 'dots', index: 2 },
];
const most = 8;
const left = 220;
const right = chartWidth - 20;
const rowHeight = 34;
const top = 44;

/** The key in words, each pattern beside its name. */
function Key({ id }: { id: string }) {
  return drawn.map(({ answer, pattern, index }, at) => (
    <g key={answer}>
      <Bar id={id} x={left + at * 130} y={8} width={22} height={18} pattern={pattern} index={index} />
      <text x={left + at * 130 + 30} y={18} dominantBaseline="middle">
        {checkAnswerNames[answer]}
      </text>
    </g>
  ));
}

type SelfCheckChartProps = {
  rows: readonly SelfCheckRow[];
  /** Principles with something partly or not yet in place. */
  gaps: number;
  begun: boolean;
  hrefOf: (principle: number) => string;
  /** What the link of a row does: "Answer". */
  act: string;
};

/** How far the authority has got with each principle: one bar each, its parts told apart by pattern and figure. */
export function SelfCheckChart({ rows, gaps, begun, hrefOf, act }: SelfCheckChartProps) {
  const id = 'self-check';
  const scale = scaleLinear([0, most], [left, right]);
  const bottom = top + rows.length * rowHeight;
  const content = (
    <>
      <Patterns id={id} ink={(name) => drawn.find(({ pattern }) => pattern === name)?.index ?? 0} />
      <Key id={id} />
      <AxisX ticks={[0, 2, 4, 6, 8]} at={(value) => scale(value)} top={top} bottom={bottom} label="Statements" />
      {rows.map((row, index) => {
        const y = top + index * rowHeight + rowHeight / 2;
        let from = 0;
        return (
          <g key={row.number}>
            <RowLabel text={`${row.number}. ${row.name}`} x={0} y={y} most={27} />
            {drawn.map(({ answer, pattern, index: ink }) => {
              const count = row.counts[answer];
              const start = from;
              from += count;
              if (count === 0) return null;
              return (
                <g key={answer}>
                  <Bar
                    id={id}
                    x={scale(start)}
                    y={y - 12}
                    width={scale(start + count) - scale(start)}
                    height={24}
                    pattern={pattern}
                    index={ink}
                  />
                  <text
                    className="assay-chart__strong"
                    x={round((scale(start) + scale(start + count)) / 2)}
                    y={y}
                    textAnchor="middle"
                    dominantBaseline="middle"
                  >
                    {count}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </>
  );
  return (
    <Figure
      id={id}
      title="Results"
      sentence={
        begun
          ? `${gaps} of ${rows.length} principles have something not in place.`
          : 'No statement is answered yet. Each principle appears here as you answer its statements.'
      }
      chart={begun ? { width: chartWidth, height: bottom + 54, content } : null}
    >
      <Table
        caption={begun ? 'Figures behind this chart' : 'The 14 principles'}
        captionSize="s"
        form="pivot"
        columns={[
          { key: 'principle', label: 'Principle' },
          { key: 'in-place', label: 'In place', numeric: true },
          { key: 'partly', label: 'Partly', numeric: true },
          { key: 'not-yet', label: 'Not yet', numeric: true },
          { key: 'not-for-us', label: 'Not for us', numeric: true },
          { key: 'unanswered', label: 'Not answered', numeric: true },
          { key: 'act', label: 'Statements' },
        ]}
        rows={rows.map((row) => ({
          key: String(row.number),
          cells: [
            `${row.number}. ${row.name}`,
            row.counts['in-place'],
            row.counts.partly,
            row.counts['not-yet'],
            row.counts['not-for-us'],
            row.unanswered,
            <TextLink key="act" href={hrefOf(row.number)} hidden={`principle ${row.number}`}>
              {act}
            </TextLink>,
          ],
        }))}
      />
    </Figure>
  );
}
