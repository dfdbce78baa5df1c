import { look } from '../look';
import { attributes, escaped } from './markup';

const spaces = {
  office: 'office:1.0',
  style: 'style:1.0',
  text: 'text:1.0',
  table: 'table:1.0',
  fo: 'xsl-fo-compatible:1.0',
  svg: 'svg-compatible:1.0',
  number: 'datastyle:1.0',
  meta: 'meta:1.0',
  config: 'config:1.0',
  of: 'of:1.2',
} as const;

/** The first line of every part, and the attributes that say what its names mean. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const namespaces = `${Object.entries(spaces)
  .map(([prefix, name]) => ` xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .join(
    '',
  )} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"`;

export const fonts = `<office:font-face-decls><style:font-face${attributes({
  'style:name': look.font,
  'svg:font-family': look.font,
  'style:font-family-generic': 'swiss',
})}/></office:font-face-decls>`;

/** The styles that cells have, by name. Numbers have one for each count of places: `number2`. */
export const cellStyles = {
  title: 'title',
  note: 'note',
  heading: 'heading',
  text: 'text',
  link: 'link',
  input: 'input',
  typed: 'typed',
  truth: 'truth',
};
export const numberStyle = (places: number): string => `number${places}`;
/** Of a cell to write a number with so many places into. */
export const typedStyle = (places: number): string => `typed${places}`;
export const columnStyle = (width: number): string => `column${width}`;
/** Of a row that keeps its height, or `grows` with what is written into it. */
export const rowStyle = (height: number, grows: boolean): string => `${grows ? 'open' : 'row'}${height}`;
/** Of a sheet that is printed over so many pages side by side. */
export const sheetStyle = (across: number): string => `sheet${across}`;
const page = (across: number): string => `Printed${across}`;

type Look = { data: string; locked?: boolean; align?: string; wrap?: boolean; edged?: boolean; fill?: string };

const cellStyle = (name: string, { data, locked = true, align, wrap, edged, fill }: Look, font: string): string => {
  const cell = attributes({
    'style:cell-protect': locked ? 'protected' : 'none',
    'style:vertical-align': 'top',
    'fo:wrap-option': wrap ? 'wrap' : undefined,
    'fo:border': edged ? `0.75pt solid #${look.line}` : undefined,
    'fo:background-color': fill === undefined ? undefined : `#${fill}`,
    'style:text-align-source': align === undefined ? undefined : 'fix',
    // Kept off the line, so that a number does not run into a text beside it.
    'fo:padding-right': align === 'end' ? '0.09in' : undefined,
  });
  const side = align === undefined ? '' : `<style:paragraph-properties fo:text-align="${align}"/>`;
  return `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="${data}"><style:table-cell-properties${cell}/>${side}${font}</style:style>`;
};

const bold = (more: string): string => `<style:text-properties fo:font-weight="bold"${more}/>`;

/** Inches of a column that is so many characters wide: a digit of Arial 11 takes 8 of 96 parts of an inch. */
const inches = (characters: number): string => `${((characters * 8 + 5) / 96).toFixed(4)}in`;

/** What the sheets of a workbook use: widths in characters, heights in points, places of numbers. */
export type Used = {
  widths: ReadonlySet<number>;
  heights: ReadonlySet<number>;
  places: ReadonlySet<number>;
  /** Pages side by side. */
  across: ReadonlySet<number>;
};

const sorted = (numbers: ReadonlySet<number>): number[] => [...numbers].sort((a, b) => a - b);

/**
 * The styles that stand beside the content. Text cells have the format for text, so that what is typed stays text; those
 * that take a number have none, because a program refuses every number that is typed into a cell of text.
 */
