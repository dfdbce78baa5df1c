import 'server-only';
import { ukDate, ukDeadline, ukTime } from '@/lib/procurement/uk-time';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';

/** The one message that every invited supplier gets when a question is answered; the same words for all. */
export function clarificationMail(given: {
  title: string;
  authority: string;
  number: number;
  about: string;
  wording: string;
  answer: string;
  leadsToAmendment: boolean;
  answeredAt: string;
  deadline: string;
}): { subject: string; text: string } {
  const { title, authority, number, wording, answer } = given;
  const params = {
    title,
    authority,
    number,
    wording,
    answer,
    about: given.about === '' ? String(number) : say('clarification.mail-about', { ref: given.about }),
    amendment: say(given.leadsToAmendment ? 'clarification.mail-amendment' : 'clarification.mail-no-amendment'),
    day: ukDate(given.answeredAt),
    time: ukTime(given.answeredAt),
    deadline: ukDeadline(given.deadline, { zoned: false }),
    link: `${config().publicUrl}/responses`,
  };
  return {
    subject: say('clarification.mail-all-subject', params),
    text: say('clarification.mail-all-text', params),
  };
}

/** The message to an invited address has an id that question and invitation give, so that its delivery can be looked up. */
export const clarificationMailId = (clarificationId: string, invitationId: string): string =>
  `${clarificationId}-${invitationId}`;

/** Invitations to write to: none that was cancelled, and each address once. */
export const toWriteTo = <I extends { email: string; cancelledAt: string | null }>(invitations: readonly I[]): I[] => {
  const standing = invitations.filter(({ cancelledAt }) => cancelledAt === null);
  const first = new Map(standing.toReversed().map((invitation) => [invitation.email.toLowerCase(), invitation]));
  return standing.filter((invitation) => first.get(invitation.email.toLowerCase()) === invitation);
};

/** The message to an officer that questions came in: the same whoever asked, how many there are and what they say. */
export function clarificationNews(given: { procurementId: string; title: string; name: string; at: string }): {
  subject: string;
  text: string;
} {
  const { procurementId, title, name, at } = given;
  const params = {
    title,
    name,
    day: ukDate(at),
    time: ukTime(at),
    link: `${config().publicUrl}/procurements/${procurementId}/clarifications`,
  };
  return { subject: say('mail.asked-subject', params), text: say('mail.asked-text', params) };
}

/** One such message for an officer, a procurement and a quarter of an hour, however many questions came. */
export const clarificationNewsId = (procurementId: string, userId: string, at: string): string =>
  `asked-${procurementId}-${userId}-${Date.parse(at) / 60_000}`;
