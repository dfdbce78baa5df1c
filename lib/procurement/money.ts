import { parseDecimal, toPounds } from '../scoring/fraction';

/** Takes pounds as a decimal string; returns them as people write them: £95,000, or £95,000.50 where not whole. */
export const inPounds = (value: string): string => toPounds(parseDecimal(value));
