import { describe, expect, it } from 'vitest';
import { citesAnswer, type ReasonCase, reasonFindings } from './reason-quality';

const aCase = (more: Partial<ReasonCase> = {}): ReasonCase => ({
  ref: 'SEC-04',
  mark: '3',
  scale: { min: '0', max: '5' },
  reason: {
    shows: 'Keys are renewed every 90 days by a rota that two engineers sign.',
    strengths: '',
    whyNotHigher: 'The last audit report is not given.',
    whyNotLower: 'Every device is covered.',
  },
  added: '',
  wording: 'How are keys of devices managed?',
  descriptor: 'Meets the need; relevant evidence for each element; only minor gaps.',
  answer: 'We renew keys every 90 days. A rota of engineers signs each renewal, and audit reports are kept.',
  files: ['Key policy.pdf'],
  others: [],
  ...more,
});
const found = (given: ReasonCase): string[] =>
  reasonFindings(given).map(({ key }) => key.replace('summary.finding-', ''));
const saying = (shows: string, more: Partial<ReasonCase> = {}): ReasonCase =>
  aCase({ reason: { shows, strengths: '', whyNotHigher: '', whyNotLower: '' }, mark: '5', ...more });

describe('a reason that a supplier will read', () => {
  it('that explains its score by the tender has nothing doubtful', () => expect(found(aCase())).toEqual([]));
  it('is missed where there is none', () => expect(found(saying('  '))).toEqual(['missing']));
  it('is doubtful where it repeats the question', () =>
    expect(found(saying('How are keys of devices managed?'))).toContain('repeats-question'));
  it('is doubtful where it repeats the descriptor of its mark', () =>
    expect(found(saying('Meets the need; relevant evidence for each element; only minor gaps.'))).toEqual([
      'repeats-descriptor',
      'cites-nothing',
    ]));
  it('is doubtful where it points to nothing in the tender', () =>
    expect(found(saying('A good and convincing response overall.'))).toEqual(['cites-nothing']));
  it('is doubtful where it is nearly that of another bidder, who is named to the officer alone', () => {
    const words = 'Keys are renewed every 90 days by a rota that two engineers sign.';
    expect(reasonFindings(saying(words, { others: [{ bidder: 'Birch', words }] }))).toEqual([
      { path: '', key: 'summary.finding-copied', params: { ref: 'SEC-04', bidder: 'Birch' } },
    ]);
  });
  it('says why a score below the top is not higher, in its own words or in added ones', () => {
    const { reason } = aCase();
    const silent = { ...reason, whyNotHigher: '' };
    expect(found(aCase({ reason: silent }))).toEqual(['not-higher']);
    expect(found(aCase({ reason: silent, added: 'No report of an audit was given.' }))).toEqual([]);
    expect(found(aCase({ reason: silent, mark: '5' }))).toEqual([]);
  });
});

describe('pointing to the tender', () => {
  it('is naming a file, or words of the answer that the question does not have', () => {
    expect(citesAnswer(saying('See key policy.pdf, page 4.'))).toBe(true);
    expect(citesAnswer(saying('Engineers sign off a rota each quarter, 90 days.'))).toBe(true);
    expect(citesAnswer(saying('Keys of devices are managed.'))).toBe(false);
  });
  it('cannot be asked for where the answer says nothing of its own', () =>
    expect(citesAnswer(saying('Nothing was answered.', { answer: '', files: [] }))).toBe(true));
});
