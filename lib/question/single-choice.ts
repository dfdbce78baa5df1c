import { z } from 'zod';
import { inLanguage } from '../condition/say';
import { fault, isGivenText, type KindRules, refOf } from './kind';
import { markOfOption, marksOfOptions } from './marks';

const faults: KindRules<'single-choice'>['faults'] = (question, answer) => {
  const known = question.settings?.options.some(({ id }) => id === answer) ?? false;
  return known ? [] : [fault('single-choice-missing', { ref: refOf(question) })];
};

/** One option of a published list, best to worst; the answer is the option's id. */
export const singleChoice: KindRules<'single-choice'> = {
  kind: 'single-choice',
  operators: ['is', 'isNot'],
  draft: z.string().max(64),
  isAnswered: isGivenText,
  faults,
  toText: (question, answer, _say, language = 'en') => {
    const option = question.settings?.options.find(({ id }) => id === answer);
    return option ? inLanguage(option.label, language) : isGivenText(answer) ? answer : '';
  },
  values: (settings) => settings?.options.map(({ id }) => id) ?? [],
  proposedMark: (settings, answer) => markOfOption(settings?.options, answer),
  publishedMarks: (settings) => marksOfOptions(settings?.options),
};
