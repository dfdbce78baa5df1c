import { describe, expect, test } from 'vitest';
import type { Scale } from '../scoring/rules';
import { aChoiceQuestion, aTextQuestion } from '../testing/contests';
import { say } from '../text';
import { isAllowed, marksAllowed, needsModeration, proposalFor, takeMark } from './marking';

const scale: Scale = {
  min: '0',
  max: '5',
  step: '1',
  method: 'over-max',
  descriptors: [
    {
      mark: '3',
      label: { en: 'Satisfactory' },
      text: { en: 'Meets the need with relevant evidence and only minor gaps.' },
    },
  ],
};
const choice = aChoiceQuestion('q1', '100', ['5', '3', '2', '0']);
const text = aTextQuestion('q2', '100');

const told = (question: typeof choice, answer: unknown, mark: string, reason = '') => {
  const taken = takeMark(question, answer, scale, { mark, reason });
  return taken.ok ? taken.value.route : taken.messages.map((message) => `${message.path}: ${say(message)}`);
};

describe('a structured answer', () => {
  test('proposes its published mark and the published ones below it', () => {
    expect(proposalFor(choice, 'm1', scale)).toEqual({ mark: '3', lower: ['2', '0'] });
    expect(proposalFor(choice, '', scale)).toBeNull();
    expect(marksAllowed(choice, 'm1', scale)).toEqual(['3', '2', '0']);
  });

  test('is confirmed without a reason and lowered with one', () => {
    expect(told(choice, 'm1', '3')).toBe('confirmed');
    expect(told(choice, 'm1', '2', 'The certificate expired in March.')).toBe('lowered');
    expect(told(choice, 'm1', '2')).toEqual(['reason: Enter a reason for the score']);
  });

  test('is never raised and never gets a mark in between', () => {
    expect(told(choice, 'm1', '5', 'x')).toEqual([
      'mark: The published score of this answer is 3. It can be confirmed or lowered, not raised to 5.',
    ]);
    expect(told(choice, 'm1', '1', 'x')).toEqual(['mark: 1 is not a published score of this question. Use 3, 2 or 0.']);
    expect(isAllowed('5', choice, 'm1', scale)).toBe(false);
    expect(isAllowed('2.0', choice, 'm1', scale)).toBe(true);
  });

  test('goes to moderation only when somebody lowered it', () => {
    const proposal = proposalFor(choice, 'm1', scale);
    expect(needsModeration(proposal, ['3'])).toBe(false);
    expect(needsModeration(proposal, ['3', '2'])).toBe(true);
    expect(needsModeration(null, ['3', '3'])).toBe(true);
  });
});

describe('any other answer', () => {
  test('takes a mark on the scale with a reason, a blank one too', () => {
    expect(told(text, 'An answer', '4', 'Names each gateway and its owner.')).toBe('scored');
    expect(told(text, '', '0', 'Left blank.')).toBe('scored');
    expect(told(choice, '', '0', 'Left blank.')).toBe('scored');
    expect(told(text, 'An answer', '4', '  ')).toEqual(['reason: Enter a reason for the score']);
    expect(told(text, 'An answer', '', 'x')).toEqual(['mark: Select a score']);
    for (const mark of ['3.5', '6', 'three'])
      expect(told(text, 'An answer', mark, 'x')).toEqual([
        `mark: ${mark} is not on the published marking scheme. Use 0, 1, 2, 3, 4 or 5.`,
      ]);
  });

  test('keeps a reason that repeats the descriptor, with a warning', () => {
    const warned = (reason: string) => {
      const taken = takeMark(text, 'An answer', scale, { mark: '3', reason });
      return taken.ok ? taken.value.warnings.map((message) => say(message)) : null;
    };
    expect(warned('Meets the need, with relevant evidence and only minor gaps!')).toEqual([
      'Your reason repeats the descriptor. Say what in the answer led to it.',
    ]);
    expect(warned('The test report of May covers radio and portal, not the support tool.')).toEqual([]);
  });
});
