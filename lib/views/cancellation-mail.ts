import 'server-only';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';

/** The message that tells an invited supplier of a cancellation, the same whether it is sent or copied by hand. */
export const cancellationMail = ({
  email,
  title,
  authority,
  reason,
  notice,
}: {
  email: string;
  title: string;
  authority: string;
  reason: string;
  notice: string;
}): { to: string; subject: string; text: string } => {
  const params = { title, authority, reason, notice, link: `${config().publicUrl}/responses` };
  return {
    to: email,
    subject: say('regime.mail-cancelled-subject', params),
    text: say('regime.mail-cancelled-text', params),
  };
};
