import type { Message } from '../result';

/** What a person does on one procurement, or (administrator) for the authority. */
export const duties = ['lead', 'officer', 'approver', 'evaluator', 'moderator', 'observer'] as const;
export type Duty = (typeof duties)[number];
/** The one duty held for the authority: accounts only, no right over bids. */
const administrator = 'administrator';

export type DutyRule = {
  duty: Duty | typeof administrator;
  /** Least number of distinct people before responses can be opened and marked. */
  least: number;
  /** Duties the same person may hold on the same procurement. */
  mayCombineWith: readonly (Duty | typeof administrator)[];
};

/**
 * The published table of duties. A lead counts as an officer. The moderator leads the panel to an agreed mark, so
 * holds no evaluator's mark of their own; an observer changes nothing, so holds nothing else; the approver signs off
 * what officers submit, and the person who submits never signs off.
 */
export const dutyRules: readonly DutyRule[] = [
  { duty: 'lead', least: 1, mayCombineWith: ['officer', 'evaluator', 'moderator', administrator] },
  { duty: 'officer', least: 2, mayCombineWith: ['lead', 'approver', 'evaluator', 'moderator', administrator] },
  { duty: 'approver', least: 0, mayCombineWith: ['officer', 'evaluator', 'moderator', administrator] },
  { duty: 'evaluator', least: 2, mayCombineWith: ['lead', 'officer', 'approver', administrator] },
  { duty: 'moderator', least: 1, mayCombineWith: ['lead', 'officer', 'approver', administrator] },
  { duty: 'observer', least: 0, mayCombineWith: [administrator] },
  {
    duty: administrator,
    least: 1,
    mayCombineWith: ['lead', 'officer', 'approver', 'evaluator', 'moderator', 'observer'],
  },
];

/** Takes two duties; true where one person may hold both on the same procurement. */
export const mayCombine = (one: DutyRule['duty'], other: DutyRule['duty']): boolean =>
  one === other || (dutyRules.find(({ duty }) => duty === one)?.mayCombineWith.includes(other) ?? false);

export type DutyHeld = { userId: string; duty: Duty };

const officerDuties: readonly Duty[] = ['lead', 'officer'];
const people = (held: readonly DutyHeld[], wanted: readonly Duty[]): Set<string> =>
  new Set(held.filter(({ duty }) => wanted.includes(duty)).map(({ userId }) => userId));

/** Takes the duties held on a procurement; returns each pair one person holds that the table does not allow. */
export const combinationFaults = (held: readonly DutyHeld[]): { userId: string; message: Message }[] =>
  held.flatMap(({ userId, duty }, at) =>
    held
      .slice(at + 1)
      .filter((other) => other.userId === userId && !mayCombine(duty, other.duty))
      .map((other) => ({
        userId,
        message: { path: 'duties', key: 'procurement.duties-apart', params: { one: duty, other: other.duty } },
      })),
  );

/** Takes the duties held on a procurement; returns what is missing before responses can be opened and marked. */
export const missingPeople = (held: readonly DutyHeld[]): Message[] => {
  const found: Message[] = [];
  const need = (path: string, key: string): void => void found.push({ path, key: `procurement.${key}` });
  if (people(held, ['lead']).size < 1) need('duties.lead', 'lead-missing');
  if (people(held, officerDuties).size < 2) need('duties.officer', 'second-officer-missing');
  if (people(held, ['evaluator']).size < 2) need('duties.evaluator', 'evaluators-missing');
  if (people(held, ['moderator']).size < 1) need('duties.moderator', 'moderator-missing');
  return found;
};
