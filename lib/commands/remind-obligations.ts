import 'server-only';
import { z } from 'zod';
import { insertObligationReminder, listRemindedSchedules, type RemindedSchedule } from '@/db/store/obligation-reminder';
import { queueMail } from '@/db/store/outbox';
import {
  firstObligationReminder,
  obligationOwner,
  obligationReminderDue,
} from '@/lib/procurement/obligation-reminders';
import { addDays, ukDate, ukDay } from '@/lib/procurement/uk-time';
import { ok } from '@/lib/result';
import { config } from '@/lib/server/config';
import { mailIsSent } from '@/lib/server/mail';
import { say } from '@/lib/text';
import { type Context, command } from './command';
import { systemContext } from './deliver-mail';
import { takesWork } from './timed-work';

const hourly = 3_600_000;

/** Those who look after the contract: they hear of every line whose owner is not one person of the procurement. */
const carers = ({ people }: RemindedSchedule): string[] =>
  people.filter(({ duty }) => duty === 'lead' || duty === 'officer').map(({ email }) => email);

/** Who is told about a line, each once: people of the authority, and of the supplier's team. */
const toldOf = (schedule: RemindedSchedule, owner: string): { buyers: string[]; team: string[] } => {
  const found = obligationOwner(owner, schedule.people, say('decision.owner-supplier'));
  if (found.is === 'person') return { buyers: [found.email], team: [] };
  return { buyers: [...new Set(carers(schedule))], team: found.is === 'supplier' ? [...new Set(schedule.team)] : [] };
};

/**
 * Queues every reminder about an obligation that is due, each with the row that keeps it from going out again. A message
 * names the line by its number and says nothing of what it says: the words may be the supplier's.
 */
const remind = command({
  action: 'mail.remind',
  input: z.strictObject({}),
  load: async (db, _input, { now }) => ({
    schedules: await listRemindedSchedules(db, addDays(ukDay(now), firstObligationReminder)),
  }),
  facts: () => ({}),
  decide: ({ loaded: { schedules }, context: { now, id } }) => {
    const due = schedules.flatMap((schedule) =>
      schedule.lines.flatMap((line) => {
        const { procurementId, title, reference, sent } = schedule;
        const before = sent.filter(({ number }) => number === line.number);
        const kind = obligationReminderDue({ ...line, sent: before }, ukDay(now));
        const { buyers, team } = toldOf(schedule, line.owner);
        if (kind === null || line.due === null || buyers.length + team.length === 0) return [];
        const what = line.kind === 'certificate' ? 'certificate' : 'obligation';
        const params = { title, reference, number: line.number, owner: line.owner, date: ukDate(line.due) };
        const link = `${config().publicUrl}/procurements/${procurementId}/award-decision/obligations/${line.number}`;
        const mail = (to: string, text: string) => ({
          id: id(),
          at: now,
          to,
          subject: say(`decision.remind-${what}-${kind}`, params),
          text,
          procurementId: null,
        });
        return [
          {
            row: { procurementId, number: line.number, due: line.due, kind, sentAt: now },
            mails: [
              ...buyers.map((to) => mail(to, say('decision.remind-text', { ...params, link }))),
              ...team.map((to) => mail(to, say('decision.remind-supplier', params))),
            ],
          },
        ];
      }),
    );
    return ok({ change: due, event: null, value: { count: due.length } });
  },
  write: async (tx, due) => {
    for (const { row, mails } of due) {
      if (!(await insertObligationReminder(tx, row))) continue;
      for (const mail of mails) await queueMail(tx, mail);
    }
    return undefined;
  },
});

/** Reminds the owners of obligations, at most once an hour among all servers; gives how many lines. */
export async function remindObligations(context: () => Context = systemContext): Promise<number> {
  if (!mailIsSent() || !(await takesWork(context(), 'obligations', hourly))) return 0;
  const done = await remind(context(), {});
  return done.ok ? done.value.count : 0;
}
