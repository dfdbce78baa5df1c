import { isOnScale, tidy } from '../../question/marks';
import { isAward } from '../find';
import { bandsOf, optionsOf, otherwiseOf } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

export const marksOnScale = questionRule({
  id: 'marks-on-scale',
  title: 'Every mark that can be given is on the published marking scheme',
  explanation: 'Suppliers are told which marks there are. A mark that the scheme does not have cannot be awarded.',
  fix: 'Give the option, band or description a mark of the marking scheme.',
  source: act('23'),
  findings: { 'option-off-scale': 'error', 'mark-off-scale': 'error' },
  look: (question, raise, { scoring: { scale } }) => {
    if (!isAward(question)) return;
    const range = { min: tidy(scale.min), max: tidy(scale.max) };
    for (const { id, label, mark } of optionsOf(question))
      if (mark !== undefined && !isOnScale(mark, scale))
        raise('option-off-scale', 'settings.options', { option: label, mark, ...range }, id);
    const banded = [...bandsOf(question).map(({ mark }) => mark), otherwiseOf(question)];
    for (const mark of new Set(banded.filter((each) => each !== undefined)))
      if (!isOnScale(mark, scale)) raise('mark-off-scale', 'settings.bands', { mark, ...range }, mark);
    for (const { mark } of question.markingGuide ?? [])
      if (!isOnScale(mark, scale)) raise('mark-off-scale', 'markingGuide', { mark, ...range }, mark);
  },
});
