import { checkConditions } from '../condition/check';
import { kindRules } from '../question/kinds';
import { awardWeights } from '../questionnaire/award-weights';
import type { Question, QuestionnaireDocument, Section } from '../questionnaire/document';
import { isAward } from '../questionnaire/find';
import {
  compare,
  equal,
  floor,
  fraction,
  hundred,
  minus,
  over,
  parseDecimal,
  plus,
  toExact,
  toPlainDecimal,
  zero,
} from '../scoring/fraction';
import { isBenchmark } from '../scoring/price';
import type { Award, Scale } from '../scoring/rules';
import { totalOf } from '../scoring/weights';
import { at, type Fault, quoted } from './faults';

/** Collects faults below one path. */
type Tell = (path: string, message: string) => void;

const isBelow = (left: string, right: string): boolean => compare(parseDecimal(left), parseDecimal(right)) < 0;
const isOutside = (value: string, low: string, high: string): boolean => isBelow(value, low) || isBelow(high, value);

const repeated = (ids: readonly { id: string; path: string }[], what: string, tell: Tell): void => {
  const first = new Map<string, string>();
  for (const { id, path } of ids) {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, path);
    else tell(`${path}.id`, `${quoted(id)} is also the id of the ${what} at ${earlier}`);
  }
};

const checkIds = (document: QuestionnaireDocument, path: string, tell: Tell): void => {
  const sectionPath = (s: number): string => at(at(path, 'sections'), s);
  const questions = document.sections.flatMap((section, s) =>
    section.questions.map(({ id }, q) => ({ id, path: at(at(sectionPath(s), 'questions'), q) })),
  );
  const declarations = (document.declarations ?? []).map(({ id }, d) => ({
    id,
    path: at(at(path, 'declarations'), d),
  }));
  repeated(
    document.sections.map(({ id }, s) => ({ id, path: sectionPath(s) })),
    'section',
    tell,
  );
  repeated([...questions, ...declarations], 'question', tell);
};

const checkScale = (scale: Scale, path: string, tell: Tell): void => {
  if (isBelow(scale.min, '0')) tell(`${path}.min`, 'must be 0 or more');
  if (!isBelow(scale.min, scale.max)) tell(`${path}.max`, `must be above the lowest mark ${scale.min}`);
  if (!isBelow('0', scale.step)) {
    tell(`${path}.step`, 'must be above 0');
    return;
  }
  const steps = over(minus(parseDecimal(scale.max), parseDecimal(scale.min)), parseDecimal(scale.step));
  if (!equal(steps, fraction(floor(steps))))
    tell(`${path}.step`, `steps of ${scale.step} do not lead from ${scale.min} to ${scale.max}`);
};

const checkTotal = (weights: readonly string[], path: string, what: string, tell: Tell): void => {
  const total = totalOf(weights);
  if (!equal(total, hundred)) tell(path, `${what} total ${toPlainDecimal(total) ?? toExact(total)}, not 100`);
};

const checkWeight = (weight: string, path: string, tell: Tell): void => {
  if (isBelow(weight, '0')) tell(path, 'a weight must be 0 or more');
};

const checkAward = (award: Award, path: string, tell: Tell): void => {
  checkWeight(award.security, `${path}.security`, tell);
  repeated(
    award.criteria.map(({ id }, c) => ({ id, path: at(`${path}.criteria`, c) })),
    'criterion',
    tell,
  );
  award.criteria.forEach(({ weight, max }, c) => {
    checkWeight(weight, `${at(`${path}.criteria`, c)}.weight`, tell);
    if (!isBelow('0', max)) tell(`${at(`${path}.criteria`, c)}.max`, 'must be above 0');
  });
  const price = award.mode === 'points' ? award.price : null;
  if (price) {
    checkWeight(price.weight, `${path}.price.weight`, tell);
    if (price.formula === 'T8' && !isBenchmark(parseDecimal(price.low), parseDecimal(price.high)))
      tell(`${path}.price`, 'low must be above 0 and high above low');
  }
  const what = award.mode === 'points' ? 'security, other criteria and price' : 'security and other criteria';
  checkTotal(awardWeights(award), path, `weights of ${what}`, tell);
};

/** Every published mark must lie on the scale, or a full mark would no longer be the most that can be had. */
const checkMarks = (question: Question, scale: Scale, path: string, tell: Tell): void => {
  const settings = `${path}.settings`;
  const check = (mark: string | undefined, where: string): void => {
    if (mark !== undefined && isOutside(mark, scale.min, scale.max))
      tell(where, `the mark ${mark} is not between ${scale.min} and ${scale.max}`);
  };
  const options = question.settings && 'options' in question.settings ? (question.settings.options ?? []) : [];
  repeated(
    options.map(({ id }, o) => ({ id, path: at(`${settings}.options`, o) })),
    'option',
    tell,
  );
  options.forEach((option, o) => {
    if ('mark' in option) check(option.mark, `${at(`${settings}.options`, o)}.mark`);
    if ('points' in option && option.points !== undefined && isBelow(option.points, '0'))
      tell(`${at(`${settings}.options`, o)}.points`, 'points must be 0 or more');
  });
  if (question.settings && 'bands' in question.settings)
    question.settings.bands?.forEach(({ mark }, b) => {
      check(mark, `${at(`${settings}.bands`, b)}.mark`);
    });
  if (question.settings && 'otherwise' in question.settings)
    check(question.settings.otherwise, `${settings}.otherwise`);
  if (question.kind === 'yes-no' && options.some(({ id }) => id !== 'yes' && id !== 'no'))
    tell(`${settings}.options`, 'the options of a yes-no question are yes and no');
};

