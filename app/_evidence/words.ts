import { dayWords } from '@/lib/question/date';
import { has, say, sayIn } from '@/lib/text';
import type { EvidenceUse, FileOfLibrary } from '@/lib/views/evidence-library';

/** SEC-04; SEC-04 and SEC-11; SEC-04, SEC-09 and SEC-11. */
export const inARow = (parts: readonly string[]): string => {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : say('evidence.and', { first: parts.slice(0, -1).join(', '), last });
};

export const dayOf = (day: string): string => dayWords(day, sayIn('en'));

/** Takes a file; returns what to say of its expiry, or ''. */
export function expiryWords({ dates, expiry }: Pick<FileOfLibrary, 'dates' | 'expiry'>): string {
  const date = dayOf(dates.expires);
  if (expiry === 'expired') return say('evidence.expired', { date });
  if (expiry === 'before-contract') return say('evidence.expires-before-contract', { date });
  return expiry === 'fine' ? say('evidence.expires', { date }) : '';
}

/** Where a file is used, a sentence for each response; with `only` the title of that one is left out. */
export const usedWords = (uses: readonly EvidenceUse[], only?: string): string[] =>
  uses.map(({ responseId, title, refs }) =>
    responseId === only
      ? say('evidence.used', { refs: inARow(refs) })
      : say('evidence.used-of', { title, refs: inARow(refs) }),
  );

/** "Used in SEC-04 and SEC-11. Remove it from both?" Procurements are named where there are several. */
export function removeWords(uses: readonly EvidenceUse[]): string {
  const count = uses.reduce((sum, { refs }) => sum + refs.length, 0);
  if (count === 0) return say('evidence.remove-unused');
  const refs = inARow(
    uses.length === 1 ? (uses[0]?.refs ?? []) : uses.flatMap((use) => use.refs.map((ref) => `${ref} (${use.title})`)),
  );
  return count === 2 ? say('evidence.remove-used-both', { refs }) : say('evidence.remove-used', { refs, count });
}

/** A fault that came back in the address after a plain form: only faults of files have words here. */
export const isFileFault = (fault: string | undefined): fault is string =>
  fault !== undefined && /^(supplier\.file-|evidence\.)/.test(fault) && has(fault);

/** The words of such a fault. The name of the file is in no address, so it is "The file". */
export const faultWords = (fault: string, given: { limit: number; left: string; quota: number }): string =>
  say({
    path: 'file',
    key: fault,
    params: { name: say('evidence.file-gone'), type: '', before: '', most: '', ...given },
  });
