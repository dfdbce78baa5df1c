/** What a single-use link is for. The last is a supplier's own and is listed nowhere. */
const purposes = ['join', 'password', 'second-factor', 'supplier-password'] as const;
export type Purpose = (typeof purposes)[number];

const day = 24 * 60 * 60_000;

/** How long a link works, in milliseconds: a week for colleagues, an hour where it was asked for on a public page. */
export const lifetime: Record<Purpose, number> = {
  join: 7 * day,
  password: 7 * day,
  'second-factor': 7 * day,
  'supplier-password': day / 24,
};

/** Takes a time as ISO text and milliseconds; returns the later time. */
export const later = (iso: string, milliseconds: number): string =>
  new Date(Date.parse(iso) + milliseconds).toISOString();

type Link = { expiresAt: string; usedAt: string | null; cancelledAt: string | null };

/** A link works once, until it expires, unless it was cancelled. */
export const linkWorks = (link: Link | null, now: string): link is Link =>
  link !== null && link.usedAt === null && link.cancelledAt === null && now < link.expiresAt;

/** What a person invited may do for the whole authority, as keys of words: duties are given on each procurement. */
export function invitedAs({ administrator, officer }: { administrator: boolean; officer: boolean }): string[] {
  const found = [...(administrator ? ['people.as-administrator'] : []), ...(officer ? ['people.as-officer'] : [])];
  return found.length > 0 ? found : ['people.as-panel'];
}
