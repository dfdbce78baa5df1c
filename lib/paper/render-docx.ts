import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import JSZip from 'jszip';
import { say } from '../text';
import { withoutUnprintable } from '../workbook/cells';
import { language, look, pixelsOf } from '../workbook/look';
import { barPicture } from './bar-picture';
import { type Block, headingsOver, type Paper } from './model';

/** A4 with margins of two centimetres, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_134 } as const;
const textWidth = page.width - 2 * page.margin;

const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** Text as runs: a break for each end of a line, and nothing that XML cannot hold. */
const runs = (text: string, options: IRunOptions = {}): TextRun[] =>
  withoutUnprintable(text)
    .split('\n')
    .map((line, at) => new TextRun({ ...options, text: line, ...(at > 0 ? { break: 1 } : {}) }));

const paragraph = (text: string, options: IRunOptions = {}): Paragraph =>
  new Paragraph({ children: runs(text, options), spacing: { after: 120 } });

const edge = { style: BorderStyle.SINGLE, size: 4, color: look.line } as const;
const borders = { top: edge, bottom: edge, left: edge, right: edge };
const margins = { top: 60, bottom: 60, left: 100, right: 100 };

type Shown = { text: string; picture?: { id: string; share: number; words: string } };
type Look = {
  width: number;
  heading?: boolean;
  strong?: boolean;
  figures?: boolean;
  small?: boolean;
  /** On one page with the row that follows. */
  together?: boolean;
};

const cellParagraph = ({ text, picture }: Shown, { heading, strong, figures, small, together }: Look): Paragraph => {
  if (picture) {
    const { width, height, bytes } = barPicture(picture.share);
    const said = { id: picture.id, name: 'bar', title: picture.words, description: picture.words };
    const size = { width: width / 2, height: height / 2 };
    return new Paragraph({
      children: [new ImageRun({ type: 'png', data: bytes, transformation: size, altText: said })],
      keepNext: together === true,
    });
  }
  const look: IRunOptions = {
    ...(heading ? { bold: true, color: 'FFFFFF' } : strong ? { bold: true } : {}),
    ...(small ? { size: 2 * smallType } : {}),
  };
  return new Paragraph({
    children: runs(text, look),
    ...(figures ? { alignment: AlignmentType.RIGHT } : {}),
    // A heading and the first rows stay on one page, and a short table whole.
    keepNext: heading === true || together === true,
  });
};

const cell = (shown: Shown, given: Look): TableCell =>
  new TableCell({
    children: [cellParagraph(shown, given)],
    borders,
    margins: given.small ? { ...margins, top: 20, bottom: 20 } : margins,
    verticalAlign: VerticalAlignTable.TOP,
    width: { size: given.width, type: WidthType.DXA },
    ...(given.heading ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: look.ink } } : {}),
  });

type Grid = {
  caption: string;
  /** With its share of the width, or as wide as its words need. */
  columns: readonly { heading: string; figures?: boolean | undefined; share?: number }[];
  rows: readonly (readonly Shown[])[];
  small?: boolean;
};

/** Points of small letters, for tables with many columns or rows. */
const smallType = 8.5;
/** Twentieths of a point: of a pixel, and what a cell takes beside its words. */
const ofPixel = 15;
const besideWords = margins.left + margins.right + 40;
/** Signs of a word that is never broken, and of the words that decide how wide a column would like to be. */
const unbroken = 16;
const mostWanted = 140;

/** The parts of a text that stay whole: words, and of a long word what lies between hyphens. */
const wholes = (text: string): string[] =>
  text
    .split(/\s+/)
    .flatMap((word) => (word.length > unbroken ? word.split(/(?<=[-/])/) : [word]))
    .map((part) => part.slice(0, unbroken));

/**
 * Widths of columns in twentieths of a point: each as wide as its longest word at least, and what is left goes where there
 * is much to read.
 */
const widthsOf = ({ columns, rows }: Grid, small: boolean): number[] => {
  const size = small ? smallType : look.size;
  const wide = (text: string, bold: boolean): number =>
    Math.ceil(pixelsOf(text, size) * ofPixel * (bold ? 1.12 : 1.04)) + besideWords;
  const each = columns.map(({ heading }, at) => {
    const texts = [heading, ...rows.map((row) => row[at]?.text ?? '')];
    const least = Math.max(
      ...texts.flatMap((text, nth) => wholes(text).map((word) => wide(word, at === 0 || nth === 0))),
    );
    const wanted = Math.max(...texts.map((text) => wide(text.slice(0, mostWanted), at === 0)));
    return { least, more: Math.max(0, wanted - least) };
  });
  const least = each.reduce((sum, one) => sum + one.least, 0);
  const more = each.reduce((sum, one) => sum + one.more, 0);
  const left = textWidth - least;
  return each.map((one) => {
    if (left <= 0) return Math.floor((one.least / least) * textWidth);
    const share = more > 0 ? one.more / more : one.least / least;
    return Math.floor(one.least + left * share);
  });
};

/** A table of so few rows and words stays on one page. */
const staysWhole = ({ rows }: Grid): boolean =>
  rows.length <= 14 && rows.flat().reduce((sum, { text }) => sum + text.length, 0) <= 2_000;

