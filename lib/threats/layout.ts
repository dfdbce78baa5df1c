import { crossingOf, type Part, partKinds, type ThreatModel } from './model';

/** Measures of the drawing, in its own units. */
export const diagramWidth = 860;
const side = 14;
const boxWidth = 150;
const gutter = (diagramWidth - 2 * side - 4 * boxWidth) / 3;
const lineHeight = 18;
const lineLetters = 15;
const mostLines = 4;
const heads = 30;
const nameRoom = 30;
const gap = 16;

export type Point = { x: number; y: number };
export type Box = { part: Part; x: number; y: number; width: number; height: number; lines: string[] };
/** A frame around the parts inside one boundary; without a name, the parts that are outside all of them. */
export type Band = { name: string; x: number; y: number; width: number; height: number };
export type Line = {
  id: string;
  number: number;
  crosses: boolean;
  from: Point;
  to: Point;
  /** Control points of the curve between them. */
  bend: [Point, Point];
  /** Where its number stands. */
  badge: Point;
};
export type Layout = {
  width: number;
  height: number;
  columns: { kind: Part['kind']; x: number }[];
  bands: Band[];
  boxes: Box[];
  lines: Line[];
};

/** Breaks a name into lines that fit a box; what does not fit is cut, for the table beside it has the whole. */
const broken = (text: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const short = word.length > lineLetters ? `${word.slice(0, lineLetters - 1)}…` : word;
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${short}`.length <= lineLetters) lines[lines.length - 1] = `${last} ${short}`;
    else lines.push(short);
  }
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '…'] : lines;
};

const columnX = (column: number): number => side + column * (boxWidth + gutter);

/** One band for each boundary, in the order of the parts, and in it the parts of a kind below each other. */
const placed = (model: ThreatModel): { bands: Band[]; boxes: Box[]; bottom: number } => {
  const bands: Band[] = [];
  const boxes: Box[] = [];
  const names = model.parts.map((part) => broken(`${part.ref} ${part.name}`));
  const height = Math.max(1, ...names.map((lines) => lines.length)) * lineHeight + 16;
  let y = heads;
  for (const name of new Set(model.parts.map(({ boundary }) => boundary))) {
    const top = y + nameRoom;
    let deepest = 0;
    for (const [column, kind] of partKinds.entries()) {
      const own = model.parts.filter((part) => part.boundary === name && part.kind === kind);
      deepest = Math.max(deepest, own.length);
      for (const [row, part] of own.entries())
        boxes.push({
          part,
          x: columnX(column),
          y: top + row * (height + gap),
          width: boxWidth,
          height,
          lines: broken(`${part.ref} ${part.name}`),
        });
    }
    const tall = nameRoom + deepest * (height + gap);
    bands.push({ name, x: 2, y, width: diagramWidth - 4, height: tall });
    y += tall + gap;
  }
  return { bands, boxes, bottom: y };
};

const between = (from: Point, [first, second]: [Point, Point], to: Point, share: number): Point => {
  const rest = 1 - share;
  const at = (a: number, b: number, c: number, d: number): number =>
    rest ** 3 * a + 3 * rest ** 2 * share * b + 3 * rest * share ** 2 * c + share ** 3 * d;
  return { x: at(from.x, first.x, second.x, to.x), y: at(from.y, first.y, second.y, to.y) };
};

/** Where a curve passes a given x on its way from side to side. */
const passing = (from: Point, bend: [Point, Point], to: Point, x: number): Point => {
  let [low, high] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    const before = to.x > from.x ? between(from, bend, to, middle).x < x : between(from, bend, to, middle).x > x;
    if (before) low = middle;
    else high = middle;
  }
  return between(from, bend, to, low);
};

const route = (from: Point, to: Point, across: -1 | 0 | 1, index: number): Pick<Line, 'bend' | 'badge'> => {
  if (across === 0) {
    const out = from.x > diagramWidth / 2 ? -1 : 1;
    const far = from.x + out * (gutter * 0.75);
    const bend: [Point, Point] = [
      { x: far, y: from.y },
      { x: far, y: to.y },
    ];
    return { bend, badge: between(from, bend, to, 0.5) };
  }
  const reach = Math.abs(to.x - from.x) / 2;
  const bend: [Point, Point] = [
    { x: from.x + across * reach, y: from.y },
    { x: to.x - across * reach, y: to.y },
  ];
  return { bend, badge: passing(from, bend, to, from.x + across * gutter * (0.3 + 0.2 * (index % 3))) };
};

/** Takes the parts and flows of a place; returns where everything of its picture stands, always the same for the same list. */
export const layoutOf = (model: ThreatModel): Layout => {
  const { bands, boxes, bottom } = placed(model);
  const boxOf = new Map(boxes.map((box) => [box.part.id, box]));
  /** Ends at one box share its height, in the order of the flows. */
  const port = (id: string, flowId: string): number => {
    const box = boxOf.get(id);
    const ends = model.flows.filter(({ from, to }) => from === id || to === id);
    const at = ends.findIndex((flow) => flow.id === flowId);
    return box ? box.y + (box.height * (at + 1)) / (ends.length + 1) : 0;
  };
  const lines = model.flows.flatMap((flow, index) => {
    const [start, end] = [boxOf.get(flow.from), boxOf.get(flow.to)];
    if (!start || !end) return [];
    const across = Math.sign(end.x - start.x) as -1 | 0 | 1;
    // In one column both ends are on the same side: the right one, on the right half the left one.
    const outward = across !== 0 ? across : start.x > diagramWidth / 2 ? -1 : 1;
    const from = { x: outward > 0 ? start.x + start.width : start.x, y: port(flow.from, flow.id) };
    const inward = across !== 0 ? -across : outward;
    const to = { x: inward > 0 ? end.x + end.width : end.x, y: port(flow.to, flow.id) };
    const crosses = crossingOf(model, flow) !== null;
    return [{ id: flow.id, number: index + 1, crosses, from, to, ...route(from, to, across, index) }];
  });
  const columns = partKinds.map((kind, column) => ({ kind, x: columnX(column) }));
  return { width: diagramWidth, height: bottom, columns, bands, boxes, lines };
};
