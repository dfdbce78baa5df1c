import { isDecimal } from '../condition/decimal';
import { isRealDate } from '../question/date';
import { noneOfThese, refOf } from '../question/kind';
import { compareMarks, isOnScale, marksOfScale, tidy } from '../question/marks';
import { passCondition } from '../question/pass';
import { publishedMarks } from '../question/published-mark';
import type { ScoringRules } from '../scoring/rules';
import type { AwardQuestion, Question } from './document';
import { type CheckContext, type Finding, finding } from './finding';

type Add = (
  severity: Finding['severity'],
  at: string,
  name: string,
  params?: Record<string, string | number>,
  detail?: string,
) => void;

/** Names of schemes and standards that a supplier may meet by an equivalent. Families of numbers, not a list of all. */
const certification =
  /\b(Cyber Essentials|ISO(\/IEC)?[ -]?\d{4,5}|BS[ -](EN[ -])?\d{4,5}|EN[ -]\d{3}[ -]?\d{3}|SOC[ -]?[12]\b|PCI[ -]DSS|CSA STAR|BPSS|Common Criteria|FIPS[ -]?\d{3}|IASME|CREST|CHECK scheme)/i;
const equivalent = /equivalent/i;

const textsOf = (question: Question): string =>
  [
    question.wording.en,
    question.guidance?.en,
    question.evidence?.en,
    ...marked(question).map(({ label, supports }) => `${label} ${supports}`),
  ].join('\n');

type Marked = { id: string; label: string; supports: string; mark: string | undefined; outcome: string | undefined };

/** The options of a question with the mark or points each carries; empty for kinds without options. */
const marked = (question: Question): Marked[] => {
  const of = (option: object): Marked => {
    const { id, label, supports, mark, points, outcome } = option as {
      id: string;
      label: { en: string };
      supports?: { en: string };
      mark?: string;
      points?: string;
      outcome?: string;
    };
    return { id, label: label.en, supports: supports?.en ?? '', mark: mark ?? points, outcome };
  };
  if (question.kind === 'yes-no') return (question.settings?.options ?? []).map(of);
  if (question.kind === 'single-choice' || question.kind === 'multiple-choice')
    return (question.settings?.options ?? []).map(of);
  return [];
};

const bandsOf = (question: Question) =>
  question.kind === 'number' || question.kind === 'date' ? (question.settings?.bands ?? []) : [];
const otherwiseOf = (question: Question) =>
  question.kind === 'number' || question.kind === 'date' ? question.settings?.otherwise : undefined;

const sameText = (values: readonly string[]): string | undefined =>
  values.find(
    (value, at) => values.findIndex((each) => each.trim().toLowerCase() === value.trim().toLowerCase()) !== at,
  );

const checkSettings = (question: Question, add: Add): void => {
  const options = marked(question);
  const twiceId = sameText(options.map(({ id }) => id));
  if (twiceId !== undefined) add('error', 'settings.options', 'option-id-twice', { option: twiceId });
  const twice = sameText(options.map(({ label }) => label));
  if (twice !== undefined) add('error', 'settings.options', 'option-twice', { option: twice });
  if (options.some(({ label }) => !label.trim())) add('error', 'settings.options', 'option-blank');
  if (options.some(({ id }) => id === noneOfThese)) add('error', 'settings.options', 'option-reserved');
  const [first, second] = options.map(({ id }) => id);
  if (question.kind === 'yes-no' && options.length > 0 && [first, second].sort().join() !== 'no,yes')
    add('error', 'settings.options', 'yes-no-options');
  if (question.kind === 'table') {
    const { columns } = question.settings ?? { columns: [] };
    const column = sameText(columns.map(({ id }) => id)) ?? sameText(columns.map(({ label }) => label.en));
    if (column !== undefined) add('error', 'settings.columns', 'column-twice', { column });
  }
  if (question.kind === 'number') {
    const { min, max } = question.settings ?? {};
    if (min !== undefined && max !== undefined && compareMarks(min, max) > 0)
      add('error', 'settings.min', 'number-range', { min, max });
  }
  for (const [at, { operator, value }] of bandsOf(question).entries()) {
    const dates = ['onOrAfter', 'before', 'onOrBefore', 'after'].includes(operator);
    const numbers = ['atLeast', 'below', 'atMost', 'above'].includes(operator);
    const fits = question.kind === 'date' ? dates && isRealDate(value) : numbers && isDecimal(value);
    if (!fits) add('error', `settings.bands[${at}]`, `band-${question.kind}`, { value }, String(at));
  }
};

const range = ({ scale }: ScoringRules) => ({ min: tidy(scale.min), max: tidy(scale.max) });

