import { describe, expect, test } from 'vitest';
import { withQuestion } from '../testing/amendments';
import { aPublishableDocument, aSetup } from '../testing/drafts';
import { adviseOnDeadline, amendmentFaults, effectsOf, readNewDeadline } from './amend-advice';

const before = aPublishableDocument();
const deadline = '2027-01-22T12:00:00.000Z';
const advise = (more: object, now: string, setup = aSetup()) =>
  adviseOnDeadline({ before, after: withQuestion('Q-A', more)(before), setup, deadline, now });

describe('what a change does to suppliers', () => {
  test.each([
    [{ weight: '60' }, ['weights']],
    [{ threshold: '3' }, ['gates']],
    [{ wording: { en: 'Other?' } }, ['wording']],
    [{ evidenceRequired: true }, ['evidence']],
    [{ markingGuide: [] }, ['marking']],
    [{ why: { en: 'Because.' } }, ['presentation']],
    [{ weight: '60', wording: { en: 'Other?' } }, ['weights', 'wording']],
  ])('%j', (more, found) => {
    expect(effectsOf(before, withQuestion('Q-A', more)(before))).toEqual(found);
  });

  test('a question taken out, and one added', () => {
    const section = before.sections[0];
    if (!section) throw new Error('no section');
    const fewer = { ...before, sections: [{ ...section, questions: section.questions.slice(0, 1) }] };
    expect(effectsOf(before, fewer)).toEqual(['removed']);
    expect(effectsOf(fewer, before)).toEqual(['questions']);
    expect(effectsOf(before, before)).toEqual([]);
  });
});

describe('the advice on the deadline', () => {
  test('is content where a heavy change leaves ten days', () => {
    expect(advise({ weight: '60' }, '2027-01-12T09:00:00.000Z')).toMatchObject({
      work: 'heavy',
      left: 10,
      suggested: 10,
      deadline: null,
    });
  });

  test('suggests a working day at the same time of day where it does not', () => {
    // Ten days after 13 January is a Saturday.
    expect(advise({ weight: '60' }, '2027-01-13T09:00:00.000Z')).toMatchObject({
      left: 9,
      deadline: '2027-01-25T12:00:00.000Z',
    });
  });

  test('asks for less where only words changed', () => {
    expect(advise({ wording: { en: 'Other?' } }, '2027-01-15T09:00:00.000Z')).toMatchObject({
      work: 'light',
      deadline: null,
    });
    expect(advise({ wording: { en: 'Other?' } }, '2027-01-20T09:00:00.000Z').deadline).toBe('2027-01-25T12:00:00.000Z');
  });

  test('keeps the time of day across a change of the clocks', () => {
    const found = adviseOnDeadline({
      before,
      after: withQuestion('Q-A', { weight: '60' })(before),
      setup: aSetup(),
      deadline: '2027-03-25T12:00:00.000Z',
      now: '2027-03-22T09:00:00.000Z',
    });
    expect(found.deadline).toBe('2027-04-01T11:00:00.000Z');
  });

  test('cites the law only where it is the law', () => {
    expect(advise({ weight: '60' }, '2027-01-12T09:00:00.000Z').law).toMatchObject({ section: '31' });
    expect(advise({ weight: '60' }, '2027-01-12T09:00:00.000Z', { ...aSetup(), nation: 'scotland' }).law).toBeNull();
    expect(advise({ weight: '60' }, '2027-01-12T09:00:00.000Z', { ...aSetup(), value: '1000' }).law).toBeNull();
  });

  test('has nothing to say where nothing changed', () => {
    expect(advise({}, '2027-01-21T09:00:00.000Z')).toMatchObject({ work: 'none', deadline: null });
  });
});

describe('a new deadline', () => {
  const read = (day: string, time = '12:00') => readNewDeadline({ day, time }, deadline, '22 January 2027 at 12 noon');
  test('is later than the one that stands, or left out', () => {
    expect(readNewDeadline(null, deadline, '')).toEqual({ ok: true, value: null });
    expect(read('2027-01-22', '12:30')).toEqual({ ok: true, value: '2027-01-22T12:30:00.000Z' });
    expect(read('2027-01-22')).toMatchObject({
      ok: false,
      messages: [{ path: 'deadline', key: 'amend.deadline-after' }],
    });
    expect(read('2027-02-30')).toMatchObject({ ok: false, messages: [{ path: 'deadline' }] });
    expect(read('2027-02-01', '00:00')).toMatchObject({ messages: [{ key: 'procurement.deadline-midnight' }] });
  });

  test('is not taken once the old one has passed', () => {
    const facts = { reason: 'R', notice: 'N', deadline: '2027-02-01T12:00:00.000Z', same: false };
    expect(amendmentFaults(facts, deadline, '2027-01-22T11:59:59.999Z')).toEqual([]);
    expect(amendmentFaults(facts, deadline, deadline).map(({ key }) => key)).toEqual(['amend.too-late']);
  });
});
