import { parseDecimal, toDecimal } from '../scoring/fraction';

/** Takes pounds as a decimal string; returns them as people write them: £95,000, or £95,000.50 where not whole. */
export const inPounds = (value: string): string => {
  const [whole = '0', pence = '00'] = toDecimal(parseDecimal(value), 2).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `£${grouped}${pence === '00' ? '' : `.${pence}`}`;
};
