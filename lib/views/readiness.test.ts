import { describe, expect, it } from 'vitest';
import { aSetup } from '@/lib/testing/drafts';
import { type Readiness, setupFaults } from './readiness';

const ready = (changes: Partial<Readiness> = {}): Readiness => {
  const setup = changes.setup ?? aSetup();
  const deadline = setup.timetable?.deadline ?? null;
  return {
    findings: [],
    amendment: null,
    reasons: {},
    ready: true,
    people: [],
    setup,
    setUp: true,
    governance: true,
    deadline,
    ...changes,
  };
};
const keys = (readiness: Readiness, now: string) =>
  setupFaults(readiness, now).map(({ path, key }) => `${path} ${key}`);

describe('the governance group', () => {
  it('keeps a draft from publication until its sign-off is recorded', () => {
    expect(keys(ready({ governance: false }), '2026-12-01T09:00:00.000Z')).toEqual([
      'governance guidance.sign-off-missing',
    ]);
  });
});

describe('a set-up on the day of publication', () => {
  it('leaves the lawful days when published on or before the planned day', () => {
    expect(keys(ready(), '2026-12-01T09:00:00.000Z')).toEqual([]);
    expect(keys(ready(), '2026-11-23T09:00:00.000Z')).toEqual([]);
  });

  it('counts the days from today, to the last day that leaves 25', () => {
    const setup = {
      ...aSetup(),
      timetable: { ...aSetup().timetable, clarificationsClose: '2027-01-15T12:00:00.000Z' },
    };
    expect(keys(ready({ setup }), '2026-12-28T18:00:00.000Z')).toEqual([]);
    expect(keys(ready({ setup }), '2026-12-29T09:00:00.000Z')).toEqual([
      'timetable.deadline procurement.deadline-early',
    ]);
  });

  it('counts them from the notice where the documents follow it, once the notice is out', () => {
    const setup = { ...aSetup(), documentsTogether: false };
    expect(keys(ready({ setup }), '2026-12-17T09:00:00.000Z')).toEqual([]);
  });

  it('says only that the deadline has passed, or is missing, where that is so', () => {
    expect(keys(ready(), '2027-01-22T12:00:00.000Z')).toEqual(['timetable.deadline questionnaire.deadline-past']);
    expect(keys(ready({ setup: {}, setUp: false }), '2026-12-01T09:00:00.000Z')).toEqual([
      'check questionnaire.set-up-open',
      'timetable.deadline questionnaire.deadline-missing',
    ]);
  });
});
