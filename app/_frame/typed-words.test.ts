import { describe, expect, it } from 'vitest';
import { typedWords } from './typed-words';

describe('what was typed in a form', () => {
  it('is its words, without numbers, choices and marks', () => {
    const values = {
      base: '3',
      answer: 'By a gateway.\r\nNamed people.',
      'extras.notYet.offered': 'yes',
      evidence: ['0b0b', '1c1c'],
      reason: ' Strong on principle 7. ',
      gaps: '',
      go: 'on',
    };
    expect(typedWords(values)).toEqual(['By a gateway.\r\nNamed people.', 'Strong on principle 7.']);
  });
});
