import { describe, expect, it } from 'vitest';
import { aPricedDocument } from '../testing/agreed-procurement';
import { sayIn } from '../text';
import { owedTo, type SummaryBid, summariesOf, winnerOf, withoutNames } from './assessment-summary';
import { decideContest } from './outcome';
import { SummaryDocument as Schema, type SummaryDocument, segmentsOf } from './summary-document';

const answers = (choice: string) => ({
  'Q-C': 'yes',
  'Q-R': 'yes',
  'Q-A': 'We test keys.',
  'Q-B': choice,
  'Q-D': 'Twice a year.',
});
const document = aPricedDocument();
const bid = (
  bidder: string,
  marks: Record<string, string>,
  price: string,
  decisions: Record<string, 'pass' | 'fail'> = {},
) => ({
  bidder,
  answers: answers(marks['Q-B'] === '5' ? 'all' : 'some'),
  marks,
  decisions: { 'Q-C': 'pass' as const, 'Q-R': 'pass' as const, ...decisions },
  criteria: { quality: '80' },
  price,
});
const contest = {
  format: 'assay-contest/1' as const,
  questionnaire: document,
  bids: [
    bid('Alder', { 'Q-A': '4', 'Q-B': '5', 'Q-D': '3' }, '95000.00'),
    bid('Birch', { 'Q-A': '3', 'Q-B': '3', 'Q-D': '4' }, '99000.00'),
    bid('Cedar', { 'Q-A': '5', 'Q-B': '5', 'Q-D': '5' }, '10.00', { 'Q-R': 'fail' }),
    bid('Dogwood', { 'Q-A': '5', 'Q-B': '5', 'Q-D': '5' }, '10.00', { 'Q-C': 'fail' }),
  ],
};
const judged = decideContest(contest);
if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
const outcome = judged.value;

const recorded = (bidder: string, more: Partial<SummaryBid> = {}): SummaryBid => ({
  submissionId: bidder.toLowerCase(),
  bidder,
  entries: Object.fromEntries(Object.entries(answers('all')).map(([id, value]) => [id, { value }])),
  agreed: new Map(
    ['Q-A', 'Q-B', 'Q-D'].map((id) => [
      id,
      {
        mark: contest.bids.find((one) => one.bidder === bidder)?.marks[id] ?? '',
        reason: {
          shows: `${bidder} on ${id}: Rhian Hughes read of the Acme vault.`,
          strengths: '',
          whyNotHigher: '',
          whyNotLower: '',
        },
      },
    ]),
  ),
  scores: new Map([['quality', { score: '80', reason: `${bidder} plans in the Acme vault.` }]]),
  gates: new Map([['Q-R', `${bidder} gave no certificate.`]]),
  added: new Map(),
  redactions: [],
  details: { postal: '1 Quay', email: 'bids@example.test', identifier: 'PX-1' },
  ...more,
});
const given = (bids: SummaryBid[]) => ({
  contest,
  outcome,
  head: {
    procurement: { title: 'Sensors', reference: 'P-1' },
    authority: { name: 'Council', contact: '' },
    law: 'act' as const,
    version: { number: 1, hash: 'h' },
  },
  bids,
  people: ['Rhian Hughes'],
  say: sayIn('en'),
});
const all = ['Alder', 'Birch', 'Cedar', 'Dogwood'];
const made = (more: Partial<Record<string, Partial<SummaryBid>>> = {}) =>
  summariesOf(given(all.map((name) => recorded(name, more[name]))));
const of = (summaries: Map<string, SummaryDocument>, id: string): SummaryDocument => {
  const found = summaries.get(id);
  if (!found) throw new Error(`no summary for ${id}`);
  return found;
};

