import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import { reading } from '@/db/client';
import { findMember, findSecondFactor, setRecoveryCodes, setRecoverySaved } from '@/db/store/people';
import { notFound, ok, type Result, refuse } from '@/lib/result';
import { answerWithCode } from '@/lib/server/sign-in';
import { type Context, command } from './command';
import { attemptSucceeded, beginAttempt, clockTime, currentPerson, writeContext } from './from-request';
import { newSecondFactor } from './prepare-account';

const Step = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('started') }),
  z.strictObject({ step: z.literal('codes-saved') }),
  z.strictObject({ step: z.literal('new-codes'), recoveryCodes: z.string().min(1) }),
]);

/** The steps of a person's own second factor, of buyer-side people only. */
export const changeSecondFactor = command({
  action: 'account.second-factor',
  input: Step,
  load: async (db, input, { viewer, steppedUp }) => {
    if (viewer.kind !== 'buyer') return null;
    const factor = await findSecondFactor(db, viewer.userId);
    const member = await findMember(db, viewer.userId);
    if (!factor?.verified || !member) return null;
    // A fresh code stands before new recovery codes: a session left open must not be enough.
    return { userId: viewer.userId, saved: member.recoverySavedAt, fresh: input.step !== 'new-codes' || steppedUp };
  },
  facts: () => ({}),
  decide: ({ loaded: { userId, saved, fresh }, input, context }) => {
    if (!fresh) return refuse('refused', 'policy.code-old', undefined, 'code');
    if (input.step === 'codes-saved' && saved !== null) return notFound;
    return ok({
      change: { userId, input, at: context.now },
      event: {
        action: 'account.second-factor' as const,
        subject: { type: 'person', id: userId },
        data: { step: input.step },
      },
      value: null,
    });
  },
  write: async (tx, { userId, input, at }) => {
    if (input.step === 'codes-saved') await setRecoverySaved(tx, userId, at);
    if (input.step === 'new-codes') {
      await setRecoveryCodes(tx, userId, input.recoveryCodes);
      await setRecoverySaved(tx, userId, null);
    }
    return undefined;
  },
});

/** A session without second factor acts as its person, and as nothing more. */
async function ownContext(context: Context): Promise<Context | null> {
  const { session } = await currentPerson();
  const member = session ? await findMember(reading(), session.userId) : null;
  if (!member || member.suspendedAt) return null;
  const { userId, authorityId } = member;
  return { ...context, viewer: { kind: 'buyer', userId, authorityId, administrator: false, officer: false } };
}

/** Checks the first code of a new second factor; from then on it is needed at every sign-in. */
export async function startSecondFactor(typed: string): Promise<Result<null>> {
  const context = await writeContext();
  if (!context.ok) return context;
  const own = await ownContext(context.value);
  if (own?.viewer.kind !== 'buyer') return notFound;
  const factor = await findSecondFactor(reading(), own.viewer.userId);
  if (!factor || factor.verified) return notFound;
  const counted = { key: `start:${own.viewer.userId}` };
  const until = await beginAttempt(counted);
  if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) }, 'code');
  const code = typed.replace(/\s/g, '');
  const right = /^\d{6}$/.test(code) && (await answerWithCode(await headers(), code)) === 'right';
  if (!right) return refuse('invalid', 'people.code-wrong', undefined, 'code');
  await attemptSucceeded(counted);
  return changeSecondFactor(own, { step: 'started' });
}

/** Replaces the recovery codes, for somebody who has just given a fresh code of the app. */
export async function makeRecoveryCodes(context: Context): Promise<Result<null>> {
  const { recoveryCodes } = await newSecondFactor();
  return changeSecondFactor(context, { step: 'new-codes', recoveryCodes });
}
