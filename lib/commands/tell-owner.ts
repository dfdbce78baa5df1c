import 'server-only';
import { z } from 'zod';
import { queueMail } from '@/db/store/outbox';
import { findResponse } from '@/db/store/response';
import { insertReadyNote, listReadyNotes, listTeam } from '@/db/store/team';
import { later } from '@/lib/people/access';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { responseFacts } from '../views/response-record';
import { command } from './command';
import { clockTime } from './from-request';
import { readyMail } from './team-mail';

/** Whoever has just told the owners waits so long before telling them again, in milliseconds. */
const pause = 10 * 60_000;

/** Tells every owner of the team, by message and by a note on the task list, that a response is ready to send. */
export const tellOwner = command({
  action: 'response.tell-owner',
  input: z.object({ responseId: z.string().min(1).max(64) }),
  load: async (db, { responseId }, { viewer }) => {
    const head = await findResponse(db, responseId);
    if (!head) return null;
    const own = viewer.kind === 'supplier' && viewer.supplierId === head.supplierId;
    const team = own ? (await listTeam(db, head.supplierId)).filter(({ removedAt }) => removedAt === null) : [];
    return { head, team, notes: own ? await listReadyNotes(db, head.id) : [] };
  },
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ loaded: { head, team, notes }, context }) => {
    const userId = context.viewer.kind === 'supplier' ? context.viewer.userId : '';
    const before = notes.find(({ toldBy }) => toldBy === userId);
    if (before && later(before.toldAt, pause) > context.now)
      return refuse('refused', 'team.told-already', { time: clockTime(before.toldAt) });
    const owners = team.filter((person) => person.role === 'owner' && person.userId !== userId);
    const name = team.find((person) => person.userId === userId)?.name ?? '';
    const about = { responseId: head.id, title: head.title, name, deadline: ukDeadline(head.deadline ?? context.now) };
    return ok({
      change: {
        note: { id: context.id(), responseId: head.id, toldBy: userId, toldAt: context.now },
        // A message of a supplier's team belongs to no procurement.
        mails: owners.map(({ email }) => ({ id: context.id(), at: context.now, ...readyMail(email, about) })),
      },
      event: { action: 'response.tell-owner' as const, subject: { type: 'response', id: head.id } },
      value: null,
    });
  },
  write: async (tx, { note, mails }) => {
    await insertReadyNote(tx, note);
    for (const mail of mails) await queueMail(tx, mail);
    return undefined;
  },
});
