import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from 'd3-shape';

/** Drawn at most at its own width, so that its 16 px letters stay readable on the narrowest screen that shows it. */
export const chartWidth = 640;

const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar];
const inks = 4;

/** How many series are told apart by shape. */
export const mostShapes = shapes.length;

const inkClass = (index: number): string => `assay-chart__ink-${(index % inks) + 1}`;
const edgeClass = (index: number): string => `assay-chart__edge-${(index % inks) + 1}`;

/** One point, by shape first and colour last. */
export function Mark({ x, y, index, size = 110 }: { x: number; y: number; index: number; size?: number }) {
  const path = symbol(shapes[index % shapes.length], size)();
  return <path className={inkClass(index)} transform={`translate(${round(x)} ${round(y)})`} d={path ?? ''} />;
}

export type Pattern = 'solid' | 'diagonal' | 'dots' | 'cross' | 'horizontal';

const drawings: Record<Exclude<Pattern, 'solid'>, string> = {
  diagonal: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  dots: 'M2 2h2v2h-2zM6 6h2v2h-2z',
  cross: 'M0 0L8 8M8 0L0 8',
  horizontal: 'M0 2h8M0 6h8',
};

/** The patterns of one figure. Their ids begin with the figure's, so two figures on a page never share one. */
export function Patterns({ id, ink }: { id: string; ink: (pattern: string) => number }) {
  return (
    <defs>
      {Object.entries(drawings).map(([name, path]) => (
        <pattern key={name} id={`${id}-${name}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect className="assay-chart__paper" width="8" height="8" />
          <path className={edgeClass(ink(name))} fill="none" d={path} />
        </pattern>
      ))}
    </defs>
  );
}

type BarProps = {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  pattern: Pattern;
  index: number;
};

export function Bar({ id, x, y, width, height, pattern, index }: BarProps) {
  const box = { x: round(x), y: round(y), width: Math.max(round(width), 0), height };
  return pattern === 'solid' ? (
    <rect {...box} className={inkClass(index)} />
  ) : (
    <rect {...box} className={edgeClass(index)} fill={`url(#${id}-${pattern})`} />
  );
}

/** Places after the point that a drawing needs. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** Breaks a label into lines of at most so many characters. */
function lines(text: string, most: number): string[] {
  const made: string[] = [];
  for (const word of text.split(' ')) {
    const last = made.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}

/** A label of one or more lines, centred on `y`. */
export function RowLabel({ text, x, y, most = 24 }: { text: string; x: number; y: number; most?: number }) {
  const parts = lines(text, most);
  const top = y - ((parts.length - 1) * 18) / 2;
  return (
    <text x={x} y={round(top)} dominantBaseline="middle">
      {parts.map((part, index) => (
        <tspan key={part} x={x} dy={index === 0 ? 0 : 18}>
          {part}
        </tspan>
      ))}
    </text>
  );
}

type AxisProps = {
  /** From 0 to 100 where nothing else is said. */
  ticks?: readonly number[];
  at: (value: number) => number;
  top?: number;
  bottom: number;
  label: string;
};

/** Gridlines from 0 to the top, their figures and the name of the scale below. */
export function AxisX({ ticks = [0, 20, 40, 60, 80, 100], at, top = 10, bottom, label }: AxisProps) {
  const first = at(ticks[0] ?? 0);
  const last = at(ticks.at(-1) ?? 0);
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <path
            className={tick === 0 ? 'assay-chart__axis' : 'assay-chart__grid'}
            d={`M${round(at(tick))} ${top}V${bottom}`}
          />
          <text x={round(at(tick))} y={bottom + 20} textAnchor="middle">
            {tick.toLocaleString('en-GB')}
          </text>
        </g>
      ))}
      <text x={round((first + last) / 2)} y={bottom + 42} textAnchor="middle">
        {label}
      </text>
    </>
  );
}
