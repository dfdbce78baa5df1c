import { fromOutcome } from './policy-award';
import { deciding } from './policy-deciding';
import { summaryRules } from './policy-summaries';
import {
  administrator,
  all,
  anyone,
  asDraft,
  beforeClosing,
  buyer,
  type Decision,
  differentPerson,
  duty,
  type Facts,
  freshCode,
  hosted,
  inTime,
  involved,
  loading,
  namedBids,
  notLate,
  officer,
  opened,
  openToAll,
  otherLoad,
  own,
  owner,
  ownersAct,
  ownLoad,
  present,
  type Rule,
  running,
  signedIn,
  systemOnly,
  unfinished,
  unknown,
  type Viewer,
  when,
  withToken,
  yes,
} from './policy-terms';

export type { Decision, Facts, Viewer } from './policy-terms';

const drafting = duty('lead', 'officer');
const beforePublication = all(
  drafting,
  running,
  when((f) => !f.published, 'published'),
);
const amending = all(
  drafting,
  running,
  when((f) => f.published, 'unpublished-amend'),
);
const beforeDeadline = when((f) => f.deadlinePassed === false, 'supplier-closed');
/** Questions are answered while everybody can still use the answer. */
const answering = all(
  drafting,
  running,
  when((f) => f.deadlinePassed === false && !f.opened, 'clarify-late'),
);
const stillInviting = when((f) => f.deadlinePassed === false, 'inviting-closed');

/** After an outage near the deadline, while nothing is opened, the deadline may move for everybody, even once it passed. */
const extending = all(
  running,
  hosted,
  when((f) => f.published, 'unpublished'),
  when((f) => !f.opened, 'extend-opened'),
  when((f) => f.outage, 'no-outage'),
);

/**
 * Who may do what, and why not: one table from action to rule. Facts are plain values that the command or view loads.
 * A stranger is told nothing (`stranger: true` reads as "not found"); somebody who may know that the thing exists is
 * told the reason (a key in lib/text, area `policy`; words of pages.md 12.4).
 */
