import { wordsIn } from '../questionnaire/lint/phrases';

/** Words that questions share whatever they ask about. */
const idle = new Set(
  'a about all also an and any are as at be been before by can do does each every for from give has have how if in including into is it its must name not of on or our own say set should state such supplier suppliers that the their them there these they this those to under us used using was we what when where which who why will with within would you your describe explain tell please provide list'.split(
    ' ',
  ),
);

const stem = (word: string): string =>
  word.endsWith('ies') && word.length > 4
    ? `${word.slice(0, -3)}y`
    : word.length > 3 && /[^s]s$/.test(word)
      ? word.slice(0, -1)
      : word;

/** Takes the wording of a question; returns its telling words, in order of the alphabet, once each. */
export const tellingWords = (wording: string): string[] =>
  [
    ...new Set(
      wordsIn(wording)
        .filter((word) => !idle.has(word))
        .map(stem)
        .filter((word) => !idle.has(word)),
    ),
  ].sort();

/** Fewer telling words in common are chance. */
const enough = 3;

/** How alike two questions are: twice what they share, over all they have, in thousandths; 0 where it may be chance. */
export const likeness = (one: readonly string[], other: readonly string[]): number => {
  const has = new Set(other);
  const shared = one.filter((word) => has.has(word)).length;
  return shared < enough ? 0 : Math.floor((2_000 * shared) / (one.length + other.length));
};

/**
 * From here on two questions are taken to ask the same in other words. The two most alike of the question bank reach
 * less, and one with a word changed reaches 800 and more.
 */
export const alike = 640;
