import { z } from 'zod';
import { complete, fault, isGivenText, isText, type KindRules, refOf } from './kind';

/** Used where the settings name no limit. */
export const usualMaxLength = 200;

const faults: KindRules<'short-text'>['faults'] = (question, answer) => {
  const ref = refOf(question);
  if (!isGivenText(answer)) return [fault('text-missing', { ref })];
  const max = question.settings?.maxLength ?? usualMaxLength;
  return [...answer].length > max ? [fault('text-too-long', { ref, max })] : [];
};

/** One line of text, limited in characters. */
export const shortText: KindRules<'short-text'> = {
  kind: 'short-text',
  operators: [],
  draft: z.string().max(5_000),
  answer: (settings) => complete('short-text', settings, shortText.draft, faults),
  isAnswered: isGivenText,
  faults,
  toText: (_question, answer) => (isText(answer) ? answer : ''),
  values: () => null,
};
