import { describe, expect, test } from 'vitest';
import { has, say } from '../text';
import { bankHolidays, isBankHoliday, nations } from './bank-holidays';
import { combinationFaults, dutyRules, mayCombine, missingPeople } from './duties';
import { lowPrice } from './low-price';
import { leastTenderingDays, procedures, regimeOf, sideOf, thresholdOn } from './regime';
import { checkSetup, Setup, type SetupDraft, SetupDraft as SetupDraftSchema, setupMessages, setupSteps } from './setup';
import { regimeOfSetup } from './setup-regime';
import { isWeekend, isWorkingDay, standstill } from './standstill';
import { mayOpen, mayOpenAt, type ProcurementFacts, procurementStatus, statuses } from './status';
import { fromUk } from './uk-time';

const key = (result: { ok: boolean; messages?: { key: string }[] }) => (result.ok ? 'ok' : result.messages?.[0]?.key);

describe('bank holidays', () => {
  /** Easter Sunday by the Gregorian rule (Meeus), so that the list is held against a calculation. */
  const easter = (year: number): Date => {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const month = Math.floor((h + l - 7 * m + 114) / 31);
    return new Date(Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1));
  };
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  const shift = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
  const nth = (year: number, month: number, count: number): string => {
    const first = new Date(Date.UTC(year, month - 1, 1));
    const monday = shift(first, (8 - first.getUTCDay()) % 7);
    if (count > 0) return iso(shift(monday, 7 * (count - 1)));
    const fifth = shift(monday, 28);
    return iso(fifth.getUTCMonth() === month - 1 ? fifth : shift(monday, 21));
  };
  /** The day, or the next weekday that is not taken. */
  const substitute = (day: string, taken: string[]): string => {
    let date = new Date(`${day}T00:00:00Z`);
    while (isWeekend(iso(date)) || taken.includes(iso(date))) date = shift(date, 1);
    return iso(date);
  };
  test.each([2024, 2025, 2026, 2027])('of %i are those that the standing rules give', (year) => {
    const sunday = easter(year);
    const christmas = substitute(`${year}-12-25`, []);
    const boxing = substitute(`${year}-12-26`, [christmas]);
    const newYear = substitute(`${year}-01-01`, []);
    const base = [newYear, iso(shift(sunday, -2)), nth(year, 5, 1), nth(year, 5, -1), christmas, boxing];
    const england = [...base, iso(shift(sunday, 1)), nth(year, 8, -1)];
    const scotland = [
      ...base,
      substitute(`${year}-01-02`, [newYear]),
      nth(year, 8, 1),
      substitute(`${year}-11-30`, []),
      ...(year === 2026 ? ['2026-06-15'] : []),
    ];
    const north = [...england, substitute(`${year}-03-17`, []), substitute(`${year}-07-12`, [])];
    const of = (days: readonly string[]) => days.filter((day) => day.startsWith(String(year)));
    expect(of(bankHolidays['england-and-wales'])).toEqual(england.sort());
    expect(of(bankHolidays.scotland)).toEqual(scotland.sort());
    expect(of(bankHolidays['northern-ireland'])).toEqual(north.sort());
  });
  test('differ by nation', () => {
    expect(nations.map((nation) => isBankHoliday('2026-11-30', nation))).toEqual([false, false, true, false]);
    expect(isBankHoliday('2026-11-30', 'any')).toBe(true);
    expect(isWorkingDay('2027-12-25', 'england')).toBe(false);
  });
});

describe('the standstill (vector T20)', () => {
  const last = (day: string) => {
    const result = standstill(day);
    return result.ok ? result.value.lastDay : result.messages[0]?.key;
  };
  test('begins with the day of the notice and lasts 8 working days', () => {
    expect(last('2025-06-02')).toBe('2025-06-11');
  });
  test('passes over a bank holiday', () => {
    expect(last('2025-08-20')).toBe('2025-09-01');
    const result = standstill('2025-08-20');
    expect(result.ok && result.value.holidays).toEqual(['2025-08-25']);
    expect(result.ok && result.value.days).toHaveLength(8);
  });
  test('takes a holiday in any nation, unless one is named', () => {
    expect(last('2026-11-26')).toBe('2026-12-08');
    const england = standstill('2026-11-26', 'england');
    expect(england.ok && england.value.lastDay).toBe('2026-12-07');
  });
  test('counts from the next working day where the notice appears on a Saturday', () => {
    expect(last('2025-05-31')).toBe('2025-06-11');
  });
  test('is not guessed beyond the years of the list', () => {
    expect(last('2027-12-30')).toBe('procurement.holidays-unknown');
  });
});

