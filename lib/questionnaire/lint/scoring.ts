import type { QuestionnaireDocument } from '../document';
import type { Finding } from '../finding';
import { awardCriteriaComplete } from './award-criteria-complete';
import { markingScheme } from './marking-scheme';
import type { Rule } from './rule';
import { tieBreakOrder } from './tie-break-order';

/** The rules about the published scoring rules, weights left aside. */
export const scoringRules: readonly Rule[] = [markingScheme, awardCriteriaComplete, tieBreakOrder];

/** Takes a document; returns what is wrong with its published scoring rules, weights left aside. */
export const checkScoring = (document: QuestionnaireDocument): Finding[] =>
  scoringRules.flatMap((rule) => rule.check(document, {}));
