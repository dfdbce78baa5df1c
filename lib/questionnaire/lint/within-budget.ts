import { coverageOf } from '../coverage';
import { documentRule } from './rule';
import { act } from './sources';

export const withinBudget = documentRule({
  id: 'within-budget',
  title: 'There are no more questions and gates than the profile allows',
  explanation:
    'A procurement must be proportionate to its nature, complexity and cost. Each profile therefore has a budget of questions and gates, which is ours.',
  fix: 'Remove questions, or record why more is proportionate.',
  source: act('20'),
  findings: { 'over-questions': 'warning', 'over-gates': 'warning' },
  look: (document, raise, { budget }) => {
    if (!budget) return;
    const { questions, gates } = coverageOf(document);
    if (questions > budget.questions)
      raise('over-questions', 'sections', { count: questions, budget: budget.questions });
    if (gates > budget.gates) raise('over-gates', 'sections', { count: gates, budget: budget.gates });
  },
});
