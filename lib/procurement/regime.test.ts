import { describe, expect, test } from 'vitest';
import { aPublishableDocument, aSetup } from '../testing/drafts';
import { has, sayIn } from '../text';
import { bankHolidaysBetween, nations } from './bank-holidays';
import { endNotice, openingNotice } from './notices';
import {
  leastTenderingDays,
  participationPeriods,
  procedures,
  regimeOf,
  shorterGrounds,
  tenderingPeriods,
} from './regime';
import { regimeRules } from './regime-rules';
import { checkSetup, type Setup } from './setup';
import { readSetupForm } from './setup-form';
import { regimeOfSetup } from './setup-regime';
import { tenderNotice } from './tender-notice';

const above = regimeOf('england', 'above');
const idsOf = (...args: Parameters<typeof regimeRules>) => regimeRules(...args).map(({ id }) => id);

describe('the least tendering period', () => {
  const earliest = (documentsTogether: boolean): string => {
    const setup: Setup = {
      ...aSetup(),
      nation: 'england',
      documentsTogether,
      timetable: {
        ...aSetup().timetable,
        published: '2026-09-01T08:00:00.000Z',
        clarificationsClose: '2026-09-02T08:00:00.000Z',
        deadline: '2026-09-03T11:00:00.000Z',
      },
    };
    const fault = checkSetup(setup, '2026-08-20').errors.find(({ key }) => key === 'procurement.deadline-early');
    return String(fault?.params?.date);
  };

  test('puts the earliest deadline of an invitation of 1 September 2026 on the 26th, or on 1 October', () => {
    expect(earliest(true)).toBe('26 September 2026');
    expect(earliest(false)).toBe('1 October 2026');
  });

  test('is 25, 30, 30 and 35 days by how tenders and documents travel, and 10 or none on a ground', () => {
    const days = (options: Parameters<typeof leastTenderingDays>[2]) => leastTenderingDays(above, 'open', options);
    expect(days({})).toBe(25);
    expect(days({ documentsTogether: false })).toBe(30);
    expect(days({ electronic: false })).toBe(30);
    expect(days({ electronic: false, documentsTogether: false })).toBe(35);
    for (const ground of ['planned-notice', 'urgency', 'preselected', 'dynamic-market'] as const)
      expect(days({ ground, documentsTogether: false })).toBe(10);
    for (const ground of ['agreed', 'light-touch'] as const) expect(days({ ground })).toBe(0);
    expect(participationPeriods.map(({ days: least }) => least)).toEqual([25, 10, 0]);
  });

  test('is not claimed where we hold no checked rule', () => {
    expect(leastTenderingDays(regimeOf('scotland', 'above'), 'scottish-open')).toBeNull();
    expect(leastTenderingDays(regimeOf('england', 'above', { legacy: true }), 'legacy-open')).toBeNull();
  });

  test('has words for every case', () => {
    const keys = [
      ...tenderingPeriods.map(({ id }) => `regime.period-${id}`),
      ...participationPeriods.map(({ id }) => `regime.participation-${id}`),
      ...shorterGrounds.map((ground) => `procurement.ground-${ground}`),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });
});

describe('what began before 24 February 2025', () => {
  const legacy = regimeOf('wales', 'above', { legacy: true });
  test('goes on under the law before the Act', () => {
    expect(legacy).toMatchObject({ law: 'Public Contracts Regulations 2015', statute: 'legacy', standstill: false });
    expect(legacy.offered).toEqual(['legacy-open', 'legacy-restricted', 'framework-call-off']);
    expect([...legacy.offered, ...legacy.notOffered.map(({ procedure }) => procedure)].sort()).toEqual(
      [...procedures].sort(),
    );
    expect(regimeOf('scotland', 'above', { legacy: true }).statute).toBe('scotland');
  });
  test('is asked in the step of the nation, and can be taken back', () => {
    expect(readSetupForm('nation', { nation: 'wales', begun: 'before' })).toMatchObject({ value: { legacy: true } });
    expect(readSetupForm('nation', { nation: 'wales', begun: 'since' })).toMatchObject({ value: { legacy: false } });
    expect(regimeOfSetup({ nation: 'wales', value: '1', legacy: true }, '2026-01-01')?.statute).toBe('legacy');
    expect(regimeOfSetup({ nation: 'wales' }, '2026-01-01')).toBeNull();
  });
});

describe('the rules of a place', () => {
  test('say why there is no suitability stage below the threshold in England, and nowhere else', () => {
    const ids = idsOf(regimeOf('england', 'below'), 'below-threshold');
    expect(ids).toEqual(['suitability', 'below-notice', 'small-suppliers']);
    expect(idsOf(regimeOf('wales', 'below'), 'below-threshold')).not.toContain('suitability');
    const callOff = regimeRules(regimeOf('england', 'below'), 'framework-call-off');
    expect(callOff.map(({ id }) => id)).toEqual(['framework-below']);
    expect(callOff[0]?.source?.name).toBe('Procurement Act 2023, section 85(5)');
    expect(idsOf(regimeOf('northern-ireland', 'below'), 'below-threshold')).toEqual(['northern-ireland-below']);
  });
  test('send Welsh notices through Sell2Wales and cite nothing on the language', () => {
    const rules = regimeRules(regimeOf('wales', 'above'), 'open');
    expect(rules.find(({ id }) => id === 'wales-platform')?.source?.name).toContain('Wales) Regulations 2024');
    expect(rules.find(({ id }) => id === 'wales-language')?.source).toBeNull();
    expect(rules.map(({ id }) => id)).not.toContain('platform');
  });
  test('are other ones in Scotland, under the Act not one', () => {
    const ids = idsOf(regimeOf('scotland', 'above'), 'scottish-open');
    expect(ids).toEqual(['scotland-outside', 'scotland-words', 'scotland-notice', 'scotland-unknown']);
  });
  test('end a standstill for call-offs, dynamic markets and light touch contracts', () => {
    expect(idsOf(above, 'open')).toContain('standstill');
    expect(idsOf(above, 'framework-call-off')).not.toContain('standstill');
    expect(idsOf(above, 'open', 'dynamic-market')).not.toContain('standstill');
    expect(idsOf(above, 'open', 'light-touch')).toContain('light-touch');
    expect(idsOf(above, 'open', 'light-touch')).not.toContain('standstill');
  });
  test('have words and, where they cite, an address and a day', () => {
    for (const nation of nations)
      for (const side of ['above', 'below'] as const)
        for (const legacy of [false, true])
          for (const procedure of [null, ...procedures])
            for (const { message, source } of regimeRules(
              regimeOf(nation, side, { legacy }),
              procedure,
              'light-touch',
            )) {
              expect(has(message.key), message.key).toBe(true);
              if (source)
                expect(source).toMatchObject({
                  url: expect.stringMatching(/^https:\/\//),
                  checked: expect.stringMatching(/^2026-11-2\d$/),
                });
            }
  });
});

describe('notices', () => {
  test('must be out before suppliers are invited above the threshold under the Act only', () => {
    const first = (
      ...[nation, side, procedure, legacy]: [Setup['nation'], 'above' | 'below', Setup['procedure'], boolean?]
    ) => openingNotice(regimeOf(nation, side, { legacy: legacy === true }), procedure);
    expect(first('england', 'above', 'open')).toMatchObject({ id: 'tender', first: true });
    expect(first('england', 'above', 'open').firstSource?.name).toBe('Procurement Regulations 2024, regulation 5');
    expect(first('wales', 'above', 'competitive-flexible')).toMatchObject({ id: 'tender', first: true });
    expect(first('england', 'above', 'framework-call-off')).toMatchObject({
      id: 'unknown',
      source: null,
      first: false,
    });
    expect(first('england', 'below', 'below-threshold')).toMatchObject({ id: 'below-threshold', first: false });
    expect(first('wales', 'below', 'below-threshold').source).toBeNull();
    expect(first('northern-ireland', 'below', 'below-threshold')).toMatchObject({ id: 'unknown', source: null });
    expect(first('scotland', 'above', 'scottish-open')).toMatchObject({ id: 'contract', first: false });
    expect(first('england', 'above', 'legacy-open', true)).toMatchObject({ id: 'unknown', source: null });
  });
  test('of an end are known under the Act, once a tender notice is out', () => {
    expect(endNotice(above, 'open', true)).toMatchObject({
      is: 'owed',
      source: { name: 'Procurement Act 2023, section 55' },
    });
    expect(endNotice(above, 'open', true).content?.name).toBe('Procurement Regulations 2024, regulation 37');
    expect(endNotice(regimeOf('wales', 'above'), 'open', true).content).toBeNull();
    expect(endNotice(above, 'open', false).is).toBe('not-yet');
    expect(endNotice(regimeOf('england', 'below'), 'below-threshold', true)).toMatchObject({
      is: 'unknown',
      source: null,
    });
    expect(endNotice(regimeOf('scotland', 'above'), 'scottish-open', true).source).toBeNull();
    expect(endNotice(null, null, false).is).toBe('unknown');
  });
});

describe('what a tender notice holds', () => {
  const say = sayIn('en');
  const facts = {
    authority: { name: 'Brackwater Council', contact: 'buy@brackwater.test' },
    setup: { ...aSetup(), nation: 'england' as const, description: 'Lamps that see the dark' },
    deadline: aSetup().timetable.deadline,
    questionnaire: { number: 1, document: aPublishableDocument() },
  };
  const fields = (setup: Partial<Setup> = {}) => {
    const merged = { ...facts, setup: { ...facts.setup, ...setup } };
    const regime = regimeOfSetup(merged.setup, '2026-11-20');
    if (!regime) throw new Error('no regime');
    return tenderNotice(openingNotice(regime, merged.setup.procedure), merged, say);
  };
  const of = (id: string, list = fields()) => list.find((field) => field.id === id);

  test('comes from the set-up and the questionnaire, with the paragraph that asks for it', () => {
    expect(of('title')).toEqual({
      id: 'title',
      heading: 'Title of the procurement',
      asked: '18(2)(b)',
      known: ['Park lighting sensors'],
      left: null,
    });
    expect(of('value')?.known).toEqual(['£300,000 including VAT, for the whole life with every extension.']);
    expect(of('criteria')?.known.join(' ')).toContain('Security questionnaire: 60.00% Price: 40.00%');
    expect(of('submission')?.known).toEqual([
      'Electronically in Assay, free of charge, by the link of the invitation.',
      'By Friday 22 January 2027 at 12 noon (UK time).',
    ]);
  });
  test('leaves open what Assay cannot know, and says who fills it in', () => {
    for (const [id, who] of [
      ['small', 'Project lead'],
      ['risks', 'Project lead'],
      ['languages', 'Procurement team'],
      ['agreements', 'Legal adviser'],
      ['payment', 'Finance'],
    ] as const)
      expect(of(id)).toMatchObject({ known: [], left: { who } });
    expect(of('value')?.left?.what).toBe('The value excluding VAT');
  });
  test('is what regulation 19 asks for in a competitive flexible procedure', () => {
    const list = fields({ procedure: 'competitive-flexible' });
    expect(of('process', list)?.asked).toBe('19(2)(c)');
    expect(of('submission', list)?.asked).toBe('19(2)(g)');
    expect(of('process')).toBeUndefined();
  });
  test('is shorter below the threshold, and has no paragraphs in Wales', () => {
    const below = fields({ procedure: 'below-threshold', value: '100000' });
    expect(of('conditions', below)?.asked).toBe('24(2)(j)');
    expect(of('risks', below)).toBeUndefined();
    expect(fields({ nation: 'wales' }).every(({ asked }) => asked === null)).toBe(true);
  });
  test('gives only what is known where we hold no list', () => {
    const list = fields({ nation: 'scotland', procedure: 'scottish-open' });
    expect(list.length).toBeGreaterThan(5);
    expect(list.every(({ known, asked }) => known.length > 0 && asked === null)).toBe(true);
  });
  test('says each lot and sends portal answers to the portal', () => {
    const list = fields({ lots: ['North', 'South'], receiving: 'portal' });
    expect(of('lots', list)?.known).toEqual(['Lot 1: North', 'Lot 2: South']);
    expect(of('no-lots-why', list)).toBeUndefined();
    expect(of('submission', list)?.known[0]).toBe('Electronically through the portal of Brackwater Council.');
  });
  test('has words for everything', () => {
    const everything = [
      fields(),
      fields({ procedure: 'competitive-flexible', lots: ['a', 'b'], documentsTogether: false }),
    ];
    for (const { heading, left } of everything.flat())
      expect([heading, left?.what ?? '', left?.who ?? ''].filter((words) => words.startsWith('regime.'))).toEqual([]);
  });
});

test('bank holidays of a nation lie between two days, both included', () => {
  expect(bankHolidaysBetween('2026-12-25', '2027-01-04', 'scotland')).toEqual([
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-01-04',
  ]);
  expect(bankHolidaysBetween('2026-12-25', '2027-01-04', 'wales')).toEqual(['2026-12-25', '2026-12-28', '2027-01-01']);
});
