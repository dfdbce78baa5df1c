import 'server-only';
import { z } from 'zod';
import {
  cancelLinksOf,
  findAuthority,
  findSupplierMember,
  findUserByEmail,
  insertAccessLink,
  onlyAuthority,
} from '@/db/store/people';
import { later, lifetime } from '@/lib/people/access';
import { Email } from '@/lib/people/inputs';
import { notFound, ok, type Result } from '@/lib/result';
import { accessTokenHash, queueAccessMail } from './access-mail';
import { type Context, command } from './command';
import { beginAttempt } from './from-request';

const ask = command({
  action: 'account.ask-password',
  input: z.object({ email: Email }),
  load: async (db, { email }) => {
    const user = await findUserByEmail(db, email);
    const supplier = user ? await findSupplierMember(db, user.id) : null;
    const authority = supplier ? await onlyAuthority(db) : null;
    return user && supplier && authority ? { user, supplier, authority } : null;
  },
  facts: () => ({}),
  decide: ({ loaded: { user, supplier, authority }, context }) => {
    const id = context.id();
    const link = {
      id,
      authorityId: authority.id,
      purpose: 'supplier-password' as const,
      userId: user.id,
      email: user.email,
      // The person's name is sealed elsewhere; the link does not need it.
      name: '',
      post: '',
      administrator: false,
      officer: false,
      tokenHash: accessTokenHash('supplier-password', id),
      createdBy: user.id,
      createdAt: context.now,
      expiresAt: later(context.now, lifetime['supplier-password']),
    };
    return ok({
      change: link,
      event: {
        action: 'account.ask-password' as const,
        subject: { type: 'person', id: user.id },
        supplierId: supplier.supplierId,
      },
      value: null,
    });
  },
  write: async (tx, link, context) => {
    await cancelLinksOf(tx, link.userId, link.purpose, context.now);
    await insertAccessLink(tx, link);
    const authority = (await findAuthority(tx, link.authorityId))?.name ?? '';
    await queueAccessMail(tx, { id: context.id(), at: context.now, link, authority, inviter: '' });
    return undefined;
  },
});

/**
 * Somebody forgot a password. A supplier's account gets a link by e-mail, at most five in five minutes; for any other
 * address nothing happens. The answer is the same, so that nobody learns which addresses have accounts.
 */
export async function askNewPassword(context: Context, raw: Record<string, unknown>): Promise<Result<null>> {
  const parsed = Email.safeParse(raw.email);
  if (parsed.success && (await beginAttempt({ key: `ask-password:${parsed.data}` }))) return ok(null);
  const result = await ask(context, raw);
  return !result.ok && result.why === notFound.why ? ok(null) : result;
}
