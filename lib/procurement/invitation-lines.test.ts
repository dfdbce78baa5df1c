import { describe, expect, it } from 'vitest';
import { readInvitationLines } from './invitation-lines';

describe('lines of suppliers to invite', () => {
  it.each([
    ['Fenlight Ltd, bids@fenlight.test', 'Fenlight Ltd', 'bids@fenlight.test'],
    ['Fenlight, Sons and Co, BIDS@fenlight.test', 'Fenlight, Sons and Co', 'bids@fenlight.test'],
    ['Fenlight Ltd\tbids@fenlight.test', 'Fenlight Ltd', 'bids@fenlight.test'],
    ['"Fenlight Ltd"; bids@fenlight.test', 'Fenlight Ltd', 'bids@fenlight.test'],
    ['Fenlight Ltd <bids@fenlight.test>', 'Fenlight Ltd', 'bids@fenlight.test'],
  ])('reads %j', (line, organisation, email) => {
    expect(readInvitationLines(line)).toEqual({ rows: [{ organisation, email }], faults: [] });
  });

  it('passes over empty lines and names the line that it cannot read', () => {
    const { rows, faults } = readInvitationLines('A, a@a.test\n\nno address here\r\nB, b@b.test\nC, A@a.test');
    expect(rows.map(({ organisation }) => organisation)).toEqual(['A', 'B']);
    expect(faults).toEqual([
      { path: 'several', key: 'invitation.line-form', params: { line: 3 } },
      { path: 'several', key: 'invitation.line-twice', params: { line: 5 } },
    ]);
  });

  it('asks for at least one line', () => {
    expect(readInvitationLines(' \n').faults).toEqual([{ path: 'several', key: 'invitation.several-missing' }]);
  });
});
