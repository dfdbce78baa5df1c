import { describe, expect, it } from 'vitest';
import { type Action, type Facts, may, type Viewer } from './policy';
import { summaryRules } from './policy-summaries';
import { duties } from './procurement/duties';
import { say } from './text';

const buyer: Viewer = { kind: 'buyer', userId: 'u1', authorityId: 'a1', administrator: false, officer: true };
const final: Facts = {
  authorityId: 'a1',
  duties: [...duties],
  opened: true,
  interests: 'clear',
  finalised: true,
  askedBy: 'u2',
  steppedUp: true,
};
const ask = (action: Action, facts: Facts = {}, viewer: Viewer = buyer): string => {
  const decision = may(viewer, action, { ...final, ...facts });
  return decision.allowed ? 'allowed' : decision.reason;
};
const preparing: Action[] = ['summary.check', 'summary.add-words', 'summary.withhold', 'summary.show-again'];
const releasing: Action[] = ['summary.ask', 'summary.release'];
const ofBuyer = (Object.keys(summaryRules) as Action[]).filter((action) => action.startsWith('summary.'));

describe('assessment summaries', () => {
  it.each(ofBuyer.filter((action) => action !== 'summary.cancel'))('%s waits for the final outcome', (action) => {
    expect(ask(action)).toBe('allowed');
    expect(ask(action, { finalised: false })).toBe('policy.summaries-wait');
  });

  it.each(releasing)('%s never takes one alone, whoever asks and however fresh the code', (action) => {
    for (const duty of ['lead', 'officer'] as const)
      expect(ask(action, { duties: [duty], alone: true })).toBe('policy.release-alone');
    expect(say('policy.release-alone')).toBe('You cannot release one summary by itself.');
  });

  it.each([...preparing, ...releasing])('%s ends with the release, and with the procurement', (action) => {
    expect(ask(action, { summariesReleased: true })).toBe('policy.summaries-released');
    expect(ask(action, { cancelled: true })).toBe('policy.cancelled');
    expect(ask(action, { duties: ['observer'] })).toBe('policy.observer');
    expect(ask(action, { duties: ['evaluator', 'moderator'] })).toBe('policy.duty');
    expect(ask(action, { interests: 'undeclared' })).toBe('policy.not-declared');
  });

  it('are read after the release too, by those who answer for the procurement', () => {
    for (const duty of ['lead', 'officer', 'approver', 'observer'] as const)
      expect(ask('summary.read', { duties: [duty], summariesReleased: true })).toBe('allowed');
    expect(ask('summary.read', { duties: ['evaluator'] })).toBe('policy.duty');
  });

  it('are confirmed by a different person with a fresh code, an approver among them', () => {
    expect(ask('summary.release', { duties: ['approver'] })).toBe('allowed');
    expect(ask('summary.release', { askedBy: 'u1' })).toBe('policy.own-asking');
    expect(ask('summary.release', { steppedUp: false })).toBe('policy.code-old');
    expect(ask('summary.ask', { steppedUp: false })).toBe('policy.code-old');
    expect(ask('summary.ask', { duties: ['approver'] })).toBe('policy.duty');
  });

  it('are read by the supplier they are about, and by no other', () => {
    const supplier: Viewer = { kind: 'supplier', userId: 's1', supplierId: 'x', role: 'contributor' };
    expect(ask('response.read-summary', { supplierId: 'x' }, supplier)).toBe('allowed');
    expect(ask('response.read-summary', { supplierId: 'y' }, supplier)).toBe('common.not-found');
    expect(ask('response.read-summary', { supplierId: 'x' })).toBe('common.not-found');
    for (const action of ofBuyer) expect(ask(action, { supplierId: 'x' }, supplier)).toBe('common.not-found');
  });
});
