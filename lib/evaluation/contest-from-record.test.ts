import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../response/snapshot';
import { aDocument, aGate, aSection, aTextQuestion, someRules } from '../testing/contests';
import { law } from '../testing/laws';
import { readContest } from './contest';
import { contestFromRecord, type RecordedBid } from './contest-from-record';
import { letterAt } from './letters';
import { missingEntries } from './missing-entries';
import { decideContest } from './outcome';

const document = aDocument({
  scoring: someRules({
    award: {
      mode: 'points',
      security: '50',
      criteria: [{ id: 'c', weight: '10', max: '10' }],
      price: { formula: 'T4', weight: '40' },
    },
  }),
  sections: [
    aSection('s1', '100', [aGate('g'), aTextQuestion('q1', '60', { threshold: '2' }), aTextQuestion('q2', '40')]),
  ],
});
const snapshot: Snapshot = {
  format: 'assay-submission/1',
  version: 1,
  documentHash: 'a'.repeat(64),
  lotIds: [],
  answers: { g: { value: 'yes' }, q1: { value: 'text' }, gone: { value: 'of an earlier version' } },
  declaration: { name: 'A', role: 'B', confirmed: true },
};
const bid = (letter: string, more: Partial<RecordedBid> = {}): RecordedBid => ({
  submissionId: `submission-${letter}`,
  supplierName: `Supplier ${letter}`,
  letter,
  snapshot,
  marks: { q1: '4', q2: '3' },
  decisions: { g: 'pass' },
  criteria: { c: '7' },
  price: '100.00',
  ...more,
});

describe('the contest of a record', () => {
  it('holds the published document, and of each bid what the document asks', () => {
    const { contest, bidders } = contestFromRecord(document, [
      bid('A', {
        marks: { q1: '4', q2: '3', gone: '1' },
        decisions: { g: 'pass', gone: 'fail' },
        criteria: { c: '7', x: '1' },
      }),
    ]);
    expect(contest.questionnaire).toBe(document);
    expect(contest.bids).toEqual([
      {
        bidder: 'Supplier A',
        answers: { g: 'yes', q1: 'text' },
        marks: { q1: '4', q2: '3' },
        decisions: { g: 'pass' },
        criteria: { c: '7' },
        price: '100.00',
      },
    ]);
    expect(bidders).toEqual([{ bidder: 'Supplier A', submissionId: 'submission-A', letter: 'A' }]);
  });

  it('is read and decided by the engine without a fault', () => {
    const { contest } = contestFromRecord(document, [bid('A'), bid('B', { price: '200.00' })]);
    const read = readContest(JSON.parse(JSON.stringify(contest)));
    expect(read.ok && decideContest(read.value).ok).toBe(true);
  });

  it('tells two suppliers of the same name apart by their letters', () => {
    const { bidders } = contestFromRecord(document, [
      bid('A', { supplierName: 'Same' }),
      bid('B', { supplierName: 'Same' }),
    ]);
    expect(bidders.map(({ bidder }) => bidder)).toEqual(['Same (A)', 'Same (B)']);
  });

  it('tells names apart that only look alike with a letter, or once cut', () => {
    const long = 'N'.repeat(190);
    const named = (...names: string[]) =>
      contestFromRecord(
        document,
        names.map((supplierName, at) => bid(letterAt(at), { supplierName })),
      ).bidders.map(({ bidder }) => bidder);
    expect(named('Same', 'Same', 'Same (A)')).toEqual(['Same (A)', 'Same (B)', 'Same (A) (C)']);
    expect(named(`${long}1`, `${long}2`)).toEqual([`${'N'.repeat(180)} (A)`, `${'N'.repeat(180)} (B)`]);
  });

  it('keeps an id that names a property of every object', () => {
    const { contest } = contestFromRecord(document, [bid('A', { supplierName: '__proto__' })]);
    expect(contest.bids[0]?.bidder).toBe('__proto__');
  });
});

const tail = fc.constantFrom('', ' (A)', ' (B)', ' (C)', ' (A) (B)', ' (C) (C)');
const supplierName = fc
  .tuple(
    fc.constantFrom('Same', 'S'.repeat(177), 'S'.repeat(180), `${'S'.repeat(179)}😀`, `${'S'.repeat(179)}😁`),
    tail,
  )
  .map(([name, end]) => (name + end).slice(0, 200));

law(
  'suppliers can type no names that keep a contest from being read and decided',
  fc.array(supplierName, { minLength: 1, maxLength: 6 }),
  (names) => {
    const bids = names.map((name, at) => bid(letterAt(at), { supplierName: name }));
    const { contest, bidders } = contestFromRecord(document, bids);
    const read = readContest(JSON.parse(JSON.stringify(contest)));
    return (
      new Set(bidders.map(({ bidder }) => bidder)).size === names.length &&
      bidders.every(({ bidder }) => bidder.isWellFormed()) &&
      read.ok &&
      decideContest(read.value).ok
    );
  },
);

describe('what the outcome waits for', () => {
  it('is every missing score and price of the tenders that need one', () => {
    const bids = [
      bid('A', { criteria: {}, price: null }),
      bid('B', { price: null }),
      bid('C', { decisions: { g: 'fail' }, criteria: {}, price: null }),
      bid('D', { marks: { q1: '1', q2: '3' }, criteria: {}, price: null }),
    ];
    expect(missingEntries(contestFromRecord(document, bids).contest)).toEqual([
      { bidder: 'Supplier A', what: 'criterion', criterionId: 'c' },
      { bidder: 'Supplier A', what: 'price' },
      { bidder: 'Supplier B', what: 'price' },
      { bidder: 'Supplier D', what: 'criterion', criterionId: 'c' },
    ]);
  });

  it('is nothing when the engine can decide', () => {
    const { contest } = contestFromRecord(document, [bid('A')]);
    expect(missingEntries(contest)).toEqual([]);
    expect(decideContest(contest).ok).toBe(true);
  });

  it('leaves prices out where no published rule looks at them', () => {
    const unpriced = { ...document, scoring: someRules() };
    expect(missingEntries(contestFromRecord(unpriced, [bid('A', { price: null })]).contest)).toEqual([]);
  });
});
