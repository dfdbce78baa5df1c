import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AwardFacts,
  awardChoiceText,
  awardFaults,
  readAwardChoice,
  standstillAfter,
  standstillRule,
  summariesComeFirst,
  wantsIndicators,
} from './award';
import { regimeOf } from './regime';
import { isWorkingDay } from './standstill';
import { addDays } from './uk-time';

const england = regimeOf('england', 'above');
const mandatory = standstillRule(england, 'open', null);
const aDay = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays('2025-01-01', days));

describe('the assessment summaries (section 50(3))', () => {
  it('come before the notice of a contract awarded under section 19, and of no other', () => {
    expect(summariesComeFirst(england, 'open')).toBe(true);
    expect(summariesComeFirst(regimeOf('wales', 'above'), 'competitive-flexible')).toBe(true);
    expect(summariesComeFirst(england, 'framework-call-off')).toBe(false);
    expect(summariesComeFirst(regimeOf('england', 'below'), 'below-threshold')).toBe(false);
    for (const regime of [null, regimeOf('scotland', 'above'), regimeOf('england', 'above', { legacy: true })])
      expect(summariesComeFirst(regime, 'open')).toBe(false);
  });
});

describe('the standstill that follows a contract award notice', () => {
  it('is mandatory above the threshold, and not under a framework, a dynamic market or the light touch', () => {
    expect(mandatory).toMatchObject({ is: 'mandatory', source: { name: 'Procurement Act 2023, section 51' } });
    expect(standstillRule(england, 'framework-call-off', null)).toMatchObject({ why: 'framework-call-off' });
    expect(standstillRule(england, 'competitive-flexible', 'dynamic-market')).toMatchObject({ why: 'dynamic-market' });
    expect(standstillRule(england, 'competitive-flexible', 'light-touch')).toMatchObject({ why: 'light-touch' });
    expect(standstillRule(regimeOf('england', 'below'), 'below-threshold', null)).toMatchObject({ why: 'below' });
    expect(standstillRule(england, 'open', 'urgency')).toMatchObject({ is: 'mandatory' });
  });

  it('is unknown where we hold no checked rule', () => {
    for (const regime of [null, regimeOf('scotland', 'above'), regimeOf('england', 'above', { legacy: true })])
      expect(standstillRule(regime, 'open', null)).toEqual({ is: 'unknown', source: null });
  });

  it.each([
    ['2025-06-02', '2025-06-11', []],
    ['2025-08-20', '2025-09-01', ['2025-08-25']],
    ['2027-02-15', '2027-02-24', []],
  ])('published %s ends on %s (T20)', (published, lastDay, holidays) => {
    expect(standstillAfter(mandatory, published, '')).toEqual({
      ok: true,
      value: { is: 'mandatory', lastDay, holidays },
    });
  });

  it('leaves out a bank holiday of any part of the United Kingdom', () => {
    // St Andrew's Day is one in Scotland alone.
    expect(standstillAfter(mandatory, '2026-11-26', '')).toMatchObject({
      value: { lastDay: '2026-12-08', holidays: ['2026-11-30'] },
    });
  });

  it('is longer where the notice says so, never shorter', () => {
    expect(standstillAfter(mandatory, '2025-06-02', '2025-06-20')).toMatchObject({
      value: { is: 'longer', lastDay: '2025-06-20' },
    });
    expect(standstillAfter(mandatory, '2025-06-02', '2025-06-11')).toMatchObject({ value: { is: 'mandatory' } });
    expect(standstillAfter(mandatory, '2025-06-02', '2025-06-10')).toMatchObject({
      ok: false,
      messages: [{ path: 'lastDay', key: 'decision.standstill-short', params: { date: '11 June 2025' } }],
    });
    expect(standstillAfter(mandatory, '2025-06-02', '2025-06-01')).toMatchObject({
      messages: [{ key: 'decision.standstill-before' }],
    });
  });

  it('is the notice’s own where none is mandatory: at least 8 working days, or none', () => {
    const framework = standstillRule(england, 'framework-call-off', null);
    expect(standstillAfter(framework, '2025-06-02', '')).toMatchObject({ value: { is: 'none', lastDay: null } });
    expect(standstillAfter(framework, '2025-06-02', '2025-06-10')).toMatchObject({ ok: false });
    expect(standstillAfter(framework, '2025-06-02', '2025-06-12')).toMatchObject({ value: { is: 'voluntary' } });
    const below = standstillRule(regimeOf('england', 'below'), 'below-threshold', null);
    expect(standstillAfter(below, '2025-06-02', '2025-06-05')).toMatchObject({ value: { is: 'voluntary' } });
    const unknown = standstillRule(regimeOf('scotland', 'above'), 'scottish-open', null);
    expect(standstillAfter(unknown, '2025-06-02', '2025-06-12')).toMatchObject({
      value: { is: 'stated', lastDay: '2025-06-12' },
    });
    expect(standstillAfter(unknown, '2025-06-02', '')).toMatchObject({ value: { is: 'none', lastDay: null } });
  });

  it('is refused where the bank holidays of the year are not known', () => {
    expect(standstillAfter(mandatory, '2027-12-29', '')).toMatchObject({ ok: false, why: 'refused' });
  });

  it('always ends on a working day, at least 10 days of the calendar from the first (law)', () => {
    fc.assert(
      fc.property(aDay, (from) => {
        const after = standstillAfter(mandatory, from, '');
        if (!after.ok || after.value.lastDay === null) return;
        expect(isWorkingDay(after.value.lastDay, 'any')).toBe(true);
        expect(after.value.lastDay >= addDays(from, 9)).toBe(true);
        // A day later never ends the standstill earlier.
        const next = standstillAfter(mandatory, addDays(from, 1), '');
        if (next.ok) expect((next.value.lastDay ?? '') >= after.value.lastDay).toBe(true);
      }),
    );
  });
});

