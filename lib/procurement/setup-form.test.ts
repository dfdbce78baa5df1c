import { describe, expect, it } from 'vitest';
import { setupSteps } from './setup';
import {
  dayField,
  momentField,
  openSteps,
  pageOfPath,
  readSetupForm,
  setupAddress,
  setupPage,
  stepOfPath,
} from './setup-form';
import { savedInWords, stepDigest } from './setup-state';

const day = (text: string) => {
  const [d, m, y] = text.split(' ');
  return { day: d, month: m, year: y };
};
const moment = (text: string, time: string) => ({ ...day(text), time });

describe('a posted step', () => {
  it('takes an amount as people type it', () => {
    const read = readSetupForm('value', {
      value: ' £120,000.50 ',
      years: '5',
      contract: {
        start: day('1 4 2027'),
        contractEnd: day('31 3 2030'),
        contractEndExtended: day('  '),
        assetLifeEnd: undefined,
      },
    });
    const expected = {
      value: '120000.50',
      years: '5',
      contract: { start: '2027-04-01', contractEnd: '2030-03-31', contractEndExtended: null, assetLifeEnd: null },
    };
    expect(read).toEqual({ ok: true, value: expected });
    expect(setupSteps.value.safeParse(read.ok && read.value).success).toBe(true);
  });

  it('leaves a day that is none to the schema, which names its field', () => {
    const read = readSetupForm('value', {
      value: '1',
      years: '1',
      contract: { start: day('31 2 2027'), contractEnd: day('1 1 2028') },
    });
    const parsed = setupSteps.value.safeParse(read.ok && read.value);
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['contract.start']);
  });

  it('reads times as UK time, in winter and in summer', () => {
    const timetable = {
      published: moment('1 12 2026', '09:00'),
      clarificationsClose: moment('18 12 2026', '12:00'),
      deadline: moment('22 1 2027', '12:00'),
      marking: moment('2 4 2027', '17:00'),
      moderation: moment('5 4 2027', '17:00'),
      award: moment('1 5 2027', '09:30'),
    };
    expect(readSetupForm('dates', { timetable })).toEqual({
      ok: true,
      value: {
        timetable: {
          published: '2026-12-01T09:00:00.000Z',
          clarificationsClose: '2026-12-18T12:00:00.000Z',
          deadline: '2027-01-22T12:00:00.000Z',
          marking: '2027-04-02T16:00:00.000Z',
          moderation: '2027-04-05T16:00:00.000Z',
          award: '2027-05-01T08:30:00.000Z',
        },
      },
    });
  });

  it('refuses a missing date, one that is not real, and a time that the clocks skip or repeat, each by its field', () => {
    const timetable = {
      published: moment('  ', '09:00'),
      clarificationsClose: moment('31 2 2027', '12:00'),
      deadline: moment('28 3 2027', '01:30'),
      marking: moment('31 10 2027', '01:30'),
      moderation: moment('5 4 2027', ''),
      award: moment('1 5 2027', '09:30'),
    };
    const read = readSetupForm('dates', { timetable });
    expect(read.ok ? [] : read.messages.map(({ path, key }) => `${path} ${key}`)).toEqual([
      'timetable.published procurement.published-missing',
      'timetable.clarificationsClose procurement.time-unreal',
      'timetable.deadline procurement.time-skipped',
      'timetable.marking procurement.time-twice',
      'timetable.moderation procurement.time-unreal',
    ]);
  });

  it('takes lots from numbered fields, leaving empty ones out', () => {
    const lots = readSetupForm('lots', { split: 'yes', lot: { 1: 'North', 2: ' ', 3: 'South' } });
    expect(lots).toEqual({ ok: true, value: { lots: ['North', 'South'] } });
    expect(readSetupForm('lots', { split: 'no', lot: { 1: 'North' } })).toEqual({ ok: true, value: { lots: [] } });
    expect(readSetupForm('lots', { split: 'yes', lot: { 1: 'North' } })).toMatchObject({
      messages: [{ path: 'lot.1' }],
    });
    expect(readSetupForm('lots', {})).toMatchObject({ messages: [{ key: 'procurement.split-missing' }] });
  });

  it('counts all documents as given out together unless said otherwise', () => {
    const procedure = { procedure: 'open', shorterGround: '' };
    expect(readSetupForm('procedure', procedure)).toMatchObject({
      value: { documentsTogether: true, shorterGround: null },
    });
    expect(readSetupForm('procedure', { ...procedure, documentsTogether: 'no' })).toMatchObject({
      value: { documentsTogether: false },
    });
  });
});

describe('the steps', () => {
  it('have nine numbers', () => {
    expect(['0', '1', '9', '10', 'x'].map(setupPage)).toEqual([null, 'about', 'check', null, null]);
  });

  it('are open until every field is there', () => {
    expect(openSteps({ title: 'A', reference: 'B', description: '', nation: 'wales', value: '1' })).toEqual([
      'value',
      'procedure',
      'lots',
      'receiving',
      'dates',
    ]);
  });

  it('are found by the path of a message', () => {
    expect(['timetable.deadline', 'contract.start', 'title', 'nothing'].map(stepOfPath)).toEqual([
      'dates',
      'value',
      'about',
      null,
    ]);
  });

  it('lead to the page that mends them, the last one for the whole', () => {
    const at = (path: string) => setupAddress('p', pageOfPath(path));
    expect(['title', 'timetable.deadline', 'duties.lead', 'check'].map(at)).toEqual([
      '/procurements/p/setup/1',
      '/procurements/p/setup/7',
      '/procurements/p/setup/8',
      '/procurements/p/setup/9',
    ]);
  });

  it('have a digest that changes with their own answers alone', () => {
    const before = { title: 'A', nation: 'wales' as const };
    expect(stepDigest({ ...before, title: 'B' }, 'nation')).toBe(stepDigest(before, 'nation'));
    expect(stepDigest({ ...before, nation: 'england' }, 'nation')).not.toBe(stepDigest(before, 'nation'));
  });

  it('say in words what is saved', () => {
    expect(savedInWords({ nation: 'wales' }, 'nation')).toBe('wales');
    expect(savedInWords({}, 'nation')).toBe('nothing');
    const contract = { start: '2027-04-01', contractEnd: '2030-03-31', contractEndExtended: null, assetLifeEnd: null };
    expect(savedInWords({ value: '5', years: '3', contract }, 'value')).toBe('5; 3; 1 April 2027; 31 March 2030');
  });

  it('show a stored time in the fields of UK time', () => {
    expect(dayField('2027-04-01')).toEqual({ day: '1', month: '4', year: '2027' });
    expect(momentField('2027-07-01T11:00:00.000Z')).toEqual({ day: '1', month: '7', year: '2027', time: '12:00' });
  });
});
