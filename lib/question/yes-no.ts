import { z } from 'zod';
import { inLanguage } from '../condition/say';
import { fault, isGivenText, type KindRules, refOf } from './kind';
import { markOfOption, marksOfOptions } from './marks';

const both = ['yes', 'no'] as const;
const faults: KindRules<'yes-no'>['faults'] = (question, answer) =>
  both.some((value) => value === answer) ? [] : [fault('yes-no-missing', { ref: refOf(question) })];

/** Yes or no. Options of the settings, with the ids `yes` and `no`, may replace the two words and carry marks. */
export const yesNo: KindRules<'yes-no'> = {
  kind: 'yes-no',
  operators: ['is', 'isNot'],
  draft: z.enum(['yes', 'no', '']),
  isAnswered: isGivenText,
  faults,
  toText: (question, answer, say, language = 'en') => {
    if (!isGivenText(answer)) return '';
    const option = question.settings?.options?.find(({ id }) => id === answer);
    if (option) return inLanguage(option.label, language);
    return answer === 'yes' ? say('answer.yes') : answer === 'no' ? say('answer.no') : answer;
  },
  values: () => both,
  proposedMark: (settings, answer) => markOfOption(settings?.options, answer),
  publishedMarks: (settings) => marksOfOptions(settings?.options),
};
