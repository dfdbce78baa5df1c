import { describe, expect, it } from 'vitest';
import { everyPaper } from '../testing/every-paper';
import { everyWorkbook } from '../testing/every-workbook';
import { allRounds, hostileWords } from '../testing/hostile-words';
import { inFull } from '../testing/laws';
import { markedDocument } from '../testing/marked-document';
import { partsOf, walk } from '../testing/xlsx';
import { withoutUnprintable } from '../workbook/cells';
import { supplierWorkbook } from '../workbook/supplier-workbook';
import { type Paper, textsOf } from './model';
import { renderDocx } from './render-docx';

type Seen = {
  texts: string[];
  headings: number[];
  tables: { headers: number; rows: number }[];
  alt: string[];
  fields: string[];
};

/** What a DOCX says: its paragraphs as text, levels of headings, header rows of tables, words of pictures, fields. */
const seen = (parts: ReadonlyMap<string, string>): Seen => {
  const all: Seen = { texts: [], headings: [], tables: [], alt: [], fields: [] };
  let words = '';
  let headers = 0;
  let rows = 0;
  walk(parts.get('word/document.xml') ?? '', (name, own, text) => {
    if (name === 'w:t') words += text;
    if (name === 'w:br' && own['w:type'] !== 'page') words += '\n';
    if (name === 'w:tab') words += '\t';
    if (name === 'w:pStyle' && /^Heading\d$/.test(own['w:val'] ?? ''))
      all.headings.push(Number((own['w:val'] ?? '').slice(7)));
    if (name === 'w:tblHeader') headers += 1;
    if (name === 'w:tr') rows += 1;
    if (name === 'wp:docPr') all.alt.push(own.descr ?? '');
    if (name === 'w:p') {
      all.texts.push(words);
      words = '';
    }
    if (name === 'w:tbl') {
      all.tables.push({ headers, rows });
      headers = 0;
      rows = 0;
    }
  });
  for (const xml of parts.values())
    for (const [, field = ''] of xml.matchAll(/<w:(?:instrText|fldSimple)[^>]*>([^<]*)/g))
      all.fields.push(field.trim());
  return all;
};

/** Ends of lines before a break come out as one text with them. */
const lines = (text: string): string => withoutUnprintable(text);

describe.each(everyPaper())('the DOCX of the %s', (_, paper) => {
  it('says every text of the model, under headings that skip no level, in tables with a header row', async () => {
    const parts = await partsOf(await renderDocx(paper));
    const { texts, headings, tables, alt } = seen(parts);
    const said = new Set(texts);
    // A caption that repeats its heading is said once.
    expect(textsOf(paper).filter((text) => !said.has(lines(text)))).toEqual([]);
    expect(headings[0]).toBe(1);
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    expect(headings.filter((level, at) => at > 0 && level > (headings[at - 1] ?? 0) + 1)).toEqual([]);
    expect(tables.length).toBeGreaterThan(0);
    for (const { headers, rows } of tables) expect([headers, rows > 1]).toEqual([1, true]);
    expect(alt.filter((words) => words.length < 10)).toEqual([]);
    expect(alt).toHaveLength(paper.blocks.flatMap((block) => ('bars' in block ? block.bars : [])).length);
    expect(parts.get('word/styles.xml')).toContain('w:val="en-GB"');
    expect(parts.get('docProps/core.xml')).toMatch(/<dc:title>[^<]+<\/dc:title>.*<dc:language>en-GB</);
  });

  it('is the same to the byte however often it is made, and names nobody but Assay as its maker', async () => {
    const first = Buffer.from(await renderDocx(paper));
    await new Promise((done) => setTimeout(done, 1_100));
    expect(first.equals(await renderDocx(paper))).toBe(true);
    const core = (await partsOf(first)).get('docProps/core.xml') ?? '';
    expect([...core.matchAll(/<(?:dc:creator|cp:lastModifiedBy)>([^<]*)</g)].map(([, name]) => name)).toEqual([
      'Assay',
      'Assay',
    ]);
  });
});

/** A share of the payloads here, all of them in the long run. */
const rounds = inFull ? Array.from({ length: allRounds }, (_, at) => at) : [3];

describe('hostile words in documents for reading', () => {
  it.each(rounds)('are text, and add no field, link or part (round %i)', async (round) => {
    const plain = everyPaper();
    for (const [at, [name, paper]] of everyPaper(hostileWords(round).change).entries()) {
      const parts = await partsOf(await renderDocx(paper));
      const { texts, fields } = seen(parts);
      const said = new Set(texts);
      expect([
        name,
        textsOf(paper)
          .filter((text) => !said.has(lines(text)))
          .slice(0, 3),
      ]).toEqual([name, []]);
      expect(new Set(fields)).toEqual(new Set(['PAGE', 'NUMPAGES']));
      expect([...parts.keys()]).toEqual([...(await partsOf(await renderDocx(plain[at]?.[1] as Paper))).keys()]);
      expect([...parts.values()].join('\n')).not.toMatch(
        /<[^>]*TargetMode|<w:(?:hyperlink|object|altChunk|control)[ >]/,
      );
    }
  });
});

describe('the questionnaire with its marking scheme', () => {
  it('shows exactly the fields that the workbook of suppliers shows', () => {
    const { document, marks } = markedDocument();
    const facts = {
      title: 'T',
      reference: 'R',
      authority: 'A',
      version: 1,
      documentHash: 'a'.repeat(64),
      publishedAt: '2026-12-01T09:00:00.000Z',
      document,
    };
    const book = supplierWorkbook({ ...facts, deadline: '2027-01-22T12:00:00.000Z', receiving: 'hosted', scope: [] });
    const inBook = book.sheets
      .flatMap(({ columns, rows }) => [
        ...columns.map(({ heading }) => heading),
        ...rows.flat().map((cell) => ('text' in cell ? cell.text : 'number' in cell ? cell.number : '')),
      ])
      .join('\n');
    const paper = everyPaper()[0]?.[1] as Paper;
    const inPaper = textsOf(paper).join('\n');
    // Weightings are shown in full, with two places or as many as they have.
    const fields = (texts: string): string[] =>
      [...new Set([...marks].flatMap(([mark, path]) => (texts.includes(mark) ? [path] : [])))].sort();
    expect(fields(inPaper)).toEqual(fields(inBook));
  });
});

describe('a workbook as a document for reading', () => {
  it('has every cell that says something', () => {
    for (const [name, paper] of everyPaper()) {
      const book = new Map(everyWorkbook()).get(name);
      if (!book) continue;
      const said = new Set(textsOf(paper));
      const cells = book.sheets.flatMap(({ rows }) => rows.flat().map((cell) => ('text' in cell ? cell.text : '')));
      const missing = cells.filter(
        (text) => text.trim() !== '' && !said.has(text) && ![...said].some((each) => each.endsWith(` ${text}`)),
      );
      expect([name, missing]).toEqual([name, []]);
    }
  });
});
