import type { SetupDraft } from '@/lib/procurement/setup';

/** When suppliers stop asking, in an open procedure whose deadline is a week later. */
export const closes = '2027-01-15T12:00:00.000Z';
export const setup = {
  procedure: 'open',
  receiving: 'hosted',
  timetable: {
    published: '2027-01-04T09:00:00.000Z',
    clarificationsClose: closes,
    deadline: '2027-01-22T12:00:00.000Z',
    marking: '2027-02-01T12:00:00.000Z',
    moderation: '2027-02-08T12:00:00.000Z',
    award: '2027-03-01T12:00:00.000Z',
  },
} as SetupDraft;
