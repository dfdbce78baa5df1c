import { describe, expect, it } from 'vitest';
import {
  choicesIn,
  clarificationState,
  clarificationsCloseAt,
  organisationsNamed,
  toTheMinute,
  versionAfter,
} from './clarifications';

const asked = { confidential: false, decision: null, choice: null, answer: null };
const secret = { ...asked, confidential: true };

describe('where a question stands', () => {
  it.each([
    ['waiting', asked],
    ['confidential-asked', secret],
    ['refused', { ...secret, decision: { granted: false } }],
    ['granted', { ...secret, decision: { granted: true } }],
    ['waiting', { ...secret, decision: { granted: false }, choice: 'publish' as const }],
    ['withdrawn', { ...secret, decision: { granted: false }, choice: 'withdraw' as const }],
    ['withdrawn', { ...asked, choice: 'withdraw' as const }],
    ['answered', { ...asked, answer: { number: 1 } }],
    ['answered-alone', { ...secret, decision: { granted: true }, answer: { number: null } }],
  ] as const)('is %s', (state, facts) => {
    expect(clarificationState(facts)).toBe(state);
  });

  it('lets the asker withdraw what is not answered, and release only after a refusal', () => {
    expect(choicesIn('refused')).toEqual(['withdraw', 'publish']);
    for (const state of ['waiting', 'confidential-asked', 'granted'] as const)
      expect(choicesIn(state)).toEqual(['withdraw']);
    for (const state of ['answered', 'answered-alone', 'withdrawn'] as const) expect(choicesIn(state)).toEqual([]);
  });
});

describe('times', () => {
  it('are no finer than a minute', () => {
    expect(toTheMinute('2027-01-12T11:42:59.999Z')).toBe('2027-01-12T11:42:00.000Z');
  });

  it('end the asking by the timetable, and never after the deadline', () => {
    const timetable = { clarificationsClose: '2027-01-12T12:00:00.000Z' } as never;
    expect(clarificationsCloseAt({ timetable }, '2027-01-22T12:00:00.000Z')).toBe('2027-01-12T12:00:00.000Z');
    expect(clarificationsCloseAt({ timetable }, '2027-01-10T12:00:00.000Z')).toBe('2027-01-10T12:00:00.000Z');
    expect(clarificationsCloseAt({}, '2027-01-10T12:00:00.000Z')).toBe('2027-01-10T12:00:00.000Z');
    expect(clarificationsCloseAt({}, null)).toBeNull();
  });

  it('show the first version after an answer that leads to one', () => {
    const versions = [
      { number: 3, publishedAt: null },
      { number: 2, publishedAt: '2027-01-13T12:00:00.000Z' },
      { number: 1, publishedAt: '2027-01-04T12:00:00.000Z' },
    ];
    expect(versionAfter('2027-01-12T12:00:00.000Z', versions)?.number).toBe(2);
    expect(versionAfter('2027-01-14T12:00:00.000Z', versions)).toBeNull();
  });
});

describe('names in a wording', () => {
  const invited = ['Northmere Systems Ltd', 'Oakhollow Sensing CIC', 'O2', 'Fen (UK) Limited'];
  it.each([
    ['Does the AirNode of NORTHMERE  systems count?', ['Northmere Systems Ltd']],
    ['We, Oakhollow Sensing, ask', ['Oakhollow Sensing CIC']],
    ['Is fen-UK allowed?', ['Fen (UK) Limited']],
    ['Oakhollows Sensingly', []],
    ['How often is often?', []],
    // Two letters are too few to tell a name from a word.
    ['O2 levels are measured', []],
  ])('%s', (text, found) => {
    expect(organisationsNamed(['', text], invited)).toEqual(found);
  });
});
