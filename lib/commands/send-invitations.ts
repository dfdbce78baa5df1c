import 'server-only';
import { z } from 'zod';
import { type Invitation, insertInvitation, listInvitations, reissueInvitation } from '@/db/store/invitation';
import { queueMail } from '@/db/store/outbox';
import { findAuthority, listPeople } from '@/db/store/people';
import { findProcurement, listLots } from '@/db/store/procurement';
import { Email } from '@/lib/people/inputs';
import { ok, refuse, refuseAll } from '@/lib/result';
import { linkToken, tokenHash } from '@/lib/server/ids';
import { invitationMail } from '../views/invitation-mail';
import { procurementFacts } from '../views/procurement-facts';
import { command } from './command';

const Id = z.string().min(1).max(64);

const Supplier = z.object({
  organisation: z
    .string({ error: 'invitation.organisation-missing' })
    .trim()
    .min(1, { error: 'invitation.organisation-missing' })
    .max(200, { error: 'invitation.organisation-long' }),
  email: Email,
});

const SendInvitations = z.object({
  procurementId: Id,
  suppliers: z.array(Supplier).min(1, { error: 'invitation.several-missing' }).max(200, { error: 'invitation.many' }),
  /** Lots the suppliers are asked for; every lot where absent. */
  lots: z.array(Id).max(50).optional(),
});

type Outgoing = { row: Invitation; authority: string; contact: string; title: string; deadline: string };

const newToken = (id: string, issue: number) => tokenHash(linkToken('invitation', id, issue));

/** The message of an invitation has an id that its row gives, so that its delivery can be looked up. */
export const deliveryId = ({ id, issue }: { id: string; issue: number }): string => `${id}-${issue}`;

const mailOf = ({ row, authority, contact, title, deadline }: Outgoing, at: string) => ({
  id: deliveryId(row),
  at,
  procurementId: row.procurementId,
  ...invitationMail({ ...row, authority, contact, title, deadline }),
});

/** Invites suppliers: a link each, of which only the hash is kept, and a message in the outbox. */
export const sendInvitations = command({
  action: 'invitation.send',
  input: SendInvitations,
  load: async (db, input) => {
    const state = await findProcurement(db, input.procurementId);
    if (!state) return null;
    const { authorityId } = state.procurement;
    return {
      state,
      lots: await listLots(db, input.procurementId),
      invited: await listInvitations(db, input.procurementId),
      authority: await findAuthority(db, authorityId),
      colleagues: await listPeople(db, authorityId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, lots, invited, authority, colleagues }, input, context }) => {
    const { procurement } = state;
    const { deadline } = procurement;
    if (deadline === null || !authority) return refuse('refused', 'policy.unpublished');
    const waiting = new Set(invited.filter(({ cancelledAt }) => cancelledAt === null).map(({ email }) => email));
    const own = new Set(colleagues.map(({ email }) => email));
    const faults = input.suppliers.flatMap(({ email }, at) => {
      const path = input.suppliers.length === 1 ? 'email' : `suppliers.${at}.email`;
      const twice = input.suppliers.findIndex((other) => other.email === email) < at;
      if (waiting.has(email) || twice) return [{ path, key: 'invitation.already', params: { email } }];
      return own.has(email) ? [{ path, key: 'invitation.own-person', params: { email } }] : [];
    });
    if (faults.length > 0) return refuseAll('invalid', faults);
    const asked = lots.map(({ id }) => id).filter((id) => !input.lots || input.lots.includes(id));
    if (lots.length > 0 && asked.length === 0) return refuse('invalid', 'invitation.lots-missing', undefined, 'lots');
    const change = input.suppliers.map(({ organisation, email }): Outgoing => {
      const id = context.id();
      return {
        row: {
          id,
          procurementId: procurement.id,
          organisation,
          email,
          lotIds: asked,
          issue: 1,
          tokenHash: newToken(id, 1),
          createdBy: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
          createdAt: context.now,
          expiresAt: deadline,
          cancelledAt: null,
        },
        authority: authority.name,
        contact: authority.contact,
        title: procurement.title,
        deadline,
      };
    });
    return ok({
      change,
      event: change.map(({ row }) => ({
        action: 'invitation.send' as const,
        subject: { type: 'invitation', id: row.id },
        procurementId: procurement.id,
        data: { organisation: row.organisation, again: false },
      })),
      value: { procurementId: procurement.id, count: change.length },
    });
  },
  write: async (tx, change, { now }) => {
    for (const one of change) {
      await insertInvitation(tx, one.row);
      await queueMail(tx, mailOf(one, now));
    }
    return undefined;
  },
});

/** Sends one invitation again: a new link; the old one works no more. The same whatever the supplier has done. */
export const sendInvitationAgain = command({
  action: 'invitation.send',
  input: z.object({ procurementId: Id, invitationId: Id }),
  load: async (db, input) => {
    const state = await findProcurement(db, input.procurementId);
    const invited = await listInvitations(db, input.procurementId);
    const invitation = invited.find(({ id }) => id === input.invitationId);
    if (!state || !invitation) return null;
    return { state, invitation, authority: await findAuthority(db, state.procurement.authorityId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, invitation, authority } }) => {
    const { deadline, title, id: procurementId } = state.procurement;
    if (deadline === null || !authority) return refuse('refused', 'policy.unpublished');
    if (invitation.cancelledAt !== null) return refuse('conflict', 'invitation.cancelled');
    const issue = invitation.issue + 1;
    const row = { ...invitation, issue, tokenHash: newToken(invitation.id, issue), expiresAt: deadline };
    const change: Outgoing = { row, authority: authority.name, contact: authority.contact, title, deadline };
    return ok({
      change,
      event: {
        action: 'invitation.send' as const,
        subject: { type: 'invitation', id: invitation.id },
        procurementId,
        data: { organisation: invitation.organisation, again: true },
      },
      value: { procurementId, organisation: invitation.organisation },
    });
  },
  write: async (tx, change, { now }) => {
    const { row } = change;
    const { id, procurementId, tokenHash: hash, expiresAt } = row;
    const first = await reissueInvitation(tx, {
      id,
      procurementId,
      expectedIssue: row.issue - 1,
      tokenHash: hash,
      expiresAt,
    });
    if (!first) return refuse('conflict', 'invitation.raced');
    await queueMail(tx, mailOf(change, now));
    return undefined;
  },
});
