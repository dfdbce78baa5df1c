import { isAward, isGate } from '../find';
import { bandsOf, optionsOf } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

export const gateNotScored = questionRule({
  id: 'gate-not-scored',
  title: 'A question is either a gate or scored, never both',
  explanation:
    'A condition of participation judges the supplier: it is passed or failed (section 22). An award criterion judges the tender and is weighted (section 23).',
  fix: 'Remove the marks or the outcomes, or change what the answer is for.',
  source: act('22'),
  findings: {
    'marked-requirement': 'error',
    'marked-condition-of-participation': 'error',
    'outcome-on-award': 'error',
  },
  look: (question, raise) => {
    const options = optionsOf(question);
    if (isGate(question)) {
      if (options.some(({ mark }) => mark !== undefined)) raise(`marked-${question.purpose}`, 'settings.options');
      if (bandsOf(question).length > 0) raise(`marked-${question.purpose}`, 'settings.bands', {}, 'bands');
    }
    if (isAward(question) && options.some(({ outcome }) => outcome !== undefined))
      raise('outcome-on-award', 'settings.options');
  },
});
