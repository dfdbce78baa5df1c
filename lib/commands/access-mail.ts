import 'server-only';
import type { Writer } from '@/db/client';
import { queueMail } from '@/db/store/outbox';
import type { Purpose } from '@/lib/people/access';
import { config } from '@/lib/server/config';
import { linkToken, tokenHash } from '@/lib/server/ids';
import { say } from '@/lib/text';

/** The token of an access link; it can be shown again without being stored. */
export const accessToken = (purpose: Purpose, linkId: string): string => linkToken(`access:${purpose}`, linkId, 1);

/** Where the holder of a link goes. */
export const accessAddress = (purpose: Purpose, linkId: string): string =>
  `${config().publicUrl}/join/${accessToken(purpose, linkId)}`;

export const accessTokenHash = (purpose: Purpose, linkId: string): string => tokenHash(accessToken(purpose, linkId));

const subjects = {
  join: 'mail.join-subject',
  password: 'mail.password-subject',
  'second-factor': 'mail.second-factor-subject',
  'supplier-password': 'mail.supplier-password-subject',
} as const;
const texts = {
  join: 'mail.join-text',
  password: 'mail.password-text',
  'second-factor': 'mail.second-factor-text',
  'supplier-password': 'mail.supplier-password-text',
} as const;

export type LinkToMail = { id: string; purpose: Purpose; email: string; name: string; reason?: string | null };

/** The message that carries an access link. */
export function accessMail(link: LinkToMail, authority: string, inviter: string) {
  const { name, reason } = link;
  const params = { name, authority, inviter, reason: reason ?? '', address: accessAddress(link.purpose, link.id) };
  return { to: link.email, subject: say(subjects[link.purpose], params), text: say(texts[link.purpose], params) };
}

/** Queues the message of a link in the transaction that made the link. */
export async function queueAccessMail(
  tx: Writer,
  row: { id: string; at: string; link: LinkToMail; authority: string; inviter: string },
): Promise<void> {
  await queueMail(tx, { id: row.id, at: row.at, ...accessMail(row.link, row.authority, row.inviter) });
}
