import { expect, it } from 'vitest';
import { say } from './index';

// The exact words of refusals that people may meet.
it.each([
  ['policy.not-declared', 'Declare your interests before you read responses.'],
  ['policy.own-asking', 'You asked for this, so a different person must confirm it.'],
  ['policy.code-old', 'Enter a fresh code from your authenticator app. Codes count for 5 minutes.'],
  ['policy.colleagues-unlocked', "You can see colleagues' scores when all evaluators have locked theirs."],
  ['policy.prices', 'Prices are closed until quality scores are agreed and locked.'],
  ['policy.owner', 'Only an owner of your team can submit.'],
  ['policy.observer', 'Observers can read. They cannot change anything.'],
  ['policy.sealed', 'Responses are sealed until opening. Your attempt was recorded.'],
  ['people.sign-in-wrong', 'Check your e-mail address and password. They do not match an account.'],
  ['people.setup-code-wrong', 'Enter the set-up code as printed in the terminal.'],
] as const)('%s is said as agreed', (key, text) => {
  expect(say(key)).toBe(text);
});

it('refusals quote the facts', () => {
  expect(say('policy.conflict-said', { declared: '23 January 2027' })).toBe(
    'You cannot read this lot, because of the interest you declared on 23 January 2027.',
  );
  expect(say('policy.published-said', { version: 1, next: 2 })).toBe(
    'Version 1 is published and cannot be changed. Amend it to publish version 2.',
  );
  expect(say('policy.supplier-closed-said', { deadline: '12 noon' })).toBe(
    'The deadline was 12 noon. This response can no longer be changed.',
  );
  expect(say('people.only-second-officer', { name: 'Ben Carr', procurement: 'Sensors' })).toBe(
    'Ben Carr is the only second officer on Sensors. Name another one first.',
  );
  expect(say('common.too-many-attempts', { time: '11:47' })).toBe('Too many attempts. Try again at 11:47.');
});
