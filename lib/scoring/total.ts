import { equal, hundred, isZero, parseDecimal, zero } from './fraction';
import { type Credit, contribution, type MarkScale, type WeighedQuestion } from './mark-question';
import type { Criterion } from './rules';
import { derived, given, ofHundred, type Trace } from './trace';

export type WeighedSection = {
  readonly id: string;
  readonly label: string;
  readonly weight: Trace;
  readonly questions: readonly WeighedQuestion[];
};

/** Gives what stands for a question; the caller decides visibility and the not-applicable rule. */
export type Credits = (questionId: string) => Credit;

/** Gives a question's contribution; the caller may keep what it has worked out before for the same mark. */
export type Contributions = (question: WeighedQuestion, credit: Credit) => Trace | null;

/**
 * Returns Σ contributions ÷ Σ weights × 100 over the questions that count, or null where one has no mark yet or
 * none counts. With all weights present (total 100) the trace is the plain sum that people expect to read.
 */
const shareOfHundred = (
  label: string,
  about: string,
  questions: readonly WeighedQuestion[],
  credits: Credits,
  contributions: Contributions,
): Trace | null => {
  const parts: Trace[] = [];
  const weights: Trace[] = [];
  for (const question of questions) {
    const credit = credits(question.id);
    if (credit.as === 'missing') return null;
    const part = contributions(question, credit);
    if (!part) continue;
    parts.push(part);
    weights.push(question.weight);
  }
  return outOfHundred(label, about, parts, weights);
};

const outOfHundred = (label: string, about: string, parts: Trace[], weights: Trace[]): Trace | null => {
  const weight = derived('weights that count', 'sum', weights);
  if (isZero(weight.value)) return null;
  if (equal(weight.value, hundred)) return derived(label, 'sum', parts, { about });
  return derived(label, 'share', [derived('points', 'sum', parts), weight, ofHundred], { about });
};

/** Returns a function that works a contribution out by the scale, once for each question and mark. */
export const contributionsBy = (scale: MarkScale): Contributions => {
  const known = new Map<string, Map<unknown, Trace | null>>();
  return (question, credit) => {
    const key = credit.as === 'mark' ? credit.mark : credit.as;
    const ofQuestion = known.get(question.id) ?? new Map<unknown, Trace | null>();
    known.set(question.id, ofQuestion);
    const found = ofQuestion.get(key);
    if (found !== undefined) return found;
    const made = contribution(question, credit, scale);
    ofQuestion.set(key, made);
    return made;
  };
};

/**
 * Returns the section's score, 0 to 100, as Σ(mark fraction × question weight) ÷ Σ(question weight) × 100 over the
 * questions that count; null where none counts or a mark is missing.
 */
export const sectionScore = (section: WeighedSection, credits: Credits, contributions: Contributions): Trace | null =>
  shareOfHundred(section.label, `section:${section.id}`, section.questions, credits, contributions);

/** A group of questions seen across sections, such as a principle; weights are section weight × question weight. */
export type WeighedGroup = {
  readonly id: string;
  readonly label: string;
  readonly questions: readonly WeighedQuestion[];
};

/** Returns the group's score, 0 to 100, over the questions that count; null where none counts or a mark is missing. */
export const groupScore = (group: WeighedGroup, credits: Credits, contributions: Contributions): Trace | null =>
  shareOfHundred(group.label, group.id, group.questions, credits, contributions);

export type ScoredSection = { readonly section: WeighedSection; readonly score: Trace | null };

/**
 * Returns the security score, 0 to 100: Σ(section weight × score) ÷ Σ(section weight) over the sections that have a
 * score, so that an emptied section gives its weight to the others in proportion. Null where no section has one.
 */
export const securityScore = (label: string, sections: readonly ScoredSection[]): Trace | null => {
  const parts: Trace[] = [];
  const weights: Trace[] = [];
  for (const { section, score } of sections) {
    if (!score) continue;
    parts.push(
      derived(section.label, 'share', [score, ofHundred, section.weight], { about: `section-points:${section.id}` }),
    );
    weights.push(section.weight);
  }
  return outOfHundred(label, 'security', parts, weights);
};

/** Returns the points of security within the award: score ÷ 100 × weight (vector T2). */
export const securityPoints = (security: Trace, weight: Trace): Trace =>
  derived('Security points', 'share', [security, ofHundred, weight], { about: 'security-points' });

/** Returns the points of another criterion: figure ÷ highest figure × weight. */
export const criterionPoints = (criterion: Criterion, label: string, figure: string): Trace =>
  derived(
    label,
    'share',
    [
      given('figure', parseDecimal(figure)),
      given('highest figure', parseDecimal(criterion.max)),
      given('weight', parseDecimal(criterion.weight)),
    ],
    { about: `criterion:${criterion.id}` },
  );

/**
 * Returns the quality figure Q, 0 to 100: quality points ÷ points available for quality × 100. Null where the award
 * has no points for quality.
 */
export const qualityFigure = (points: Trace, available: Trace): Trace | null =>
  equal(available.value, zero)
    ? null
    : derived('Quality', 'share', [points, available, ofHundred], { about: 'quality' });
