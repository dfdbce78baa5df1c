import { questionRule } from './rule';
import { act } from './sources';

export const suitabilityStage = questionRule({
  id: 'suitability-stage',
  title: 'No supplier is kept out by its suitability below the threshold in England',
  explanation:
    'Below the threshold an authority in England may not restrict who tenders by assessing suitability, except in a call-off from a framework (section 85(5)(c)). Requirements of the tender itself are allowed.',
  fix: 'Make it a requirement of the tender with an equivalent route, or an award criterion about this contract.',
  source: act('85'),
  findings: { 'suitability-below-threshold': 'error' },
  look: ({ purpose }, raise, { context }) => {
    if (purpose === 'condition-of-participation' && context.conditionsOfParticipation === false)
      raise('suitability-below-threshold', 'purpose');
  },
});
