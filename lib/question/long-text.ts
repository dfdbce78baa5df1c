import { z } from 'zod';
import { fault, isGivenText, isText, type KindRules, refOf } from './kind';
import { limitOf } from './limits';
import { countWords } from './words';

const faults: KindRules<'long-text'>['faults'] = (question, answer) => {
  if (!isGivenText(answer)) return [fault('text-missing', { ref: refOf(question) })];
  const { words: limit } = limitOf(question);
  const count = countWords(answer) - limit;
  return count > 0 ? [fault('words-over', { count, limit })] : [];
};

/** Text in paragraphs, limited in words. Text over the limit is kept as a draft and cannot be submitted. */
export const longText: KindRules<'long-text'> = {
  kind: 'long-text',
  operators: [],
  draft: z.string().max(200_000),
  isAnswered: isGivenText,
  faults,
  toText: (_question, answer) => (isText(answer) ? answer : ''),
  values: () => null,
};
