import { describe, expect, test } from 'vitest';
import { readInterests } from './interests';
import { letterAt, lettered } from './letters';
import { markingOrder } from './order';
import { ownWork } from './own-work';

describe('letters', () => {
  test('go from A to Z, and on with two', () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(letterAt)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  test('follow the order that is given', () => {
    expect(
      lettered([
        { id: 's2', supplierId: 'b' },
        { id: 's1', supplierId: 'a' },
      ]),
    ).toEqual([
      { submissionId: 's2', supplierId: 'b', letter: 'A' },
      { submissionId: 's1', supplierId: 'a', letter: 'B' },
    ]);
  });
});

describe('the order of marking', () => {
  const submissions = Array.from({ length: 8 }, (_, at) => ({ id: `s${at}` }));
  const order = (evaluator: string, list = submissions) => markingOrder('opening', evaluator, list).map(({ id }) => id);

  test('holds every bidder once, differs between evaluators, and comes out the same again', () => {
    expect([...order('x')].sort()).toEqual(submissions.map(({ id }) => id));
    expect(order('x')).toEqual(order('x', [...submissions].reverse()));
    expect(order('x')).not.toEqual(order('y'));
  });
});

describe('a declaration of interests', () => {
  const bidders = [
    { supplierId: 'a', name: 'Alder' },
    { supplierId: 'b', name: 'Birch' },
  ];

  test('keeps nothing of an interest that is not declared', () => {
    const { interests, faults } = readInterests(bidders, {
      a: { interest: 'none', details: 'typed and taken back' },
      b: { interest: 'declared', kind: 'financial', way: 'indirect', look: 'perceived', details: ' Shares ' },
    });
    expect(faults).toEqual([]);
    expect(interests).toEqual([
      { supplierId: 'a', interest: 'none', kind: null, way: null, look: null, details: '' },
      {
        supplierId: 'b',
        interest: 'declared',
        kind: 'financial',
        way: 'indirect',
        look: 'perceived',
        details: 'Shares',
      },
    ]);
  });

  test('answers for everybody, and knows no other kinds', () => {
    const { faults } = readInterests(bidders, {
      b: { interest: 'declared', kind: 'odd', way: 'direct', look: 'actual', details: 'x' },
    });
    expect(faults.map(({ path, key }) => [path, key])).toEqual([
      ['interests.a.interest', 'evaluation.interest-missing'],
      ['interests.b.kind', 'evaluation.interest-kind-missing'],
    ]);
  });
});

describe('what an evaluator has to mark', () => {
  const item = (questionId: string, more: object = {}) => ({
    submissionId: 's',
    question: { id: questionId } as never,
    evaluators: ['x'],
    proposal: null,
    marks: [] as { evaluatorId: string }[],
    ...more,
  });
  const draft = (questionId: string, mark: string, strengths = '') => ({
    submissionId: 's',
    questionId,
    draft: { mark, strengths, gaps: '', againstDescriptor: '', reason: '' },
  });

  test('says of each answer where it stands', () => {
    const items = [
      item('scored', { marks: [{ evaluatorId: 'x' }] }),
      item('others', { marks: [{ evaluatorId: 'y' }] }),
      item('chosen'),
      item('written'),
      item('confirmed', { proposal: { mark: '5', lower: [] } }),
      item('elsewhere', { evaluators: ['y'] }),
    ];
    const drafts = [draft('chosen', '4'), draft('written', '4', 'Complete'), draft('confirmed', '5')];
    expect(ownWork(items, 'x', drafts).map(({ status }) => status)).toEqual([
      'scored',
      'not-scored',
      'no-reason',
      'not-saved',
      'not-saved',
    ]);
  });
});
