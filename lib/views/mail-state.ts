import 'server-only';
import type { Reader } from '@/db/client';
import { findInstallationFact } from '@/db/store/people';
import { mailIsSent } from '@/lib/server/mail';

/** Where the timer keeps since when the mail server has not answered; empty while it does. */
export const mailSilentKey = 'mail-silent-since';

/** Since when mail cannot be handed over, as the timer found; null while it can, or where no mail is set up. */
export async function mailSilentSince(db: Reader): Promise<string | null> {
  if (!mailIsSent()) return null;
  return (await findInstallationFact(db, mailSilentKey)) || null;
}
