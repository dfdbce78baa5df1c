import { z } from 'zod';
import type { Message } from '../result';

const interestKinds = ['personal', 'professional', 'financial'] as const;
const interestWays = ['direct', 'indirect'] as const;
const interestLooks = ['actual', 'potential', 'perceived'] as const;

/** What one person declares about one named bidder; everything but `interest` is empty where there is none. */
export const Interest = z.strictObject({
  supplierId: z.string().min(1).max(64),
  interest: z.enum(['none', 'declared']),
  kind: z.enum(interestKinds).nullable(),
  way: z.enum(interestWays).nullable(),
  look: z.enum(interestLooks).nullable(),
  details: z.string().max(2_000),
});
export type Interest = z.infer<typeof Interest>;
export const Interests = z.array(Interest).max(1_000);
export type Interests = z.infer<typeof Interests>;

/** Where a person stands who must declare before reading. */
export type InterestsState = 'undeclared' | 'clear' | 'waiting' | 'allowed' | 'removed';

type Declared = {
  readonly id: string;
  readonly userId: string;
  readonly declared: boolean;
  readonly signedAt?: string;
};
type InterestsRecord = {
  /** Oldest first. */
  readonly declarations: readonly Declared[];
  readonly conflictDecisions: readonly { readonly declarationId: string; readonly decision: string }[];
  /** Bidders who were added after the opening: nobody has declared about them who declared before. */
  readonly acceptedLate?: readonly { readonly decidedAt: string }[];
};

/** Takes every declaration; true where a person's must be decided about: they said once that they have an interest. */
export const mustBeDecided = (declarations: readonly Declared[], userId: string): boolean =>
  declarations.some((row) => row.userId === userId && row.declared);

/**
 * Takes the record; returns where a person stands. Once an interest is declared, only a decision clears: declaring
 * again waits for a new one, even where it says that there is none, and never undoes a removal. A bidder who was added
 * later is to be declared about by everybody.
 */
export const interestsOf = (
  { declarations, conflictDecisions, acceptedLate = [] }: InterestsRecord,
  userId: string,
): InterestsState => {
  const own = declarations.filter((row) => row.userId === userId);
  const latest = own.at(-1);
  if (!latest) return 'undeclared';
  const asOf = latest.signedAt ?? '';
  const incomplete = acceptedLate.some(({ decidedAt }) => decidedAt > asOf);
  if (!mustBeDecided(own, userId)) return incomplete ? 'undeclared' : 'clear';
  const decided = conflictDecisions.findLast(({ declarationId }) => own.some(({ id }) => id === declarationId));
  if (decided?.decision === 'remove') return 'removed';
  if (incomplete) return 'undeclared';
  return decided?.declarationId === latest.id ? 'allowed' : 'waiting';
};

/**
 * Takes the leads; returns why one person does not decide about the interest of another, or null. Nobody decides about
 * their own; a lead's is decided by an officer or approver, and everybody else's by the lead.
 */
export const decidingFault = (leads: readonly string[], by: string, about: string): Message | null => {
  if (by === about) return { path: '', key: 'evaluation.own-interest' };
  return leads.includes(by) || leads.includes(about) ? null : { path: '', key: 'evaluation.lead-decides' };
};

/** What the form sends for one bidder; nothing may be chosen yet. */
export const InterestInput = z.object({
  interest: z.string().max(20).optional(),
  kind: z.string().max(20).optional(),
  way: z.string().max(20).optional(),
  look: z.string().max(20).optional(),
  details: z.string().max(2_000).optional(),
});
export type InterestInput = z.infer<typeof InterestInput>;

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null =>
  list.find((each) => each === text) ?? null;

/**
 * Takes the named bidders and what the form sent for each; returns the declaration, or what is missing, in the order
 * of the bidders: every bidder must be answered for, and a declared interest says its kind and details.
 */
export const readInterests = (
  bidders: readonly { supplierId: string; name: string }[],
  given: Readonly<Record<string, InterestInput>>,
): { interests: Interest[]; faults: Message[] } => {
  const faults: Message[] = [];
  const interests = bidders.map(({ supplierId, name }): Interest => {
    const { interest, kind, way, look, details = '' } = (Object.hasOwn(given, supplierId) && given[supplierId]) || {};
    const miss = (field: string, key: string): void =>
      void faults.push({ path: `interests.${supplierId}.${field}`, key: `evaluation.${key}`, params: { name } });
    const declared = interest === 'declared';
    if (!declared && interest !== 'none') miss('interest', 'interest-missing');
    const read = {
      kind: oneOf(interestKinds, kind),
      way: oneOf(interestWays, way),
      look: oneOf(interestLooks, look),
    };
    if (declared && read.kind === null) miss('kind', 'interest-kind-missing');
    if (declared && read.way === null) miss('way', 'interest-way-missing');
    if (declared && read.look === null) miss('look', 'interest-look-missing');
    if (declared && details.trim() === '') miss('details', 'interest-details-missing');
    return declared
      ? { supplierId, interest: 'declared', ...read, details: details.trim() }
      : { supplierId, interest: 'none', kind: null, way: null, look: null, details: '' };
  });
  return { interests, faults };
};
