import { describe, expect, test } from 'vitest';
import { type DisregardFact, disregardedNow, priceStep } from './disregard';

const fact = (version: number, decision: DisregardFact['decision']): DisregardFact => ({
  submissionId: 's',
  version,
  decision,
  ground: 'procedural-breach',
});

describe('decisions about a tender', () => {
  test('the highest version stands, in whatever order they come', () => {
    const rows = [fact(2, 'take-back'), fact(1, 'disregard'), fact(3, 'disregard')];
    expect(disregardedNow(rows).get('s')?.version).toBe(3);
    expect(disregardedNow(rows.slice(0, 2)).size).toBe(0);
    expect(disregardedNow([]).size).toBe(0);
  });
});

describe('the step before a low price', () => {
  const notice = { id: 'n', price: '10.00', sentAt: '2027-02-11T10:00:00.000Z', answerBy: '2027-02-16T17:00:00.000Z' };
  const at = (now: string, explained?: string, price: string | null = '10.00') =>
    priceStep(price, [notice], explained ? [{ noticeId: 'n', receivedAt: explained }] : [], now).is;

  test('needs a price and a notice about that very price', () => {
    expect(at('2027-02-20T00:00:00.000Z', undefined, null)).toBe('no-price');
    expect(at('2027-02-20T00:00:00.000Z', undefined, '11.00')).toBe('no-notice');
    expect(priceStep('10.00', [], [], '2027-02-20T00:00:00.000Z').is).toBe('no-notice');
    expect(at('2027-02-11T09:59:59.999Z')).toBe('no-notice');
  });

  test('waits until the supplier explained or its time is over, to the millisecond', () => {
    expect(at('2027-02-16T16:59:59.999Z')).toBe('waiting');
    expect(at('2027-02-16T17:00:00.000Z')).toBe('ended');
    expect(at('2027-02-12T10:00:00.000Z', '2027-02-12T09:00:00.000Z')).toBe('explained');
    // What is still to come was not received.
    expect(at('2027-02-12T08:00:00.000Z', '2027-02-12T09:00:00.000Z')).toBe('waiting');
  });

  test('begins again with a later notice: an explanation of the earlier one does not answer it', () => {
    const later = { ...notice, id: 'm', sentAt: '2027-02-13T10:00:00.000Z' };
    const explained = [{ noticeId: 'n', receivedAt: '2027-02-12T09:00:00.000Z' }];
    expect(priceStep('10.00', [notice, later], explained, '2027-02-14T00:00:00.000Z').is).toBe('waiting');
  });
});
