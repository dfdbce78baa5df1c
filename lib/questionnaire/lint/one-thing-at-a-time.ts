import { standardsIn } from './names';
import { detailOf, sentencesOf } from './phrases';
import { questionRule } from './rule';
import { act } from './sources';

/** A sentence that asks by its first word: how, what, do, will, within how many … */
const opening =
  /^(?:(?:for|in|on|at|to|by|from|with|within|of|under) )?(?:how|what|when|where|why|who|which|whose|do|does|did|is|are|will|would|can|could|have|has|should)\b/i;
const order = /^(?:please )?(?:describe|explain|list|outline|summarise|set out)\b/i;

/** A second question in the order of words that only a question has: "and how do you", not "and how it works". */
const secondQuestion =
  /\band(?: also)?,? (?:how (?:often|many|much|long|quickly|soon|far)|(?:how|what|when|where|why|who|which(?: \w+)?) (?:do|does|did|is|are|was|were|will|would|can|could|have|has|should)|(?:do|does|are|will|have|can|would|could) (?:you|your|they))\b.*/i;
/** A second thing to write about. */
const secondOrder =
  /\band (?:also |then |please )?(?:describe|list|outline|summarise|set out|explain (?:how|what|which|who))\b.*/i;

const secondThing = (sentence: string): string | undefined => {
  if (opening.test(sentence)) return secondQuestion.exec(sentence)?.[0];
  if (order.test(sentence)) return secondOrder.exec(sentence)?.[0];
  return undefined;
};

/** Two schemes that a supplier may hold one of: a plain yes or no answers for both. */
const twoSchemes = (wording: string): string | undefined => {
  const names = [...new Set(standardsIn(wording))];
  for (const [at, first] of names.entries()) {
    const second = names[at + 1];
    if (second !== undefined && wording.includes(`${first} and ${second}`)) return `${first} and ${second}`;
  }
  return undefined;
};

const secondIn = (wording: string): string | undefined => {
  const asks = sentencesOf(wording).filter((sentence) => {
    const words = sentence.split(/\s+/).length;
    // "If not, why not?" and "How?" belong to the question before.
    if (/^if\b/i.test(sentence)) return false;
    return sentence.endsWith('?') ? words > 2 : order.test(sentence) && words > 4;
  });
  return asks[1] ?? asks.map(secondThing).find((found) => found !== undefined);
};

export const oneThingAtATime = questionRule({
  id: 'one-thing-at-a-time',
  title: 'Every question asks one thing',
  explanation:
    'Two questions in one cannot be marked: a good answer to one half hides a bad answer to the other. Criteria must be clear and specific.',
  fix: 'Make two questions of it, or move the second half to the guidance or the evidence.',
  source: act('23'),
  findings: { 'double-barrelled': 'warning' },
  look: (question, raise) => {
    const wording = question.wording.en;
    const words = secondIn(wording) ?? (question.kind === 'yes-no' ? twoSchemes(wording) : undefined);
    if (words) raise('double-barrelled', 'wording', { words: words.replace(/[.?]$/, '') }, detailOf(words));
  },
});
