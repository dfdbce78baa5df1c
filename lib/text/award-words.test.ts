import { expect, it } from 'vitest';
import { say } from './index';

// The exact words of the page of the award decision.
it.each([
  [
    say('decision.standstill-ends', { date: '24 February 2027', count: 8 }),
    'Standstill ends at 11:59pm on 24 February 2027 (8 working days).',
  ],
  [say('decision.keep-until', { date: '24 February 2030' }), 'Keep until 24 February 2030 or longer'],
  [say('decision.put-on-hold'), 'Put on hold'],
])('%s is said as agreed', (said, agreed) => {
  expect(said).toBe(agreed);
});

it('the table of obligations has the agreed columns', () => {
  const columns = ['from', 'obligation', 'owner', 'due', 'evidence', 'state'] as const;
  expect(columns.map((name) => say(`decision.col-${name}`))).toEqual([
    'From answer',
    'Obligation',
    'Owner',
    'Due',
    'Evidence',
    'State',
  ]);
});
