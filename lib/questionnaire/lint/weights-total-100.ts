import { toPlainDecimal } from '../../scoring/fraction';
import { totalOf, totalsHundred } from '../../scoring/weights';
import { awardWeights } from '../award-weights';
import { weightLevels } from '../fit';
import { documentRule } from './rule';
import { titleOf } from './section-title';
import { act } from './sources';

export const weightsTotal100 = documentRule({
  id: 'weights-total-100',
  title: 'Weightings add up to exactly 100 at every level',
  explanation:
    'The relative importance of everything that is assessed is published. It only means something where each level adds up to exactly 100.',
  fix: 'Change the weightings in the outline or the award model, or let Assay make them fit.',
  source: act('23'),
  findings: {
    'no-award-criterion': 'error',
    'weights-sections': 'error',
    'weights-questions': 'error',
    'weights-award': 'error',
    'weights-quality': 'error',
  },
  look: (document, raise) => {
    const { award } = document.scoring;
    const weights = awardWeights(award);
    if (!totalsHundred(weights)) {
      const total = toPlainDecimal(totalOf(weights)) ?? '0';
      raise(award.mode === 'points' ? 'weights-award' : 'weights-quality', 'scoring.award', { total });
    }
    const levels = weightLevels(document);
    if (levels.length === 0) raise('no-award-criterion', 'sections');
    for (const { level, total, left, exact } of levels) {
      if (exact) continue;
      const at = document.sections.findIndex(({ id }) => id === level);
      const section = document.sections[at];
      if (section) {
        const params = { section: titleOf(section), total, left };
        raise('weights-questions', `sections[${at}]`, params, { sectionId: level });
      } else raise('weights-sections', 'sections', { total, left });
    }
  },
});
