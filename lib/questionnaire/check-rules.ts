import { isOnScale, marksOfScale } from '../question/marks';
import { compare, hundred, parseDecimal, zero } from '../scoring/fraction';
import type { QuestionnaireDocument } from './document';
import { findQuestion } from './find';
import { type Finding, finding } from './finding';

/** More marks than these need no description each. */
const mostDescribed = 11;

const checkScale = ({ scoring: { scale } }: QuestionnaireDocument): Finding[] => {
  const sound =
    compare(parseDecimal(scale.step), zero) > 0 &&
    compare(parseDecimal(scale.min), zero) >= 0 &&
    compare(parseDecimal(scale.min), parseDecimal(scale.max)) < 0 &&
    isOnScale(scale.max, scale);
  if (!sound)
    return [finding('error', 'scoring.scale', 'scale-form', { min: scale.min, max: scale.max, step: scale.step })];
  const found = (scale.descriptors ?? []).flatMap(({ mark }, at) =>
    isOnScale(mark, scale)
      ? []
      : [finding('error', `scoring.scale.descriptors[${at}]`, 'descriptor-off-scale', { mark }, { detail: mark })],
  );
  const marks = marksOfScale(scale);
  const described = (mark: string) =>
    scale.descriptors?.some((each) => compare(parseDecimal(each.mark), parseDecimal(mark)) === 0) ?? false;
  const bare = marks.filter((mark) => !described(mark));
  if (marks.length <= mostDescribed && bare.length > 0)
    found.push(finding('warning', 'scoring.scale.descriptors', 'scale-undescribed', { marks: bare.join(', ') }));
  return found;
};

const checkTies = (document: QuestionnaireDocument): Finding[] => {
  const { award, tieBreakers } = document.scoring;
  if (tieBreakers.length === 0) return [finding('warning', 'scoring.tieBreakers', 'no-tie-break')];
  return tieBreakers.flatMap((tie, at) => {
    const path = `scoring.tieBreakers[${at}]`;
    if (tie.by === 'price')
      return award.mode === 'points' && award.price === null ? [finding('error', path, 'tie-no-price')] : [];
    const known =
      tie.by === 'section'
        ? document.sections.some(({ id }) => id === tie.id)
        : findQuestion(document, tie.id)?.purpose === 'award-criterion';
    return known ? [] : [finding('error', path, `tie-unknown-${tie.by}`, { id: tie.id }, { detail: tie.id })];
  });
};

const checkCriteria = ({ scoring: { award, minimumQuality } }: QuestionnaireDocument): Finding[] => {
  const found: Finding[] = [];
  award.criteria.forEach(({ id, title, weight, max }, at) => {
    const path = `scoring.award.criteria[${at}]`;
    const name = title?.en ?? id;
    if (!title?.en.trim()) found.push(finding('error', `${path}.title`, 'criterion-title', { id }, { detail: id }));
    if (compare(parseDecimal(weight), zero) <= 0)
      found.push(finding('error', `${path}.weight`, 'criterion-weight', { name }, { detail: id }));
    if (compare(parseDecimal(max), zero) <= 0)
      found.push(finding('error', `${path}.max`, 'criterion-max', { name }, { detail: id }));
    if (award.criteria.findIndex((each) => each.id === id) !== at)
      found.push(finding('error', `${path}.id`, 'criterion-twice', { id }, { detail: id }));
  });
  if (compare(parseDecimal(award.security), zero) <= 0)
    found.push(finding('error', 'scoring.award.security', 'no-security'));
  if (award.mode === 'points' && award.price) {
    const { price } = award;
    if (compare(parseDecimal(price.weight), zero) <= 0)
      found.push(finding('error', 'scoring.award.price.weight', 'price-weight'));
    const levels = price.formula === 'T8' ? [price.low, price.high].map(parseDecimal) : [];
    const [low, high] = levels;
    if (low && high && (compare(low, zero) <= 0 || compare(low, high) >= 0))
      found.push(finding('error', 'scoring.award.price.low', 'price-levels'));
  }
  if (minimumQuality !== null) {
    const least = parseDecimal(minimumQuality);
    if (compare(least, zero) < 0 || compare(least, hundred) > 0)
      found.push(finding('error', 'scoring.minimumQuality', 'minimum-quality', { minimum: minimumQuality }));
  }
  return found;
};

/** Takes a document; returns what is wrong with its published scoring rules, weights left aside. */
export const checkRules = (document: QuestionnaireDocument): Finding[] => [
  ...checkScale(document),
  ...checkCriteria(document),
  ...checkTies(document),
];
