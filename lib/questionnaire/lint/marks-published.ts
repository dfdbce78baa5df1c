import { marksOfScale, tidy } from '../../question/marks';
import { publishedMarks } from '../../question/published-mark';
import { isAward } from '../find';
import { bandsOf, optionsOf, otherwiseOf } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

/** A scale with more bare marks than these is described by its anchors. */
const mostGaps = 10;

export const marksPublished = questionRule({
  id: 'marks-published',
  title: 'What earns each mark is published with the question',
  explanation:
    'Suppliers must be able to see what each mark takes. Evaluators must be able to give it for the same reasons.',
  fix: 'Give the options or bands marks, or describe each mark in the marking guide.',
  source: act('23'),
  findings: {
    'option-unmarked': 'error',
    'no-otherwise': 'error',
    'no-bands': 'error',
    'no-marking-guide': 'error',
    'no-marks': 'error',
    'guide-gaps': 'warning',
  },
  look: (question, raise, { scoring: { scale } }) => {
    if (!isAward(question)) return;
    const options = optionsOf(question);
    const bare = options.filter(({ mark }) => mark === undefined);
    if (question.kind !== 'multiple-choice' && bare.length > 0 && bare.length < options.length)
      raise('option-unmarked', 'settings.options', { option: bare[0]?.label ?? '' });
    const bands = bandsOf(question).length;
    if (bands > 0 && otherwiseOf(question) === undefined) raise('no-otherwise', 'settings.otherwise');
    if (bands === 0 && otherwiseOf(question) !== undefined) raise('no-bands', 'settings.bands');
    if (publishedMarks(question, scale).length > 0) return;
    const guide = question.markingGuide ?? [];
    if (guide.length === 0) {
      const texts = ['short-text', 'long-text', 'table', 'file'].includes(question.kind);
      raise(texts ? 'no-marking-guide' : 'no-marks', 'markingGuide');
      return;
    }
    const described = new Set(guide.filter(({ text }) => text.en.trim() !== '').map(({ mark }) => tidy(mark)));
    const gaps = marksOfScale(scale).filter((mark) => !described.has(mark));
    if (gaps.length > 0 && gaps.length <= mostGaps) raise('guide-gaps', 'markingGuide', { marks: gaps.join(', ') });
  },
});
