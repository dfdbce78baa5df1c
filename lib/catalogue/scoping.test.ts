import { describe, expect, it } from 'vitest';
import { scopingQuestions, starters, templates } from './content/connected-places-principles/2021';
import { addedBy, readScoping } from './scoping';
import { answersOf, type ScopingAnswer, type ScopingAnswers } from './scoping-question';

const flagsOf = (answers: ScopingAnswers) => readScoping(scopingQuestions, answers).flags;
const all = (answer: ScopingAnswer, placement: ScopingAnswer): ScopingAnswers =>
  Object.fromEntries(scopingQuestions.map((one) => [one.id, one.answers === 'placement' ? placement : answer]));

describe('scoping answers', () => {
  it('set no flag and leave nothing open where all are no, but raise the four actions of the authority', () => {
    const read = readScoping(scopingQuestions, all('no', 'none'));
    expect(read.flags).toEqual([]);
    expect(read.unanswered).toEqual([]);
    expect(read.actions.map((one) => one.question)).toEqual(['B-01', 'B-20', 'B-21', 'B-22']);
    expect(read.actions[3]?.action).toBe('agree the entry with the incident lead');
  });

  it('take the safe side on don’t know: the flags of yes, and an action for each', () => {
    const unsure = readScoping(scopingQuestions, all('dont-know', 'dont-know'));
    expect(unsure.flags).toEqual(flagsOf(all('yes', 'public')));
    expect(unsure.actions.map((one) => one.question)).toEqual(scopingQuestions.map((one) => one.id));
    expect(unsure.actions[1]?.action).toBe('ask the service manager how long the service can cope');
  });

  it('reach every flag with yes everywhere and raise no action', () => {
    const read = readScoping(scopingQuestions, all('yes', 'public'));
    expect(read.flags).toHaveLength(19);
    expect(read.actions).toEqual([]);
  });

  it('tell locked places from public ones', () => {
    expect(flagsOf({ 'B-05': 'locked' })).toEqual(['devices']);
    expect(flagsOf({ 'B-05': 'public' })).toEqual(['devices', 'publicSpace']);
    expect(flagsOf({ 'B-05': 'none' })).toEqual([]);
  });

  it('name what is not answered yet, an answer that is not offered included', () => {
    const answers = { ...all('no', 'none'), 'B-05': 'yes' } as ScopingAnswers;
    expect(readScoping(scopingQuestions, answers).unanswered).toEqual(['B-05']);
  });

  it('of the decided example set its nine flags', () => {
    const yes = ['B-01', 'B-07', 'B-09', 'B-10', 'B-12', 'B-13', 'B-16', 'B-17', 'B-20', 'B-21', 'B-22'];
    const answers = {
      ...all('no', 'public'),
      ...Object.fromEntries(yes.map((id) => [id, 'yes' as const])),
    };
    const read = readScoping(scopingQuestions, answers);
    expect(read.flags.join(' ')).toBe(
      'devices publicSpace cloud personalData video remoteAccess software wireless sharing',
    );
    expect(read.actions).toEqual([]);
  });
});

describe('starters', () => {
  const expected: Record<string, string> = {
    transport:
      'devices publicSpace cloud remoteAccess integration control safety critical software wireless subcontractors sharing longLife',
    'care-and-wellbeing':
      'devices homes cloud personalData specialData remoteAccess integration safety critical software wireless subcontractors',
    environment: 'devices publicSpace cloud remoteAccess software wireless sharing',
    infrastructure: 'devices publicSpace cloud remoteAccess control safety software wireless subcontractors longLife',
  };

  it.each(starters)('$id sets its flags and leaves the rest to the officer', (starter) => {
    const read = readScoping(scopingQuestions, starter.answers);
    expect([...read.flags].sort().join(' ')).toBe((expected[starter.id] ?? '').split(' ').sort().join(' '));
    const offered = scopingQuestions.map(({ id, answers }) => [id, answersOf[answers]] as const);
    const answers = Object.fromEntries(offered) as Record<string, readonly string[] | undefined>;
    for (const [id, answer] of Object.entries(starter.answers)) expect(answers[id]).toContain(answer);
    expect(read.unanswered).toEqual(expect.arrayContaining(['B-01', 'B-14', 'B-20', 'B-21', 'B-22']));
  });
});

describe('what a yes would add', () => {
  it('lists the questions that apply only with its flags', () => {
    expect(addedBy(['video'], templates, ['devices', 'cloud', 'personalData'])).toEqual(['P05-04']);
    expect(addedBy(['ai'], templates, [])).toContain('P02-07');
    expect(addedBy([], templates, [])).toEqual([]);
  });
});
