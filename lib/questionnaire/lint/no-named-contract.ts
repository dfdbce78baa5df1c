import { firstMatch } from './phrases';
import { askedText } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

const body =
  "(?:us\\b|this (?:council|authority)|our (?:council|authority)|the (?:council|authority)\\b|(?:[A-Z][\\w'’]+ ){1,4}(?:Council|Borough|Authority|University|Trust|Police|Combined Authority)\\b|(?:Transport for|City of|University of) [A-Z]\\w+)";
const held = '(?:held|delivered|won|had|been awarded|worked under|completed)';
const named: readonly RegExp[] = [
  new RegExp(`\\b(?:previous|prior|past|existing|earlier|current) contracts? (?:with|for|from) ${body}`),
  new RegExp(`\\b${held} (?:\\w+ ){0,3}contracts? (?:with|for|from) ${body}`),
];

export const noNamedContract = questionRule({
  id: 'no-named-contract',
  title: 'No earlier contract with a particular authority is demanded',
  explanation:
    'A condition of participation may not require that a supplier has been awarded a contract by a particular authority. Newcomers could never take part.',
  fix: 'Ask for the ability itself, shown by work for any customer.',
  source: act('22'),
  findings: { 'contract-condition': 'error', 'contract-asked': 'warning' },
  look: (question, raise) => {
    if (question.purpose === 'information') return;
    const words = firstMatch(askedText(question), named);
    if (!words) return;
    const condition = question.purpose === 'condition-of-participation';
    raise(condition ? 'contract-condition' : 'contract-asked', 'wording', { words });
  },
});
