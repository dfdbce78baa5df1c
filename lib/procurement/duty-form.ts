import { z } from 'zod';
import { hashOf } from '../questionnaire/hash';
import { type Duty, type DutyHeld, duties } from './duties';

const ids = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat().filter((id) => id !== '')),
  z.array(z.string()).max(50),
);

/** Who holds which duty, as the page posts it: ids of members; one name or several, or none. */
export const DutyChoices = z.strictObject({
  lead: ids,
  officer: ids,
  approver: ids,
  evaluator: ids,
  moderator: ids,
  observer: ids,
});
export type DutyChoices = z.infer<typeof DutyChoices>;

/** Takes choices; returns one entry for each duty of each person, each once. */
export const heldBy = (choices: DutyChoices): DutyHeld[] =>
  duties.flatMap((duty) => [...new Set(choices[duty])].map((userId) => ({ userId, duty })));

const same = (one: DutyHeld) => (other: DutyHeld) => one.userId === other.userId && one.duty === other.duty;

/** Takes what is held and what is wanted; returns what begins and what ends. */
export const dutyChanges = <Held extends DutyHeld>(
  held: readonly Held[],
  wanted: readonly DutyHeld[],
): { begin: DutyHeld[]; end: Held[] } => ({
  begin: wanted.filter((one) => !held.some(same(one))),
  end: held.filter((one) => !wanted.some(same(one))),
});

/** A digest of who holds what, to tell whether it changed since a page showed it. */
export const dutyDigest = (held: readonly DutyHeld[]): string =>
  hashOf(held.map(({ userId, duty }) => `${duty} ${userId}`).sort());

/** Takes duties; returns the people of each, in the order of the table. */
export const peopleByDuty = <Held extends DutyHeld>(held: readonly Held[]): { duty: Duty; held: Held[] }[] =>
  duties
    .map((duty) => ({ duty, held: held.filter((one) => one.duty === duty) }))
    .filter((group) => group.held.length > 0);