const checkSection = (section: Section, document: QuestionnaireDocument, path: string, tell: Tell): void => {
  const { scale, notApplicable } = document.scoring;
  const award = section.questions.filter(isAward);
  if (award.length > 0)
    checkTotal(
      award.map(({ weight }) => weight),
      `${path}.questions`,
      'question weights',
      tell,
    );
  if (section.threshold && isOutside(section.threshold, '0', '100'))
    tell(`${path}.threshold`, 'a section threshold lies between 0 and 100');
  section.questions.forEach((question, q) => {
    const questionPath = at(`${path}.questions`, q);
    checkMarks(question, scale, questionPath, tell);
    if (!isAward(question)) return;
    if (question.extras?.notApplicable && notApplicable === 'forbidden')
      tell(
        `${questionPath}.extras`,
        'a question that takes "not applicable" needs a published not-applicable rule other than "forbidden"',
      );
    checkWeight(question.weight, `${questionPath}.weight`, tell);
    if (question.threshold && isOutside(question.threshold, scale.min, scale.max))
      tell(`${questionPath}.threshold`, `a threshold lies on the scale ${scale.min} to ${scale.max}`);
    if (question.showIf && notApplicable === 'forbidden')
      tell(
        `${questionPath}.showIf`,
        'a conditional award criterion needs a published not-applicable rule other than "forbidden"',
      );
  });
};

const checkSections = (document: QuestionnaireDocument, path: string, tell: Tell): void => {
  const sections = at(path, 'sections');
  const scored: string[] = [];
  document.sections.forEach((section, s) => {
    const sectionPath = at(sections, s);
    checkWeight(section.weight, `${sectionPath}.weight`, tell);
    if (section.questions.some(isAward)) scored.push(section.weight);
    else if (!equal(parseDecimal(section.weight), zero))
      tell(`${sectionPath}.weight`, 'a section without an award criterion must weigh 0');
    checkSection(section, document, sectionPath, tell);
  });
  if (scored.length > 0) checkTotal(scored, sections, 'section weights', tell);
};

const checkRules = (document: QuestionnaireDocument, path: string, tell: Tell): void => {
  const { award, minimumQuality, tieBreakers } = document.scoring;
  checkAward(award, `${path}.award`, tell);
  if (minimumQuality !== null) {
    const available = award.criteria.reduce(
      (all, { weight }) => plus(all, parseDecimal(weight)),
      parseDecimal(award.security),
    );
    if (isOutside(minimumQuality, '0', '100')) tell(`${path}.minimumQuality`, 'lies between 0 and 100');
    else if (equal(available, zero)) tell(`${path}.minimumQuality`, 'no points are available for quality');
  }
  const sections = new Set(document.sections.map(({ id }) => id));
  const criteria = new Set(document.sections.flatMap(({ questions }) => questions.filter(isAward).map(({ id }) => id)));
  tieBreakers.forEach((breaker, t) => {
    const where = `${at(`${path}.tieBreakers`, t)}.id`;
    if (breaker.by === 'section' && !sections.has(breaker.id))
      tell(where, `no section has the id ${quoted(breaker.id)}`);
    if (breaker.by === 'question' && !criteria.has(breaker.id))
      tell(where, `no award criterion has the id ${quoted(breaker.id)}`);
  });
};

const conditionWords: Record<string, (params: Record<string, string | number>) => string> = {
  'condition.unknown-question': ({ other }) => `no question has the id ${quoted(String(other))}`,
  'condition.refers-to-itself': () => 'a question cannot be shown by its own answer',
  'condition.refers-forward': ({ other }) => `refers to ${other}, which comes later`,
  'condition.wrong-operator': ({ other, operator }) => `${operator} does not fit the kind of ${other}`,
  'condition.not-a-value': ({ other, value }) => `${quoted(String(value))} is not a value that ${other} can take`,
  'condition.declaration-conditional': () => 'a declaration is asked of everyone and has no condition',
};

/**
 * Returns what keeps a questionnaire from being executed: weights that do not total 100, ids used twice, rules that
 * contradict one another, marks off the scale, conditions that cannot be walked. Takes the path under which the
 * document lies. A document without faults can be scored for any answers.
 */
export const documentFaults = (document: QuestionnaireDocument, path = 'questionnaire'): Fault[] => {
  const faults: Fault[] = [];
  const tell: Tell = (where, message) => {
    faults.push({ path: where, message });
  };
  checkIds(document, path, tell);
  checkScale(document.scoring.scale, `${path}.scoring.scale`, tell);
  checkRules(document, `${path}.scoring`, tell);
  checkSections(document, path, tell);
  for (const { path: where, key, params } of checkConditions(document, kindRules))
    tell(`${path}.${where}`, conditionWords[key]?.(params ?? {}) ?? 'cannot be evaluated');
  return faults;
};
