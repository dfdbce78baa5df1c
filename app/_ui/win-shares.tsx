import { scaleLinear } from 'd3-scale';
import { sayPart } from '@/lib/text/parts';
import { AxisX, Bar, chartWidth, Patterns, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import { position, type Score } from './score';
import { Table } from './table';

/** How often a bid came first, second and third, in per cent of the weightings drawn. */
export type ShareRow = {
  key: string;
  name: string;
  first: NonNullable<Score>;
  second: NonNullable<Score>;
  third: NonNullable<Score>;
};
type WinSharesProps = {
  id: string;
  title: string;
  sentence: string;
  /** What the axis counts: "% of 10,000 weightings, seed 7". */
  axis: string;
  rows: readonly ShareRow[];
};

const left = 210;
const right = chartWidth - 90;
const rowHeight = 46;

/** How often each bid wins when weightings change a little: a bar each, its share at the end. */
export function WinShares({ id, title, sentence, axis, rows }: WinSharesProps) {
  const scale = scaleLinear([0, 100], [left, right]);
  const bottom = 10 + rows.length * rowHeight;
  const content = (
    <>
      <Patterns id={id} ink={() => 0} />
      <AxisX ticks={[0, 20, 40, 60, 80, 100]} at={(value) => scale(value)} top={10} bottom={bottom} label={axis} />
      {rows.map(({ key, name, first }, index) => {
        const middle = 10 + index * rowHeight + rowHeight / 2;
        const end = scale(position(first));
        return (
          <g key={key}>
            <RowLabel text={name} x={0} y={middle} />
            <Bar id={id} x={left} y={middle - 11} width={end - left} height={22} pattern="solid" index={0} />
            <text x={round(end + 6)} y={middle} dominantBaseline="middle">
              {`${first.shown}%`}
            </text>
          </g>
        );
      })}
    </>
  );
  return (
    <Figure
      id={id}
      title={title}
      sentence={sentence}
      chart={rows.length === 0 ? null : { width: chartWidth, height: bottom + 54, content }}
    >
      {rows.length > 0 && (
        <Table
          caption={sayPart('parts.figure-table')}
          captionSize="s"
          form="pivot"
          columns={[
            { key: 'bid', label: 'Bid' },
            { key: 'first', label: 'First (%)', numeric: true },
            { key: 'second', label: 'Second (%)', numeric: true },
            { key: 'third', label: 'Third (%)', numeric: true },
          ]}
          rows={rows.map(({ key, name, first, second, third }) => ({
            key,
            cells: [name, first.shown, second.shown, third.shown],
          }))}
        />
      )}
    </Figure>
  );
}
