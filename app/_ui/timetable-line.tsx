import { scaleUtc } from 'd3-scale';
import { chartWidth, Mark, RowLabel, round } from './chart-parts';
import { Figure } from './figure';
import { Table } from './table';

/** One event: its name, its moment in milliseconds, and its date in words, long for the table and short for the line. */
export type LineEvent = {
  key: string;
  name: string;
  at: number;
  when: string;
  short: string;
  since: string;
  working: string;
};

type TimetableLineProps = {
  id: string;
  title: string;
  sentence: string;
  events: readonly LineEvent[];
  /** Now in milliseconds; drawn where it lies between the first event and the last. */
  now: number;
};

const left = 230;
const right = chartWidth - 20;
const top = 30;
const rowHeight = 44;

const monthName = (month: Date): string =>
  month.toLocaleDateString('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' });

/** The dates of a procurement on a line of time, one row for each event, and the table that says the same. */
export function TimetableLine({ id, title, sentence, events, now }: TimetableLineProps) {
  const times = events.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const across = scaleUtc([first, last], [left, right]);
  const bottom = top + events.length * rowHeight;
  const months = across.ticks(4).filter((tick) => tick.getTime() > first && tick.getTime() < last);
  const middle = (left + right) / 2;
  const content = (
    <>
      <path className="assay-chart__axis" d={`M${left} ${bottom}H${right}`} />
      {months.map((month) => (
        <g key={month.getTime()}>
          <path className="assay-chart__grid" d={`M${round(across(month))} ${top}V${bottom}`} />
          <text x={round(across(month))} y={bottom + 22} textAnchor="middle">
            {month.getUTCDate() !== 1
              ? month.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
              : monthName(month)}
          </text>
        </g>
      ))}
      {now > first && now < last && (
        <>
          <path className="assay-chart__minimum" d={`M${round(across(now))} ${top - 10}V${bottom}`} />
          <text x={round(across(now))} y={top - 16} textAnchor="middle">
            Today
          </text>
        </>
      )}
      {events.map(({ key, name, at, short }, index) => {
        const x = across(at);
        const y = top + index * rowHeight + rowHeight / 2;
        return (
          <g key={key}>
            <RowLabel text={name} x={0} y={y} most={24} />
            <path className="assay-chart__range" d={`M${left} ${y}H${round(x)}`} />
            <Mark x={x} y={y} index={index} />
            {/* Towards the right edge the date stands before its point, so that it is never cut off. */}
            <text
              x={round(x > middle ? x - 12 : x + 12)}
              y={y - 6}
              textAnchor={x > middle ? 'end' : 'start'}
              className="assay-chart__strong"
            >
              {short}
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
      chart={events.length === 0 || first === last ? null : { width: chartWidth, height: bottom + 40, content }}
    >
      {events.length > 0 && (
        <Table
          caption="Figures behind this chart"
          captionSize="s"
          form="pivot"
          columns={[
            { key: 'event', label: 'Event' },
            { key: 'when', label: 'Date (UK time)' },
            { key: 'since', label: 'Days since the one before', numeric: true },
            { key: 'working', label: 'Working day' },
          ]}
          rows={events.map(({ key, name, when, since, working }) => ({ key, cells: [name, when, since, working] }))}
        />
      )}
    </Figure>
  );
}
