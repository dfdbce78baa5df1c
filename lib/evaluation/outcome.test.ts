import { describe, expect, test } from 'vitest';
import { documentHash } from '../questionnaire/hash';
import { explain, nodeAbout } from '../scoring/trace';
import { aChoiceQuestion, aContest, aDocument, aGate, aSection, aTextQuestion, someRules } from '../testing/contests';
import type { Bid, Contest } from './contest';
import { decideContest, type Outcome } from './outcome';
import { outcomeToJson } from './outcome-json';

const decide = (contest: Contest): Outcome => {
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults, null, 1));
  return judged.value;
};
const faults = (contest: Contest): string[] => {
  const judged = decideContest(contest);
  return judged.ok ? [] : judged.faults.map(({ path, message }) => `${path}: ${message}`);
};
const table = (contest: Contest) =>
  decide(contest).ranking.map((row) => [row.bidder, row.rank, row.shownTotal, row.outcome]);

const bid = (bidder: string, q1: string, q2: string, changes: Partial<Bid> = {}): Bid => ({
  bidder,
  marks: { q1, q2 },
  ...changes,
});

describe('the example of product 7 with three bids', () => {
  // s1: q1 60 (choice, mark 5, minimum 3) and q3 40 (text); gate q2. Security 15, other quality 45, price 40 by T4.
  // A: security 100 x 5/5 x .6 + 4/5 x 40 = 92.00 -> 13.80; quality 80 -> 36.00; 95,000 is lowest -> 40.00; 89.80.
  // B: 60 + 24 = 84.00 -> 12.60; 90 -> 40.50; 40 x 95,000 / 100,000 = 38.00; total 91.10.
  // C: fails the gate, so its 50,000 is no lowest price.
  const contest = (): Contest =>
    aContest(
      aDocument({
        scoring: someRules({
          tieBreakers: [{ by: 'section', id: 's1' }, { by: 'question', id: 'q1' }, { by: 'price' }],
          award: {
            mode: 'points',
            security: '15',
            criteria: [{ id: 'quality', weight: '45', max: '100' }],
            price: { formula: 'T4', weight: '40' },
          },
        }),
        sections: [
          aSection('s1', '100', [
            aChoiceQuestion('q1', '60', ['5'], { principle: 8, threshold: '3' } as never),
            aGate('q2'),
            aTextQuestion('q3', '40', { principle: 14 }),
          ]),
        ],
      }),
      [
        {
          bidder: 'A',
          answers: { q1: 'm0', q2: 'yes', q3: 'text' },
          marks: { q3: '4' },
          decisions: {},
          notApplicable: [],
          criteria: { quality: '80' },
          price: '95000.00',
        },
        {
          bidder: 'B',
          answers: { q1: 'm0', q2: 'yes' },
          marks: { q3: '3' },
          criteria: { quality: '90' },
          price: '100000',
        },
        { bidder: 'C', answers: { q1: 'm0', q2: 'no' }, marks: {}, criteria: { quality: '90' }, price: '50000' },
      ],
    );

  test('is ranked by the hand-checked figures', () => {
    expect(table(contest())).toEqual([
      ['B', 1, '91.10', 'ranked'],
      ['A', 2, '89.80', 'ranked'],
      ['C', null, null, 'disqualified'],
    ]);
  });

  test('comes out as the JSON of the contract', () => {
    const json = outcomeToJson(decide(contest()));
    expect(Object.keys(json)).toEqual(['documentHash', 'order', 'ranking']);
    expect(json.documentHash).toBe(documentHash(contest().questionnaire));
    expect(json.order).toBe('highest');
    const [b, , c] = json.ranking;
    expect(b).toMatchObject({
      bidder: 'B',
      rank: 1,
      total: '91.10',
      totalExact: '911/10',
      outcome: 'ranked',
      reasons: [],
      sections: [{ id: 's1', score: '84.00', scoreExact: '84/1' }],
      principles: [
        { principle: 8, score: '100.00', scoreExact: '100/1' },
        { principle: 14, score: '60.00', scoreExact: '60/1' },
      ],
    });
    expect(c).toMatchObject({
      bidder: 'C',
      rank: null,
      total: null,
      totalExact: null,
      reasons: [{ id: 'q2', rule: 'requirement' }],
      sections: [{ id: 's1', score: null, scoreExact: null }],
      principles: [
        { principle: 8, score: '100.00', scoreExact: '100/1' },
        { principle: 14, score: null, scoreExact: null },
      ],
    });
  });

  test('explains the winner down to the mark', () => {
    const total = decide(contest()).ranking[0]?.total;
    if (!total) throw new Error('no total');
    expect(explain(total)).toContain(
      'Total: 91.10 = Security points (Security 84.00 ÷ 100 × 15 = 12.60) + quality (90 ÷ 100 × 45 = 40.50)',
    );
    const question = nodeAbout(total, 'question:q3');
    expect(question && explain(question)).toBe('q3: 24.00 = 3 ÷ 5 × 40');
  });
});