const table = {
  // The installation and its people
  'authority.set-up': withToken,
  'catalogue.read': buyer,
  'status.read': anyone,
  'account.read': signedIn,
  'account.sign-in': anyone,
  'account.sign-out': signedIn,
  'account.second-factor': signedIn,
  'account.ask-password': anyone,
  'account.renew': withToken,
  'people.read': administrator,
  'people.invite': administrator,
  'people.cancel-link': administrator,
  'people.reset': administrator,
  'people.suspend': administrator,
  'people.reinstate': administrator,
  'people.join': withToken,
  // Drafting
  'procurement.list': buyer,
  'procurement.create': officer,
  'procurement.read': involved,
  'procurement.edit': beforePublication,
  'procurement.ask-cancelling': all(duty('lead', 'officer'), running, freshCode),
  'procurement.cancel': all(duty('lead', 'officer'), running, differentPerson, freshCode),
  'procurement.keep': all(duty('lead', 'officer'), running),
  'notice.record': all(drafting, running),
  'core-information.record': all(drafting, running),
  'duty.assign': all(duty('lead'), running),
  'scoping.read': involved,
  'scoping.answer': beforePublication,
  'profile.override': beforePublication,
  'recommended.apply': beforePublication,
  // What the guidance asks of the authority itself
  'path.read': involved,
  'path.record': all(drafting, running),
  'governance.sign-off': all(drafting, running),
  'self-check.answer': all(drafting, running),
  'threat.edit': all(drafting, running),
  'questionnaire.read': involved,
  'questionnaire.edit': all(drafting, running, asDraft),
  'questionnaire.ask-sign-off': all(drafting, running, inTime),
  'questionnaire.cancel-sign-off': all(drafting, running),
  'questionnaire.send-back': all(duty('lead', 'officer', 'approver'), running, differentPerson),
  'questionnaire.publish': all(duty('lead', 'officer', 'approver'), running, inTime, differentPerson, freshCode),
  'amendment.start': all(amending, beforeClosing),
  'amendment.save': all(amending, beforeClosing),
  'amendment.drop': amending,
  'template.save': all(drafting, running),
  'template.rename': all(drafting, running),
  'rehearsal.read': duty('lead', 'officer', 'approver', 'observer'),
  'rehearsal.save': all(
    drafting,
    running,
    when((f) => !f.opened, 'rehearsal-opened'),
  ),
  // Inviting
  'invitation.read': involved,
  'invitation.send': all(
    drafting,
    running,
    hosted,
    when((f) => f.published, 'unpublished'),
    stillInviting,
    when((f) => !f.noticeMissing, 'notice-missing'),
  ),
  'invitation.cancel': all(drafting, running, stillInviting),
  // What suppliers ask: the log is for everybody involved, what was asked for those who answer
  'clarification.read': all(involved, present),
  'asked-question.read': all(drafting, present),
  'clarification.draft': answering,
  'clarification.decide': answering,
  'clarification.answer': answering,
  // An open procedure: anybody reads the notice's page, any organisation registers
  'notice.read': openToAll,
  'registration.ask': all(openToAll, running, beforeDeadline),
  'registration.respond': all(
    openToAll,
    (viewer) => (viewer.kind === 'supplier' ? yes : unknown),
    running,
    beforeDeadline,
  ),
  // Answering
  'invitation.look': withToken,
  'invitation.accept': all(withToken, running, beforeDeadline),
  'response.list': (viewer) => (viewer.kind === 'supplier' ? yes : unknown),
  'response.read': own,
  'answer.save': all(own, running, beforeDeadline),
  'version.confirm': all(own, running, beforeDeadline),
  'response.ask-clarification': all(
    own,
    running,
    beforeDeadline,
    when((f) => !f.clarificationsClosed, 'clarifications-closed'),
  ),
  'response.settle-clarification': all(own, running, beforeDeadline),
  'section.mark': all(own, running, beforeDeadline),
  'evidence.read': own,
  'evidence.upload': all(own, running, notLate),
  'evidence.remove': own,
  // What the organisation said before: its own, whatever became of the procurements
  'library.read': own,
  'library.remove': own,
  'evidence.replace': own,
  'evidence.describe': own,
  'response.submit': all(owner, running, beforeDeadline),
  'response.withdraw': all(owner, running, beforeDeadline),
  'receipt.read': own,
  'late-attempt.record': own,
  'practice.send': all(own, running, beforeDeadline),
  // A supplier's team among itself
  'team.read': own,
  'team.invite': ownersAct,
  'team.cancel-invitation': ownersAct,
  'team.join': withToken,
  'team.change-role': ownersAct,
  'team.remove': ownersAct,
  'team.readmit': ownersAct,
  'answer.assign': all(own, running, beforeDeadline),
  'answer.comment': all(own, running, beforeDeadline),
  'answer.say': all(own, running, beforeDeadline),
  'response.tell-owner': all(own, running, beforeDeadline),
  // Support: the supplier's own consent, and the officer who was given its code
  'response.share-code': ownersAct,
  'response.stop-sharing': ownersAct,
  'support.read': all(duty('lead', 'officer'), present),
  // Opening
  'opening.read': all(involved, present),
  'opening.ask': all(
    duty('lead', 'officer'),
    running,
    hosted,
    when((f) => f.mayOpen, 'sealed'),
    when((f) => !f.opened, 'already-open'),
    freshCode,
  ),
  'opening.confirm': all(
    duty('lead', 'officer'),
    running,
    hosted,
    when((f) => f.mayOpen, 'sealed'),
    when((f) => !f.opened, 'already-open'),
    differentPerson,
    freshCode,
  ),
  'opening.cancel': all(duty('lead', 'officer'), running),
  // The responses that came through the authority's own portal
  'portal.read': all(
    duty('lead', 'officer'),
    present,
    when((f) => f.portal, 'not-portal'),
  ),
  'portal.compare': all(
    duty('lead', 'officer'),
    present,
    when((f) => f.portal, 'not-portal'),
    (viewer, facts) => (facts.opened ? namedBids(viewer, facts) : yes),
  ),
  'portal.load': all(loading, ownLoad),
  'portal.drop': loading,
  'portal.ask': all(loading, ownLoad, freshCode),
  'portal.cancel': loading,
  'portal.confirm': all(loading, otherLoad, freshCode),
  // Around the deadline: an outage, and what came too late
  'extension.ask': all(duty('lead', 'officer'), extending, freshCode),
  'extension.confirm': all(duty('lead', 'officer'), extending, differentPerson, freshCode),
  'extension.cancel': all(duty('lead', 'officer'), running),
  'late-decision.ask': all(duty('lead', 'officer'), running, opened, unfinished, freshCode),
  'late-decision.confirm': all(duty('lead', 'officer'), running, opened, unfinished, differentPerson, freshCode),
  'late-decision.cancel': all(duty('lead', 'officer'), running),
  // Deciding
  ...deciding,
  ...fromOutcome,
  // Telling suppliers why
  ...summaryRules,
  'document.read': involved,
  'document.make': involved,
  // A file of several documents, made in the background; who asked is the store's to hold
  'document-file.make': involved,
  'document-file.read': involved,
  'audit.read': involved,
  // The application itself
  'mail.deliver': systemOnly,
  'mail.remind': systemOnly,
  'mail.probe': systemOnly,
  'import.end': systemOnly,
  'stored-file.make': systemOnly,
  'health.beat': systemOnly,
  'library.file': systemOnly,
  'stored-file.scan': systemOnly,
  'stored-file.tidy': systemOnly,
  'removal.go-on': systemOnly,
  'removal.finish': systemOnly,
  'setup-code.issue': systemOnly,
  'example.build': systemOnly,
} satisfies Record<string, Rule>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

/** Reasons whose sentence is fuller when the facts have the words that it quotes. */
const quoted: Record<string, string> = {
  'policy.supplier-closed': 'deadline',
  'policy.clarifications-closed': 'clarificationsClose',
  'policy.conflict': 'declared',
  'policy.published': 'version',
  'policy.records-removed': 'removed',
};

/** Whether `viewer` may do `action` given the facts; when not, the reason, and whether even existence is hidden. */
export function may(viewer: Viewer, action: Action, facts: Facts): Decision {
  const decision = table[action](viewer, facts);
  if (decision.allowed || !facts.said) return decision;
  const quotes = quoted[decision.reason];
  if (quotes === undefined || facts.said[quotes] === undefined) return decision;
  return { ...decision, reason: `${decision.reason}-said`, params: facts.said };
}
