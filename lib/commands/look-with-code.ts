import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { findResponse } from '@/db/store/response';
import { findSupportCode, insertSupportLook } from '@/db/store/support';
import { TypedCode } from '@/lib/people/team-inputs';
import { may } from '@/lib/policy';
import { ok, type Result, refuse, refuseAll } from '@/lib/result';
import { procurementFacts } from '../views/procurement-facts';
import { technicalStateOf } from '../views/technical-state';
import { type Context, command, issuesToMessages } from './command';
import { attemptSucceeded, beginAttempt, clockTime } from './from-request';
import { supportCodeHash } from './share-support-code';

const Input = z.object({ procurementId: z.string().min(1).max(64), code: TypedCode });

/**
 * Uses a supplier's code: keeps what the officer is shown, as it was at that moment. The record is in the supplier's own
 * chain, where its team reads it; the procurement's log says nothing, for it would tell colleagues that somebody
 * responds. A wrong code, a stopped one and another procurement's give the same answer and leave no trace.
 */
const look = command({
  action: 'support.read',
  input: Input,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.procurementId);
    if (!state) return null;
    // Nothing of a supplier is read for somebody whom the policy is about to turn away.
    const facts = procurementFacts(state, context);
    const allowed = may(context.viewer, 'support.read', facts).allowed;
    const consent = allowed
      ? await findSupportCode(db, input.procurementId, supportCodeHash(input.code), context.now)
      : null;
    const head = consent && (await findResponse(db, consent.responseId));
    return { facts, consent, technical: head && (await technicalStateOf(db, head)) };
  },
  facts: ({ facts }) => facts,
  decide: ({ loaded: { consent, technical }, context }) => {
    if (!consent || !technical) return refuse('invalid', 'team.code-wrong', undefined, 'code');
    const id = context.id();
    const lookedBy = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        id,
        codeId: consent.id,
        responseId: consent.responseId,
        lookedBy,
        lookedAt: context.now,
        state: technical,
      },
      event: {
        action: 'support.read' as const,
        subject: { type: 'response', id: consent.responseId },
        supplierId: consent.supplierId,
      },
      value: { lookId: id },
    });
  },
  write: async (tx, row) => {
    await insertSupportLook(tx, row);
    return undefined;
  },
});

/** Looks with a code as an officer types it. Five wrong ones make the officer wait for five minutes. */
export async function lookWithCode(
  context: Context,
  raw: { procurementId: string; code: unknown },
): Promise<Result<{ lookId: string }>> {
  const parsed = Input.safeParse(raw);
  if (!parsed.success) return refuseAll('invalid', issuesToMessages(parsed.error));
  if (context.viewer.kind !== 'buyer') return look(context, raw);
  const counted = { key: `support:${context.viewer.userId}` };
  const until = await beginAttempt(counted);
  if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) }, 'code');
  const result = await look(context, raw);
  if (result.ok) await attemptSucceeded(counted);
  return result;
}
