import type { QuestionnaireDocument } from '../document';
import { everyQuestion } from '../find';
import type { CheckContext, Finding } from '../finding';
import { aiUseUnscored } from './ai-use-unscored';
import { askedOnce } from './asked-once';
import { auditedAccounts } from './audited-accounts';
import { completeTexts } from './complete-texts';
import { conditionsLookBack } from './conditions-look-back';
import { coreInformation } from './core-information';
import { emptySections } from './empty-sections';
import { equivalentsAllowed } from './equivalents-allowed';
import { figuresAndDates } from './figures-and-dates';
import { gateHasPassRule } from './gate-has-pass-rule';
import { gateNotScored } from './gate-not-scored';
import { informationNotAssessed } from './information-not-assessed';
import { insuranceAfterAward } from './insurance-after-award';
import { marksOnScale } from './marks-on-scale';
import { marksPublished } from './marks-published';
import { measurable } from './measurable';
import { minimumMarks } from './minimum-marks';
import { neutralWording } from './neutral-wording';
import { noNamedContract } from './no-named-contract';
import { notApplicableRule } from './not-applicable-rule';
import { oneIdEach } from './one-id-each';
import { oneRanking } from './one-ranking';
import { oneThingAtATime } from './one-thing-at-a-time';
import { optionsDiffer } from './options-differ';
import { placeNotScored } from './place-not-scored';
import { principlesCovered } from './principles-covered';
import type { Rule, RuleText } from './rule';
import { scoringRules } from './scoring';
import { suitabilityStage } from './suitability-stage';
import { supplierNotScored } from './supplier-not-scored';
import { weightsCount } from './weights-count';
import { weightsTotal100 } from './weights-total-100';
import { withinBudget } from './within-budget';
import { wordLimitFits } from './word-limit-fits';

export type { RuleSource, RuleText } from './rule';

/** Every rule of the checks before publishing, in the order in which its findings are shown. */
export const rules: readonly Rule[] = [
  completeTexts,
  emptySections,
  oneIdEach,
  weightsTotal100,
  ...scoringRules,
  weightsCount,
  equivalentsAllowed,
  suitabilityStage,
  supplierNotScored,
  gateHasPassRule,
  gateNotScored,
  insuranceAfterAward,
  auditedAccounts,
  noNamedContract,
  aiUseUnscored,
  placeNotScored,
  coreInformation,
  informationNotAssessed,
  oneThingAtATime,
  measurable,
  neutralWording,
  askedOnce,
  optionsDiffer,
  figuresAndDates,
  marksOnScale,
  marksPublished,
  minimumMarks,
  wordLimitFits,
  notApplicableRule,
  conditionsLookBack,
  principlesCovered,
  withinBudget,
  oneRanking,
];

/** What the scoring engine itself refuses; it is asked last, by whoever can run it. */
export const engineRule: RuleText = {
  id: 'engine-runs',
  title: 'The scoring engine can run the published rules',
  explanation: 'What the engine cannot run cannot be scored, whatever the other checks say.',
  fix: 'Change what the sentence names. If nothing helps, give the sentence to your administrator.',
  source: 'our own',
};

/** Takes a rule; returns what people read of it: plain values that any page may pass on. */
const textOf = ({ id, title, explanation, fix, source }: RuleText): RuleText => ({
  id,
  title,
  explanation,
  fix,
  source,
});

const byFinding = new Map(
  rules.flatMap((rule) =>
    Object.keys(rule.findings).map((name) => [name.includes('.') ? name : `checks.${name}`, textOf(rule)]),
  ),
);

/** Takes the key of a finding; returns the rule behind it. */
export const ruleBehind = (key: string): RuleText => byFinding.get(key) ?? engineRule;

/** Takes findings; returns what people read of the rules that found nothing, the engine's own not among them. */
export const rulesKept = (findings: readonly Finding[]): RuleText[] => {
  const broken = new Set(findings.map(({ key }) => ruleBehind(key).id));
  return rules.filter(({ id }) => !broken.has(id)).map(textOf);
};

/**
 * Takes a document that the schema accepts and what is known of its procurement; returns everything that stops its
 * publication (errors) or needs a reason (warnings): what is about the whole first, then question by question.
 */
export const checkDocument = (document: QuestionnaireDocument, context: CheckContext = {}): Finding[] => {
  const order = new Map(everyQuestion(document).map(({ id }, at) => [id, at]));
  const place = ({ questionId }: Finding): number => (questionId === undefined ? -1 : (order.get(questionId) ?? -1));
  return rules.flatMap((rule) => rule.check(document, context)).sort((a, b) => place(a) - place(b));
};
