import type { AnswerRule, Area, SourceBook, SourceSheet } from '../import/source';
import { caps, damaged, ReadFault, tooBig } from './fault';
import { Grid, TextCount } from './grid';
import { percent, plainNumber } from './number';
import { areaOf } from './reference';
import { type Attributes, ElementCount, walk } from './xml';
import type { Unpacked } from './zip';

/** Elements whose texts are no cell's: notes, drawings, and what tracked changes took away. */
const apart = new Set(['annotation', 'tracked-changes', 'shapes', 'frame', 'custom-shape', 'forms', 'dde-links']);

/** Takes `$Lists.$A$2:.$A$6` or `$'My lists'.A2`; returns sheet and area, or null. */
const odsReference = (text: string): { sheet: string; area: Area } | null => {
  const parts = /^\[?\$?(?:'((?:[^']|'')+)'|([^.'[\]]+))\.([^\]]+)\]?$/.exec(text.trim());
  const area = parts?.[3] === undefined ? null : areaOf(parts[3].replace(/:\$?(?:'(?:[^']|'')+'|[^.:]*)\./, ':'));
  return area && { sheet: (parts?.[1]?.replaceAll("''", "'") ?? parts?.[2] ?? '').slice(0, 255), area };
};

type Condition = Omit<AnswerRule, 'areas'>;

/** Takes the condition of a content rule; returns the list it allows, or null where it is no list. */
const listOf = (condition: string): Condition | null => {
  const inside = /cell-content-is-in-list\(([\s\S]*)\)\s*$/.exec(condition)?.[1];
  if (inside === undefined) return null;
  const from = odsReference(inside);
  if (from) return { from };
  const values = [...inside.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => (match[1] ?? '').replaceAll('""', '"'));
  return values.length > 0 ? { values: values.slice(0, 1_000) } : { formula: inside.slice(0, 1_000) };
};

/** A count of repetitions or spans; what is no number counts once. */
const times = (text: string | undefined): number => {
  const count = Number(text ?? '1');
  return Number.isInteger(count) && count >= 1 ? Math.min(count, 2_000_000) : 1;
};

