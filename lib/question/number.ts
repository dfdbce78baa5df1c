import { z } from 'zod';
import { compareDecimals, isDecimal } from '../condition/decimal';
import { inLanguage } from '../condition/say';
import { markOfBands, marksOfBands } from './bands';
import { fault, isGivenText, type KindRules, notKnown, refOf } from './kind';
import { limitOf } from './limits';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const faults: KindRules<'number'>['faults'] = (question, answer, language = 'en') => {
  const { settings } = question;
  if (!isGivenText(answer)) return [fault('number-missing', { ref: refOf(question) })];
  if (answer === notKnown && settings?.notKnown) return [];
  const unit = settings?.unit ? capital(inLanguage(settings.unit, language)) : '';
  const named = (key: string, params: Record<string, string> = {}) =>
    unit ? fault(`${key}-of-unit`, { unit, ...params }) : fault(key, params);
  if (!isDecimal(answer)) return [named('number-form')];
  const { min, max } = limitOf(question);
  if (min !== undefined && compareDecimals(answer, min) === -1) return [named('number-low', { min })];
  if (max !== undefined && compareDecimals(answer, max) === 1) return [named('number-high', { max })];
  return [];
};

/** A figure as a decimal string, or "not known" where the settings allow it. */
export const number: KindRules<'number'> = {
  kind: 'number',
  operators: ['atLeast', 'below', 'atMost', 'above'],
  draft: z.string().max(100),
  isAnswered: isGivenText,
  faults,
  toText: ({ settings }, answer, say, language = 'en') => {
    if (!isGivenText(answer)) return '';
    if (answer === notKnown) return say('answer.not-known');
    return settings?.unit ? `${answer} ${inLanguage(settings.unit, language)}` : answer;
  },
  values: () => null,
  proposedMark: (settings, answer) =>
    isDecimal(answer) || (answer === notKnown && settings?.notKnown) ? markOfBands(settings, answer) : null,
  publishedMarks: (settings) => marksOfBands(settings),
};
