import { checkConditions } from '../../condition/check';
import { kindRules } from '../../question/kinds';
import { documentRule } from './rule';

const names = [
  'condition.unknown-question',
  'condition.refers-to-itself',
  'condition.refers-forward',
  'condition.wrong-operator',
  'condition.not-a-value',
  'condition.declaration-conditional',
] as const;
type Name = (typeof names)[number];

export const conditionsLookBack = documentRule({
  id: 'conditions-look-back',
  title: 'Every condition refers to an earlier question and to an answer that it can have',
  explanation: 'A supplier answers from top to bottom. A condition on a later question could never be settled in time.',
  fix: 'Choose an earlier question, or move the question down.',
  source: 'our own',
  findings: Object.fromEntries(names.map((name) => [name, 'error'])) as Record<Name, 'error'>,
  look: (document, raise) => {
    checkConditions(document, kindRules).forEach(({ questionId, path, key, params }, at) => {
      raise(key as Name, path, params, { questionId, detail: String(at) });
    });
  },
});
