import type { Message } from '../result';
import { dayAfterStandstill, type StandstillRule } from './award';
import { ukDate } from './uk-time';

/** The contract award notice as far as the standstill follows from it; days are UK days. */
export type NoticeOfStandstill = { publishedOn: string; lastDay: string | null; standstill: string };

const told = (key: string, params?: Message['params']): Message => ({
  path: '',
  key: `summary.standstill-${key}`,
  ...(params ? { params } : {}),
});

const whyNone = (rule: StandstillRule): Message[] => {
  if (rule.is === 'exempt') return [told(`why-${rule.why}`)];
  return rule.is === 'unknown' ? [told('why-unknown')] : [];
};

/**
 * Takes the rule and the notice as it was last recorded, or null; returns what a supplier is told of the standstill: its
 * first and last day, or why there is none, or that the dates follow the notice. A standstill of the Act begins with the
 * day of the notice (section 51); of one that the authority stated under other law we know the last day alone.
 */
export const standstillTold = (rule: StandstillRule, notice: NoticeOfStandstill | null): Message[] => {
  if (!notice) return rule.is === 'mandatory' ? [told('waits')] : [...whyNone(rule), told('may-come')];
  if (notice.lastDay === null) return [told('none'), ...whyNone(rule)];
  const last = ukDate(notice.lastDay);
  const after = told('after', { date: ukDate(dayAfterStandstill(notice.lastDay)) });
  if (notice.standstill === 'stated') return [told('last', { last }), after];
  return [told('dates', { first: ukDate(notice.publishedOn), last }), after];
};
