import { passCondition } from '../../question/pass';
import { isGate } from '../find';
import { questionRule } from './rule';
import { act } from './sources';

export const gateHasPassRule = questionRule({
  id: 'gate-has-pass-rule',
  title: 'Every gate says what passes',
  explanation:
    'A fail puts a supplier out. What passes is therefore published before anybody answers, and nothing is decided about it afterwards.',
  fix: 'Say pass or fail at each option, or describe what passes.',
  source: act('23'),
  findings: { 'no-pass-rule-requirement': 'error', 'no-pass-rule-condition-of-participation': 'error' },
  look: (question, raise) => {
    if (!isGate(question) || passCondition(question) || question.passRule?.en.trim()) return;
    raise(`no-pass-rule-${question.purpose}`, 'passIf');
  },
});
