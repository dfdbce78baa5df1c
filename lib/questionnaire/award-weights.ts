import type { Award } from '../scoring/rules';

/** Takes an award model; returns the weights that must total 100: of security, other criteria and price. */
export const awardWeights = (award: Award): string[] => [
  award.security,
  ...award.criteria.map(({ weight }) => weight),
  ...(award.mode === 'points' && award.price ? [award.price.weight] : []),
];