describe('what is due to whom', () => {
  it('is a summary for every assessed tender, disqualified ones too, and none for a disregarded one', () => {
    expect([...made().keys()]).toEqual(['alder', 'birch', 'cedar']);
    expect(outcome.ranking.map((each) => [each.bidder, owedTo(each)])).toEqual([
      ['Alder', 'summary'],
      ['Birch', 'summary'],
      ['Cedar', 'summary'],
      ['Dogwood', 'letter'],
    ]);
    expect(winnerOf(outcome)?.bidder).toBe('Alder');
  });

  it('holds the most advantageous tender for everybody else, without its price, and nothing of a third', () => {
    const summaries = made();
    expect(of(summaries, 'alder').winner).toBeNull();
    expect(of(summaries, 'alder').why).toEqual([]);
    for (const id of ['birch', 'cedar']) {
      const one = of(summaries, id);
      expect(one.winner?.name).toBe('Alder');
      expect(one.winner?.price).toBeNull();
      const others = all.filter((name) => name !== 'Alder' && name.toLowerCase() !== id);
      for (const name of others) expect(JSON.stringify(one)).not.toContain(name);
    }
    expect(of(summaries, 'birch').own.price).toBe('99000.00');
    expect(JSON.stringify(of(summaries, 'birch'))).not.toContain('95000');
  });

  it('says score, sub-totals and total of each criterion, as the outcome has them', () => {
    const { own } = of(made(), 'birch');
    const ranked = outcome.ranking.find(({ bidder }) => bidder === 'Birch');
    expect(own.total).toBe(ranked?.shownTotal);
    expect(own.questions.map(({ ref, mark, max }) => [ref, mark, max])).toEqual([
      ['Q-A', '3', '5'],
      ['Q-B', '3', '5'],
      ['Q-D', '4', '5'],
    ]);
    expect(own.points.map(({ title, of: most }) => [title, most])).toEqual([
      ['Security questionnaire', '15.00'],
      ['Service quality', '45.00'],
      ['Price', '40.00'],
    ]);
    expect(own.sections.map(({ title }) => title)).toEqual(['Protecting data', 'Incidents']);
  });

  it('says why a disqualified tender is out, with the reason that was recorded', () => {
    const { why, outcome: standing, rank } = of(made(), 'cedar');
    expect([standing, rank]).toEqual(['disqualified', null]);
    const words = why.flat().map((run) => ('text' in run ? run.text : ''));
    expect(words.join('')).toBe(
      'Your tender was assessed and is out under the published rule: requirement Q-R was not met. The reason that was recorded: Cedar gave no certificate.',
    );
  });

  it('is written by the schema that is frozen', () => {
    for (const summary of made().values()) expect(Schema.safeParse(summary).success).toBe(true);
  });
});

describe('what never travels', () => {
  it('are names of evaluators', () => {
    for (const summary of made().values()) {
      expect(JSON.stringify(summary)).not.toContain('Hughes');
      expect(JSON.stringify(summary)).toContain('an evaluator read of');
    }
    expect(withoutNames('R. Hughes and Rhian hughes; Hughesdale', ['Rhian Hughes'], 'x')).toBe('x and x; Hughesdale');
  });

  it('are words withheld from others, which the own supplier still reads; the reader is told the ground', () => {
    const summaries = made({ Alder: { redactions: [{ words: 'Acme vault', ground: 'commercial', from: 'others' }] } });
    expect(JSON.stringify(of(summaries, 'alder'))).toContain('Acme vault');
    for (const id of ['birch', 'cedar']) {
      const { winner, own } = of(summaries, id);
      expect(JSON.stringify(winner)).not.toContain('Acme');
      expect(JSON.stringify(own)).toContain('Acme vault');
      expect(segmentsOf(of(summaries, id)).filter((run) => 'withheld' in run)).toHaveLength(4);
    }
  });

  it('are words withheld from everybody, anywhere', () => {
    const summaries = made({
      Alder: { redactions: [{ words: 'Acme vault', ground: 'national-security', from: 'everybody' }] },
    });
    expect(JSON.stringify(of(summaries, 'alder'))).not.toContain('Acme');
    expect(JSON.stringify(of(summaries, 'birch').winner)).not.toContain('Acme');
  });
});

it('no summary is made where two tenders are tied at rank 1', () => {
  const same = {
    ...contest,
    bids: [
      bid('Alder', { 'Q-A': '4', 'Q-B': '5', 'Q-D': '3' }, '9.00'),
      bid('Birch', { 'Q-A': '4', 'Q-B': '5', 'Q-D': '3' }, '9.00'),
    ],
  };
  const tied = decideContest(same);
  if (!tied.ok) throw new Error('undecided');
  const bids = [recorded('Alder'), recorded('Birch')];
  expect(winnerOf(tied.value)).toBeNull();
  expect(summariesOf({ ...given(bids), contest: same, outcome: tied.value }).size).toBe(0);
});
