import { firstMatch } from './phrases';
import { askedText, everyText } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

const audited: readonly RegExp[] = [
  /\baudited (?:\w+ ){0,2}(?:accounts|financial statements)\b/i,
  /\b(?:(?:annual|company|statutory|financial) accounts|financial statements) (?:that |which )?(?:have been |are |were )?audited\b/i,
];
/** Words that let firms answer that have no audited accounts and need none. */
const open =
  /\b(?:if|where|when) (?:\w+ ){0,5}(?:required|obliged|have them|audited accounts)\b|\bor (?:\w+ ){0,3}(?:equivalent|alternative|other evidence|unaudited|management accounts)\b|\bnot required\b/i;

export const auditedAccounts = questionRule({
  id: 'audited-accounts',
  title: 'Audited accounts are not demanded of firms that need none',
  explanation:
    'A condition of participation may not require audited accounts from a firm that the law does not oblige to have them. That would shut out small suppliers.',
  fix: 'Ask for audited accounts where the law requires them, or other evidence of the same.',
  source: act('22'),
  findings: { 'accounts-condition': 'error', 'accounts-asked': 'warning' },
  look: (question, raise) => {
    if (question.purpose === 'information') return;
    const words = firstMatch(askedText(question), audited);
    if (!words || open.test(everyText(question))) return;
    const condition = question.purpose === 'condition-of-participation';
    raise(condition ? 'accounts-condition' : 'accounts-asked', 'wording', { words });
  },
});
