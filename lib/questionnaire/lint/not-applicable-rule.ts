import { isAward, isGate } from '../find';
import { questionRule } from './rule';
import { act } from './sources';

export const notApplicableRule = questionRule({
  id: 'not-applicable-rule',
  title: 'A scored question that not everybody is asked, or that may not apply, has a published effect',
  explanation:
    'Where one supplier is asked and another is not, the two would be judged on different weightings. The published rules say how that is settled.',
  fix: 'Ask it of everybody and take “not applicable” out, or say in the award model how such a question counts.',
  source: act('23'),
  findings: {
    'conditional-forbidden': 'error',
    'claim-gate': 'error',
    'claim-forbidden': 'error',
    'claim-minimum': 'error',
    'claim-full': 'warning',
  },
  look: (question, raise, { scoring }) => {
    if (isAward(question) && question.showIf && scoring.notApplicable === 'forbidden')
      raise('conditional-forbidden', 'showIf');
    if (!question.extras?.notApplicable) return;
    if (isGate(question)) raise('claim-gate', 'extras');
    if (!isAward(question)) return;
    if (scoring.notApplicable === 'forbidden') raise('claim-forbidden', 'extras');
    // Nobody decides about the claim, so it would be a way round the minimum.
    if (question.threshold != null) raise('claim-minimum', 'extras', { minimum: question.threshold });
    if (scoring.notApplicable === 'full') raise('claim-full', 'extras');
  },
});
