import 'server-only';
import { z } from 'zod';
import { insertSummaryAddition } from '@/db/store/summary';
import { reasonedIds } from '@/lib/evaluation/assessment-summary';
import { ok, refuse } from '@/lib/result';
import { command } from './command';
import { actor, loadForSummaries, overtakeRelease, owedCase, summaryFacts } from './summary-change';

const AddToReason = z.strictObject({
  id: z.string(),
  submissionId: z.string(),
  /** Question or criterion. */
  place: z.string(),
  /** Version of the words that the form showed; 0 for none. */
  version: z.coerce.number().int().min(0),
  /** Empty words take away what was added. */
  words: z.string().trim().max(5_000),
});

/**
 * Adds words to a reason for the summary alone. The recorded reason of the panel stays as it is, for nothing of a final
 * outcome changes; the added words are marked as added.
 */
export const addToReason = command({
  action: 'summary.add-words',
  input: AddToReason,
  load: (db, input) => loadForSummaries(db, input.id),
  facts: summaryFacts,
  decide: ({ loaded: { summaries }, input, context }) => {
    const { submissionId, place, words } = input;
    if (!summaries || !owedCase(summaries, submissionId)) return refuse('invalid', 'summary.unknown');
    if (!reasonedIds(summaries.record.published.document).includes(place))
      return refuse('invalid', 'summary.place-unknown', undefined, 'place');
    const last = summaries.additions.find((row) => row.submissionId === submissionId && row.place === place);
    if ((last?.version ?? 0) !== input.version) return refuse('conflict', 'summary.changed-first');
    if (words === (last?.words ?? '')) return refuse('invalid', 'summary.add-missing', undefined, 'words');
    const by = actor(context);
    const row = {
      id: context.id(),
      procurementId: input.id,
      submissionId,
      place,
      version: input.version + 1,
      words,
      writtenBy: by,
      writtenAt: context.now,
    };
    return ok({
      change: { row, over: { procurementId: input.id, by, at: context.now } },
      event: {
        action: 'summary.add-words' as const,
        subject: { type: 'submission', id: submissionId },
        procurementId: input.id,
        data: { place, version: row.version },
      },
      value: { id: input.id, submissionId },
    });
  },
  write: async (tx, { row, over }) => {
    if (!(await insertSummaryAddition(tx, row))) return refuse('conflict', 'summary.changed-first');
    await overtakeRelease(tx, over);
    return undefined;
  },
});
