import { detailOf, firstMatch } from './phrases';
import { askedText } from './question-parts';
import { questionRule } from './rule';
import { coreInformationRegulation } from './sources';

/** The four blocks that a supplier shares: who it is, its financial standing, its connected persons, exclusions. */
const held: readonly RegExp[] = [
  /\bcompany (?:registration )?number\b|\bregistered (?:company|charity) number\b|\bCompanies House\b/i,
  /\bregistered (?:office|address|name)\b/i,
  /\bVAT (?:registration )?number\b|\bDUNS\b/i,
  /\b(?:your|the supplier['’]s) (?:legal (?:status|form|structure)|trading (?:name|status))\b/i,
  /\b(?:names? of|name|list) (?:(?:all|each|every|your|of|the|company) ){0,4}directors?\b(?! (?:who|that|responsible|in charge))/i,
  /\b(?:persons?|people) with significant control\b|\bbeneficial owner(?:s|ship)?\b|\bconnected persons\b/i,
  /\bultimate (?:parent|holding) (?:company|undertaking)\b/i,
  /\b(?:mandatory|discretionary) exclusion grounds?\b|\bexclusion grounds\b|\bdebarment list\b/i,
  /\b(?:have|has) (?:you|your \w+|any (?:of your )?directors?) (?:\w+ ){0,3}(?:been )?(?:convicted|bankrupt|insolvent)\b/i,
  /\b(?:annual|audited|statutory|filed|published) (?:financial )?accounts\b/i,
  /\bannual turnover\b/i,
  /\b(?:are you|is your \w+) an? (?:SME|small or medium|VCSE|social enterprise)\b/i,
];

export const coreInformation = questionRule({
  id: 'core-information',
  title: 'Nothing is asked that suppliers give once on the central digital platform',
  explanation:
    'Suppliers register who they are, their financial standing, connected persons and exclusion grounds on the central digital platform. They share that with you, so do not ask for it again.',
  fix: 'Remove the question. Ask for the confirmation that the supplier has shared its core information.',
  source: coreInformationRegulation,
  findings: { 'core-information': 'warning' },
  look: (question, raise, { context }) => {
    if (context.centralPlatform === false) return;
    const words = firstMatch(askedText(question), held);
    if (words) raise('core-information', 'wording', { words }, detailOf(words));
  },
});
