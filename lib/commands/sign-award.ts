import 'server-only';
import { z } from 'zod';
import { insertAwardDecision } from '@/db/store/award';
import { endStep } from '@/db/store/two-person';
import { awardFaults, readAwardChoice } from '@/lib/procurement/award';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { canonical } from '@/lib/questionnaire/hash';
import { ok, refuse, refuseAll } from '@/lib/result';
import { viewerId } from '@/lib/views/own-marking';
import { entryOf, loadAwardCase, refusedOf, signingFacts } from './award-case';
import { command } from './command';

const SignAward = z.strictObject({
  id: z.string(),
  /** The request that the page showed. */
  asked: z.string(),
});

/**
 * Second half of the award decision: an approver who is not the lead that proposed it signs with a fresh code, within 30
 * minutes, on the very facts that were proposed. The decision is frozen with them.
 */
export const signAward = command({
  action: 'award.sign',
  input: SignAward,
  load: loadAwardCase,
  facts: signingFacts,
  decide: ({ loaded: { state, shown, first, step }, input, context }) => {
    const { id } = state.procurement;
    if (!step || step.ended !== null) return refuse('invalid', 'decision.not-asked');
    if (step.id !== input.asked) return refuse('conflict', 'decision.changed');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'decision.lapsed', { time: ukTime(lapsed) });
    const choice = readAwardChoice(step.subject);
    const same = shown && choice?.factsHash === shown.factsHash && choice.outcomeHash === shown.facts.outcomeHash;
    if (!choice || !same) return refuse('conflict', 'decision.changed');
    if (!first.some(({ submissionId }) => submissionId === choice.submissionId))
      return refuse('conflict', 'decision.changed');
    const faults = awardFaults(shown.facts);
    if (faults.length > 0) return refuseAll('invalid', faults);
    const by = viewerId(context);
    const { submissionId, outcomeHash } = choice;
    return ok({
      change: {
        step: { id: step.id, procurementId: id, ended: 'confirmed' as const, by, at: context.now },
        decision: {
          procurementId: id,
          stepId: step.id,
          submissionId,
          outcomeHash,
          facts: canonical(shown.facts),
          reason: step.reason,
          askedBy: step.askedBy,
          confirmedBy: by,
          decidedAt: context.now,
        },
      },
      event: entryOf('award.sign', id, {
        submission: submissionId,
        outcomeHash,
        askedBy: step.askedBy,
        reason: step.reason,
      }),
      value: { id },
    });
  },
  write: async (tx, { step, decision }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'decision.not-asked');
    return (await insertAwardDecision(tx, decision)) ? undefined : refuse('conflict', 'policy.awarded');
  },
  refusal: refusedOf('award.sign'),
});