describe('outcomes', () => {
  const gated = (bids: Bid[], scoring = someRules()) =>
    aContest(
      aDocument({
        scoring,
        sections: [
          aSection('g', '0', [aGate('cop', 'condition-of-participation'), aGate('req')]),
          aSection('s1', '100', [aTextQuestion('q1', '60', { threshold: '2' } as never), aTextQuestion('q2', '40')], {
            threshold: '40',
          }),
        ],
      }),
      bids,
    );
  const passing = { answers: { cop: 'yes', req: 'yes' } };

  test('name what failed, disregarded before disqualified', () => {
    const outcome = decide(
      gated([
        bid('A', '5', '0', passing),
        bid('B', '1', '5', passing),
        bid('C', '2', '0', passing),
        bid('D', '5', '5', { answers: { cop: 'no', req: 'no' } }),
        bid('E', '5', '5', { answers: { cop: 'yes', req: 'no' } }),
      ]),
    );
    expect(
      outcome.ranking.map(({ bidder, outcome: how, reasons }) => [
        bidder,
        how,
        ...reasons.map(({ id, rule }) => `${id} ${rule}`),
      ]),
    ).toEqual([
      ['A', 'ranked'],
      ['B', 'disqualified', 'q1 threshold'],
      ['C', 'disqualified', 's1 section-threshold'],
      ['D', 'disregarded', 'cop condition-of-participation'],
      ['E', 'disqualified', 'req requirement'],
    ]);
    expect(outcome.ranking[1]?.trace?.note).toBe('disqualified, not ranked');
  });

  test('let a recorded decision overrule the published pass rule either way', () => {
    expect(
      table(
        gated([
          bid('A', '5', '5', { answers: { cop: 'yes', req: 'no' }, decisions: { req: 'pass' } }),
          bid('B', '5', '4', { ...passing, decisions: { cop: 'fail' } }),
        ]),
      ),
    ).toEqual([
      ['A', 1, '100.00', 'ranked'],
      ['B', null, null, 'disregarded'],
    ]);
  });

  test('need no mark, figure or price of a bid that fails a gate, but of every other', () => {
    const rules = someRules({
      award: {
        mode: 'points',
        security: '50',
        criteria: [{ id: 'c', weight: '20', max: '10' }],
        price: { formula: 'T4', weight: '30' },
      },
    });
    const bare = (bidder: string, cop: string): Bid => ({ bidder, answers: { cop, req: 'yes' } });
    expect(faults(gated([bare('A', 'yes'), bare('B', 'no')], rules))).toEqual([
      'bids[0].marks.q1: a mark is missing',
      'bids[0].marks.q2: a mark is missing',
      'bids[0].criteria.c: a figure is missing',
      'bids[0].price: a price is missing',
    ]);
    expect(table(gated([bare('B', 'no')], rules))).toEqual([['B', null, null, 'disregarded']]);
  });

  test('leave a tender that the authority disregarded out of the ranking and the price pool, whatever it lacks', () => {
    const rules = someRules({
      award: { mode: 'points', security: '60', criteria: [], price: { formula: 'T4', weight: '40' } },
    });
    const priced = (name: string, price: string, more: Partial<Bid> = {}) =>
      bid(name, '5', '5', { ...passing, price, ...more });
    const outcome = decide(
      gated(
        [
          priced('A', '100'),
          priced('B', '10', { disregarded: 'abnormally-low-price' }),
          { bidder: 'C', ...passing, disregarded: 'excluded-supplier' },
          priced('D', '50', { answers: { cop: 'no', req: 'no' }, disregarded: 'procedural-breach' }),
        ],
        rules,
      ),
    );
    expect(
      outcome.ranking.map(({ bidder, outcome: how, shownTotal, reasons }) => [
        bidder,
        how,
        shownTotal,
        ...reasons.map(({ id, rule }) => `${id} ${rule}`),
      ]),
    ).toEqual([
      ['A', 'ranked', '100.00'],
      ['B', 'disregarded', null, 'tender abnormally-low-price'],
      ['C', 'disregarded', null, 'tender excluded-supplier'],
      ['D', 'disregarded', null, 'cop condition-of-participation', 'tender procedural-breach'],
    ]);
  });

  test('ask for a decision where a gate has no pass rule', () => {
    const gate = { ...aGate('req') } as { passIf?: unknown };
    delete gate.passIf;
    const contest = (decisions: Bid['decisions']) =>
      aContest(
        aDocument({
          sections: [aSection('s', '100', [gate as never, aTextQuestion('q1', '60'), aTextQuestion('q2', '40')])],
        }),
        [bid('A', '5', '5', decisions ? { decisions } : {})],
      );
    expect(faults(contest(undefined))).toEqual(['bids[0].decisions.req: needs a decision, pass or fail']);
    expect(table(contest({ req: 'fail' }))).toEqual([['A', null, null, 'disqualified']]);
    expect(table(contest({ req: 'pass' }))).toEqual([['A', 1, '100.00', 'ranked']]);
  });

  test('apply a minimum quality to the quality figure and not to the security score', () => {
    const rules = someRules({
      minimumQuality: '60',
      award: {
        mode: 'points',
        security: '40',
        criteria: [{ id: 'c', weight: '20', max: '10' }],
        price: { formula: 'T5', weight: '40' },
      },
    });
    const priced = (bidder: string, q: string, c: string, price: string) =>
      bid(bidder, q, q, { ...passing, criteria: { c }, price });
    // A: 40 x 60/100 + 20 x 6/10 = 36 of 60 = 60.00. B: 24 + 10 = 34 of 60 = 56.67, out of the price pool.
    expect(table(gated([priced('A', '3', '6', '200'), priced('B', '3', '5', '100')], rules))).toEqual([
      ['A', 1, '76.00', 'ranked'],
      ['B', null, null, 'disqualified'],
    ]);
  });

  test('say "not scored" where nothing counts, and never 0 or 100', () => {
    const hidden = { showIf: { question: 'f', operator: 'is' as const, value: 'yes' } };
    const contest = aContest(
      aDocument({
        scoring: someRules({ notApplicable: 'redistribute' }),
        sections: [
          aSection('s', '100', [
            { id: 'f', kind: 'yes-no', wording: { en: 'F' }, principle: 1, purpose: 'information' },
            aTextQuestion('q1', '60', hidden),
            aTextQuestion('q2', '40', hidden),
          ]),
        ],
      }),
      [bid('A', '5', '5', { answers: { f: 'no' } }), bid('B', '1', '1', { answers: { f: 'yes' } })],
    );
    expect(table(contest)).toEqual([
      ['B', 1, '20.00', 'ranked'],
      ['A', null, null, 'not-scored'],
    ]);
    expect(decide(contest).ranking[1]?.reasons).toEqual([{ id: 'security', rule: 'nothing-counts' }]);
    expect(table(aContest(aDocument({ sections: [] }), [{ bidder: 'A' }]))).toEqual([['A', null, null, 'not-scored']]);
  });

  test('give an emptied section to the other sections in proportion', () => {
    const hidden = { showIf: { question: 'f', operator: 'is' as const, value: 'yes' } };
    const document = (notApplicable: 'redistribute' | 'full' | 'none') =>
      aDocument({
        scoring: someRules({ notApplicable }),
        sections: [
          aSection('a', '50', [
            { id: 'f', kind: 'yes-no', wording: { en: 'F' }, principle: 1, purpose: 'information' },
            aTextQuestion('q1', '100', hidden),
          ]),
          aSection('b', '30', [aTextQuestion('q2', '100')]),
          aSection('c', '20', [aTextQuestion('q3', '100')]),
        ],
      });
    const only: Bid = { bidder: 'A', answers: { f: 'no' }, marks: { q1: '1', q2: '4', q3: '2' } };
    const total = (rule: 'redistribute' | 'full' | 'none') => table(aContest(document(rule), [only]))[0]?.[2];
    // (30 x 80 + 20 x 40) / 50 = 64; with the top mark for q1, 50 + 24 + 8 = 82; with nothing, 32.
    expect([total('redistribute'), total('full'), total('none')]).toEqual(['64.00', '82.00', '32.00']);
    const named = { ...only, answers: { f: 'yes' }, notApplicable: ['q3'] };
    // (50 x 20 + 30 x 80) / 80 = 42.5
    expect(table(aContest(document('redistribute'), [named]))[0]?.[2]).toBe('42.50');
  });
});

