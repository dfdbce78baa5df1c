import { coverageOf } from '../coverage';
import { documentRule } from './rule';

export const principlesCovered = documentRule({
  id: 'principles-covered',
  title: 'Every principle that fits the place has a question',
  explanation: 'A principle without a question leaves a part of the place unexamined. Nobody notices it later.',
  fix: 'Add a question, or say why none is needed.',
  source: 'our own',
  findings: { 'principle-empty': 'warning' },
  look: (document, raise, { applicablePrinciples }) => {
    for (const { principle, questions } of coverageOf(document).principles)
      if (questions === 0 && (applicablePrinciples?.includes(principle) ?? true))
        raise('principle-empty', 'sections', { principle }, { detail: String(principle) });
  },
});
