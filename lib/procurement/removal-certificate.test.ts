import { describe, expect, it } from 'vitest';
import { hashOf } from '../questionnaire/hash';
import { certificateOf, manifestOf, removalHash, totalsOf } from './removal-certificate';

const thing = (name: string, bytes: number) => ({ hash: hashOf(name), bytes });
const rows = [
  { kind: 'answers' as const, ...thing('one', 10) },
  { kind: 'answers' as const, ...thing('two', 20) },
  { kind: 'mail' as const, ...thing('letter', 5) },
];
const manifest = manifestOf(rows, [thing('file', 1_000)], 1);
const basis = { basis: 'entered' as const, from: '2027-02-25', until: '2030-02-24', manifest };

describe('what was removed', () => {
  it('is counted by kind, in whatever order it was found', () => {
    expect(manifest.rows.find(({ kind }) => kind === 'answers')).toMatchObject({ count: 2, bytes: 30 });
    expect(manifest.files).toMatchObject({ count: 1, bytes: 1_000 });
    expect(totalsOf(manifest)).toEqual({ rows: 3, files: 1, bytes: 1_035 });
    expect(manifestOf([...rows].reverse(), [thing('file', 1_000)], 1)).toEqual(manifest);
  });

  it('has a hash that any other row or file changes, and that two people agree to', () => {
    const other = manifestOf([...rows, { kind: 'answers', ...thing('three', 1) }], [thing('file', 1_000)], 1);
    expect(removalHash({ ...basis, manifest: other })).not.toBe(removalHash(basis));
    expect(removalHash({ ...basis, until: '2030-02-25' })).not.toBe(removalHash(basis));
    const facts = {
      authority: 'A',
      procurement: { id: 'p', title: 'T', reference: 'R' },
      cancelledAt: null,
      signedAt: '2030-03-01T09:10:00.000Z',
      award: { supplier: 'S', decidedAt: '2027-02-12T09:20:00.000Z', outcomeHash: 'h' },
      contract: { enteredOn: '2027-02-25' },
      clock: { basis: 'entered' as const, from: '2027-02-25', until: '2030-02-24', rule: 'section 98' },
      holds: 0,
      askedBy: 'a',
      askedAt: '2030-02-25T09:00:00.000Z',
      reason: 'r',
      signedBy: 'b',
      removedAt: '2030-02-25T09:10:00.000Z',
      removedOn: '2030-02-25',
    };
    const one = certificateOf({ ...facts, manifest });
    expect(one.totals).toEqual(totalsOf(manifest));
    expect(one.removedHash).toMatch(/^[0-9a-f]{64}$/);
    expect(certificateOf({ ...facts, manifest: other }).removedHash).not.toBe(one.removedHash);
  });

  it('is the same to two people when only a message was delivered meanwhile', () => {
    const sent = manifestOf([...rows.slice(0, 2), { kind: 'mail', ...thing('sent', 9) }], [thing('file', 1_000)], 1);
    expect(removalHash({ ...basis, manifest: sent })).toBe(removalHash(basis));
  });
});
