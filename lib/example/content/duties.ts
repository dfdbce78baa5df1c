import type { DutyHolders } from './shape';

/** Who does what in each of the three procurements. The substitute evaluator is a colleague without a duty. */
export const holders: DutyHolders = {
  lead: ['officer-lead'],
  officer: ['officer-2'],
  approver: ['approver'],
  evaluator: ['evaluator-1', 'evaluator-2'],
  moderator: ['moderator'],
  observer: ['observer'],
};