describe('the low-price flag (vector T17)', () => {
  const pool = (...prices: string[]) => prices.map((price, at) => ({ bidder: 'ABCDE'.charAt(at), price }));
  test('gives the shares below the mean and below the next, exactly', () => {
    expect(lowPrice(pool('104000', '60000', '110000', '100000'))).toEqual({
      bidder: 'B',
      price: '60000',
      mean: '93500.00',
      belowMean: '35.83',
      belowMeanExact: '6700/187',
      belowNext: '40.00',
      belowNextExact: '40/1',
      flagged: true,
    });
  });
  test('is raised from the trigger on and needs two prices', () => {
    expect(lowPrice(pool('90', '100'))?.flagged).toBe(true);
    expect(lowPrice(pool('90.01', '100'))?.flagged).toBe(false);
    expect(lowPrice(pool('90', '100'), '11')?.flagged).toBe(false);
    expect(lowPrice(pool('90', '90'))).toMatchObject({ bidder: 'A', flagged: false });
    expect(lowPrice(pool('90'))).toBeNull();
  });
});

describe('the status', () => {
  const facts = (changes: Partial<ProcurementFacts>): ProcurementFacts => ({
    waitingForSignOffSince: null,
    publishedAt: null,
    deadline: null,
    openedAt: null,
    marksLockedAt: null,
    finalisedAt: null,
    endedAt: null,
    cancelledAt: null,
    ...changes,
  });
  const published = { publishedAt: '2027-01-04T09:00:00.000Z', deadline: '2027-01-22T12:00:00.000Z' };
  const at = (now: string, changes: Partial<ProcurementFacts>) => procurementStatus(facts(changes), now);
  test('follows from what has happened and from the time', () => {
    const opened = { ...published, openedAt: '2027-01-22T12:04:31.000Z' };
    const locked = { ...opened, marksLockedAt: '2027-02-01T12:00:00.000Z' };
    const now = '2027-02-02T12:00:00.000Z';
    expect([
      at(now, {}),
      at(now, { waitingForSignOffSince: '2027-01-03T09:00:00.000Z' }),
      at('2027-01-05T09:00:00.000Z', { ...published, opensAt: '2027-01-06T09:00:00.000Z' }),
      at('2027-01-05T09:00:00.000Z', published),
      at(now, published),
      at(now, opened),
      at(now, locked),
      at(now, { ...locked, finalisedAt: now }),
      at(now, { ...locked, finalisedAt: now, endedAt: now }),
      at(now, { ...published, cancelledAt: now }),
    ]).toEqual([...statuses]);
  });
  test('is open until one millisecond before the deadline', () => {
    expect(procurementStatus(facts(published), '2027-01-22T11:59:59.999Z')).toBe('open');
    expect(procurementStatus(facts(published), '2027-01-22T12:00:00.000Z')).toBe('closed');
    expect(procurementStatus(facts({}), '2027-01-05T09:00:00.000Z')).toBe('drafting');
  });
  test('lets responses be opened 60 seconds after the deadline, once', () => {
    expect(mayOpenAt(published.deadline)).toBe('2027-01-22T12:01:00.000Z');
    expect(mayOpen(facts(published), '2027-01-22T12:00:59.999Z')).toBe(false);
    expect(mayOpen(facts(published), '2027-01-22T12:01:00.000Z')).toBe(true);
    expect(mayOpen(facts({ ...published, openedAt: '2027-01-22T12:04:31.000Z' }), '2027-01-23T12:00:00.000Z')).toBe(
      false,
    );
  });
  test('has words on screen', () => {
    expect(statuses.filter((status) => !has(`procurement.status-${status}`))).toEqual([]);
  });
});

describe('duties', () => {
  test('combine the same way whichever is named first', () => {
    for (const { duty } of dutyRules)
      for (const other of dutyRules) expect(mayCombine(duty, other.duty)).toBe(mayCombine(other.duty, duty));
  });
  test('keep moderator and evaluator apart, and an observer from everything', () => {
    const held = (...list: [string, (typeof dutyRules)[number]['duty']][]) =>
      combinationFaults(list.map(([userId, duty]) => ({ userId, duty: duty as 'lead' }))).map(
        ({ userId, message }) => `${userId} ${say(message)}`,
      );
    expect(held(['u', 'lead'], ['u', 'evaluator'], ['v', 'moderator'])).toEqual([]);
    expect(held(['u', 'evaluator'], ['u', 'moderator'])).toEqual([
      'u One person cannot be both evaluator and moderator of the same procurement.',
    ]);
    expect(held(['u', 'observer'], ['u', 'officer'])).toHaveLength(1);
    expect(held(['u', 'lead'], ['u', 'approver'])).toHaveLength(1);
  });
  test('need two officers, two evaluators, a lead and a moderator', () => {
    expect(missingPeople([{ userId: 'u', duty: 'lead' }]).map((message) => say(message))).toEqual([
      'Choose a second officer. Publishing and opening need two different people.',
      'Choose a second evaluator. Written answers are always scored by two people.',
      'Choose a moderator.',
    ]);
    expect(
      missingPeople([
        { userId: 'u', duty: 'lead' },
        { userId: 'u', duty: 'officer' },
      ]).map(({ path }) => path),
    ).toContain('duties.officer');
    const enough = [
      ['u', 'lead'],
      ['v', 'officer'],
      ['w', 'evaluator'],
      ['x', 'evaluator'],
      ['y', 'moderator'],
    ] as const;
    expect(missingPeople(enough.map(([userId, duty]) => ({ userId, duty })))).toEqual([]);
  });
});

