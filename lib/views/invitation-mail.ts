import 'server-only';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { config } from '@/lib/server/config';
import { linkToken } from '@/lib/server/ids';
import { say } from '@/lib/text';

/** The address that an invitation's link leads to. Opening it uses nothing. */
export const invitationLink = ({ id, issue }: { id: string; issue: number }): string =>
  `${config().publicUrl}/invitations/${linkToken('invitation', id, issue)}`;

/** The message that invites a supplier, the same whether it is sent or copied by hand. */
export function invitationMail(about: {
  id: string;
  issue: number;
  email: string;
  organisation: string;
  authority: string;
  contact: string;
  title: string;
  deadline: string;
}): { to: string; subject: string; text: string } {
  const params = {
    title: about.title,
    authority: about.authority,
    contact: about.contact,
    organisation: about.organisation,
    email: about.email,
    deadline: ukDeadline(about.deadline),
    link: invitationLink(about),
  };
  return {
    to: about.email,
    subject: say('invitation.mail-subject', params),
    text: say('invitation.mail-text', params),
  };
}
