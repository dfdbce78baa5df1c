import 'server-only';
import { z } from 'zod';
import { findInstallationFact, setInstallationFact } from '@/db/store/people';
import { ok } from '@/lib/result';
import { mailIsSent, mailServerAnswers } from '@/lib/server/mail';
import { mailSilentKey } from '../views/mail-state';
import { type Context, command } from './command';
import { systemContext } from './deliver-mail';
import { takesWork } from './timed-work';

const every = 5 * 60_000;

/** Keeps since when the mail server has not answered, or that it does. */
const note = command({
  action: 'mail.probe',
  input: z.strictObject({ answers: z.boolean() }),
  load: async (db) => ({ since: (await findInstallationFact(db, mailSilentKey)) ?? '' }),
  facts: () => ({}),
  decide: ({ loaded: { since }, input: { answers }, context: { now } }) => {
    const next = answers ? '' : since === '' ? now : since;
    return ok({ change: next === since ? null : next, event: null, value: { silentSince: next } });
  },
  write: async (tx, change) => {
    if (change !== null) await setInstallationFact(tx, mailSilentKey, change);
    return undefined;
  },
});

/**
 * Asks the mail system every five minutes whether it answers. Officers read since when it does not from this alone: the
 * messages themselves would tell what suppliers do, for most are caused by them.
 */
export async function probeMail(
  context: () => Context = systemContext,
  answers: () => Promise<boolean> = mailServerAnswers,
): Promise<void> {
  if (!mailIsSent() || !(await takesWork(context(), 'mail-probe', every))) return;
  await note(context(), { answers: await answers() });
}
