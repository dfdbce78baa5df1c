import type { TimetableEvent } from '@/lib/views/procurement-times';

/** The events of a timetable as officers read them, and who sees to each. */
export const eventNames: Readonly<Record<TimetableEvent['event'], string>> = {
  published: 'Questionnaire published',
  clarificationsClose: 'Clarification questions close',
  deadline: 'Deadline for responses',
  marking: 'Marking ends',
  moderation: 'Moderation',
  award: 'Award',
};

export const eventOwners: Readonly<Record<TimetableEvent['event'], string>> = {
  published: 'officers',
  clarificationsClose: 'suppliers',
  deadline: 'suppliers',
  marking: 'evaluators',
  moderation: 'moderator',
  award: 'lead',
};
