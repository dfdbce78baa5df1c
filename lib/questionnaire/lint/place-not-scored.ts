import { isAward, isGate } from '../find';
import { detailOf, firstMatch } from './phrases';
import { askedText, optionsOf } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

const party =
  '(?:based|suppliers?|compan(?:y|ies)|firms?|businesses?|bidders?|providers?|owned|owners?|headquartered|made|manufactur\\w*|nationals?|citizens?|staff)';
const lands =
  '(?:UK|U\\.K\\.|British|English|Welsh|Scottish|Irish|EU|EEA|European|US|American|Chinese|Russian|Indian|foreign|overseas)';

/** Where a supplier, its owners, its people or its products come from. Where data is kept is another matter. */
const origin: readonly RegExp[] = [
  /\bnationalit(?:y|ies)\b|\bcitizenship\b/i,
  /\bheadquarter(?:s|ed)\b/i,
  /\bcountr(?:y|ies) of (?:origin|incorporation|registration|manufacture|establishment|birth)\b/i,
  /\bplace of (?:incorporation|registration|manufacture|establishment|birth)\b/i,
  new RegExp(`\\b${lands}[ -]${party}\\b`),
  /\blocal (?:suppliers?|compan(?:y|ies)|firms?|businesses?|bidders?|SMEs?)\b/i,
  /\bbased (?:in|within) (?:the )?(?:UK|United Kingdom|Great Britain|England|Wales|Scotland|Northern Ireland|EU|county|borough|district|city|area)\b/i,
  /\b(?:made|manufactured|incorporated|established) (?:in|within|outside) (?:the )?(?:UK|United Kingdom|Great Britain|EU|EEA|China|Russia|USA?)\b/i,
];

/** An option that says nothing but a place. */
const placeAlone =
  /^(?:yes:? )?(?:in|inside|within|outside|from|only in)?\s*(?:the )?(?:UK|United Kingdom|Great Britain|England|Wales|Scotland|EU|EEA|European Union|USA?|China|Russia|abroad|overseas|elsewhere)(?: only)?\.?$/i;

export const placeNotScored = questionRule({
  id: 'place-not-scored',
  title: 'No mark depends on nationality or place',
  explanation:
    'Suppliers are treated the same unless a difference between them justifies otherwise. Marks for a nationality, an owner’s country or a place of business favour some suppliers over others.',
  fix: 'Score what matters about it, such as who can reach the data. Ask for places as information, or set a requirement that all can meet.',
  source: act('12'),
  findings: { 'place-scored': 'error', 'place-asked': 'warning' },
  look: (question, raise) => {
    if (!isAward(question) && !isGate(question)) return;
    const marked = isAward(question) ? optionsOf(question).filter(({ mark }) => mark !== undefined) : [];
    const scored = marked.find(({ label }) => placeAlone.test(label.trim()) || firstMatch(label, origin));
    if (scored) {
      raise('place-scored', 'settings.options', { words: scored.label });
      return;
    }
    const words = firstMatch(askedText(question), origin);
    if (words) raise('place-asked', 'wording', { words }, detailOf(words));
  },
});
