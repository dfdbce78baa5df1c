import { z } from 'zod';
import { inLanguage } from '../condition/say';
import { parseDecimal, plus, sum, toExact, zero } from '../scoring/fraction';
import { fault, type KindRules, noneOfThese } from './kind';
import { highestFirst, within } from './marks';
import type { SettingsOf } from './settings';

type Settings = SettingsOf<'multiple-choice'>;

/** Beyond this many different sums the list is cut; on a scale of 101 marks, with points on it, it never is. */
const mostSums = 5_000;

const faults: KindRules<'multiple-choice'>['faults'] = ({ settings }, answer) => {
  const mayBeNone = settings?.noneOfThese ?? false;
  const missing = [fault(mayBeNone ? 'multiple-choice-missing-or-none' : 'multiple-choice-missing')];
  if (!Array.isArray(answer) || answer.length === 0) return missing;
  if (answer.includes(noneOfThese)) {
    if (!mayBeNone) return missing;
    return answer.length === 1 ? [] : [fault('multiple-choice-both')];
  }
  const known = new Set(settings?.options.map(({ id }) => id));
  return answer.every((id) => known.has(id)) && new Set(answer).size === answer.length ? [] : missing;
};

const hasPoints = (settings: Settings | undefined): settings is Settings =>
  settings?.options.some(({ points }) => points !== undefined) ?? false;

/** Any number of a published list; points are summed and capped at the top of the scale. */
export const multipleChoice: KindRules<'multiple-choice'> = {
  kind: 'multiple-choice',
  operators: ['includes', 'doesNotInclude'],
  draft: z.array(z.string().max(64)).max(31),
  isAnswered: (answer) => Array.isArray(answer) && answer.length > 0,
  faults,
  toText: ({ settings }, answer, say, language = 'en') => {
    if (!Array.isArray(answer)) return '';
    const labels = new Map(settings?.options.map(({ id, label }) => [id, inLanguage(label, language)]));
    return answer
      .map((id) => (id === noneOfThese ? say('answer.none-of-these') : (labels.get(id) ?? String(id))))
      .join('; ');
  },
  values: (settings) => [
    ...(settings?.options.map(({ id }) => id) ?? []),
    ...(settings?.noneOfThese ? [noneOfThese] : []),
  ],
  proposedMark: (settings, answer, scale) => {
    if (!hasPoints(settings) || !multipleChoice.isAnswered(answer)) return null;
    if (faults({ id: 'answer', kind: 'multiple-choice', wording: { en: '' }, settings }, answer).length > 0)
      return null;
    const chosen = answer as string[];
    const points = settings.options.filter(({ id }) => chosen.includes(id)).map((option) => option.points ?? '0');
    return within(sum(points.map(parseDecimal)), scale);
  },
  publishedMarks: (settings, scale) => {
    if (!hasPoints(settings)) return [];
    const sums = new Map([[toExact(zero), zero]]);
    for (const { points } of settings.options) {
      if (points === undefined || sums.size > mostSums) continue;
      for (const reached of [...sums.values()]) {
        const next = plus(reached, parseDecimal(points));
        sums.set(toExact(next), next);
      }
    }
    return highestFirst([...sums.values()].map((reached) => within(reached, scale)));
  },
};
