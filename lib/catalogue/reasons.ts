import type { Text } from '../question/settings';
import type { Message } from '../result';
import type { Flag, FlagWords } from './flag';
import { type Available, budgets, type ChosenBecause } from './select';
import { type StrideLetter, strideInOrder, threatsInWords } from './stride';
import { type Profile, profileNames, type QuestionTemplate } from './template';

/**
 * The sentence that buyer and supplier read under "Why this is asked": a whole sentence for a flag that is set, where
 * the bank has one, else the general sentence opened by the phrase of the first flag of `when` that is set.
 */
export const whyAsked = (
  template: Pick<QuestionTemplate, 'why' | 'whyIf' | 'when'>,
  flags: readonly Flag[],
  words: FlagWords,
): Text => {
  const set = new Set<Flag>(['always', ...flags]);
  const special = template.whyIf?.find((one) => set.has(one.flag));
  if (special) return special.text;
  const { phrase } = words[template.when.find((flag) => set.has(flag)) ?? 'always'];
  const { en, cy } = template.why;
  const filled: Text = { en: en.replace('{because}', phrase.en) };
  if (cy !== undefined && phrase.cy !== undefined) filled.cy = cy.replace('{because}', phrase.cy);
  return filled;
};

const hereMessages: Readonly<Record<ChosenBecause, Message>> = {
  gate: { path: '', key: 'catalogue.here-gate' },
  spine: { path: '', key: 'catalogue.here-spine' },
  fill: { path: '', key: 'catalogue.here-fill' },
  added: { path: '', key: 'catalogue.here-added' },
};

/**
 * Why a recommended question is in the set, after its own `whyAsked` sentence: the open threats that it protects
 * against, its principle, and whether it came as gate, spine or fill.
 */
export const whyHere = (
  template: Pick<QuestionTemplate, 'stride' | 'home'>,
  because: ChosenBecause,
  letters: readonly StrideLetter[] = strideInOrder,
): Message[] => {
  const open = template.stride.filter((letter) => letters.includes(letter));
  const threat: Message[] =
    open.length > 0 ? [{ path: '', key: 'catalogue.protects-against', params: { threats: threatsInWords(open) } }] : [];
  return [
    ...threat,
    { path: '', key: 'catalogue.principle', params: { number: template.home } },
    hereMessages[because],
  ];
};

/** "Available, not recommended because ..." for a question that applies but is not in the set. */
export const whyNotRecommended = (
  template: Pick<QuestionTemplate, 'weight'>,
  because: Available['because'],
  profile: Profile,
): Message => {
  const budget = budgets[profile];
  const params = { profile: profileNames[profile], weight: template.weight };
  switch (because) {
    case 'gate-budget':
      return { path: '', key: 'catalogue.available-gate-budget', params: { ...params, gates: budget.gates } };
    case 'gate-not-called':
      return { path: '', key: 'catalogue.available-gate-not-called' };
    case 'below-profile-weight':
      return { path: '', key: 'catalogue.available-below-weight', params: { ...params, lowest: budget.lowest } };
    case 'question-budget':
      return {
        path: '',
        key: 'catalogue.available-question-budget',
        params: { ...params, questions: budget.questions },
      };
  }
};
