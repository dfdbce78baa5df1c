import 'server-only';
import type { Writer } from '@/db/client';
import { queueMail } from '@/db/store/outbox';
import { config } from '@/lib/server/config';
import { linkToken, tokenHash } from '@/lib/server/ids';
import { say } from '@/lib/text';

/** The token of a colleague's link; it can be shown again without being stored. */
const teamToken = (invitationId: string): string => linkToken('team', invitationId, 1);

/** Where the colleague goes. */
export const teamAddress = (invitationId: string): string =>
  `${config().publicUrl}/join/team/${teamToken(invitationId)}`;

export const teamTokenHash = (invitationId: string): string => tokenHash(teamToken(invitationId));

type Invited = { id: string; name: string; email: string };

/** The message that carries a colleague's link. */
export function teamMail(invited: Invited, organisation: string, inviter: string) {
  const params = { name: invited.name, organisation, inviter, address: teamAddress(invited.id) };
  return { to: invited.email, subject: say('team.mail-subject', params), text: say('team.mail-text', params) };
}

/** Queues the message of an invitation in the transaction that makes it. It belongs to no procurement. */
export async function queueTeamMail(
  tx: Writer,
  row: { id: string; at: string; invited: Invited; organisation: string; inviter: string },
): Promise<void> {
  await queueMail(tx, { id: row.id, at: row.at, ...teamMail(row.invited, row.organisation, row.inviter) });
}

/** Tells an owner that a colleague calls a response ready. The link leads to the declaration, after signing in. */
export function readyMail(
  to: string,
  given: { responseId: string; title: string; name: string; deadline: string },
): { to: string; subject: string; text: string } {
  const params = { ...given, address: `${config().publicUrl}/responses/${given.responseId}/declaration` };
  return { to, subject: say('team.ready-subject', params), text: say('team.ready-text', params) };
}
