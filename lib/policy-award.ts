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
} from './policy-terms';

const final = when((f) => f.finalised, 'award-waits');
const isAwarded = when((f) => f.awarded, 'not-awarded');
const awarded = all(readsBids, isAwarded);
/** What outlasts the bids: the award, its contract and the certificate of removal. */
const outlasting = all(openedOnce, declared);
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
  'hold.put': all(
    keepers,
    running,
    awarded,
    when((f) => !f.held, 'held'),
  ),
  'hold.ask-lifting': all(keepers, running, awarded, held, freshCode),
  'hold.cancel-lifting': all(keepers, running, awarded, held),
  'hold.lift': all(keepers, running, awarded, held, differentPerson, freshCode),
  // Removal, once the clock is over: asked for with a reason, signed by an approver
  'removal.read': all(duty('lead', 'officer', 'approver', 'observer'), outlasting, final, isAwarded),
  'removal.ask': all(duty('lead', 'officer'), running, outlasting, isAwarded, present, freshCode),
  'removal.cancel': all(keepers, running, outlasting, isAwarded, present),
  'removal.sign': all(duty('approver'), running, outlasting, isAwarded, present, differentPerson, freshCode),
} satisfies Record<string, Rule>;