describe('the regime', () => {
  test('takes the threshold in force on the day, VAT included', () => {
    expect(thresholdOn('2025-12-31').amount).toBe('214904');
    expect(thresholdOn('2026-01-01').amount).toBe('207720');
    expect(sideOf('207719.99', '2026-11-22')).toBe('below');
    expect(sideOf('207720', '2026-11-22')).toBe('above');
  });
  test('offers no suitability stage below the threshold in England, and says why', () => {
    const regime = regimeOf('england', 'below');
    expect(regime).toMatchObject({
      conditionsOfParticipation: false,
      offered: ['below-threshold', 'framework-call-off'],
      standstill: false,
    });
    const why = regime.notOffered.find(({ procedure }) => procedure === 'competitive-flexible')?.why;
    expect(why && say({ path: '', key: why.key })).toMatch(
      /^Below the threshold in England you may not restrict who can tender/,
    );
    expect(regimeOf('england', 'below', { procedure: 'below-threshold' }).conditionsOfParticipation).toBe(false);
    expect(regimeOf('wales', 'below').conditionsOfParticipation).toBe(true);
    expect(regimeOf('northern-ireland', 'below').conditionsOfParticipation).toBe(true);
  });
  test('lets a call-off below the threshold in England keep its conditions of participation (section 85(5)(c))', () => {
    expect(regimeOf('england', 'below', { procedure: 'framework-call-off' }).conditionsOfParticipation).toBe(true);
    const setup = { nation: 'england', value: '180000', procedure: 'framework-call-off' } as const;
    expect(regimeOfSetup(setup, '2026-11-22')?.conditionsOfParticipation).toBe(true);
  });
  test('either offers a procedure or says why not, everywhere, in words', () => {
    for (const nation of nations)
      for (const side of ['above', 'below'] as const) {
        const { offered, notOffered } = regimeOf(nation, side);
        expect([...offered, ...notOffered.map(({ procedure }) => procedure)].sort()).toEqual([...procedures].sort());
        expect(notOffered.filter(({ why }) => !has(why.key))).toEqual([]);
      }
    expect(procedures.filter((procedure) => !has(`procurement.procedure-${procedure}`))).toEqual([]);
  });
  test('knows the least tendering period of section 54(4)', () => {
    const above = regimeOf('england', 'above');
    expect(leastTenderingDays(above, 'open')).toBe(25);
    expect(leastTenderingDays(above, 'open', { documentsTogether: false })).toBe(30);
    expect(leastTenderingDays(above, 'competitive-flexible', { ground: 'urgency' })).toBe(10);
    expect(leastTenderingDays(above, 'open', { ground: 'agreed' })).toBe(0);
    expect(leastTenderingDays(regimeOf('england', 'below'), 'below-threshold')).toBe(0);
    expect(leastTenderingDays(regimeOf('scotland', 'above'), 'scottish-open')).toBeNull();
  });
});

