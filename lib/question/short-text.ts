import { z } from 'zod';
import { fault, isGivenText, isText, type KindRules, refOf } from './kind';
import { limitOf } from './limits';

const faults: KindRules<'short-text'>['faults'] = (question, answer) => {
  const ref = refOf(question);
  if (!isGivenText(answer)) return [fault('text-missing', { ref })];
  const { characters: max } = limitOf(question);
  return [...answer].length > max ? [fault('text-too-long', { ref, max })] : [];
};

/** One line of text, limited in characters. */
export const shortText: KindRules<'short-text'> = {
  kind: 'short-text',
  operators: [],
  draft: z.string().max(5_000),
  isAnswered: isGivenText,
  faults,
  toText: (_question, answer) => (isText(answer) ? answer : ''),
  values: () => null,
};
