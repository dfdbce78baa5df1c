import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { insertObligation } from '@/db/store/obligation';
import { ukDate } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { loadObligations } from '@/lib/views/obligation-record';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, loadAfterOutcome } from './award-case';
import { command } from './command';

const AcceptObligations = z.strictObject({
  id: z.string(),
  /** Keys of the promises that become lines of the schedule. */
  keys: z.array(z.string().max(200)).min(1, { error: 'decision.choose-obligations' }).max(2_000),
});

const load = async (db: Reader, input: { id: string }) => {
  const loaded = await loadAfterOutcome(db, input);
  return loaded && { ...loaded, record: await loadObligations(db, loaded.state, loaded.award) };
};

/**
 * Takes promises of the winning answers into the schedule of obligations, each as the answer has it, owned by the
 * supplier and open. Refuses where one of them is not promised, or is in the schedule already.
 */
export const acceptObligations = command({
  action: 'obligation.accept',
  input: AcceptObligations,
  load,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { record }, input, context }) => {
    const wanted = new Set(input.keys);
    const chosen = record.left.filter(({ key }) => wanted.has(key));
    if (chosen.length !== wanted.size) return refuse('conflict', 'decision.obligations-changed');
    const last = Math.max(0, ...record.lines.map(({ number }) => number));
    const rows = chosen.map(({ kind, questionId, obligation, due, evidence }, at) => ({
      id: context.id(),
      procurementId: input.id,
      number: last + at + 1,
      version: 1,
      kind,
      questionId,
      obligation,
      evidence: evidence.join(', '),
      owner: say('decision.owner-supplier'),
      due,
      state: 'open' as const,
      indicator: false,
      savedBy: viewerId(context),
      savedAt: context.now,
    }));
    return ok({
      change: rows,
      event: rows.map(({ number, kind, due }, at) => ({
        action: 'obligation.accept' as const,
        subject: { type: 'obligation', id: String(number) },
        procurementId: input.id,
        data: {
          number,
          kind: say(`decision.kind-${kind}`),
          question: chosen[at]?.ref ?? '',
          due: due === null ? say('decision.due-none') : ukDate(due),
        },
      })),
      value: { id: input.id, count: rows.length },
    });
  },
  write: async (tx, rows) => {
    for (const row of rows)
      if (!(await insertObligation(tx, row))) return refuse('conflict', 'decision.obligations-changed');
    return undefined;
  },
});
