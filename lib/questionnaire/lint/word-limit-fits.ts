import { compareMarks } from '../../question/marks';
import type { Question } from '../document';
import { isAward } from '../find';
import { guideOf } from './question-parts';
import { questionRule } from './rule';

/** Words that it takes to show one thing with its evidence. Our estimate. */
const wordsForOne = 25;

const limitOf = (question: Question): number | undefined =>
  question.kind === 'long-text' || question.kind === 'table' ? question.settings?.wordLimit : undefined;

/** Takes the description of a mark; returns how many things it wants shown: the parts between commas and "and". */
const thingsIn = (description: string): number =>
  description.split(/[;:,.]| and /i).filter((part) => part.trim().split(/\s+/).length > 1).length;

export const wordLimitFits = questionRule({
  id: 'word-limit-fits',
  title: 'The word limit leaves room for the highest mark',
  explanation:
    'Where the highest mark wants more than the limit can hold, nobody can earn it. We count about 25 words for each thing that must be shown.',
  fix: 'Raise the word limit, ask for part of it as evidence, or ask for less at the highest mark.',
  source: 'our own',
  findings: { 'word-limit-small': 'warning' },
  look: (question, raise) => {
    const limit = limitOf(question);
    if (limit === undefined || !isAward(question)) return;
    const [top] = [...guideOf(question)].sort((a, b) => compareMarks(b.mark, a.mark));
    if (!top) return;
    const things = thingsIn(top.text.en);
    const need = things * wordsForOne;
    if (limit < need) raise('word-limit-small', 'settings.wordLimit', { limit, things, need });
  },
});
