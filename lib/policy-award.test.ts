import { describe, expect, it } from 'vitest';
import { type Action, type Facts, may, type Viewer } from './policy';
import { duties } from './procurement/duties';

const buyer: Viewer = { kind: 'buyer', userId: 'u1', authorityId: 'a1', administrator: false, officer: true };

/** A procurement at its end, on which the viewer has every duty and somebody else asked. */
const all: Facts = {
  authorityId: 'a1',
  duties: [...duties],
  published: true,
  deadlinePassed: true,
  mayOpen: true,
  opened: true,
  interests: 'clear',
  allLocked: true,
  pricesOpened: true,
  askedBy: 'u2',
  steppedUp: true,
};
const ask = (viewer: Viewer, action: Action, facts: Facts = {}): string => {
  const decision = may(viewer, action, { ...all, ...facts });
  return decision.allowed ? 'allowed' : decision.reason;
};

describe('after the final outcome', () => {
  const final = { finalised: true, qualityLocked: true };
  const awarded = { ...final, awarded: true };
  const held = { ...awarded, held: true };

  it('the award waits for it', () => {
    for (const action of ['award.read', 'award.propose', 'award.send-back', 'award.sign'] as const) {
      expect(ask(buyer, action)).toBe('policy.award-waits');
      expect(ask(buyer, action, final)).toBe('allowed');
    }
  });

  it('the lead proposes and an approver signs, two people with a fresh code each', () => {
    expect(ask(buyer, 'award.propose', { ...final, duties: ['officer', 'approver'] })).toBe('policy.duty');
    expect(ask(buyer, 'award.propose', { ...final, steppedUp: false })).toBe('policy.code-old');
    for (const action of ['award.sign', 'award.send-back'] as const) {
      expect(ask(buyer, action, { ...final, duties: ['lead', 'officer', 'moderator'] })).toBe('policy.duty');
      expect(ask(buyer, action, { ...final, askedBy: 'u1' })).toBe('policy.own-asking');
    }
    expect(ask(buyer, 'award.sign', { ...final, steppedUp: false })).toBe('policy.code-old');
    for (const action of ['award.propose', 'award.sign', 'award.send-back', 'award.cancel'] as const)
      expect(ask(buyer, action, awarded)).toBe('policy.awarded');
  });

  it('notice, contract, obligations and holds follow the signature', () => {
    for (const action of ['award-notice.record', 'contract.record', 'obligation.accept', 'obligation.save'] as const) {
      expect(ask(buyer, action, final)).toBe('policy.not-awarded');
      expect(ask(buyer, action, awarded)).toBe('allowed');
      expect(ask(buyer, action, { ...awarded, interests: 'undeclared' })).toBe('policy.not-declared');
      expect(ask(buyer, action, { ...awarded, duties: ['evaluator', 'moderator'] })).toBe('policy.duty');
      expect(ask(buyer, action, { ...awarded, cancelled: true })).toBe('policy.cancelled');
    }
    expect(ask(buyer, 'award-notice.record', { ...awarded, duties: ['officer', 'approver'] })).toBe('policy.duty');
  });

  it('the notice waits for the summaries where they come first', () => {
    const facts = { ...awarded, summariesFirst: true };
    expect(ask(buyer, 'award-notice.record', facts)).toBe('policy.summaries-first');
    expect(ask(buyer, 'award-notice.record', { ...facts, summariesReleased: true })).toBe('allowed');
    expect(ask(buyer, 'contract.record', facts)).toBe('allowed');
  });

  it('one person puts a hold, and two different people lift it', () => {
    expect(ask(buyer, 'hold.put', held)).toBe('policy.held');
    for (const action of ['hold.ask-lifting', 'hold.lift', 'hold.cancel-lifting'] as const) {
      expect(ask(buyer, action, awarded)).toBe('policy.not-held');
      expect(ask(buyer, action, held)).toBe('allowed');
    }
    for (const action of ['hold.ask-lifting', 'hold.lift'] as const)
      expect(ask(buyer, action, { ...held, steppedUp: false })).toBe('policy.code-old');
    expect(ask(buyer, 'hold.lift', { ...held, askedBy: 'u1' })).toBe('policy.own-asking');
  });

  it('a cancelled procurement has records: they are held and removed, opened or not', () => {
    const cancelled = { ...final, cancelled: true, steppedUp: true, askedBy: 'u2' };
    const sealed = { ...cancelled, opened: false, finalised: false, interests: 'undeclared' as const };
    for (const facts of [cancelled, sealed]) {
      for (const action of ['hold.read', 'hold.put', 'removal.read', 'removal.ask', 'removal.sign'] as const)
        expect(ask(buyer, action, facts)).toBe('allowed');
      for (const action of ['hold.ask-lifting', 'hold.lift', 'hold.cancel-lifting'] as const)
        expect(ask(buyer, action, { ...facts, held: true })).toBe('allowed');
    }
    expect(ask(buyer, 'hold.put', { ...cancelled, interests: 'undeclared' })).toBe('policy.not-declared');
    expect(ask(buyer, 'hold.put', { ...sealed, cancelled: false })).toBe('policy.sealed');
    expect(ask(buyer, 'hold.put', { ...sealed, removed: true })).toBe('policy.records-removed');
    expect(ask(buyer, 'removal.read', { ...sealed, duties: ['evaluator'] })).toBe('policy.duty');
  });

  it('removal follows the award, and takes a second person who is an approver, with a fresh code each', () => {
    expect(ask(buyer, 'removal.ask', final)).toBe('policy.not-awarded');
    for (const action of ['removal.ask', 'removal.sign', 'removal.cancel', 'removal.read'] as const)
      expect(ask(buyer, action, awarded)).toBe('allowed');
    for (const action of ['removal.ask', 'removal.sign'] as const)
      expect(ask(buyer, action, { ...awarded, steppedUp: false })).toBe('policy.code-old');
    expect(ask(buyer, 'removal.ask', { ...awarded, duties: ['approver'] })).toBe('policy.duty');
    expect(ask(buyer, 'removal.sign', { ...awarded, duties: ['lead', 'officer'] })).toBe('policy.duty');
    expect(ask(buyer, 'removal.sign', { ...awarded, askedBy: 'u1' })).toBe('policy.own-asking');
  });

  it('once what suppliers sent is removed, nothing reads it and nothing is decided about it', () => {
    const removed = { ...awarded, removed: true };
    const outlasting = ['award.read', 'removal.read', 'obligation.save', 'audit.read', 'document.make'] as const;
    for (const action of outlasting) expect(ask(buyer, action, removed)).toBe('allowed');
    for (const action of [
      'results.read',
      'submission.read',
      'opening.read',
      'clarification.read',
      'support.read',
      'bundle.make',
      'summary.read',
      'contract.record',
      'hold.put',
      'obligation.accept',
      'removal.ask',
      'removal.sign',
    ] as const)
      expect(ask(buyer, action, removed), action).toBe('policy.records-removed');
    const supplier: Viewer = { kind: 'supplier', userId: 's', supplierId: 's1', role: 'owner' };
    const own = { removed: true, supplierId: 's1' };
    for (const action of ['response.read', 'receipt.read', 'response.submit'] as const)
      expect(ask(supplier, action, own)).toBe('policy.records-removed');
    expect(ask(supplier, 'response.read', { ...own, supplierId: 's2' })).toBe('common.not-found');
  });
});
