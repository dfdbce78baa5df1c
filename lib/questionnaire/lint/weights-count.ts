import { compareMarks } from '../../question/marks';
import { compare, parseDecimal, zero } from '../../scoring/fraction';
import { isAward } from '../find';
import { awardQuestions } from '../fit';
import { documentRule } from './rule';
import { titleOf } from './section-title';
import { act } from './sources';

export const weightsCount = documentRule({
  id: 'weights-count',
  title: 'Every weighting belongs to something that is scored, and changes the result',
  explanation:
    'A weighting on something that is not scored can never be earned. A scored question with weighting 0 costs suppliers work for nothing.',
  fix: 'Change the weighting, or change what the question is for.',
  source: act('23'),
  findings: {
    'section-weight-negative': 'error',
    'section-weight-unused': 'error',
    'section-weight-zero': 'warning',
    'weight-negative': 'error',
    'weight-zero': 'warning',
  },
  look: (document, raise) => {
    document.sections.forEach((section, at) => {
      const path = `sections[${at}].weight`;
      const sign = compare(parseDecimal(section.weight), zero);
      const params = { section: titleOf(section), weight: section.weight };
      const where = { sectionId: section.id };
      const scored = awardQuestions(section).length > 0;
      if (sign < 0) raise('section-weight-negative', path, params, where);
      if (!scored && sign > 0) raise('section-weight-unused', path, params, where);
      if (scored && sign === 0) raise('section-weight-zero', path, params, where);
      section.questions.forEach((question, index) => {
        if (!isAward(question)) return;
        const { id, ref = id, weight } = question;
        const own = compareMarks(weight, '0');
        const field = `sections[${at}].questions[${index}].weight`;
        if (own < 0) raise('weight-negative', field, { ref, weight }, { questionId: id });
        if (own === 0) raise('weight-zero', field, { ref }, { questionId: id });
      });
    });
  },
});
