import { detailOf, firstMatch } from './phrases';
import { questionRule } from './rule';

/** Wording that says which answer is wanted. */
const leading: readonly RegExp[] = [
  /^(?:surely|obviously|clearly)\b/i,
  /\b(?:would|wouldn['’]t|don['’]t|do) you (?:not )?agree (?:with us )?that (?:good|strong|cyber|security|it|our)\b/i,
  /\b(?:isn['’]t|aren['’]t|don['’]t|won['’]t) (?:it|you|they|there)\b/i,
  /\bas (?:you|every supplier|everyone) (?:will )?knows?\b/i,
];

/** What nobody can promise honestly. */
const absolute: readonly RegExp[] = [
  /\b(?:100 ?%|100 per cent|one hundred per cent) (?:secure|safe|protected|available|protection|security)\b/i,
  /\b(?:completely|totally|fully|entirely|absolutely) (?:secure|safe)\b/i,
  /\b(?:unhackable|unbreakable|foolproof)\b/i,
  /\bzero (?:risk|breaches|incidents|vulnerabilities|downtime)\b/i,
  /\bnever (?:be |been )?(?:breached|hacked|compromised|attacked)\b/i,
  /\bguarantee (?:that )?(?:no|there will be no|complete|total|absolute)\b/i,
  /\bany and all\b/i,
  /\ball (?:possible|conceivable) (?:threats|risks|attacks|measures|steps|vulnerabilities)\b/i,
];

export const neutralWording = questionRule({
  id: 'neutral-wording',
  title: 'No question hints at its answer or asks the impossible',
  explanation:
    'A leading question gets the answer that it asks for. Only the careless promise something absolute, and they would score above the honest.',
  fix: 'Ask how it is done, or how far, and let the answer show it.',
  source: 'our own',
  findings: { leading: 'warning', absolute: 'warning' },
  look: (question, raise) => {
    const hint = firstMatch(question.wording.en.trim(), leading);
    if (hint) raise('leading', 'wording', { words: hint }, detailOf(hint));
    const words = firstMatch(question.wording.en, absolute);
    if (words) raise('absolute', 'wording', { words }, detailOf(words));
  },
});