/** A caption unless it is the heading that it stands under, and a table whose first row is repeated on every page and whose rows do not break. */
const tableOf = (grid: Grid, under: string): (Paragraph | Table)[] => {
  const { caption, columns, rows } = grid;
  const small = grid.small === true || columns.length > mostInFull;
  const shares = columns.map(({ share }) => share ?? 0);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = all > 0 ? shares.map((share) => Math.floor((share / all) * textWidth)) : widthsOf(grid, small);
  const whole = staysWhole(grid);
  const line = (cells: readonly Shown[], heading: boolean, together: boolean): TableRow =>
    new TableRow({
      ...(heading ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((shown, at) =>
        cell(shown, {
          width: widths[at] ?? 0,
          heading,
          strong: !heading && at === 0,
          figures: columns[at]?.figures === true,
          small,
          together,
        }),
      ),
    });
  const said = { children: runs(caption, { bold: true }), keepNext: true, spacing: { before: 120, after: 60 } };
  return [
    ...(caption === under ? [] : [new Paragraph(said)]),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        line(
          columns.map(({ heading }) => ({ text: heading })),
          true,
          true,
        ),
        ...rows.map((row, at) => line(row, false, whole && at < rows.length - 1)),
      ],
    }),
    new Paragraph({ children: [], spacing: { after: 60 } }),
  ];
};

/** Beyond so many columns, or bars, the letters are smaller. */
const mostInFull = 6;
const mostBars = 10;

/** `idOf` gives each picture of a document a number of its own; the library's would go on from document to document. */
const blockOf = (block: Block, under: string, idOf: () => string): (Paragraph | Table)[] => {
  if ('heading' in block)
    return [new Paragraph({ heading: levels[block.level], children: runs(block.heading), keepNext: true })];
  if ('text' in block) return [paragraph(block.text, block.strong ? { bold: true } : {})];
  if ('list' in block)
    return [
      ...(block.intro === undefined ? [] : [paragraph(block.intro)]),
      ...block.list.map((text) => new Paragraph({ children: runs(text), bullet: { level: 0 } })),
    ];
  if ('facts' in block)
    return tableOf(
      {
        caption: block.caption,
        columns: [
          { heading: say('documents.col-item'), share: 28 },
          { heading: say('documents.col-words'), share: 72 },
        ],
        rows: block.facts.map((row) => row.map((text) => ({ text }))),
      },
      under,
    );
  if ('bars' in block) {
    const [name, figure, bar] = block.columns;
    return tableOf(
      {
        caption: block.caption,
        // As many as there are, they stay on the page of plain words.
        small: block.bars.length > mostBars,
        columns: [
          { heading: name, share: 40 },
          { heading: figure, figures: true, share: 18 },
          { heading: bar, share: 42 },
        ],
        rows: block.bars.map((row) => [
          { text: row.name },
          { text: row.figure },
          {
            text: '',
            picture: { id: idOf(), share: row.share, words: say('paper.bar-words', { figure: row.figure }) },
          },
        ]),
      },
      under,
    );
  }
  if ('rows' in block)
    return tableOf(
      {
        caption: block.caption,
        columns: block.columns.map(({ heading, figures }) => ({ heading, figures })),
        rows: block.rows.map((row) => row.map((text) => ({ text }))),
      },
      under,
    );
  return [new Paragraph({ children: [], pageBreakBefore: true })];
};

/** Titles and text in the look of the workbooks, in British English. */
const styles = {
  default: {
    document: { run: { font: look.font, size: 2 * look.size, language: { value: language } } },
    heading1: {
      run: { font: look.font, size: 40, bold: true, color: look.ink },
      paragraph: { spacing: { after: 240 } },
    },
    heading2: {
      run: { font: look.font, size: 32, bold: true, color: look.ink },
      paragraph: { spacing: { before: 360, after: 160 } },
    },
    heading3: {
      run: { font: look.font, size: 26, bold: true, color: look.ink },
      paragraph: { spacing: { before: 280, after: 120 } },
    },
    heading4: {
      run: { font: look.font, size: 23, bold: true, italics: false, color: '000000' },
      paragraph: { spacing: { before: 240, after: 80 } },
    },
  },
} as const;

/** The first day that a zip file can name. */
const firstDay = new Date(Date.UTC(1980, 0, 1));

/** Takes the packed bytes; returns them with the times of the facts in the place of the clock's, so that they repeat. */
const settled = async (bytes: Uint8Array, asOf: string): Promise<Uint8Array> => {
  const from = await JSZip.loadAsync(bytes);
  const zip = new JSZip();
  const at = asOf.replace(/\.\d+/, '');
  // First, as programs expect: what the parts are.
  const types = '[Content_Types].xml';
  for (const name of [types, ...Object.keys(from.files).filter((each) => each !== types)]) {
    const file = from.files[name];
    if (!file || file.dir) continue;
    const body =
      name === 'docProps/core.xml'
        ? (await file.async('string'))
            .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at}`)
            .replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`)
        : await file.async('uint8array');
    zip.file(name, body, { date: firstDay, createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};

/**
 * Takes a paper; returns the bytes of a DOCX that says it: real headings, tables with a repeated header row, bars with
 * words for those who do not see them, British English, no macros, links or fields but page numbers. The same paper gives
 * the same bytes. The only place that knows the library.
 */
export const renderDocx = async ({ title, foot, asOf, blocks }: Paper): Promise<Uint8Array> => {
  const footer = new Footer({
    children: [
      new Paragraph({
        children: [
          ...runs(`${foot.replace(/\s+/g, ' ')}  ·  ${say('paper.page')} `, { size: 16 }),
          new TextRun({
            size: 16,
            children: [PageNumber.CURRENT, ` ${say('paper.page-of')} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
  const headings = headingsOver(blocks);
  let pictures = 0;
  const idOf = (): string => {
    pictures += 1;
    return String(pictures);
  };
  const document = new Document({
    creator: 'Assay',
    lastModifiedBy: 'Assay',
    title: withoutUnprintable(title),
    styles,
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: footer },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(title) }),
          ...blocks.flatMap((block, at) => blockOf(block, headings[at] ?? '', idOf)),
        ],
      },
    ],
  });
  return settled(await Packer.toBuffer(document), asOf);
};