const shownText = (own: Attributes, text: string): string => {
  const type = own['value-type'];
  if (type === 'date' && own['date-value'] !== undefined)
    return own['date-value']
      .slice(0, 16)
      .replace('T', ' ')
      .replace(/ 00:00$/, '');
  if (type === 'percentage' && own.value !== undefined) return percent(own.value);
  if (type === 'float' && own.value !== undefined) return plainNumber(own.value);
  if (type === 'boolean') return own['boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
  return text;
};

class Reading {
  readonly sheets: SourceSheet[] = [];
  readonly names: SourceBook['names'] = [];
  /** What stands in the content itself and is not read. */
  readonly unread = new Set<SourceBook['unread'][number]>();
  private readonly count = new TextCount();
  private readonly rules = new Map<string, Condition>();
  private readonly ruled = new Map<string, Area[]>();
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private grid: Grid | null = null;
  private row = 0;
  private column = 0;
  private rowTimes = 1;
  /** Cells of the row in hand, put down as often as the row is repeated. */
  private held: { column: number; text: string; formula: boolean }[] = [];
  private cell: Attributes | null = null;
  private paragraphs: string[] = [];
  private inParagraph = 0;
  private skipping = 0;

  constructor(private readonly exact: boolean) {}

  place = (): string => (this.grid ? this.grid.place(Math.max(this.row, 1), Math.max(this.column, 1)) : 'its content');

  open(name: string, own: Attributes): void {
    if (name === 'annotation') this.unread.add('comments');
    if (this.skipping > 0 || apart.has(name)) {
      this.skipping += 1;
      return;
    }
    if (name === 'style') this.style = own.name ?? '';
    else if (name === 'table-properties' && own.display === 'false') this.hiddenStyles.add(this.style);
    else if (name === 'content-validation') this.defineRule(own);
    else if (name === 'named-range') this.nameArea(own);
    else if (name === 'table-source') throw new ReadFault('links');
    else if (name === 'event-listener' || name === 'script') throw new ReadFault('macros');
    else if (name === 'table') this.openTable(own);
    else if (name === 'table-row') this.openRow(own);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.openCell(own);
    else if (this.cell) this.openText(name, own);
  }

  text(piece: string): void {
    if (this.skipping > 0 || !this.cell || this.inParagraph === 0) return;
    const last = this.paragraphs.length - 1;
    this.paragraphs[last] = (this.paragraphs[last] ?? '') + piece;
    if ((this.paragraphs[last] ?? '').length > caps.characters) tooBig('characters', this.place());
  }

  close(name: string): void {
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    if (name === 'p' && this.inParagraph > 0) this.inParagraph -= 1;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.closeCell();
    else if (name === 'table-row') this.closeRow();
    else if (name === 'table') this.closeTable();
  }

  private defineRule(own: Attributes): void {
    const list = listOf((own.condition ?? '').slice(0, 40_000));
    if (list && own.name !== undefined && this.rules.size < caps.rules) this.rules.set(own.name, list);
  }

  private nameArea(own: Attributes): void {
    const found = odsReference(own['cell-range-address'] ?? '');
    if (found && own.name && this.names.length < 1_000) this.names.push({ name: own.name.slice(0, 255), ...found });
  }

  private openTable(own: Attributes): void {
    if (this.sheets.length >= caps.sheets) tooBig('sheets');
    this.grid = new Grid(own.name ?? '', this.hiddenStyles.has(own['style-name'] ?? ''), this.count, this.exact);
    this.row = 0;
    this.ruled.clear();
  }

  private openRow(own: Attributes): void {
    this.row += 1;
    this.column = 0;
    this.rowTimes = times(own['number-rows-repeated']);
    this.held = [];
    if (own.visibility === 'collapse' || own.visibility === 'filter') this.grid?.hideRow(this.row);
  }

  private openCell(own: Attributes): void {
    this.column += 1;
    this.cell = own;
    this.paragraphs = [];
    this.inParagraph = 0;
  }

  private openText(name: string, own: Attributes): void {
    if (name === 'p') {
      this.paragraphs.push('');
      this.inParagraph += 1;
      if (this.paragraphs.length > caps.characters) tooBig('characters', this.place());
    } else if (name === 's') this.text(' '.repeat(Math.min(times(own.c), 1_000)));
    else if (name === 'tab') this.text('\t');
    else if (name === 'line-break') this.text('\n');
  }

  private closeCell(): void {
    const { cell: own, grid } = this;
    this.cell = null;
    if (!own || !grid) return;
    const repeated = times(own['number-columns-repeated']);
    const text = shownText(own, this.paragraphs.join('\n'));
    const formula = own.formula !== undefined;
    const { row, column } = this;
    if ((this.exact ? text : text.trim()) !== '' || formula) {
      // One more than the cap is enough to be refused.
      for (let at = 0; at < Math.min(repeated, caps.columns + 1); at += 1)
        this.held.push({ column: column + at, text, formula });
    }
    const [down, across] = [times(own['number-rows-spanned']), times(own['number-columns-spanned'])];
    if (down > 1 || across > 1)
      grid.merge({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
    const rule = own['content-validation-name'];
    if (rule !== undefined && this.rules.has(rule)) {
      const areas = this.ruled.get(rule) ?? [];
      areas.push({ top: row, left: column, bottom: row + this.rowTimes - 1, right: column + repeated - 1 });
      if (areas.length > 2_000) tooBig('rules', `sheet ${grid.name}`);
      this.ruled.set(rule, areas);
    }
    this.column += repeated - 1;
  }

  private closeRow(): void {
    const { grid, held, rowTimes } = this;
    if (!grid) return;
    if (held.length > 0)
      for (let at = 0; at < Math.min(rowTimes, caps.rows + 1); at += 1)
        for (const { column, text, formula } of held) grid.put(this.row + at, column, text, formula);
    this.row += rowTimes - 1;
  }

  private closeTable(): void {
    const { grid } = this;
    if (!grid) return;
    for (const [name, areas] of this.ruled) {
      const list = this.rules.get(name);
      if (list) grid.rule({ areas, ...list });
    }
    this.sheets.push(grid.done());
    this.grid = null;
  }
}

/** Refuses what the list of parts of an ODS says of encryption and of embedded programs. */
function checkManifest(bytes: Buffer | undefined, elements: ElementCount): void {
  if (!bytes) return;
  walk(
    bytes,
    {
      open: (name, own) => {
        if (name === 'encryption-data') throw new ReadFault('password');
        if (/oleobject/i.test(own['media-type'] ?? '')) throw new ReadFault('links');
      },
    },
    elements,
    () => 'its list of parts',
  );
}

const isLeft: [SourceBook['unread'][number], RegExp][] = [['pictures', /^(Pictures|Object )/i]];

/** Reads an unpacked ODS. @throws ReadFault naming what is wrong and where. */
export function readOds({ names, parts }: Unpacked, exact = false): SourceBook {
  const elements = new ElementCount();
  checkManifest(parts.get('META-INF/manifest.xml'), elements);
  const content = parts.get('content.xml') ?? damaged('its content');
  const reading = new Reading(exact);
  walk(
    content,
    {
      open: (name, own) => reading.open(name, own),
      text: (text) => reading.text(text),
      close: (name) => reading.close(name),
    },
    elements,
    reading.place,
  );
  if (reading.sheets.length === 0) throw new ReadFault('no-sheets');
  return {
    format: 'ods',
    sheets: reading.sheets,
    names: reading.names,
    unread: [
      ...reading.unread,
      ...isLeft.filter(([, pattern]) => names.some((part) => pattern.test(part))).map(([what]) => what),
    ],
  };
}
