import { describe, expect, test } from 'vitest';
import { aDocument, aGate, aSection, aTextQuestion } from '../testing/contests';
import type { PriceStep } from './disregard';
import { mayReturn, priceGround } from './disregard-rules';
import type { PanelFacts } from './panel';

type Mark = { submissionId: string; questionId: string; evaluatorId: string; mark: string };
type Agreed = Mark & { source: 'adopted' | 'moderated'; agreedBy: string };
type Gate = { submissionId: string; questionId: string; decision: 'pass' | 'fail' };
type Facts = PanelFacts<Mark, Agreed, Gate>;

const document = aDocument({ sections: [aSection('s1', '100', [aGate('gate'), aTextQuestion('t', '100')])] });
const answers = { gate: { value: 'yes' }, t: { value: 'Text' } };
const mark = (evaluatorId: string, submissionId = 'out'): Mark => ({
  submissionId,
  questionId: 't',
  evaluatorId,
  mark: '3',
});
const agreed = { ...mark('x'), source: 'moderated' as const, agreedBy: 'm' };
const passed: Gate = { submissionId: 'out', questionId: 'gate', decision: 'pass' };
const term = (evaluatorId: string) => ({ evaluatorId, questionId: 't', endedAt: null });
/** Two tenders, of which `out` is disregarded; two evaluators. */
const facts = (changes: Partial<Facts> = {}): Facts => ({
  document,
  submissions: ['out', 'in'].map((id, at) => ({ id, letter: 'AB'.charAt(at), answers })),
  gates: [],
  assignments: [term('x'), term('y')],
  marks: [],
  agreed: [],
  disregarded: new Set(['out']),
  locked: new Set(),
  ...changes,
});
const returns = (changes: Partial<Facts>, qualityLocked = false) => mayReturn(facts(changes), qualityLocked, 'out');

describe('a disregarded tender comes back', () => {
  test('at any time before an evaluator who counts has locked', () => {
    expect(returns({})).toBe(true);
    expect(returns({ locked: new Set(['z']) })).toBe(true);
    const ended = { ...term('z'), endedAt: '2027-01-25T09:00:00.000Z' };
    expect(returns({ assignments: [term('x'), term('y'), ended], locked: new Set(['z']) })).toBe(true);
  });

  test('after that with every score of its own, and of no other tender', () => {
    const locked = new Set(['x']);
    expect(returns({ locked })).toBe(false);
    expect(returns({ locked, marks: [mark('x')] })).toBe(false);
    expect(returns({ locked, marks: [mark('x', 'in'), mark('y', 'in')] })).toBe(false);
    expect(returns({ locked, marks: [mark('x'), mark('y')] })).toBe(true);
  });

  test('once quality is locked with every agreed score and every gate', () => {
    const marks = [mark('x'), mark('y')];
    const locked = new Set(['x', 'y']);
    expect(returns({ locked, marks, gates: [passed] }, true)).toBe(false);
    expect(returns({ locked, marks, agreed: [agreed] }, true)).toBe(false);
    expect(returns({ locked, marks, agreed: [agreed], gates: [passed] }, true)).toBe(true);
  });
});

describe('a low price is a ground', () => {
  const notice = { id: 'n', price: '10.00', sentAt: '2027-02-11T10:00:00.000Z', answerBy: '2027-02-16T17:00:00.000Z' };
  const steps: [PriceStep, unknown][] = [
    [{ is: 'no-price' }, { is: 'no-price' }],
    [{ is: 'no-notice' }, { is: 'no-notice' }],
    [
      { is: 'waiting', notice },
      { is: 'waiting', until: notice.answerBy },
    ],
    [
      { is: 'explained', notice },
      { is: 'ground', noticeId: 'n' },
    ],
    [
      { is: 'ended', notice },
      { is: 'ground', noticeId: 'n' },
    ],
  ];
  test.each(steps)('of the step %o', (step, expected) => {
    expect(priceGround(true, step, true)).toEqual(expected);
    // Never while the prices are closed.
    expect(priceGround(false, step, true)).toEqual({ is: 'closed' });
  });

  test('only where the officer says that nothing was shown (section 19(5))', () => {
    expect(priceGround(true, { is: 'explained', notice }, false)).toEqual({ is: 'not-demonstrated' });
    expect(priceGround(true, { is: 'ended', notice }, false)).toEqual({ is: 'not-demonstrated' });
    expect(priceGround(true, { is: 'waiting', notice }, false)).toMatchObject({ is: 'waiting' });
  });
});
