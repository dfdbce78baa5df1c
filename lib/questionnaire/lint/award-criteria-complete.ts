import { compare, hundred, parseDecimal, zero } from '../../scoring/fraction';
import { documentRule } from './rule';
import { act } from './sources';

const isAbove0 = (text: string): boolean => compare(parseDecimal(text), zero) > 0;

export const awardCriteriaComplete = documentRule({
  id: 'award-criteria-complete',
  title: 'Every criterion of the award model, price included, is complete',
  explanation: 'Each criterion needs a name, a weighting and a highest score before suppliers can know what counts.',
  fix: 'Complete the criterion or the price formula in the award model.',
  source: act('23'),
  findings: {
    'criterion-title': 'error',
    'criterion-weight': 'error',
    'criterion-max': 'error',
    'criterion-twice': 'error',
    'no-security': 'error',
    'price-weight': 'error',
    'price-levels': 'error',
    'minimum-quality': 'error',
  },
  look: (document, raise) => {
    const { award, minimumQuality } = document.scoring;
    award.criteria.forEach(({ id, title, weight, max }, at) => {
      const path = `scoring.award.criteria[${at}]`;
      const name = title?.en ?? id;
      if (!title?.en.trim()) raise('criterion-title', `${path}.title`, { id }, { detail: id });
      if (!isAbove0(weight)) raise('criterion-weight', `${path}.weight`, { name }, { detail: id });
      if (!isAbove0(max)) raise('criterion-max', `${path}.max`, { name }, { detail: id });
      if (award.criteria.findIndex((each) => each.id === id) !== at)
        raise('criterion-twice', `${path}.id`, { id }, { detail: id });
    });
    if (!isAbove0(award.security)) raise('no-security', 'scoring.award.security');
    if (award.mode === 'points' && award.price) {
      const { price } = award;
      if (!isAbove0(price.weight)) raise('price-weight', 'scoring.award.price.weight');
      if (price.formula === 'T8') {
        const ordered = compare(parseDecimal(price.low), parseDecimal(price.high)) < 0;
        if (!isAbove0(price.low) || !ordered) raise('price-levels', 'scoring.award.price.low');
      }
    }
    if (minimumQuality === null) return;
    const least = parseDecimal(minimumQuality);
    if (compare(least, zero) < 0 || compare(least, hundred) > 0)
      raise('minimum-quality', 'scoring.minimumQuality', { minimum: minimumQuality });
  },
});
