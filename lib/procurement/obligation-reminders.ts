import { addDays } from './uk-time';

/** When whoever owes something is told, in days before the day on which it is due; `overdue` once, from the day after. */
export const obligationReminders = [
  { kind: 'month', before: 30 },
  { kind: 'week', before: 7 },
  { kind: 'due', before: 0 },
  { kind: 'overdue', before: -1 },
] as const;
export type ObligationReminderKind = (typeof obligationReminders)[number]['kind'];

/** How many days ahead the first reminder looks. */
export const firstObligationReminder = obligationReminders[0].before;

/** A line of the schedule as far as its reminders go; days are UK days. */
export type Remindable = {
  state: string;
  due: string | null;
  /** Reminders that went out, with the due date that they were about. */
  sent: readonly { kind: string; due: string }[];
};

const days = (due: string) => obligationReminders.map(({ kind, before }) => ({ kind, on: addDays(due, -before) }));

const isSent = ({ sent }: Remindable, kind: string, due: string): boolean =>
  sent.some((one) => one.kind === kind && one.due === due);

/**
 * Takes a line and today; returns the reminder that is due, or null. Only the last one whose day has come counts: what was
 * missed, because no server ran or the line is younger, is not sent after it. Each goes out once for a due date. What is
 * not open any more, and what has no date, has none.
 */
export function obligationReminderDue(line: Remindable, today: string): ObligationReminderKind | null {
  const { state, due } = line;
  if (state !== 'open' || due === null) return null;
  const last = days(due).findLast(({ on }) => on <= today);
  return last && !isSent(line, last.kind, due) ? last.kind : null;
}

/** Takes a line and today; returns the next reminder that will go out and its day, or null where none will. */
export function nextObligationReminder(
  line: Remindable,
  today: string,
): { kind: ObligationReminderKind; on: string } | null {
  const { state, due } = line;
  if (state !== 'open' || due === null) return null;
  const now = obligationReminderDue(line, today);
  if (now) return { kind: now, on: today };
  return days(due).find(({ on }) => on > today) ?? null;
}

/** Whom a reminder goes to: a person of the procurement by name, the supplier's team, or those who look after it. */
export type ObligationOwner = { is: 'person'; email: string } | { is: 'supplier' } | { is: 'other' };

/**
 * Takes the owner as it is written in a line, the people of the procurement, and the word for the supplier; returns who
 * that is. A name counts whatever its capitals, where one person alone has it.
 */
export const obligationOwner = (
  owner: string,
  people: readonly { name: string; email: string }[],
  supplier: string,
): ObligationOwner => {
  const written = owner.trim().toLocaleLowerCase('en');
  if (written === supplier.toLocaleLowerCase('en')) return { is: 'supplier' };
  const found = new Set(
    people
      .filter(({ name, email }) => [name, email].some((one) => one.trim().toLocaleLowerCase('en') === written))
      .map(({ email }) => email),
  );
  const [email] = found;
  return found.size === 1 && email !== undefined ? { is: 'person', email } : { is: 'other' };
};
