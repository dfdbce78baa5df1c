import { isGiven, meets } from '../condition/evaluate';
import { highestFirst, tidy } from './marks';
import type { Band } from './settings';

type Banded = { bands?: readonly Band[] | undefined; otherwise?: string | undefined };

/**
 * Takes published bands and an answer; returns the mark of the first band that holds, else `otherwise`, else null.
 * "Not known" meets no band and so takes `otherwise`.
 */
export const markOfBands = (settings: Banded | undefined, answer: unknown): string | null => {
  if (!settings || !isGiven(answer)) return null;
  const band = settings.bands?.find(({ operator, value }) => meets(operator, value, answer));
  const mark = band ? band.mark : settings.otherwise;
  return mark === undefined ? null : tidy(mark);
};

/** Takes published bands; returns the marks they can give, highest first. */
export const marksOfBands = (settings: Banded | undefined): string[] =>
  highestFirst([
    ...(settings?.bands ?? []).map(({ mark }) => mark),
    ...(settings?.otherwise === undefined ? [] : [settings.otherwise]),
  ]);
