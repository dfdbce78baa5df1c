import {
  all,
  declared,
  differentPerson,
  duty,
  freshCode,
  isFinal,
  openedOnce,
  present,
  type Rule,
  readsBids,
  running,
  unfinished,
  when,
  whoAnswers,
  yes,
} from './policy-terms';

const final = when((f) => f.finalised, 'award-waits');
const isAwarded = when((f) => f.awarded, 'not-awarded');
const awarded = all(readsBids, isAwarded);
/** What outlasts the bids: the award, its contract and the certificate of removal. */
const outlasting = all(openedOnce, declared);
/** The records of what came to its end by a cancellation; where nothing was opened there is nothing to declare about. */
const atItsEnd: Rule = (viewer, facts) => (facts.cancelled && !facts.opened ? yes : outlasting(viewer, facts));
const ended = all(
  atItsEnd,
  when((f) => f.awarded || f.cancelled, 'not-awarded'),
);
const endedAndPresent = all(ended, present);
const notAwarded = when((f) => !f.awarded, 'awarded');
const held = when((f) => f.held, 'not-held');
const keepers = duty('lead', 'officer', 'approver');

/** The final outcome and what follows it: the award, its notice, the contract, obligations, and holds on the records. */
export const fromOutcome = {
  'outcome.ask': all(
    duty('lead'),
    running,
    readsBids,
    when((f) => f.pricesOpened, 'prices'),
    unfinished,
    freshCode,
  ),
  'outcome.confirm': all(
    duty('lead', 'officer', 'approver'),
    running,
    readsBids,
    unfinished,
    differentPerson,
    freshCode,
  ),
  'bundle.make': all(whoAnswers, isFinal),
  'outcome.cancel': all(duty('lead', 'officer', 'approver'), running),
  'award.read': all(duty('lead', 'officer', 'approver', 'observer'), outlasting, final),
  'award.propose': all(duty('lead'), running, readsBids, final, notAwarded, freshCode),
  'award.cancel': all(duty('lead'), running, readsBids, notAwarded),
  'award.send-back': all(duty('approver'), running, readsBids, final, notAwarded, differentPerson),
  'award.sign': all(duty('approver'), running, readsBids, final, notAwarded, differentPerson, freshCode),
  // Section 50(3) of the Procurement Act 2023: summaries before the notice.
  'award-notice.record': all(
    duty('lead'),
    running,
    awarded,
    when((f) => !f.summariesFirst || f.summariesReleased, 'summaries-first'),
  ),
  'contract.record': all(duty('lead'), running, awarded),
  'obligation.accept': all(duty('lead', 'officer'), running, awarded),
  'obligation.save': all(duty('lead', 'officer'), running, outlasting, isAwarded),
  // A cancelled procurement has records as well, so that nothing about them waits for it to be running.
  'hold.read': all(
    duty('lead', 'officer', 'approver', 'observer'),
    atItsEnd,
    when((f) => f.finalised || f.cancelled, 'award-waits'),
  ),
  'hold.put': all(
    keepers,
    endedAndPresent,
    when((f) => !f.held, 'held'),
  ),
  'hold.ask-lifting': all(keepers, endedAndPresent, held, freshCode),
  'hold.cancel-lifting': all(keepers, endedAndPresent, held),
  'hold.lift': all(keepers, endedAndPresent, held, differentPerson, freshCode),
  // Removal, once the clock is over: asked for with a reason, signed by an approver
  'removal.read': all(duty('lead', 'officer', 'approver', 'observer'), ended),
  'removal.ask': all(duty('lead', 'officer'), endedAndPresent, freshCode),
  'removal.cancel': all(keepers, endedAndPresent),
  'removal.sign': all(duty('approver'), endedAndPresent, differentPerson, freshCode),
} satisfies Record<string, Rule>;
