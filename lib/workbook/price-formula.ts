import type { Price } from '../scoring/rules';

/**
 * Takes the published price formula (T4 to T8), the address of a bid's price, the range of the prices that are
 * compared, and the address of the weighting; returns the spreadsheet formula of its points.
 * Source: procurement practice 3.3, as `lib/scoring/price.ts` works it out exactly.
 */
export const priceFormula = (rule: Price, price: string, pool: string, weight: string): string => {
  const [lowest, highest] = [`MIN(${pool})`, `MAX(${pool})`];
  switch (rule.formula) {
    case 'T4':
      return `${lowest}/${price}*${weight}`;
    case 'T5':
      return `MAX(0,${weight}*(1-(${price}-${lowest})/${lowest}))`;
    case 'T6':
      return `IF(${highest}=${lowest},${weight},(${highest}-${price})/(${highest}-${lowest})*${weight})`;
    case 'T7': {
      const level = `(SUM(${pool})/COUNT(${pool}))`;
      return `MIN(100,MAX(0,50-(${price}-${level})/${level}*100))/100*${weight}`;
    }
    case 'T8':
      return `MIN(1,MAX(0,(${rule.high}-${price})/(${rule.high}-${rule.low})))*${weight}`;
  }
};
