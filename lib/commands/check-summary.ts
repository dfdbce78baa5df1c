import 'server-only';
import { z } from 'zod';
import { insertSummaryCheck } from '@/db/store/summary';
import { ok, refuse } from '@/lib/result';
import { command } from './command';
import { actor, loadForSummaries, overtakeRelease, owedCase, summaryFacts } from './summary-change';

const needed = (key: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: `summary.${key}` })
    .max(most);

const CheckSummary = z.strictObject({
  id: z.string(),
  submissionId: z.string(),
  /** Hash of the content that the page showed. */
  shown: z.string(),
  postal: needed('postal-missing', 1_000),
  email: needed('email-missing', 320),
  identifier: needed('identifier-missing', 200),
  note: z.string().trim().max(2_000).default(''),
});

/**
 * Somebody has read a summary as it stands and stands by its reasons: they explain each score by reference to the tender
 * (Procurement Regulations 2024, regulation 31(2)(e)). Doubtful reasons are kept only with a note of why. Any later
 * change of the summary wants a new check.
 */
export const checkSummary = command({
  action: 'summary.check',
  input: CheckSummary,
  load: (db, input) => loadForSummaries(db, input.id),
  facts: summaryFacts,
  decide: ({ loaded: { summaries }, input, context }) => {
    const { submissionId, postal, email, identifier, note } = input;
    const summary = owedCase(summaries, submissionId);
    if (!summary?.contentHash) return refuse('invalid', 'summary.unknown');
    if (summary.contentHash !== input.shown) return refuse('conflict', 'summary.changed-first');
    const doubtful = summary.findings.length;
    if (doubtful > 0 && note === '') return refuse('invalid', 'summary.note-missing', undefined, 'note');
    const by = actor(context);
    const row = {
      id: context.id(),
      procurementId: input.id,
      submissionId,
      version: (summary.check?.version ?? 0) + 1,
      contentHash: summary.contentHash,
      details: { postal, email, identifier },
      note,
      checkedBy: by,
      checkedAt: context.now,
    };
    return ok({
      change: { row, over: { procurementId: input.id, by, at: context.now } },
      event: {
        action: 'summary.check' as const,
        subject: { type: 'submission', id: submissionId },
        procurementId: input.id,
        data: { contentHash: summary.contentHash, doubtful, ...(note === '' ? {} : { note }) },
      },
      value: { id: input.id, submissionId },
    });
  },
  write: async (tx, { row, over }) => {
    if (!(await insertSummaryCheck(tx, row))) return refuse('conflict', 'summary.changed-first');
    await overtakeRelease(tx, over);
    return undefined;
  },
});
