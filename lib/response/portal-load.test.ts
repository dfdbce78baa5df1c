import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFaults, manifestHash, type PortalBidFacts, type PortalLoadFacts, plainName } from './portal-load';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const word = fc.stringMatching(/^[A-Za-z0-9 .&-]{1,20}$/);
const file = (role: 'workbook' | 'evidence') =>
  fc.record({ role: fc.constant(role), name: word, sha256: hash, size: fc.nat({ max: 10_000_000 }) });
const bid: fc.Arbitrary<PortalBidFacts> = fc.record({
  id: fc.stringMatching(/^[a-z2-7]{26}$/),
  organisation: word,
  reference: word,
  receivedAt: fc.constantFrom('2027-01-20T10:00:00.000Z', '2027-01-21T16:20:03.000Z'),
  lotIds: fc.uniqueArray(word, { maxLength: 3 }),
  files: fc
    .tuple(fc.array(file('workbook'), { maxLength: 1 }), fc.array(file('evidence'), { maxLength: 3 }))
    .map(([workbook, evidence]) => [...workbook, ...evidence]),
});
const load: fc.Arbitrary<PortalLoadFacts> = fc.record({
  portal: word,
  openedThereAt: fc.constant('2027-01-22T12:05:00.000Z'),
  documentHash: hash,
  bids: fc.uniqueArray(bid, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
});

describe('the hash over a load', () => {
  it('is the same in whatever order things were added', () => {
    fc.assert(
      fc.property(load, (given) => {
        const turned = {
          ...given,
          bids: [...given.bids]
            .reverse()
            .map((one) => ({ ...one, files: [...one.files].reverse(), lotIds: [...one.lotIds].reverse() })),
        };
        expect(manifestHash(turned)).toBe(manifestHash(given));
      }),
    );
  });

  it('is another as soon as anything in it is another', () => {
    const changes: ((given: PortalLoadFacts) => PortalLoadFacts)[] = [
      (given) => ({ ...given, portal: `${given.portal}x` }),
      (given) => ({ ...given, openedThereAt: '2027-01-22T12:06:00.000Z' }),
      (given) => ({ ...given, documentHash: given.documentHash.replace(/^./, (c) => (c === '0' ? '1' : '0')) }),
      (given) => ({ ...given, bids: given.bids.slice(1) }),
      (given) => ({ ...given, bids: given.bids.map((one) => ({ ...one, organisation: `${one.organisation}x` })) }),
      (given) => ({ ...given, bids: given.bids.map((one) => ({ ...one, receivedAt: '2027-01-01T00:00:00.000Z' })) }),
      (given) => ({ ...given, bids: given.bids.map((one) => ({ ...one, reference: `${one.reference}x` })) }),
      (given) => ({ ...given, bids: given.bids.map((one) => ({ ...one, lotIds: [...one.lotIds, 'another lot'] })) }),
      (given) => ({
        ...given,
        bids: given.bids.map((one) => ({
          ...one,
          files: [...one.files, { role: 'evidence' as const, name: 'n', sha256: 'f'.repeat(64), size: 1 }],
        })),
      }),
    ];
    fc.assert(
      fc.property(load, fc.constantFrom(...changes), (given, change) => {
        expect(manifestHash(change(given))).not.toBe(manifestHash(given));
      }),
    );
  });
});

describe('what stands in the way of asking a second officer', () => {
  const whole = (organisation: string, sha256: string): PortalBidFacts => ({
    id: organisation,
    organisation,
    reference: '',
    receivedAt: '2027-01-20T10:00:00.000Z',
    lotIds: [],
    files: [{ role: 'workbook', name: 'w.xlsx', sha256, size: 1 }],
  });
  const keys = (bids: readonly PortalBidFacts[]) => loadFaults(bids).map(({ key }) => key);

  it('is nothing where every organisation has a workbook of its own', () => {
    expect(keys([whole('Alder', 'a'), whole('Birch', 'b')])).toEqual([]);
  });

  it.each([
    ['nothing at all', [], ['portal.no-bids']],
    ['no workbook', [{ ...whole('Alder', 'a'), files: [] }], ['portal.no-workbook']],
    [
      'a workbook that was refused',
      [{ ...whole('Alder', 'a'), files: [{ role: 'workbook', name: 'w', sha256: 'a', size: 1, refused: true }] }],
      ['portal.workbook-refused'],
    ],
    ['the same file twice', [whole('Alder', 'a'), whole('Birch', 'a')], ['portal.same-workbook']],
    ['the same name twice', [whole('Alder Ltd', 'a'), whole(' ALDER  Ltd.', 'b')], ['portal.same-name']],
  ] as [string, PortalBidFacts[], string[]][])('is said: %s', (_, bids, wanted) => {
    expect(keys(bids)).toEqual(wanted);
  });

  it('never depends on what else is in the load, but for doubles', () => {
    fc.assert(
      fc.property(fc.array(bid, { minLength: 1, maxLength: 5 }), (bids) => {
        const single = bids.flatMap((one) => loadFaults([one]).map(({ key }) => key)).sort();
        const together = keys(bids).filter((key) => !key.startsWith('portal.same-'));
        expect(together.sort()).toEqual(single);
      }),
    );
  });

  it('compares names as people do', () => {
    fc.assert(
      fc.property(word, (name) => {
        expect(plainName(` ${name.toUpperCase()}. `)).toBe(plainName(name));
        expect(plainName(plainName(name))).toBe(plainName(name));
      }),
    );
  });
});
