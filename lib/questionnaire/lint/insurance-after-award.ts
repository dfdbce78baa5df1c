import { firstMatch } from './phrases';
import { askedText, everyText } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

const insurance: readonly RegExp[] = [
  /\b(?:\w+ )?(?:liability|indemnity|cyber|professional) insurances?\b/i,
  /\binsurance (?:cover|polic(?:y|ies)|certificates?)\b/i,
  /\binsured (?:for|against|to)\b/i,
];
/** Words that leave it open to take the cover out once the contract is won. */
const later =
  /\b(?:will|would|commit(?:ment)? to|undertak(?:e|ing) to|agree to|prepared to|able to|or) (?:\w+ ){0,3}(?:take out|obtain|hold|put in place|have|arrange|be taken out)\b|\b(?:if|when|once|before|on|after|by) (?:\w+ ){0,4}(?:awarded|award|successful|contract (?:start|begin)\w*|start of the contract)\b/i;

export const insuranceAfterAward = questionRule({
  id: 'insurance-after-award',
  title: 'No insurance is demanded before the contract is awarded',
  explanation:
    'A condition of participation may not require insurance to be in place before award. A supplier may be asked to commit to it.',
  fix: 'Ask whether the supplier holds the cover or will take it out if awarded the contract.',
  source: act('22'),
  findings: { 'insurance-condition': 'error', 'insurance-asked': 'warning' },
  look: (question, raise) => {
    if (question.purpose === 'information') return;
    const words = firstMatch(askedText(question), insurance);
    if (!words || later.test(everyText(question))) return;
    const condition = question.purpose === 'condition-of-participation';
    raise(condition ? 'insurance-condition' : 'insurance-asked', 'wording', { words });
  },
});
