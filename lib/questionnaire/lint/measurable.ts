import { isAward, isGate } from '../find';
import { detailOf, firstMatch } from './phrases';
import { guideOf, optionsOf } from './question-parts';
import { questionRule } from './rule';
import { act } from './sources';

/** Judgements that two people may read differently. The law itself speaks of appropriate measures for personal data. */
const vague: readonly RegExp[] = [
  /\b(?:in)?adequate(?:ly)?\b/i,
  /\b(?:in)?appropriate(?:ly)?\b(?! technical and organi[sz]ational)/i,
  /\b(?:in)?sufficient(?:ly)?\b/i,
  /\b(?:un)?suitabl[ey]\b/i,
  /\brobust(?:ly)?\b/i,
  /\b(?:industry |market )?best[ -]practices?\b/i,
  /\bindustry[ -]standards?\b/i,
  /\bstate[ -]of[ -]the[ -]art\b/i,
  /\b(?:world[ -]class|cutting[ -]edge|leading[ -]edge)\b/i,
  /\breasonabl[ey]\b(?! adjustments?\b)/i,
  /\bsatisfactor(?:y|ily)\b/i,
  /\b(?:where|as far as|if) (?:possible|practicable)\b/i,
  /\bin a timely (?:manner|fashion|way)\b/i,
  /\bas soon as (?:possible|practicable)\b/i,
];

/** A description of a mark that only praises or blames. */
const bare =
  /^(?:an? )?(?:(?:very|fully|mostly|partly|quite) )?(?:good|excellent|outstanding|poor|fair|weak|strong|satisfactory|adequate|acceptable|unacceptable|limited)(?: (?:answer|response|evidence|quality))?\.?$/i;

export const measurable = questionRule({
  id: 'measurable',
  title: 'Two people would give the same mark',
  explanation:
    'Criteria must be clear, measurable and specific. Words such as “adequate” leave it to each reader to decide what is enough.',
  fix: 'Say what counts: a figure, a date, a thing that is there or not. Or describe each mark.',
  source: act('23'),
  findings: { 'not-measurable': 'warning', 'guide-vague': 'warning' },
  look: (question, raise) => {
    if (!isAward(question) && !isGate(question)) return;
    const guide = guideOf(question);
    // A marking guide says what an open question is measured by; options and pass rules have nothing else.
    const measured = [
      ...(guide.length > 0 ? [] : [question.wording.en]),
      ...optionsOf(question).map(({ label }) => label),
      ...(isGate(question) ? [question.passRule?.en ?? ''] : []),
    ].join('\n');
    const words = firstMatch(measured, vague);
    if (words) raise('not-measurable', 'wording', { words }, detailOf(words));
    for (const { mark, text } of guide) {
      const only = bare.test(text.en.trim()) ? text.en.trim() : firstMatch(text.en, vague);
      if (only) raise('guide-vague', 'markingGuide', { mark, words: only }, detailOf(`${mark} ${only}`));
    }
  },
});