describe('what an award rests on', () => {
  const facts: AwardFacts = {
    outcomeHash: 'h',
    engineVersion: '1',
    finalisedAt: '2027-02-11T09:10:00.000Z',
    tenders: { ranked: 2, disqualified: 1, disregarded: 1, notScored: 0 },
    interests: { clear: 4, allowed: 1, removed: 1, waiting: 0, undeclared: 1 },
    reproduced: true,
    unbroken: true,
  };

  it('stands where every check holds, whoever was removed or has not declared', () => {
    expect(awardFaults(facts)).toEqual([]);
  });

  it('does not stand on another outcome, a broken log or an undecided interest', () => {
    const faults = awardFaults({
      ...facts,
      reproduced: false,
      unbroken: false,
      interests: { ...facts.interests, waiting: 2 },
    });
    expect(faults.map(({ key }) => key)).toEqual([
      'decision.not-reproduced',
      'decision.chain-broken',
      'decision.interests-waiting',
    ]);
  });

  it('is carried to the approver to the letter, and nothing else is read as one', () => {
    const choice = { submissionId: 's', outcomeHash: 'h', factsHash: 'f' };
    expect(readAwardChoice(awardChoiceText(choice))).toEqual(choice);
    for (const text of ['', '{}', '[]', 'null', '{"submissionId":"s"}', `${awardChoiceText(choice)}x`])
      expect(readAwardChoice(text)).toBeNull();
  });
});

describe('key performance indicators', () => {
  it.each([
    ['5000000', null, false],
    ['5000000.01', null, true],
    ['9000000', 'light-touch', false],
    [undefined, null, false],
  ] as const)('at %s pounds, ground %s: %s', (value, ground, wanted) => {
    expect(wantsIndicators(england, ground, value)).toBe(wanted);
  });

  it('are asked for by the Act alone', () => {
    for (const regime of [null, regimeOf('scotland', 'above'), regimeOf('england', 'above', { legacy: true })])
      expect(wantsIndicators(regime, null, '9000000')).toBe(false);
  });
});
