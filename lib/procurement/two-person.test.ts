import { describe, expect, it } from 'vitest';
import { lapsedAt, stepExpiry, waitingStep } from './two-person';

const asked = '2027-01-22T12:00:00.000Z';
const half = '2027-01-22T12:30:00.000Z';
const before = '2027-01-22T12:29:59.999Z';
const step = (act: string, expiresAt: string | null, ended: string | null = null) => ({ act, expiresAt, ended });

describe('a request to a second person', () => {
  it('lapses after 30 minutes, but not for a publication', () => {
    expect(stepExpiry('open', asked)).toBe(half);
    expect(stepExpiry('publish', asked)).toBeNull();
    expect(lapsedAt(step('open', half), before)).toBeNull();
    expect(lapsedAt(step('open', half), half)).toBe(half);
    expect(lapsedAt(step('publish', null), half)).toBeNull();
  });

  it('that ended does not lapse', () => {
    expect(lapsedAt(step('open', half, 'cancelled'), half)).toBeNull();
  });

  it('waits while it neither ended nor lapsed; the last one counts', () => {
    const [publish, first, last] = [step('publish', null), step('open', half), step('open', half)];
    expect(waitingStep([publish, first, last, step('open', half, 'declined')], before, 'open')).toBe(last);
    expect(waitingStep([publish, first, last], half, 'open')).toBeNull();
    expect(waitingStep([publish, first, last], half)).toBe(publish);
    expect(waitingStep([], asked)).toBeNull();
  });
});
