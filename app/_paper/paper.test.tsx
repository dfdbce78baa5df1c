import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SummaryPaper } from '@/app/_summary/summary-paper';
import { textsOf } from '@/lib/paper/model';
import { summaryPaper } from '@/lib/paper/summary-paper';
import { standstillTold } from '@/lib/procurement/standstill-told';
import { aSummary, everyPaper } from '@/lib/testing/every-paper';
import { PaperInFull } from './paper';

/** What a reader of the page reads, without blanks. */
const read = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s/g, '');
const plain = (text: string): string => text.replace(/\s/g, '');

describe.each(everyPaper())('the page of the %s', (_, paper) => {
  it('says every text that its DOCX says', () => {
    const page = read(renderToStaticMarkup(<PaperInFull paper={paper} />));
    // The title is the page's own heading.
    const missing = textsOf(paper)
      .slice(1)
      .filter((text) => !page.includes(plain(text)));
    expect(missing).toEqual([]);
  });
});

it('the DOCX of an assessment summary says what its page says', () => {
  const document = aSummary();
  const notice = { publishedOn: '2027-02-15', lastDay: '2027-02-24', standstill: 'mandatory' };
  const rule = { is: 'mandatory', source: { name: 's', url: 'u', checked: '2026-11-23' } } as const;
  const standstill = standstillTold(rule, notice);
  const shown = renderToStaticMarkup(<SummaryPaper document={document} standstill={standstill} />);
  const page = read(shown);
  const [, ...texts] = textsOf(summaryPaper(document, '2027-02-12T09:00:00.000Z', false, standstill));
  expect(texts.join()).toContain('The last day is 24 February 2027');
  expect(texts.filter((text) => !page.includes(plain(text)))).toEqual([]);
  // And nothing of the page is missing from it: every text of the page, piece by piece, is in it.
  const paper = plain(texts.join(''));
  const pieces = shown
    .split(/<[^>]*>/)
    .map((piece) => read(piece))
    .filter((piece) => piece !== '');
  expect(pieces.filter((piece) => !paper.includes(piece))).toEqual([]);
});
