import { flagWords, type QuestionTemplate } from '@/lib/catalogue';

/** When a suggested question is asked, from the answers about the place. */
export const whenAsked = ({ when, needs = [] }: Pick<QuestionTemplate, 'when' | 'needs'>): string => {
  if (when.includes('always') && needs.length === 0) return 'In any connected place';
  const flags = when.map((flag) => flagWords[flag].name).join('; or ');
  const any = flags.charAt(0).toUpperCase() + flags.slice(1);
  const all = needs.map((flag) => flagWords[flag].name).join(' and ');
  return all ? `${any}; and always with ${all}` : any;
};

export const weightWords = ({ weight, gateWhen }: Pick<QuestionTemplate, 'weight' | 'gateWhen'>): string => {
  if (weight === 'none') return 'Pass or fail';
  return gateWhen ? `${weight}, may be a gate` : weight;
};
