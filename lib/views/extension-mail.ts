import 'server-only';
import type { Gap } from '@/lib/procurement/outage';
import { ukDeadline, ukTime } from '@/lib/procurement/uk-time';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';

/** Breaks in the service as one phrase: "from 11:40am to 12:05pm, and from …". */
export const gapsInWords = (gaps: readonly Gap[]): string =>
  gaps.map(({ from, to }) => say('submit.gap', { from: ukTime(from), to: ukTime(to) })).join('; ');

/** The one message that everybody gets when a deadline is moved after an outage. */
export function extensionMail(about: {
  title: string;
  authority: string;
  contact: string;
  before: string;
  after: string;
  reason: string;
  health: readonly Gap[];
}): { subject: string; text: string } {
  const params = {
    title: about.title,
    authority: about.authority,
    contact: about.contact,
    reason: about.reason,
    gaps: gapsInWords(about.health),
    before: ukDeadline(about.before, { zoned: false }),
    after: ukDeadline(about.after, { zoned: false }),
    link: `${config().publicUrl}/responses`,
  };
  return { subject: say('submit.extension-mail-subject', params), text: say('submit.extension-mail-text', params) };
}
