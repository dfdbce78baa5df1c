import 'server-only';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';

/** The message that every assessed supplier gets when summaries are released: the same words, whatever became of it. */
export const summaryMail = (given: {
  title: string;
  authority: string;
  contact: string;
}): { subject: string; text: string } => {
  const params = { ...given, link: `${config().publicUrl}/responses` };
  return { subject: say('summary.mail-supplier-subject', params), text: say('summary.mail-supplier-text', params) };
};