describe('the set-up of a procurement', () => {
  const moment = (day: string, time = '12:00'): string => {
    const result = fromUk(day, time);
    if (!result.ok) throw new Error(result.messages[0]?.key);
    return result.value;
  };
  const setup: Setup = {
    title: 'Air-quality sensors',
    reference: 'PRJ-0142',
    description: '',
    nation: 'england',
    value: '250000',
    years: '3',
    contract: { start: '2027-03-01', contractEnd: '2030-02-28', contractEndExtended: '2032-02-29', assetLifeEnd: null },
    procedure: 'open',
    documentsTogether: true,
    shorterGround: null,
    lots: [],
    receiving: 'hosted',
    timetable: {
      published: moment('2026-09-01'),
      clarificationsClose: moment('2026-09-14'),
      deadline: moment('2026-09-28'),
      marking: moment('2026-10-09'),
      moderation: moment('2026-10-14'),
      award: moment('2026-10-23'),
    },
  };
  const check = (changes: SetupDraft) => checkSetup({ ...setup, ...changes }, '2026-08-20');
  const dates = (changes: Partial<Setup['timetable']>, more: SetupDraft = {}) =>
    check({ timetable: { ...setup.timetable, ...changes }, ...more });

  test('is sound as it stands and is read by its schema', () => {
    expect(Setup.parse(setup)).toEqual(setup);
    expect(check({})).toEqual({ errors: [], warnings: [], days: { needed: 25, given: 27 } });
    expect(SetupDraftSchema.parse({ title: 'Only this' })).toEqual({ title: 'Only this' });
  });
  test('names the earliest deadline', () => {
    const early = dates({ deadline: moment('2026-09-25') });
    expect(early.errors.map((message) => say(message))).toEqual([
      'Deadline must be at least 25 days after the day the tender notice is published. The earliest is 26 September 2026.',
    ]);
    expect(early.days).toEqual({ needed: 25, given: 24 });
    expect(dates({ deadline: moment('2026-09-26') }).errors).toEqual([]);
    const later = dates({ deadline: moment('2026-09-30') }, { documentsTogether: false });
    expect(later.errors.map((message) => say(message)).join()).toContain('The earliest is 1 October 2026.');
  });
  test('warns of a deadline that is not on a working day', () => {
    expect(dates({ deadline: moment('2026-09-26') }).warnings.map((message) => say(message))).toEqual([
      'Deadline must be on a working day',
    ]);
  });
  test('puts the events in their order and keeps the deadline off the first minute of a day', () => {
    expect(dates({ marking: setup.timetable.deadline }).errors.map(({ path, key: name }) => [path, name])).toEqual([
      ['timetable.marking', 'procurement.after-deadline'],
    ]);
    expect(dates({ deadline: moment('2026-09-29', '00:00') }).errors.map(({ key: name }) => name)).toEqual([
      'procurement.deadline-midnight',
    ]);
  });
  test('refuses a procedure that the rules do not offer', () => {
    expect(check({ value: '120000' }).errors.map(({ path, key: name }) => [path, name])).toEqual([
      ['procedure', 'procurement.value-is-below'],
    ]);
    expect(check({ value: '120000', procedure: 'below-threshold' }).errors).toEqual([]);
    expect(check({ nation: 'scotland' }).errors.map(({ key: name }) => name)).toEqual(['procurement.not-in-scotland']);
  });
  test('reads the ends of the contract in their order', () => {
    const contract = {
      start: '2027-03-01',
      contractEnd: '2027-03-01',
      contractEndExtended: '2027-01-01',
      assetLifeEnd: '2027-03-01',
    };
    expect(check({ contract }).errors.map(({ path }) => path)).toEqual([
      'contract.contractEnd',
      'contract.contractEndExtended',
      'contract.assetLifeEnd',
    ]);
  });
  test('tests what is there while it is being made', () => {
    expect(checkSetup({}, '2026-08-20')).toEqual({ errors: [], warnings: [], days: null });
    expect(checkSetup({ value: '0' }, '2026-08-20').errors.map(({ key: name }) => name)).toEqual([
      'procurement.value-zero',
    ]);
    expect(checkSetup({ lots: ['North', 'north'] }, '2026-08-20').errors.map(({ key: name }) => name)).toEqual([
      'procurement.lots-same',
    ]);
  });
  test('says in words what is missing on each page', () => {
    const of = (step: keyof typeof setupSteps, input: unknown) => {
      const read = setupSteps[step].safeParse(input);
      return read.success ? [] : setupMessages(read.error);
    };
    expect(of('about', { title: ' ', reference: '', description: '' }).map((message) => say(message))).toEqual([
      'Enter a title',
      'Enter a reference',
    ]);
    expect(of('nation', {}).map((message) => say(message))).toEqual(['Select whose procurement rules apply']);
    expect(of('value', { value: '£1,000', years: 'two', contract: setup.contract }).map(({ path }) => path)).toEqual([
      'value',
      'years',
    ]);
    const all = (['about', 'nation', 'value', 'procedure', 'lots', 'receiving', 'dates'] as const).flatMap((step) =>
      of(step, {}),
    );
    expect(all.length).toBeGreaterThan(7);
    expect(all.filter((message) => !has(message.key))).toEqual([]);
  });
  test('refuses a time that is not one moment', () => {
    expect(key(fromUk('2027-03-28', '01:30'))).toBe('procurement.time-skipped');
    expect(key(fromUk('2026-10-25', '01:30'))).toBe('procurement.time-twice');
    expect(key(fromUk('2027-02-30', '12:00'))).toBe('procurement.time-unreal');
    expect(key(fromUk('2027-02-28', '24:00'))).not.toBe('ok');
  });
});
