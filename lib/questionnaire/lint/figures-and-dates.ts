import { isDecimal } from '../../condition/decimal';
import { isRealDate } from '../../question/date';
import { compareMarks } from '../../question/marks';
import { bandsOf } from './question-parts';
import { questionRule } from './rule';

const dateOperators = ['onOrAfter', 'before', 'onOrBefore', 'after'];
const numberOperators = ['atLeast', 'below', 'atMost', 'above'];

export const figuresAndDates = questionRule({
  id: 'figures-and-dates',
  title: 'Ranges and bands compare with real figures and dates',
  explanation: 'A band gives its mark by itself, so it must compare like with like.',
  fix: 'Fill in the figure or the date.',
  source: 'our own',
  findings: { 'number-range': 'error', 'band-number': 'error', 'band-date': 'error' },
  look: (question, raise) => {
    if (question.kind === 'number') {
      const { min, max } = question.settings ?? {};
      if (min !== undefined && max !== undefined && compareMarks(min, max) > 0)
        raise('number-range', 'settings.min', { min, max });
    }
    for (const [at, { operator, value }] of bandsOf(question).entries()) {
      const date = question.kind === 'date';
      const fits = date
        ? dateOperators.includes(operator) && isRealDate(value)
        : numberOperators.includes(operator) && isDecimal(value);
      if (!fits) raise(date ? 'band-date' : 'band-number', `settings.bands[${at}]`, { value }, String(at));
    }
  },
});
