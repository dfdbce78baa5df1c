import { z } from 'zod';
import type { Text } from '../question/settings';

/** What can be true of a place. `always` holds everywhere; the others are set by the scoping answers. */
export const flags = [
  'always',
  'devices',
  'publicSpace',
  'homes',
  'cloud',
  'personalData',
  'specialData',
  'video',
  'remoteAccess',
  'integration',
  'control',
  'safety',
  'critical',
  'ai',
  'software',
  'wireless',
  'subcontractors',
  'overseas',
  'sharing',
  'longLife',
] as const;
export const Flag = z.enum(flags);
export type Flag = z.infer<typeof Flag>;

/**
 * `phrase` opens the sentence that buyer and supplier read ("Because cameras ..."); `name` stands in a list for
 * officers; `meaning` is given where the phrase alone could be misread.
 */
export type FlagWords = Record<Flag, { phrase: Text; name: string; meaning?: string }>;

/** Takes flags in any order, perhaps twice; returns each once, in the order of the list, without `always`. */
export const inFlagOrder = (set: Iterable<Flag>): Flag[] => {
  const wanted = new Set(set);
  return flags.filter((flag) => flag !== 'always' && wanted.has(flag));
};
