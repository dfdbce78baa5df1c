import 'server-only';
import type { Writer } from '@/db/client';
import { queueMail } from '@/db/store/outbox';
import type { Person } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import { askStep } from '@/db/store/two-person';
import { config } from '@/lib/server/config';
import { type Params, say } from '@/lib/text';
import type { Context } from './command';

type Mail = { to: string; subject: string; text: string };
type Asked = { step: Parameters<typeof askStep>[1]; mails: Mail[] };

/** Messages to those asked to confirm; `about` names the texts, `<about>-subject` and `<about>-text`. */
export const mailsTo = (
  about:
    | 'questionnaire.mail-ask'
    | 'evaluation.mail-opening'
    | 'portal.mail-load'
    | 'results.mail-prices'
    | 'results.mail-final'
    | 'summary.mail-release'
    | 'regime.mail-cancel'
    | 'decision.mail-award'
    | 'decision.mail-hold'
    | 'removal.mail'
    | 'submit.mail-late'
    | 'submit.mail-extend',
  state: ProcurementState,
  people: readonly Person[],
  { by, to, path, params }: { by: string; to: readonly Person[]; path: string; params?: Params },
): Mail[] => {
  const { id, title } = state.procurement;
  const asker = people.find(({ userId }) => userId === by)?.name ?? '';
  const link = `${config().publicUrl}/procurements/${id}${path}`;
  return to.map(({ email, name }) => ({
    to: email,
    subject: say(`${about}-subject`, { ...params, title }),
    text: say(`${about}-text`, { ...params, name, asker, title, link }),
  }));
};

/** Writes the first half of an act of two people, and the messages to those who can confirm it. */
export async function askWithMail(tx: Writer, { step, mails }: Asked, context: Context): Promise<undefined> {
  await askStep(tx, step);
  for (const mail of mails)
    await queueMail(tx, { ...mail, id: context.id(), at: context.now, procurementId: step.procurementId });
  return undefined;
}
