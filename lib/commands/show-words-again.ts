import 'server-only';
import { z } from 'zod';
import { endSummaryRedaction } from '@/db/store/summary';
import { ok, refuse } from '@/lib/result';
import { command } from './command';
import { actor, loadForSummaries, overtakeRelease, summaryFacts } from './summary-change';

const ShowWordsAgain = z.strictObject({ id: z.string(), redactionId: z.string() });

/** Lets withheld words be shown again, before the release; that they were withheld stays on the record. */
export const showWordsAgain = command({
  action: 'summary.show-again',
  input: ShowWordsAgain,
  load: (db, input) => loadForSummaries(db, input.id),
  facts: summaryFacts,
  decide: ({ loaded: { summaries }, input, context }) => {
    const redaction = summaries?.redactions.find(({ id }) => id === input.redactionId);
    if (!redaction) return refuse('invalid', 'summary.already-shown');
    const over = { procurementId: input.id, by: actor(context), at: context.now };
    return ok({
      change: { id: redaction.id, ...over },
      event: {
        action: 'summary.show-again' as const,
        subject: { type: 'submission', id: redaction.submissionId },
        procurementId: input.id,
        data: { ground: redaction.ground },
      },
      value: { id: input.id },
    });
  },
  write: async (tx, end) => {
    if (!(await endSummaryRedaction(tx, end))) return refuse('conflict', 'summary.already-shown');
    await overtakeRelease(tx, end);
    return undefined;
  },
});
