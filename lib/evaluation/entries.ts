import { type Message, ok, type Result, refuseAll } from '../result';
import { compare, parseDecimal, zero } from '../scoring/fraction';
import { type Criterion, decimalPattern } from '../scoring/rules';

/** What a lead types for one bidder; `version` is the one that the page showed, 0 where nothing was entered yet. */
export type PriceEntry = { submissionId: string; amount: string; source: string; reason: string; version: number };
export type ScoreEntry = { submissionId: string; score: string; reason: string; version: number };
type Saved<T> = ReadonlyMap<string, Omit<T, 'submissionId'>>;

const fault = (path: string, key: string, params?: Message['params']): Message =>
  params ? { path, key: `results.${key}`, params } : { path, key: `results.${key}` };

/** Pounds as people type them, without the sign, commas and blanks. */
const amountOf = (typed: string): string => typed.replace(/^\s*£|[\s,]/g, '');

type Judge<T> = { changed: T[]; faults: Message[]; stale: boolean };
const done = <T>({ changed, faults, stale }: Judge<T>): Result<T[]> =>
  faults.length > 0 ? refuseAll(stale ? 'conflict' : 'invalid', faults) : ok(changed);

/**
 * Takes every price on the form and those saved; returns the ones that are new or changed. A price has two decimal
 * places and is above 0; a change needs a reason, and nothing that was entered can be emptied. A form that shows an
 * older version than the saved one is a conflict.
 */
export const judgePrices = (entries: readonly PriceEntry[], saved: Saved<PriceEntry>): Result<PriceEntry[]> => {
  const found: Judge<PriceEntry> = { changed: [], faults: [], stale: false };
  for (const entry of entries) {
    const { submissionId } = entry;
    const at = (field: string): string => `prices.${submissionId}.${field}`;
    const before = saved.get(submissionId);
    const [amount, source, reason] = [amountOf(entry.amount), entry.source.trim(), entry.reason.trim()];
    if (amount === '' && source === '' && !before) continue;
    if (before && before.amount === amount && before.source === source) continue;
    if (entry.version !== (before?.version ?? 0)) {
      found.stale = true;
      found.faults.push(fault(at('amount'), 'price-changed-first', { amount: before?.amount ?? '' }));
      continue;
    }
    if (!/^\d{1,12}\.\d{2}$/.test(amount)) found.faults.push(fault(at('amount'), 'price-form'));
    else if (compare(parseDecimal(amount), zero) <= 0) found.faults.push(fault(at('amount'), 'price-zero'));
    if (source === '') found.faults.push(fault(at('source'), 'price-source'));
    if (before && reason === '') found.faults.push(fault(at('reason'), 'price-reason'));
    found.changed.push({ submissionId, amount, source, reason: before ? reason : '', version: entry.version });
  }
  return done(found);
};

/**
 * Takes every score of one criterion on the form and those saved; returns the ones that are new or changed. A score
 * lies between 0 and the criterion's highest and always has a reason; a changed score needs a changed reason.
 */
export const judgeScores = (
  criterion: Pick<Criterion, 'max'>,
  entries: readonly ScoreEntry[],
  saved: Saved<ScoreEntry>,
): Result<ScoreEntry[]> => {
  const found: Judge<ScoreEntry> = { changed: [], faults: [], stale: false };
  for (const entry of entries) {
    const { submissionId } = entry;
    const at = (field: string): string => `scores.${submissionId}.${field}`;
    const before = saved.get(submissionId);
    const [score, reason] = [entry.score.trim(), entry.reason.trim()];
    if (score === '' && reason === '' && !before) continue;
    if (before && before.score === score && before.reason === reason) continue;
    if (entry.version !== (before?.version ?? 0)) {
      found.stale = true;
      found.faults.push(fault(at('score'), 'score-changed-first', { score: before?.score ?? '' }));
      continue;
    }
    const inside =
      decimalPattern.test(score) &&
      compare(parseDecimal(score), zero) >= 0 &&
      compare(parseDecimal(score), parseDecimal(criterion.max)) <= 0;
    if (!inside) found.faults.push(fault(at('score'), 'score-form', { max: criterion.max }));
    if (reason === '') found.faults.push(fault(at('reason'), 'score-reason'));
    else if (before && before.score !== score && before.reason === reason)
      found.faults.push(fault(at('reason'), 'score-reason-same', { score }));
    found.changed.push({ submissionId, score, reason, version: entry.version });
  }
  return done(found);
};
