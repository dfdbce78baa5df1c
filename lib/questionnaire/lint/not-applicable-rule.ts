import { isAward } from '../find';
import { questionRule } from './rule';
import { act } from './sources';

export const notApplicableRule = questionRule({
  id: 'not-applicable-rule',
  title: 'A scored question that not everybody is asked has a published effect',
  explanation:
    'Where one supplier is asked and another is not, the two would be judged on different weightings. The published rules say how that is settled.',
  fix: 'Ask it of everybody, or say in the award model how a question counts that is not asked.',
  source: act('23'),
  findings: { 'conditional-forbidden': 'error' },
  look: (question, raise, { scoring }) => {
    if (isAward(question) && question.showIf && scoring.notApplicable === 'forbidden')
      raise('conditional-forbidden', 'showIf');
  },
});
