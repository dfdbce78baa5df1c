import {
  all,
  differentPerson,
  duty,
  freshCode,
  own,
  type Rule,
  readsBids,
  running,
  summariesDue,
  together,
  unreleased,
  whoAnswers,
} from './policy-terms';

/** Whoever prepares summaries: while the outcome is final and nothing is released. */
const preparing = all(duty('lead', 'officer'), running, readsBids, summariesDue, unreleased);

/** The rows of the policy's table about assessment summaries. */
export const summaryRules = {
  'summary.read': all(whoAnswers, summariesDue),
  'summary.check': preparing,
  'summary.add-words': preparing,
  'summary.withhold': preparing,
  'summary.show-again': preparing,
  'summary.ask': all(preparing, together, freshCode),
  'summary.release': all(
    duty('lead', 'officer', 'approver'),
    running,
    readsBids,
    summariesDue,
    unreleased,
    together,
    differentPerson,
    freshCode,
  ),
  'summary.cancel': all(duty('lead', 'officer', 'approver'), running),
  // A supplier's own, once there is one: the view says whether
  'response.read-summary': own,
} satisfies Record<string, Rule>;
