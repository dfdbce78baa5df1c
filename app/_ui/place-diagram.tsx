import { kindNames, type Line, layoutOf, type ThreatModel } from '@/lib/threats';
import { round } from './chart-parts';

/** A curve with its arrow; the arrow points the way that the line arrives. */
function Flow({ line }: { line: Line }) {
  const { from, to, bend } = line;
  const [first, second] = bend;
  const way = to.x >= second.x ? 1 : -1;
  const path = `M${round(from.x)} ${round(from.y)}C${round(first.x)} ${round(first.y)} ${round(second.x)} ${round(second.y)} ${round(to.x)} ${round(to.y)}`;
  const arrow = `M${round(to.x)} ${round(to.y)}l${-9 * way} -5v10z`;
  return (
    <g>
      <path className={line.crosses ? 'assay-place__flow assay-place__flow--crossing' : 'assay-place__flow'} d={path} />
      <path className="assay-place__arrow" d={arrow} />
    </g>
  );
}

/** The number of a flow: in a square where it crosses a boundary, in a circle where it does not. */
function Badge({ line }: { line: Line }) {
  const { badge, number, crosses } = line;
  return (
    <g>
      {crosses ? (
        <rect className="assay-place__badge" x={round(badge.x - 11)} y={round(badge.y - 11)} width="22" height="22" />
      ) : (
        <circle className="assay-place__badge" cx={round(badge.x)} cy={round(badge.y)} r="11" />
      )}
      <text x={round(badge.x)} y={round(badge.y)} textAnchor="middle" dominantBaseline="central">
        {number}
      </text>
    </g>
  );
}

/** What stands in the picture of a place: parts in four columns, boundaries as frames, flows as numbered lines. */
export function placeDrawing(model: ThreatModel) {
  const layout = layoutOf(model);
  const content = (
    <>
      {layout.columns.map(({ kind, x }) => (
        <text key={kind} className="assay-chart__strong" x={x} y={18}>
          {kindNames[kind].many}
        </text>
      ))}
      {layout.bands.map(({ name, x, y, width, height }) => (
        <g key={name}>
          {name !== '' && <rect className="assay-place__boundary" x={x} y={y} width={width} height={height} />}
          <text x={x + 12} y={y + 20}>
            {name === '' ? 'Outside every boundary' : name}
          </text>
        </g>
      ))}
      {layout.lines.map((line) => (
        <Flow key={line.id} line={line} />
      ))}
      {layout.boxes.map(({ part, x, y, width, height, lines }) => (
        <g key={part.id}>
          <rect className="assay-place__part" x={x} y={y} width={width} height={height} />
          {lines.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the box
            <text key={at} x={x + 10} y={y + 24 + at * 18}>
              {text}
            </text>
          ))}
        </g>
      ))}
      {layout.lines.map((line) => (
        <Badge key={line.id} line={line} />
      ))}
    </>
  );
  return { width: layout.width, height: layout.height, content };
}
