import type { InterestsState } from './evaluation/interests';
import type { Duty } from './procurement/duties';

/** The words that rules of the policy are written in: who asks, what is known of the thing, and how rules combine. */
export type Viewer =
  | { kind: 'anonymous' }
  | { kind: 'system' }
  | { kind: 'buyer'; userId: string; authorityId: string; administrator: boolean; officer: boolean }
  | { kind: 'supplier'; userId: string; supplierId: string; role: 'owner' | 'contributor' };

export type Facts = {
  /** Authority that owns the thing. */
  authorityId?: string;
  /** The procurement it is about; an attempt to look at sealed responses is recorded there. */
  procurementId?: string;
  /** The viewer's active duties on this procurement. */
  duties?: readonly Duty[];
  /** Supplier that owns the response, evidence or receipt. */
  supplierId?: string;
  cancelled?: boolean;
  /** Responses go to the authority's own portal, so that nobody is invited: what came is loaded by two officers. */
  portal?: boolean;
  /** Who loads what came through the portal; absent where nobody has begun. */
  loadedBy?: string;
  /** The rules want the opening notice first, and nobody has recorded it. */
  noticeMissing?: boolean;
  published?: boolean;
  /** A published open procedure that receives here: any organisation may respond. */
  openToAll?: boolean;
  /** A next version is being drafted while a published one stands. */
  amending?: boolean;
  deadlinePassed?: boolean;
  /** The service was not available at some time near the deadline, by its own record. */
  outage?: boolean;
  /** The time until which the timetable lets suppliers ask clarification questions is over. */
  clarificationsClosed?: boolean;
  /** 60 seconds after the deadline and later, so that requests in hand have committed. */
  mayOpen?: boolean;
  opened?: boolean;
  /** The viewer's own declaration of interests against the named bidders. */
  interests?: InterestsState;
  assigned?: boolean;
  /** The viewer's own marks are locked. */
  locked?: boolean;
  /** Every evaluator who counts has locked. */
  allLocked?: boolean;
  qualityLocked?: boolean;
  pricesOpened?: boolean;
  finalised?: boolean;
  /** Who asked for the two-person step that this would confirm. */
  askedBy?: string;
  /** A code of the second factor was checked with this very request. */
  steppedUp?: boolean;
  /** The one-time set-up code or link was right and unused. */
  tokenValid?: boolean;
  /** What sentences of refusals may quote, in words: the deadline, the day of a declaration, version numbers. */
  said?: Record<string, string | number>;
};

export type Decision =
  | { allowed: true }
  | { allowed: false; reason: string; stranger: boolean; params?: Record<string, string | number> };
export type Rule = (viewer: Viewer, facts: Facts) => Decision;

export const yes: Decision = { allowed: true };
export const no = (reason: string): Decision => ({ allowed: false, reason: `policy.${reason}`, stranger: false });
export const unknown: Decision = { allowed: false, reason: 'common.not-found', stranger: true };

export const all =
  (...rules: Rule[]): Rule =>
  (viewer, facts) => {
    for (const rule of rules) {
      const decision = rule(viewer, facts);
      if (!decision.allowed) return decision;
    }
    return yes;
  };

export const when =
  (test: (facts: Facts) => boolean | undefined, reason: string): Rule =>
  (_, facts) =>
    test(facts) === true ? yes : no(reason);
