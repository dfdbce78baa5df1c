/** Reminders to teams that have not submitted: when each is due, worked out from times alone. */
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const reminders = [
  { kind: 'week', before: 7 * day },
  { kind: 'two-days', before: 2 * day },
  { kind: 'four-hours', before: 4 * hour },
  { kind: 'hour', before: hour },
] as const;

export type ReminderKind = (typeof reminders)[number]['kind'];

/** How long before a deadline the first reminder goes out, in milliseconds. */
export const firstReminder = reminders[0].before;

/**
 * Takes the deadline, the time now, when the response began and what was sent to it, for this deadline or an earlier
 * one; returns the reminder that is due, or null. Only the last one that has come due counts. One that is late by more
 * than a quarter of its span, because no server ran, is left out: the next one says it better. After the deadline has
 * moved, a reminder is due again only when its own span has passed since the last of its kind.
 */
export function reminderDue(given: {
  deadline: string;
  now: string;
  createdAt: string;
  sent: readonly { kind: string; deadline: string; sentAt: string }[];
}): ReminderKind | null {
  const { deadline, sent } = given;
  const [end, now, begun] = [deadline, given.now, given.createdAt].map((iso) => Date.parse(iso)) as [
    number,
    number,
    number,
  ];
  if (now >= end) return null;
  const due = reminders.findLast(({ before }) => end - before <= now);
  if (!due) return null;
  const moment = end - due.before;
  if (moment < begun || now - moment > due.before / 4) return null;
  const alike = sent.filter(({ kind }) => kind === due.kind);
  if (alike.some((one) => one.deadline === deadline || now - Date.parse(one.sentAt) < due.before)) return null;
  return due.kind;
}

/** What is left in the unit that people would say, rounded to the nearest. */
export function leftRoughly(deadline: string, now: string): { unit: 'days' | 'hours' | 'minutes'; count: number } {
  const left = Date.parse(deadline) - Date.parse(now);
  if (left >= 1.5 * day) return { unit: 'days', count: Math.round(left / day) };
  if (left >= 50 * minute) return { unit: 'hours', count: Math.round(left / hour) };
  return { unit: 'minutes', count: Math.max(1, Math.round(left / minute)) };
}
