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
  /** The lead proposed the award on the final outcome, and an approver signed it. */
  awarded?: boolean;
  /** The records are on hold, whatever their clock says. */
  held?: boolean;
  /** What suppliers sent was removed after its time, by two people. */
  removed?: boolean;
  /** It was signed, and rows are still going. */
  removing?: boolean;
  /** Every assessment summary was released, at one moment. */
  summariesReleased?: boolean;
  /** Summaries must be with their suppliers before the contract award notice is published. */
  summariesFirst?: boolean;
  /** Fewer summaries are named than are owed: somebody tries to release one by itself. */
  alone?: boolean;
  /** Before publication somebody chose that lessons are drawn from the real bids. */
  lessonsChosen?: boolean;
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

// Who asks, whatever it is about.

export const anyone: Rule = () => yes;
export const withToken: Rule = (_, facts) => (facts.tokenValid ? yes : unknown);
export const signedIn: Rule = (viewer) => (viewer.kind === 'buyer' || viewer.kind === 'supplier' ? yes : unknown);
export const buyer: Rule = (viewer) => (viewer.kind === 'buyer' ? yes : unknown);
export const officer: Rule = (viewer) => (viewer.kind === 'buyer' ? (viewer.officer ? yes : no('officer')) : unknown);
export const ofAuthority: Rule = (viewer, facts) =>
  viewer.kind === 'buyer' && viewer.authorityId === facts.authorityId ? yes : unknown;
export const administrator: Rule = (viewer, facts) =>
  viewer.kind === 'buyer' && viewer.administrator && viewer.authorityId === facts.authorityId ? yes : unknown;
export const openToAll: Rule = (_, facts) => (facts.openToAll ? yes : unknown);
export const systemOnly: Rule = (viewer) => (viewer.kind === 'system' ? yes : unknown);

/** Any duty on this procurement, even of somebody whose access was removed: they may know that they were. */
export const named: Rule = all(ofAuthority, (_, facts) => ((facts.duties?.length ?? 0) > 0 ? yes : unknown));
/** May know that the procurement exists. For whoever was removed, only their own state does. */
export const involved: Rule = all(named, (_, facts) => (facts.interests === 'removed' ? unknown : yes));
export const holds =
  (...wanted: Duty[]): Rule =>
  (_, facts) => {
    if (facts.duties?.some((held) => wanted.includes(held))) return yes;
    return facts.duties?.every((held) => held === 'observer') ? no('observer') : no('duty');
  };
export const duty = (...wanted: Duty[]): Rule => all(involved, holds(...wanted));

// Two people, and what is open to whom.

export const differentPerson: Rule = (viewer, facts) =>
  viewer.kind === 'buyer' && facts.askedBy !== undefined && viewer.userId !== facts.askedBy ? yes : no('own-asking');
export const freshCode = when((f) => f.steppedUp, 'code-old');
export const openedOnce = when((f) => f.opened, 'sealed');
/** What suppliers sent is still there: it is removed when its time is over. */
export const present: Rule = (_, facts) => {
  if (!facts.removed) return yes;
  return no(facts.removing ? 'records-removing' : 'records-removed');
};
export const opened = all(openedOnce, present);
export const declared: Rule = (_, facts) => {
  if (facts.interests === 'clear' || facts.interests === 'allowed') return yes;
  if (facts.interests === 'removed') return unknown;
  return no(facts.interests === 'waiting' ? 'conflict' : 'not-declared');
};
export const readsBids = all(opened, declared);
/** An evaluator sees colleagues' scores only after locking their own; a lead, moderator or observer has none to lock. */
export const ownLocked: Rule = (_, facts) =>
  facts.locked || facts.duties?.some((held) => held === 'lead' || held === 'moderator' || held === 'observer')
    ? yes
    : no('not-assigned');

// Where responses come in.

export const running = when((f) => !f.cancelled, 'cancelled');
export const hosted = when((f) => !f.portal, 'portal');
/** What came through the authority's own portal is loaded once its deadline is over, and once. */
export const loading = all(
  duty('lead', 'officer'),
  running,
  when((f) => f.portal, 'not-portal'),
  when((f) => f.published && f.mayOpen, 'load-early'),
  when((f) => !f.opened, 'already-loaded'),
);
/** One officer loads; nobody adds to what another answers for. */
export const ownLoad: Rule = (viewer, facts) =>
  facts.loadedBy === undefined || (viewer.kind === 'buyer' && viewer.userId === facts.loadedBy)
    ? yes
    : no('load-other');
export const otherLoad: Rule = (viewer, facts) =>
  viewer.kind === 'buyer' && facts.loadedBy !== undefined && viewer.userId !== facts.loadedBy ? yes : no('own-load');

// A published questionnaire.

/** A published questionnaire changes by amendment alone, before its deadline and before anything is opened. */
export const beforeClosing = when((f) => f.deadlinePassed === false && !f.opened, 'amend-late');
export const asDraft: Rule = (viewer, facts) => {
  if (!facts.published) return yes;
  return facts.amending ? beforeClosing(viewer, facts) : no('published');
};
export const inTime: Rule = (viewer, facts) => (facts.amending ? beforeClosing(viewer, facts) : yes);

// A supplier's own.

export const own: Rule = all(
  (viewer, facts) =>
    viewer.kind === 'supplier' && facts.supplierId !== undefined && viewer.supplierId === facts.supplierId
      ? yes
      : unknown,
  present,
);
export const owner: Rule = all(own, (viewer) =>
  viewer.kind === 'supplier' && viewer.role === 'owner' ? yes : no('owner'),
);
/** What owners alone do about their own organisation; what they send is theirs by `owner`. */
export const ownersAct: Rule = all(own, (viewer) =>
  viewer.kind === 'supplier' && viewer.role === 'owner' ? yes : no('team-owner'),
);

/** Whose answer is whose stays apart until quality is locked, for officers may mark as well. */
export const namedBids: Rule = all(
  declared,
  when((f) => f.qualityLocked, 'load-blind'),
);

export const whoAnswers: Rule = all(duty('lead', 'officer', 'approver', 'observer'), readsBids);
export const isFinal: Rule = when((f) => f.finalised, 'bundle-waits');

/** Assessment summaries follow the final outcome, until they are released. */
export const summariesDue: Rule = when((f) => f.finalised, 'summaries-wait');
export const unreleased: Rule = when((f) => !f.summariesReleased, 'summaries-released');
/** Every assessed supplier gets its summary at the same moment (Procurement Regulations 2024, regulation 31(4)). */
export const together: Rule = when((f) => !f.alone, 'release-alone');

/** Of what has a place beyond any deadline too, such as a file of the library; through a response its deadline counts. */
export const notLate: Rule = when((f) => f.deadlinePassed !== true, 'supplier-closed');
export const unfinished = when((f) => !f.finalised, 'finalised');
export const qualityOpen = when((f) => !f.qualityLocked, 'quality-locked');