const checkMarks = (question: AwardQuestion, scoring: ScoringRules, add: Add): void => {
  const { scale } = scoring;
  const options = marked(question);
  for (const { id, label, mark } of options)
    if (mark !== undefined && !isOnScale(mark, scale))
      add('error', 'settings.options', 'option-off-scale', { option: label, mark, ...range(scoring) }, id);
  const others = [...bandsOf(question).map(({ mark }) => mark), otherwiseOf(question)].filter(
    (mark) => mark !== undefined,
  );
  for (const mark of new Set(others))
    if (!isOnScale(mark, scale)) add('error', 'settings.bands', 'mark-off-scale', { mark, ...range(scoring) }, mark);
  for (const { mark } of question.markingGuide ?? [])
    if (!isOnScale(mark, scale)) add('error', 'markingGuide', 'mark-off-scale', { mark, ...range(scoring) }, mark);
  const bare = options.filter(({ mark }) => mark === undefined);
  if (question.kind !== 'multiple-choice' && bare.length > 0 && bare.length < options.length)
    add('error', 'settings.options', 'option-unmarked', { option: bare[0]?.label ?? '' });
  if (bandsOf(question).length > 0 && otherwiseOf(question) === undefined)
    add('error', 'settings.otherwise', 'no-otherwise');
  if (bandsOf(question).length === 0 && otherwiseOf(question) !== undefined) add('error', 'settings.bands', 'no-bands');
  if (options.some(({ outcome }) => outcome !== undefined)) add('error', 'settings.options', 'outcome-on-award');

  const published = publishedMarks(question, scale);
  if (published.length === 0) checkGuide(question, scoring, add);
  const { threshold } = question;
  if (threshold == null) return;
  if (!isOnScale(threshold, scale)) add('error', 'threshold', 'threshold-off-scale', { threshold, ...range(scoring) });
  else if (published[0] !== undefined && compareMarks(published[0], threshold) < 0)
    add('error', 'threshold', 'threshold-unreachable', { threshold, best: published[0] });
};

const checkGuide = (question: AwardQuestion, { scale }: ScoringRules, add: Add): void => {
  const guide = question.markingGuide ?? [];
  if (guide.length === 0) {
    const texts = ['short-text', 'long-text', 'table', 'file'].includes(question.kind);
    add('error', 'markingGuide', texts ? 'no-marking-guide' : 'no-marks');
    return;
  }
  const described = new Set(guide.filter(({ text }) => text.en.trim() !== '').map(({ mark }) => tidy(mark)));
  const gaps = marksOfScale(scale).filter((mark) => !described.has(mark));
  if (gaps.length > 0 && gaps.length <= 10) add('warning', 'markingGuide', 'guide-gaps', { marks: gaps.join(', ') });
};

const checkGate = (question: Question & { purpose: 'requirement' | 'condition-of-participation' }, add: Add): void => {
  const words = question.passRule?.en.trim() ?? '';
  if (!passCondition(question) && !words) add('error', 'passIf', `no-pass-rule-${question.purpose}`);
  if (marked(question).some(({ mark }) => mark !== undefined))
    add('error', 'settings.options', `marked-${question.purpose}`);
  if (bandsOf(question).length > 0) add('error', 'settings.bands', `marked-${question.purpose}`, {}, 'bands');
  const name = certification.exec(textsOf(question))?.[0];
  if (name !== undefined && !question.equivalence?.en.trim()) add('error', 'equivalence', 'no-equivalence', { name });
};

/**
 * Takes a question, its path, the published rules and what is known of the procurement; returns what is wrong with
 * this one question. Weights are read across questions and checked elsewhere.
 */
export const checkQuestion = (
  question: Question,
  path: string,
  scoring: ScoringRules,
  context: CheckContext = {},
): Finding[] => {
  const found: Finding[] = [];
  const add: Add = (severity, at, name, params = {}, detail = '') => {
    const where = detail === '' ? { questionId: question.id } : { questionId: question.id, detail };
    found.push(finding(severity, at === '' ? path : `${path}.${at}`, name, { ref: refOf(question), ...params }, where));
  };
  if (!question.wording.en.trim()) add('error', 'wording', 'no-wording');
  checkSettings(question, add);
  switch (question.purpose) {
    case 'award-criterion': {
      checkMarks(question, scoring, add);
      const sign = compareMarks(question.weight, '0');
      if (sign < 0) add('error', 'weight', 'weight-negative', { weight: question.weight });
      if (sign === 0) add('warning', 'weight', 'weight-zero');
      if (question.showIf && scoring.notApplicable === 'forbidden') add('error', 'showIf', 'conditional-forbidden');
      const name = certification.exec(textsOf(question))?.[0];
      if (name !== undefined && !question.equivalence?.en.trim() && !equivalent.test(textsOf(question)))
        add('warning', 'equivalence', 'names-standard', { name });
      break;
    }
    case 'condition-of-participation':
      if (context.conditionsOfParticipation === false) add('error', 'purpose', 'suitability-below-threshold');
      checkGate(question as typeof question & { purpose: 'condition-of-participation' }, add);
      break;
    case 'requirement':
      checkGate(question as typeof question & { purpose: 'requirement' }, add);
      break;
    case 'information':
      if (marked(question).some(({ mark, outcome }) => mark !== undefined || outcome !== undefined))
        add('error', 'settings.options', 'marked-information');
      if (bandsOf(question).length > 0) add('error', 'settings.bands', 'marked-information', {}, 'bands');
      break;
  }
  return found;
};
