import 'server-only';
import { z } from 'zod';
import { queueMail } from '@/db/store/outbox';
import { findAuthority } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { insertRegistration, type Registration } from '@/db/store/registration';
import { Email } from '@/lib/people/inputs';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { ok, type Result, refuse } from '@/lib/result';
import { config } from '@/lib/server/config';
import { linkToken, tokenHash } from '@/lib/server/ids';
import { mailIsSent } from '@/lib/server/mail';
import { say } from '@/lib/text';
import { procurementFacts } from '../views/procurement-facts';
import { type Context, command } from './command';
import { beginAttempt } from './from-request';

const AskRegistration = z.object({
  procurementId: z.string().min(1).max(64),
  organisation: z
    .string({ error: 'invitation.own-organisation-missing' })
    .trim()
    .min(1, { error: 'invitation.own-organisation-missing' })
    .max(200, { error: 'invitation.organisation-long' }),
  email: Email,
});

/** The token of a registration's link; it can be worked out again and is stored only as a hash. */
const registrationToken = (id: string): string => linkToken('registration', id, 1);

type Change = { row: Registration; title: string; authority: string; deadline: string };

const ask = command({
  action: 'registration.ask',
  input: AskRegistration,
  load: async (db, input) => {
    const state = await findProcurement(db, input.procurementId);
    if (!state) return null;
    return { state, authority: (await findAuthority(db, state.procurement.authorityId))?.name ?? '' };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, authority }, input, context }) => {
    const { title, deadline } = state.procurement;
    // Without mail the link would have to pass through an officer's hands, who would learn who is interested.
    if (!mailIsSent()) return refuse('refused', 'notice.no-mail');
    if (deadline === null) return refuse('refused', 'policy.unpublished');
    const id = context.id();
    const { procurementId, organisation, email } = input;
    const row = { id, procurementId, organisation, email, createdAt: context.now };
    const change: Change = {
      row: { ...row, tokenHash: tokenHash(registrationToken(id)) },
      title,
      authority,
      deadline,
    };
    return ok({
      change,
      event: {
        action: 'registration.ask' as const,
        subject: { type: 'registration', id },
        procurementId: state.procurement.id,
      },
      value: null,
    });
  },
  write: async (tx, { row, title, authority, deadline }, context) => {
    await insertRegistration(tx, row);
    const { organisation, email } = row;
    const link = `${config().publicUrl}/invitations/${registrationToken(row.id)}`;
    const params = { title, authority, organisation, email, deadline: ukDeadline(deadline), link };
    await queueMail(tx, {
      id: context.id(),
      at: context.now,
      procurementId: row.procurementId,
      to: email,
      subject: say('notice.mail-subject', params),
      text: say('notice.mail-text', params),
    });
    return undefined;
  },
});

/**
 * An organisation that nobody invited asks to respond in an open procedure: a link goes to its address, at most five
 * in five minutes. The answer is the same whether or not the address has an account or has asked before, so that
 * nobody learns who responds. Refused where mail does not leave this copy.
 */
export async function askRegistration(context: Context, raw: Record<string, unknown>): Promise<Result<null>> {
  const parsed = AskRegistration.safeParse(raw);
  if (parsed.success && (await beginAttempt({ key: `register:${parsed.data.email}` }))) return ok(null);
  return ask(context, raw);
}
