import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { findUserByEmail, insertAccount, insertSupplierMember } from '@/db/store/people';
import { findTeamInvitation, useTeamInvitation } from '@/db/store/team';
import { linkWorks } from '@/lib/people/access';
import { Join, Name } from '@/lib/people/inputs';
import { notFound, ok, type Result, refuse } from '@/lib/result';
import { tokenHash } from '@/lib/server/ids';
import { type Context, command } from './command';
import { withPassword } from './prepare-account';

const create = command({
  action: 'team.join',
  input: Join.extend({ passwordHash: z.string().min(1) }),
  load: async (db, input) => {
    const invitation = await findTeamInvitation(db, tokenHash(input.token));
    if (!invitation) return null;
    return { invitation, taken: (await findUserByEmail(db, invitation.email)) !== null };
  },
  facts: ({ invitation }, context) => ({ tokenValid: linkWorks(invitation, context.now) }),
  decide: ({ loaded: { invitation, taken }, input, context }) => {
    if (taken) return refuse('refused', 'team.join-taken');
    const userId = context.id();
    return ok({
      change: { invitation, input, userId, accountId: context.id() },
      event: {
        action: 'team.join' as const,
        subject: { type: 'person', id: userId },
        // The organisation's own chain: nobody is signed in yet.
        supplierId: invitation.supplierId,
        data: { invitation: invitation.id, role: invitation.role },
      },
      value: { email: invitation.email },
    });
  },
  write: async (tx, { invitation, input, userId, accountId }, { now: at }) => {
    if (!(await useTeamInvitation(tx, invitation.id, at))) return notFound;
    const { supplierId, email, role } = invitation;
    // The account's own table holds no name: who answers is sealed until opening.
    await insertAccount(tx, { userId, accountId, name: 'Supplier', email, passwordHash: input.passwordHash, at });
    await insertSupplierMember(tx, { userId, supplierId, role, name: input.name, at });
    return undefined;
  },
});

/** Uses an invitation into a supplier's team: makes the colleague's account. The link's address is the account's. */
export async function joinTeam(
  context: Context,
  token: string,
  raw: Record<string, unknown>,
): Promise<Result<{ email: string }>> {
  const invitation = await findTeamInvitation(reading(), tokenHash(token));
  if (!invitation || !linkWorks(invitation, context.now)) return notFound;
  const typed = typeof raw.name === 'string' ? raw.name : invitation.name;
  const account = await withPassword(z.object({ name: Name }), raw, { email: invitation.email, name: typed });
  if (!account.ok) return account;
  const { fields, passwordHash } = account.value;
  return create(context, { token, name: fields.name, passwordHash });
}