describe('ranking', () => {
  const rules = (tieBreakers: ReturnType<typeof someRules>['tieBreakers']) =>
    someRules({ tieBreakers, award: { mode: 'points', security: '100', criteria: [], price: null } });
  const sections = [
    aSection('s1', '60', [aTextQuestion('q1', '100')]),
    aSection('s2', '40', [aTextQuestion('q2', '100')]),
  ];

  test('leaves a tie a tie: 1, 1, 3', () => {
    const contest = aContest(aDocument({ scoring: rules([]), sections }), [
      bid('A', '1', '1'),
      bid('B', '3', '0'),
      bid('C', '1', '3'),
    ]);
    expect(table(contest)).toEqual([
      ['B', 1, '36.00', 'tied'],
      ['C', 1, '36.00', 'tied'],
      ['A', 3, '20.00', 'ranked'],
    ]);
  });

  test('breaks a tie by the published order, price last', () => {
    const broken = (tieBreakers: ReturnType<typeof someRules>['tieBreakers']) =>
      table(
        aContest(aDocument({ scoring: rules(tieBreakers), sections }), [
          bid('A', '3', '0', { price: '10' }),
          bid('B', '1', '3', { price: '10' }),
          bid('C', '1', '3', { price: '9.99' }),
        ]),
      ).map(([bidder, rank, , outcome]) => `${bidder}${rank}${outcome}`);
    expect(broken([{ by: 'section', id: 's2' }])).toEqual(['B1tied', 'C1tied', 'A3ranked']);
    expect(broken([{ by: 'question', id: 'q1' }, { by: 'price' }])).toEqual(['A1ranked', 'C2ranked', 'B3ranked']);
  });

  test('by price per quality point puts the lowest first and needs some quality', () => {
    const contest = aContest(
      aDocument({
        scoring: someRules({ award: { mode: 'price-per-quality', security: '100', criteria: [] } }),
        sections,
      }),
      [
        bid('A', '3', '3', { price: '700000' }),
        bid('B', '0', '0', { price: '1' }),
        bid('C', '5', '5', { price: '1000000' }),
      ],
    );
    expect(decide(contest).order).toBe('lowest');
    expect(table(contest)).toEqual([
      ['C', 1, '10000.00', 'ranked'],
      ['A', 2, '11666.67', 'ranked'],
      ['B', null, null, 'not-scored'],
    ]);
  });

  test('by value index divides by the price in thousands (T10)', () => {
    const contest = aContest(
      aDocument({
        scoring: someRules({ award: { mode: 'value-index', security: '100', criteria: [], exponent: 2 } }),
        sections,
      }),
      [bid('A', '3', '3', { price: '700000' }), bid('B', '0', '0', { price: '1' })],
    );
    expect(decide(contest).ranking.map(({ bidder, shownTotal }) => [bidder, shownTotal])).toEqual([
      ['A', '5.14'],
      ['B', '0.00'],
    ]);
    expect(outcomeToJson(decide(contest)).ranking[0]?.totalExact).toBe('36/7');
  });

  test('shows more places where different totals would look equal', () => {
    const fine = [aSection('s1', '100', [aTextQuestion('q1', '99.999'), aTextQuestion('q2', '0.001')])];
    const contest = aContest(aDocument({ sections: fine }), [bid('A', '4', '4'), bid('B', '4', '5')]);
    expect(table(contest)).toEqual([
      ['B', 1, '80.0002', 'ranked'],
      ['A', 2, '80.0000', 'ranked'],
    ]);
  });
});