export const automaticStyles = ({ widths, heights, places, across }: Used): string => {
  const data = [
    '<number:text-style style:name="dataText"><number:text-content/></number:text-style>',
    '<number:boolean-style style:name="dataTruth"><number:boolean/></number:boolean-style>',
    '<number:number-style style:name="dataTyped"><number:number number:min-integer-digits="1"/></number:number-style>',
    ...sorted(places).map(
      (count) =>
        `<number:number-style style:name="data${count}"><number:number number:decimal-places="${count}" number:min-integer-digits="1"/></number:number-style>`,
    ),
  ];
  const edged = { edged: true } as const;
  const open = { ...edged, wrap: true, fill: look.surface, locked: false } as const;
  const cells = [
    cellStyle(cellStyles.title, { data: 'dataText' }, bold(` fo:font-size="${look.titleSize}pt"`)),
    cellStyle(cellStyles.note, { data: 'dataText' }, ''),
    cellStyle(
      cellStyles.heading,
      { ...edged, data: 'dataText', wrap: true, fill: look.ink },
      bold(' fo:color="#FFFFFF"'),
    ),
    cellStyle(cellStyles.text, { ...edged, data: 'dataText', wrap: true }, ''),
    cellStyle(
      cellStyles.link,
      { ...edged, data: 'dataText', wrap: true },
      `<style:text-properties fo:color="#${look.link}" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/>`,
    ),
    cellStyle(cellStyles.input, { ...open, data: 'dataText' }, ''),
    cellStyle(cellStyles.typed, { ...open, data: 'dataTyped' }, ''),
    cellStyle(cellStyles.truth, { ...edged, data: 'dataTruth', align: 'center' }, ''),
    ...sorted(places).flatMap((count) => [
      cellStyle(numberStyle(count), { ...edged, data: `data${count}`, align: 'end' }, ''),
      cellStyle(typedStyle(count), { ...open, data: `data${count}`, align: 'end' }, ''),
    ]),
  ];
  const columns = sorted(widths).map(
    (width) =>
      `<style:style style:name="${columnStyle(width)}" style:family="table-column"><style:table-column-properties style:column-width="${inches(width)}"/></style:style>`,
  );
  // A height that a program works out on the screen is too small on paper by a line, so only rows to write in have it.
  const rows = sorted(heights).flatMap((height) =>
    [false, true].map(
      (grows) =>
        `<style:style style:name="${rowStyle(height, grows)}" style:family="table-row"><style:table-row-properties style:row-height="${height}pt" style:use-optimal-row-height="${grows}"/></style:style>`,
    ),
  );
  const sheets = sorted(across).map(
    (pages) =>
      `<style:style style:name="${sheetStyle(pages)}" style:family="table" style:master-page-name="${page(pages)}"><style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>`,
  );
  return `<office:automatic-styles>${[...data, ...columns, ...rows, ...sheets, ...cells].join('')}</office:automatic-styles>`;
};

const paper = {
  'fo:page-width': '297mm',
  'fo:page-height': '210mm',
  'style:print-orientation': 'landscape',
  'fo:margin-top': '12mm',
  'fo:margin-bottom': '12mm',
  'fo:margin-left': '12mm',
  'fo:margin-right': '12mm',
  'style:print-page-order': 'ltr',
};

/** At one edge of a page: what stands left and what stands right. */
const edge = (where: 'header' | 'footer', left: string, right: string): string => {
  const side = (name: 'left' | 'right', words: string): string =>
    `<style:region-${name}><text:p text:style-name="${name}">${words}</text:p></style:region-${name}>`;
  return `<style:${where}>${side('left', left)}${side('right', right)}</style:${where}>`;
};
const edgeText = (name: 'left' | 'right', font: string): string =>
  `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:text-align="${name === 'left' ? 'start' : 'end'}"/><style:text-properties${font}/></style:style>`;
const edgeStyle = (where: 'header' | 'footer', gap: string): string =>
  `<style:${where}-style><style:header-footer-properties fo:min-height="8mm" fo:margin-left="0mm" fo:margin-right="0mm" ${gap}="2mm"/></style:${where}-style>`;

/**
 * The part of common styles: Arial, the language, and the printed page with the workbook's title and the sheet's name
 * at its head, and at its foot `foot` and the number of the page, one for each count of pages side by side.
 */
export const stylesXml = (language: string, foot: string, across: readonly number[]): string => {
  const [tongue, country] = language.split('-');
  const font = attributes({
    'style:font-name': look.font,
    'fo:font-family': look.font,
    'fo:font-size': `${look.size}pt`,
    'fo:language': tongue,
    'fo:country': country,
  });
  const small = attributes({ 'style:font-name': look.font, 'fo:font-family': look.font, 'fo:font-size': '9pt' });
  const layout = (pages: number): string =>
    `<style:page-layout style:name="landscape${pages}"><style:page-layout-properties${attributes({ ...paper, 'style:scale-to-X': pages, 'style:scale-to-Y': 0 })}/>${edgeStyle('header', 'fo:margin-bottom')}${edgeStyle('footer', 'fo:margin-top')}</style:page-layout>`;
  const master = (pages: number): string =>
    `<style:master-page style:name="${page(pages)}" style:page-layout-name="landscape${pages}">${edge('header', '<text:title/>', '<text:sheet-name/>')}${edge('footer', escaped(foot), number)}</style:master-page>`;
  const number = '<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count>';
  return `${xmlHead}<office:document-styles${namespaces}>${fonts}<office:styles><style:default-style style:family="table-cell"><style:text-properties${font}/></style:default-style><style:style style:name="Default" style:family="table-cell"><style:text-properties${font}/></style:style></office:styles><office:automatic-styles>${edgeText('left', small)}${edgeText('right', small)}${across.map(layout).join('')}</office:automatic-styles><office:master-styles>${across.map(master).join('')}</office:master-styles></office:document-styles>`;
};
