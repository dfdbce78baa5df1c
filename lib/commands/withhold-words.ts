import 'server-only';
import { z } from 'zod';
import { insertSummaryRedaction } from '@/db/store/summary';
import { standsIn, withholdingGrounds } from '@/lib/evaluation/withheld';
import { ok, refuse } from '@/lib/result';
import { reasonTextsOf } from '@/lib/views/summary-record';
import { command } from './command';
import { actor, loadForSummaries, overtakeRelease, owedCase, summaryFacts } from './summary-change';

const WithholdWords = z.strictObject({
  id: z.string(),
  /** The summary in which the words were read. */
  submissionId: z.string(),
  /** Whose reasons they are in: those of this summary's own supplier, or of the most advantageous tender. */
  whose: z.enum(['own', 'winner'], { error: 'summary.whose-missing' }),
  words: z
    .string()
    .trim()
    .min(1, { error: 'summary.words-missing' })
    .min(3, { error: 'summary.words-short' })
    .max(5_000),
  ground: z.enum(withholdingGrounds, { error: 'summary.ground-missing' }),
  why: z.string().trim().min(1, { error: 'summary.why-missing' }).max(2_000),
});

/**
 * Withholds words of a reason. Those of the most advantageous tender are withheld from every other supplier alike; those
 * that a supplier would read of itself, from everybody. The supplier is told that something is withheld and on what
 * ground (Procurement Act 2023, section 94).
 */
export const withholdWords = command({
  action: 'summary.withhold',
  input: WithholdWords,
  load: (db, input) => loadForSummaries(db, input.id),
  facts: summaryFacts,
  decide: ({ loaded: { summaries }, input, context }) => {
    const summary = owedCase(summaries, input.submissionId);
    if (!summaries || !summary) return refuse('invalid', 'summary.unknown');
    const from = input.whose === 'winner' ? ('others' as const) : ('everybody' as const);
    const of = input.whose === 'winner' ? summaries.winner?.submissionId : input.submissionId;
    if (of === undefined || (input.whose === 'winner' && of === input.submissionId))
      return refuse('invalid', 'summary.whose-missing', undefined, 'whose');
    if (!reasonTextsOf(summaries, of).some((text) => standsIn(text, input.words)))
      return refuse('invalid', 'summary.words-not-there', undefined, 'words');
    const same = summaries.redactions.some(
      (one) =>
        one.submissionId === of &&
        one.ground === input.ground &&
        one.hiddenFrom === from &&
        one.words.toLowerCase() === input.words.toLowerCase(),
    );
    if (same) return refuse('invalid', 'summary.already-withheld', undefined, 'words');
    const by = actor(context);
    const over = { procurementId: input.id, by, at: context.now };
    const row = {
      id: context.id(),
      procurementId: input.id,
      submissionId: of,
      words: input.words,
      ground: input.ground,
      hiddenFrom: from,
      why: input.why,
      withheldBy: by,
      withheldAt: context.now,
    };
    return ok({
      change: { row, over },
      event: {
        action: 'summary.withhold' as const,
        subject: { type: 'submission', id: of },
        procurementId: input.id,
        data: { ground: input.ground, from, why: input.why },
      },
      value: { id: input.id, submissionId: input.submissionId },
    });
  },
  write: async (tx, { row, over }) => {
    await insertSummaryRedaction(tx, row);
    await overtakeRelease(tx, over);
    return undefined;
  },
});
