import { scaleLinear } from 'd3-scale';
import { sayPart } from '@/lib/text/parts';
import { AxisX, Bar, chartWidth, Mark, Patterns, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import { position, type Score } from './score';
import { Table } from './table';

/** One weighting: as published, how far it may move without changing the winner, and who wins beyond either end. */
export type MarginRow = {
  key: string;
  label: string;
  weight: NonNullable<Score>;
  from: NonNullable<Score>;
  to: NonNullable<Score>;
  below: string | null;
  above: string | null;
};
type WeightMarginsProps = {
  id: string;
  title: string;
  sentence: string;
  /** What a row is: "Criterion" or "Section". */
  rowName: string;
  rows: readonly MarginRow[];
};

const left = 210;
const right = chartWidth - 30;
const rowHeight = 84;
const diamond = 3;
const stays = 'The winner stays';

/** How far each weighting may move before the winner changes: a bar each, a diamond where it was published. */
export function WeightMargins({ id, title, sentence, rowName, rows }: WeightMarginsProps) {
  const scale = scaleLinear([0, 100], [left, right]);
  const bottom = 10 + rows.length * rowHeight;
  const content = (
    <>
      <Patterns id={id} ink={() => 0} />
      <AxisX at={(value) => scale(value)} bottom={bottom} label="Weighting in %" />
      {rows.map(({ key, label, weight, from, to, below, above }, index) => {
        const top = 10 + index * rowHeight;
        const [start, end] = [scale(position(from)), scale(position(to))];
        const notes = [
          ...(below ? [`Below ${from.shown}: ${below}`] : []),
          ...(above ? [`Above ${to.shown}: ${above}`] : []),
        ];
        return (
          <g key={key}>
            <RowLabel text={label} x={0} y={top + 22} />
            <Bar id={id} x={start} y={top + 14} width={end - start} height={16} pattern="horizontal" index={0} />
            {below && <path className="assay-chart__minimum" d={`M${round(start)} ${top + 6}v32`} />}
            {above && <path className="assay-chart__minimum" d={`M${round(end)} ${top + 6}v32`} />}
            <Mark x={scale(position(weight))} y={top + 22} index={diamond} size={160} />
            {(notes.length > 0 ? notes : [stays]).map((note, line) => (
              <text key={note} x={left + 6} y={top + 54 + line * 19}>
                {note}
              </text>
            ))}
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
        <>
          <p className="govuk-body-s">
            Key: a diamond is the weighting as it stands, a striped bar is how far it may move, and a dashed line is
            where the winner changes.
          </p>
          <Table
            caption={sayPart('parts.figure-table')}
            captionSize="s"
            form="pivot"
            columns={[
              { key: 'row', label: rowName },
              { key: 'weight', label: 'As it stands (%)', numeric: true },
              { key: 'from', label: 'From (%)', numeric: true },
              { key: 'to', label: 'To (%)', numeric: true },
              { key: 'below', label: 'Winner below' },
              { key: 'above', label: 'Winner above' },
            ]}
            rows={rows.map((row) => ({
              key: row.key,
              cells: [
                row.label,
                row.weight.shown,
                row.from.shown,
                row.to.shown,
                row.below ?? stays,
                row.above ?? stays,
              ],
            }))}
          />
        </>
      )}
    </Figure>
  );
}
