import { isOnScale, marksOfScale } from '../../question/marks';
import { compare, parseDecimal, zero } from '../../scoring/fraction';
import { documentRule } from './rule';
import { act } from './sources';

/** More marks than these need no description each. */
const mostDescribed = 11;

export const markingScheme = documentRule({
  id: 'marking-scheme',
  title: 'The marking scheme works and says what each mark means',
  explanation: 'Suppliers are told how tenders are assessed: which marks there are, and what earns each.',
  fix: 'Choose a marking scheme in the award model, or describe each mark.',
  source: act('23'),
  findings: { 'scale-form': 'error', 'descriptor-off-scale': 'error', 'scale-undescribed': 'warning' },
  look: ({ scoring: { scale } }, raise) => {
    const { min, max, step, descriptors = [] } = scale;
    const sound =
      compare(parseDecimal(step), zero) > 0 &&
      compare(parseDecimal(min), zero) >= 0 &&
      compare(parseDecimal(min), parseDecimal(max)) < 0 &&
      isOnScale(max, scale);
    if (!sound) {
      raise('scale-form', 'scoring.scale', { min, max, step });
      return;
    }
    descriptors.forEach(({ mark }, at) => {
      if (!isOnScale(mark, scale))
        raise('descriptor-off-scale', `scoring.scale.descriptors[${at}]`, { mark }, { detail: mark });
    });
    const marks = marksOfScale(scale);
    const described = (mark: string) =>
      descriptors.some((each) => compare(parseDecimal(each.mark), parseDecimal(mark)) === 0);
    const bare = marks.filter((mark) => !described(mark));
    if (marks.length <= mostDescribed && bare.length > 0)
      raise('scale-undescribed', 'scoring.scale.descriptors', { marks: bare.join(', ') });
  },
});
