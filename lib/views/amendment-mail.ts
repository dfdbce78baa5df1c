import 'server-only';
import { ukDate, ukDeadline, ukTime } from '@/lib/procurement/uk-time';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';

/** The one message that every invited supplier gets when a version is published; the same words for all. */
export function amendmentMail(about: {
  title: string;
  authority: string;
  contact: string;
  number: number;
  publishedAt: string;
  deadline: string;
  reason: string;
  notice: string;
}): { subject: string; text: string } {
  const params = {
    ...about,
    day: ukDate(about.publishedAt),
    time: ukTime(about.publishedAt),
    deadline: ukDeadline(about.deadline, { zoned: false }),
    link: `${config().publicUrl}/responses`,
  };
  return { subject: say('amend.mail-subject', params), text: say('amend.mail-text', params) };
}
