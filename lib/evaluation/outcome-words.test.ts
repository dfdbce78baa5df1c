import { describe, expect, it } from 'vitest';
import { aContest, aDocument, aSection, aTextQuestion, someRules } from '../testing/contests';
import { say } from '../text';
import { sectionsArePrinciples } from './comparison';
import type { Bid, Contest } from './contest';
import { decideContest } from './outcome';
import { reasonMessage } from './outcome-reasons';
import { outcomeWords } from './outcome-words';

const decide = (contest: Contest) => {
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
  return judged.value;
};
const sentences = (contest: Contest): string[] => outcomeWords(decide(contest), contest).map((message) => say(message));
const bid = (bidder: string, q1: string, q2: string, price?: string): Bid => ({
  bidder,
  marks: { q1, q2 },
  ...(price ? { price } : {}),
});
const two = (tieBreakers: ReturnType<typeof someRules>['tieBreakers']) =>
  aDocument({
    scoring: someRules({ tieBreakers }),
    sections: [
      aSection('s1', '50', [aTextQuestion('q1', '100')], { title: { en: 'Protecting data' } }),
      aSection('s2', '50', [aTextQuestion('q2', '100')]),
    ],
  });

describe('what is said of an outcome', () => {
  it('names the leader with the distance to the next', () => {
    expect(sentences(aContest(aDocument(), [bid('Alder', '5', '5'), bid('Birch', '4', '5')]))).toEqual([
      'Alder has the highest total, 100.00, which is 12.00 more than the next.',
    ]);
    expect(sentences(aContest(aDocument(), [bid('Alder', '5', '5')]))).toEqual([
      'Alder has the highest total, 100.00. No other tender is ranked.',
    ]);
    expect(sentences(aContest(aDocument(), []))).toEqual(['No tender is ranked.']);
  });

  it('speaks of the lowest result where the lowest wins', () => {
    const document = aDocument({
      scoring: someRules({ award: { mode: 'price-per-quality', security: '100', criteria: [] } }),
    });
    expect(sentences(aContest(document, [bid('Alder', '5', '5', '1000'), bid('Birch', '5', '5', '1500.50')]))).toEqual([
      'Alder has the lowest result, 10.00, which is 5.01 less than the next.',
    ]);
  });

  it('leaves a tie a tie, and says when the documents have no tie-break', () => {
    const bids = [bid('Alder', '4', '4'), bid('Birch', '4', '4'), bid('Cedar', '4', '4'), bid('Dogwood', '1', '1')];
    expect(sentences(aContest(two([]), bids))).toEqual([
      'Tied at rank 1: Alder, Birch and Cedar have exactly equal totals (80.00). The published documents have no tie-break, so this is a tie.',
    ]);
    expect(sentences(aContest(two([{ by: 'section', id: 's1' }]), bids.slice(0, 2)))).toEqual([
      'Tied at rank 1: Alder and Birch have exactly equal totals (80.00). The published tie-break order did not separate them. Assay does not choose.',
    ]);
  });

  it('says which tie-break separated equal totals', () => {
    expect(
      sentences(aContest(two([{ by: 'section', id: 's1' }]), [bid('Alder', '3', '5'), bid('Birch', '5', '3')])),
    ).toEqual([
      'Birch and Alder have equal totals. Birch ranks first by the published tie-break: higher score in Protecting data (100.00 against 60.00).',
    ]);
    expect(
      sentences(aContest(two([{ by: 'question', id: 'q2' }]), [bid('Alder', '3', '5'), bid('Birch', '5', '3')])),
    ).toEqual([
      'Alder and Birch have equal totals. Alder ranks first by the published tie-break: higher score for q2 (5 against 3).',
    ]);
    const third = [bid('Top', '5', '5', '9'), bid('Alder', '3', '5', '20.5'), bid('Birch', '5', '3', '20')];
    expect(sentences(aContest(two([{ by: 'price' }]), third))).toEqual([
      'Top has the highest total, 100.00, which is 20.00 more than the next.',
      'Birch and Alder have equal totals. Birch ranks higher by the published tie-break: lower price (£20.00 against £20.50).',
    ]);
  });

  it('says why totals are shown to more places', () => {
    const weights = ['33.3334', '33.3333', '33.3333'];
    const document = aDocument({
      sections: [
        aSection(
          's1',
          '100',
          weights.map((weight, at) => aTextQuestion(`q${at + 1}`, weight)),
        ),
      ],
    });
    const marks = (q1: string, q2: string) => ({ q1, q2, q3: '0' });
    expect(
      sentences(
        aContest(document, [
          { bidder: 'Alder', marks: marks('5', '0') },
          { bidder: 'Birch', marks: marks('0', '5') },
        ]),
      ),
    ).toEqual([
      'Alder has the highest total, 33.3334, which is 0.0001 more than the next.',
      'Totals are shown to 4 places because two of them are equal at 2 places but not exactly equal.',
    ]);
  });
});

describe('why a bid is not ranked', () => {
  const because = (contest: Contest): string[] =>
    decide(contest).ranking.flatMap((ranked) =>
      ranked.reasons.map((reason) => say(reasonMessage(reason, ranked, contest))),
    );

  it('names the question, what it needed and what was agreed', () => {
    const document = aDocument({
      sections: [
        aSection('s1', '100', [
          aTextQuestion('q1', '60', { threshold: '3', ref: 'SEC-02' }),
          aTextQuestion('q2', '40'),
        ]),
      ],
    });
    expect(because(aContest(document, [bid('Alder', '2', '5')]))).toEqual([
      'SEC-02 needed at least 3 and was agreed at 2',
    ]);
  });

  it('shows a score below a minimum with as many places as it takes to look below it', () => {
    const document = aDocument({
      sections: [
        aSection('s1', '100', [aTextQuestion('q1', '59.999'), aTextQuestion('q2', '40.001')], { threshold: '60' }),
      ],
    });
    expect(because(aContest(document, [bid('Alder', '5', '0')]))).toEqual([
      'Section s1 needed at least 60 and scored 59.999',
    ]);
  });

  it('names the quality that was needed', () => {
    const document = aDocument({ scoring: someRules({ minimumQuality: '65' }) });
    expect(because(aContest(document, [bid('Alder', '3', '3')]))).toEqual([
      'quality needed to be at least 65 and was 60.00',
    ]);
  });
});

describe('sections and principles', () => {
  it('are the same only where each section holds one principle and each principle one section', () => {
    expect(sectionsArePrinciples(aDocument())).toBe(true);
    const mixed = [aSection('s1', '100', [aTextQuestion('q1', '50'), aTextQuestion('q2', '50', { principle: 2 })])];
    expect(sectionsArePrinciples(aDocument({ sections: mixed }))).toBe(false);
    const split = ['s1', 's2'].map((id) => aSection(id, '50', [aTextQuestion(`q-${id}`, '100')]));
    expect(sectionsArePrinciples(aDocument({ sections: split }))).toBe(false);
  });
});
