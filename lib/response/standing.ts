import type { QuestionnaireDocument } from '../questionnaire/document';
import { canonical } from '../questionnaire/hash';
import type { AnswerEntries } from './extras';
import { relevantEntries } from './relevant';
import type { Snapshot } from './snapshot';

/**
 * Takes a sent snapshot and the response as it is now; returns how many answers differ: changed, added, or no longer
 * among those that would be sent.
 */
export const changesSince = (snapshot: Snapshot, document: QuestionnaireDocument, entries: AnswerEntries): number => {
  const now = relevantEntries(document, entries);
  const ids = new Set([...Object.keys(now), ...Object.keys(snapshot.answers)]);
  const text = (entry: unknown): string => (entry === undefined ? '' : canonical(entry));
  return [...ids].filter((id) => {
    const [before, after] = [own(snapshot.answers, id), own(now, id)];
    return text(before && withoutEmpty(before)) !== text(after && withoutEmpty(after));
  }).length;
};

const own = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

/** An entry without the parts that say nothing. */
const withoutEmpty = (entry: { value: unknown; extras?: unknown; evidence?: readonly unknown[] | undefined }) => ({
  value: entry.value,
  ...(entry.extras && Object.keys(entry.extras).length > 0 ? { extras: entry.extras } : {}),
  ...(entry.evidence && entry.evidence.length > 0 ? { evidence: entry.evidence } : {}),
});

export type Sent = { number: number; receivedAt: string; withdrawnAt: string | null };

/** Takes the submissions of a response, oldest first; returns the one that counts, or null. */
export const counting = <S extends Sent>(submissions: readonly S[]): S | null =>
  submissions.filter(({ withdrawnAt }) => withdrawnAt === null).at(-1) ?? null;

export type Standing = 'not-started' | 'draft' | 'sent' | 'changed' | 'outdated' | 'withdrawn' | 'closed';

/** Takes what a team has done so far; returns the one word for it, as the team sees it. */
export const standingOf = (facts: {
  submissions: readonly Sent[];
  changes: number;
  started: boolean;
  closed: boolean;
  /** What was sent answers a version of the questionnaire that was replaced. */
  outdated?: boolean;
}): Standing => {
  if (facts.outdated && counting(facts.submissions)) return 'outdated';
  if (counting(facts.submissions)) return facts.changes > 0 && !facts.closed ? 'changed' : 'sent';
  if (facts.closed) return facts.submissions.length > 0 ? 'withdrawn' : 'closed';
  if (facts.submissions.length > 0) return 'withdrawn';
  return facts.started ? 'draft' : 'not-started';
};
