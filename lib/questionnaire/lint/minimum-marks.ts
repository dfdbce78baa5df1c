import { compareMarks, isOnScale, tidy } from '../../question/marks';
import { publishedMarks } from '../../question/published-mark';
import { compare, hundred, parseDecimal, zero } from '../../scoring/fraction';
import { isAward } from '../find';
import { awardQuestions } from '../fit';
import { documentRule } from './rule';
import { titleOf } from './section-title';
import { act } from './sources';

const ofHundred = (text: string): boolean =>
  compare(parseDecimal(text), zero) >= 0 && compare(parseDecimal(text), hundred) <= 0;

export const minimumMarks = documentRule({
  id: 'minimum-marks',
  title: 'Every minimum mark lies on its scale and can be reached',
  explanation:
    'A tender below a published minimum is out. A minimum that no answer can reach would shut out everybody (the methodology says whether failing a criterion disqualifies).',
  fix: 'Change or remove the minimum.',
  source: act('23'),
  findings: { 'section-threshold': 'error', 'threshold-off-scale': 'error', 'threshold-unreachable': 'error' },
  look: (document, raise) => {
    const { scale } = document.scoring;
    const range = { min: tidy(scale.min), max: tidy(scale.max) };
    document.sections.forEach((section, at) => {
      const { threshold: least, weight } = section;
      if (least != null && (!ofHundred(least) || awardQuestions(section).length === 0)) {
        const params = { section: titleOf(section), weight, threshold: least };
        raise('section-threshold', `sections[${at}].threshold`, params, { sectionId: section.id });
      }
      section.questions.forEach((question, index) => {
        if (!isAward(question) || question.threshold == null) return;
        const { id, ref = id, threshold } = question;
        const path = `sections[${at}].questions[${index}].threshold`;
        const [best] = publishedMarks(question, scale);
        if (!isOnScale(threshold, scale))
          raise('threshold-off-scale', path, { ref, threshold, ...range }, { questionId: id });
        else if (best !== undefined && compareMarks(best, threshold) < 0)
          raise('threshold-unreachable', path, { ref, threshold, best }, { questionId: id });
      });
    });
  },
});
