import { describe, expect, test } from 'vitest';
import { aChoiceQuestion, aTextQuestion } from '../testing/contests';
import { say } from '../text';
import { type AgreedInput, agreeMark, type ModerationCase } from './moderation';
import { isSameReason } from './reasons';

const scale = { min: '0', max: '5', step: '1', method: 'over-max' as const };
const facts = (changes: Partial<ModerationCase> = {}): ModerationCase => ({
  question: aTextQuestion('q1', '100'),
  answer: 'Text',
  scale,
  marks: ['4', '3'],
  others: [],
  ...changes,
});
const input = (changes: Partial<AgreedInput> = {}): AgreedInput => ({
  mark: '4',
  reason: {
    shows: 'All six component types are listed with an owner.',
    strengths: '',
    whyNotHigher: 'The place of the gateway is not given.',
    whyNotLower: 'No type is missing.',
  },
  restrictedNote: '',
  whyDiffers: '',
  factChecked: true,
  ...changes,
});
const told = (given: AgreedInput, about = facts()): string[] => {
  const agreed = agreeMark(about, given);
  return agreed.ok ? [] : agreed.messages.map((message) => `${message.path}: ${say(message)}`);
};

describe('an agreed mark', () => {
  test('is recorded with its reason', () => {
    const agreed = agreeMark(facts(), input({ mark: '4.0' }));
    expect(agreed).toMatchObject({ ok: true, value: { mark: '4', warnings: [] } });
  });

  test('must be on the published scale', () => {
    expect(told(input({ mark: '3.5', whyDiffers: 'x' }))).toEqual([
      'mark: Agreed score must be 0, 1, 2, 3, 4 or 5. 3.5 is not on the published marking scheme.',
    ]);
    expect(told(input({ mark: '' }))).toEqual(['mark: Select the agreed score']);
  });

  test('of a structured answer is its published mark or a lower one', () => {
    const structured = facts({
      question: aChoiceQuestion('q1', '100', ['5', '3', '0']),
      answer: 'm1',
      marks: ['3', '0'],
    });
    expect(told(input({ mark: '3' }), structured)).toEqual([]);
    expect(told(input({ mark: '5', whyDiffers: 'x' }), structured)).toEqual([
      'mark: Agreed score must be 3 or 0. 5 is not on the published marking scheme.',
    ]);
  });

  test('needs each part of the reason that can apply', () => {
    const empty = { shows: ' ', strengths: '', whyNotHigher: '', whyNotLower: '' };
    expect(told(input({ reason: empty }))).toEqual([
      'reason.shows: Say what the answer shows.',
      'reason.whyNotHigher: Say why the score is not higher.',
      'reason.whyNotLower: Say why the score is not lower.',
    ]);
    const only = (mark: string) =>
      told(input({ mark, reason: empty }), facts({ marks: [mark] })).map((line) => line.split(':')[0]);
    expect(only('5')).toEqual(['reason.shows', 'reason.whyNotLower']);
    expect(only('0')).toEqual(['reason.shows', 'reason.whyNotHigher']);
  });

  test('that no evaluator gave needs a word why it differs', () => {
    expect(told(input({ mark: '2' }))).toEqual([
      'whyDiffers: Say why the agreed score differs from the individual scores.',
    ]);
    expect(told(input({ mark: '2', whyDiffers: 'The panel found that the annex is missing.' }))).toEqual([]);
  });

  test('needs the fact check', () => {
    expect(told(input({ factChecked: false }))).toEqual(['factChecked: Tick the fact check before recording.']);
  });

  test('with a reason copied from another bidder is kept with a warning that names the letter', () => {
    const others = [
      { bidder: 'Bidder B', reason: input().reason },
      {
        bidder: 'Bidder C',
        reason: {
          ...input().reason,
          shows: 'Only sensors are listed, without owners or places at all.',
          whyNotHigher: 'Four types are left out.',
          whyNotLower: 'One row is complete.',
        },
      },
    ];
    const agreed = agreeMark(facts({ others }), input());
    expect(agreed.ok && agreed.value.warnings.map((message) => say(message))).toEqual([
      'This reason is the same as for Bidder B. Say what is particular to this answer.',
    ]);
  });
});

describe('likeness of reasons', () => {
  test('looks through case, points and spaces, and never finds empty texts alike', () => {
    expect(isSameReason('Owner is named; place is not.', 'owner is NAMED, place is not')).toBe(true);
    expect(isSameReason('Owner is named', 'Owner is not named')).toBe(false);
    expect(isSameReason('', '')).toBe(false);
  });
});
