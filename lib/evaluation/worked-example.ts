import type { QuestionnaireDocument } from '../questionnaire/document';
import { minus, parseDecimal, plus, times, toDecimal } from '../scoring/fraction';
import type { ScoringRules } from '../scoring/rules';
import type { Judged } from './contest';
import { decideContest, type Outcome } from './outcome';

/** Made-up suppliers: shares of the highest security mark and of each other criterion, and prices in pounds. */
const suppliers = [
  { bidder: 'A', security: '0.8', criteria: '0.6', price: '95000' },
  { bidder: 'B', security: '1', criteria: '0.8', price: '102000' },
  { bidder: 'C', security: '0.6', criteria: '1', price: '88000' },
] as const;

const shareOf = (share: string, most: string): string => toDecimal(times(parseDecimal(share), parseDecimal(most)), 2);

/**
 * Takes scoring rules; returns what the real engine makes of three made-up suppliers under them, each with a trace, or
 * the faults that keep the rules from being run. Tie-breaks by sections and questions, and the minimum quality, are
 * left aside: the example has no sections of its own.
 */
export const workedExample = (scoring: ScoringRules): Judged<Outcome> => {
  const top = parseDecimal(scoring.scale.max);
  const bottom = parseDecimal(scoring.scale.min);
  const questionnaire: QuestionnaireDocument = {
    format: 'assay-questionnaire/1',
    title: { en: 'Worked example' },
    scoring: {
      ...scoring,
      scale: { min: scoring.scale.min, max: scoring.scale.max, step: '0.01', method: scoring.scale.method },
      tieBreakers: scoring.tieBreakers.filter(({ by }) => by === 'price'),
      minimumQuality: null,
    },
    sections: [
      {
        id: 'security',
        title: { en: 'Security' },
        weight: '100',
        questions: [
          {
            id: 'answers',
            kind: 'long-text',
            wording: { en: 'Security answers' },
            principle: 1,
            purpose: 'award-criterion',
            weight: '100',
          },
        ],
      },
    ],
  };
  const mark = (share: string): string => toDecimal(plus(bottom, times(parseDecimal(share), minus(top, bottom))), 2);
  return decideContest({
    format: 'assay-contest/1',
    questionnaire,
    bids: suppliers.map(({ bidder, security, criteria, price }) => ({
      bidder,
      marks: { answers: mark(security) },
      criteria: Object.fromEntries(scoring.award.criteria.map(({ id, max }) => [id, shareOf(criteria, max)])),
      price,
    })),
  });
};
