import { describe, expect, it } from 'vitest';
import { say } from '../text';
import { flagWords, templates } from './content/connected-places-principles/2021';
import { whyAsked, whyHere, whyNotRecommended } from './reasons';
import type { QuestionTemplate } from './template';

const template = (id: string): QuestionTemplate => {
  const found = templates.find((one) => one.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return found;
};

describe('why a question is asked', () => {
  it('opens with the phrase of the first flag of the question that is set', () => {
    expect(whyAsked(template('P08-01'), ['video', 'devices'], flagWords).en).toBe(
      'Because cameras, microphones or images are used, what is never collected cannot be lost.',
    );
    expect(whyAsked(template('P01-01'), [], flagWords).en).toMatch(/^In any connected place, we cannot protect/);
  });

  it('uses the whole sentence for a flag that has one, also where the flag is not in its list', () => {
    expect(whyAsked(template('P07-03'), ['remoteAccess', 'control'], flagWords).en).toMatch(/^Because outside support/);
    expect(whyAsked(template('P13-07'), ['longLife', 'critical'], flagWords).en).toMatch(/^Because the service is/);
  });

  it('leaves no place unfilled in any question, for any flag alone', () => {
    const open = templates.flatMap((one) =>
      one.when.map((flag) => whyAsked(one, [flag], flagWords).en).filter((text) => /[{}]/.test(text)),
    );
    expect(open).toEqual([]);
  });

  it('fills Welsh only where both halves are Welsh', () => {
    const why = { en: '{because}, x.', cy: '{because}, y.' };
    expect(whyAsked({ why, when: ['cloud'] }, ['cloud'], flagWords)).toEqual({
      en: 'Because part of it is hosted outside our premises, x.',
    });
    const words = { ...flagWords, cloud: { ...flagWords.cloud, phrase: { en: 'E', cy: 'C' } } };
    expect(whyAsked({ why, when: ['cloud'] }, ['cloud'], words)).toEqual({ en: 'E, x.', cy: 'C, y.' });
  });
});

describe('why a question is or is not in the set', () => {
  it('names the open threats, the principle and how it came in', () => {
    expect(whyHere(template('P08-04'), 'fill').map((one) => say(one))).toEqual([
      'Protects against information disclosure (I).',
      'Principle 8.',
      'Chosen by weighting within the budget of the profile.',
    ]);
    expect(whyHere(template('P08-04'), 'gate', ['D']).map((one) => say(one))).toEqual([
      'Principle 8.',
      'Gate: responses must reach it.',
    ]);
  });

  it('says which rule kept an available question out', () => {
    const one = template('P03-05');
    expect(say(whyNotRecommended(one, 'gate-budget', 'standard'))).toBe(
      'Available, not recommended because the 6 gates of a Standard profile are used.',
    );
    expect(say(whyNotRecommended(one, 'gate-not-called', 'light'))).toBe(
      'Available, not recommended because nothing about this place calls for this gate.',
    );
    expect(say(whyNotRecommended(one, 'below-profile-weight', 'light'))).toBe(
      'Available, not recommended because its weighting is medium, and a Light profile takes high and above.',
    );
    expect(say(whyNotRecommended(one, 'question-budget', 'enhanced'))).toBe(
      'Available, not recommended because the budget of 80 questions for Enhanced is used; weighting medium.',
    );
  });
});
