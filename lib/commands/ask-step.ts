import 'server-only';
import type { Writer } from '@/db/client';
import { queueMail } from '@/db/store/outbox';
import type { Person } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import { askStep } from '@/db/store/two-person';
import type { Duty } from '@/lib/procurement/duties';
import { config } from '@/lib/server/config';
import { say } from '@/lib/text';
import type { Context } from './command';

type Mail = { to: string; subject: string; text: string };
type Asked = { step: Parameters<typeof askStep>[1]; mails: Mail[] };

/** Messages to everyone but the asker who could confirm; `about` names their texts, `results.mail-<about>-…`. */
export const mailsTo = (
  about: 'prices' | 'final',
  state: ProcurementState,
  people: readonly Person[],
  by: string,
  duties: readonly Duty[],
  path: string,
): Mail[] => {
  const { title } = state.procurement;
  const asker = people.find(({ userId }) => userId === by)?.name ?? '';
  const asked = new Set(state.duties.filter(({ duty }) => duties.includes(duty)).map(({ userId }) => userId));
  return people
    .filter(({ userId, suspendedAt }) => asked.has(userId) && userId !== by && suspendedAt === null)
    .map(({ email, name }) => ({
      to: email,
      subject: say(`results.mail-${about}-subject`, { title }),
      text: say(`results.mail-${about}-text`, { name, asker, title, link: config().publicUrl + path }),
    }));
};

/** Writes the first half of an act of two people, and the messages to those who can confirm it. */
export async function askWithMail(tx: Writer, { step, mails }: Asked, context: Context): Promise<undefined> {
  await askStep(tx, step);
  for (const mail of mails)
    await queueMail(tx, { ...mail, id: context.id(), at: context.now, procurementId: step.procurementId });
  return undefined;
}
