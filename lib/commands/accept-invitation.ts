import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { findInvitationByToken } from '@/db/store/invitation';
import {
  findAuthority,
  findUser,
  findUserByEmail,
  insertAccount,
  insertSupplier,
  insertSupplierMember,
} from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { findRegistrationByToken } from '@/db/store/registration';
import { findLatestPublished, findResponseByInvitation, findResponseOf, insertResponse } from '@/db/store/response';
import { Email, Name, Token } from '@/lib/people/inputs';
import type { Facts } from '@/lib/policy';
import { ok, type Result, refuse } from '@/lib/result';
import { tokenHash } from '@/lib/server/ids';
import { type Context, command } from './command';
import { withPassword } from './prepare-account';

/** What a new supplier says of itself. */
const SupplierAccount = z.object({
  organisation: z
    .string({ error: 'invitation.own-organisation-missing' })
    .trim()
    .min(1, { error: 'invitation.own-organisation-missing' })
    .max(200, { error: 'invitation.organisation-long' }),
  name: Name,
  email: Email,
});

const Input = z.object({
  token: Token,
  /** Absent where the person is signed in. */
  account: SupplierAccount.extend({ passwordHash: z.string().min(1) }).optional(),
});

/** What a link leads to: an invitation, or what an organisation asked for itself in an open procedure. */
const findWayIn = async (db: Reader, hash: string) => {
  const invitation = await findInvitationByToken(db, hash);
  if (invitation) return { ...invitation, registered: false };
  const registration = await findRegistrationByToken(db, hash);
  return registration && { ...registration, lotIds: [] as string[], cancelledAt: null, registered: true };
};

const loadInvitation = async (db: Reader, token: string) => {
  const invitation = await findWayIn(db, tokenHash(token));
  const state = invitation && (await findProcurement(db, invitation.procurementId));
  return invitation && state ? { invitation, state } : null;
};
export type LoadedInvitation = NonNullable<Awaited<ReturnType<typeof loadInvitation>>>;
export { loadInvitation };

/**
 * A link lasts until the deadline: a shorter life would make a late starter ask for another, and so tell the
 * authority who is interested.
 */
export const invitationFacts = ({ invitation, state }: LoadedInvitation, context: Context): Facts => ({
  tokenValid: invitation.cancelledAt === null,
  cancelled: state.procurement.cancelledAt !== null,
  deadlinePassed: state.procurement.deadline === null || context.receivedAt >= state.procurement.deadline,
});

type Change = {
  response: Parameters<typeof insertResponse>[1];
  person:
    | ({ supplierId: string; userId: string; accountId: string; passwordHash: string } & z.output<
        typeof SupplierAccount
      >)
    | null;
};

const accept = command({
  action: 'invitation.accept',
  input: Input,
  load: async (db, input, { viewer }) => {
    const loaded = await loadInvitation(db, input.token);
    if (!loaded) return null;
    const { invitation } = loaded;
    const supplierId = viewer.kind === 'supplier' ? viewer.supplierId : null;
    return {
      ...loaded,
      authority: (await findAuthority(db, loaded.state.procurement.authorityId))?.name ?? '',
      versionId: (await findLatestPublished(db, invitation.procurementId))?.id ?? null,
      signedInAs: viewer.kind === 'supplier' ? ((await findUser(db, viewer.userId))?.email ?? '') : null,
      /** The organisation answers already, through this invitation or another. */
      existing: supplierId && (await findResponseOf(db, invitation.procurementId, supplierId)),
      used: (await findResponseByInvitation(db, invitation.id)) !== null,
      known: input.account ? (await findUserByEmail(db, input.account.email)) !== null : false,
    };
  },
  facts: (loaded, context) => invitationFacts(loaded, context),
  decide: ({ loaded, input, context }) => {
    const { invitation, versionId, signedInAs } = loaded;
    const { viewer } = context;
    if (viewer.kind === 'buyer') return refuse('refused', 'invitation.buyer');
    const address = signedInAs ?? input.account?.email;
    if (address === undefined) return refuse('invalid', 'invitation.account-missing');
    if (address !== invitation.email.toLowerCase())
      return refuse(
        'refused',
        'invitation.other-address',
        { authority: loaded.authority },
        signedInAs === null ? 'email' : '',
      );
    if (loaded.existing)
      return ok({ change: null, event: null, value: { responseId: loaded.existing, email: address } });
    if (loaded.known) return refuse('invalid', 'invitation.have-account', undefined, 'email');
    if (loaded.used || versionId === null) return refuse('conflict', 'invitation.used');
    const supplierId = viewer.kind === 'supplier' ? viewer.supplierId : context.id();
    const userId = viewer.kind === 'supplier' ? viewer.userId : context.id();
    const change: Change = {
      response: {
        id: context.id(),
        procurementId: invitation.procurementId,
        invitationId: invitation.id,
        supplierId,
        versionId,
        createdBy: userId,
        createdAt: context.now,
      },
      person:
        input.account && viewer.kind !== 'supplier'
          ? { ...input.account, supplierId, userId, accountId: context.id() }
          : null,
    };
    return ok({
      change,
      event: {
        action: 'invitation.accept' as const,
        subject: { type: invitation.registered ? 'registration' : 'invitation', id: invitation.id },
        procurementId: invitation.procurementId,
      },
      value: { responseId: change.response.id, email: address },
    });
  },
  write: async (tx, change, { now: at }) => {
    if (!change) return undefined;
    if (change.person) {
      const { supplierId, userId, accountId, passwordHash, name, email, organisation } = change.person;
      await insertSupplier(tx, { id: supplierId, name: organisation, at });
      // The account's own table holds no name: who answers is sealed until opening.
      await insertAccount(tx, { userId, accountId, name: 'Supplier', email, passwordHash, at });
      await insertSupplierMember(tx, { userId, supplierId, role: 'owner', name, at });
    }
    await insertResponse(tx, change.response);
    return undefined;
  },
});

export type Accepted = { responseId: string; email: string };

/** Accepts an invitation as the supplier person who is signed in. */
export const acceptInvitation = accept;

/**
 * Accepts an invitation and makes the organisation and its first owner. The password is checked and hashed before the
 * transaction.
 */
export async function acceptAsNew(context: Context, raw: Record<string, unknown>): Promise<Result<Accepted>> {
  const name = [raw.name, raw.organisation].filter((text) => typeof text === 'string').join(' ');
  const prepared = await withPassword(SupplierAccount, raw, {
    email: typeof raw.email === 'string' ? raw.email : '',
    name,
  });
  if (!prepared.ok) return prepared;
  const { fields, passwordHash } = prepared.value;
  return accept(context, { token: raw.token, account: { ...fields, passwordHash } });
}
