import 'server-only';
import { z } from 'zod';
import type { Bid, Judged } from '@/lib/evaluation/contest';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { hashOf } from '@/lib/questionnaire/hash';
import { Findings } from '@/lib/rehearsal/findings';
import type { RehearsalSettings } from '@/lib/rehearsal/settings';
import { ChildError, runChild } from '@/lib/server/child';

const Reply = z.union([
  z.strictObject({ ok: z.literal(true), value: Findings }),
  z.strictObject({ ok: z.literal(false), faults: z.array(z.strictObject({ path: z.string(), message: z.string() })) }),
]);

/** What was found lately, by the hash of what was asked: the same page is read again far more often than it changes. */
const known = new Map<string, Promise<Judged<Findings>>>();
const mostKnown = 50;

/** Runs a rehearsal in a child process, so that 10,000 weightings never hold up another request. */
function runOnce(
  document: QuestionnaireDocument,
  bids: Bid[],
  { seed, spread }: RehearsalSettings,
): Promise<Judged<Findings>> {
  const input = { document, bids, settings: { seed, spread } };
  const key = hashOf(input);
  const earlier = known.get(key);
  if (earlier) return earlier;
  const run = runChild('rehearse', input).then((value): Judged<Findings> => Reply.parse(value));
  known.set(key, run);
  // A failure is not kept: the next look tries again.
  run.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return run;
}

/** What a rehearsal finds, or faults of its bids; null where the child process failed, which its log line tells. */
export async function runRehearsal(
  document: QuestionnaireDocument,
  bids: Bid[],
  settings: RehearsalSettings,
): Promise<Judged<Findings> | null> {
  try {
    return await runOnce(document, bids, settings);
  } catch (error) {
    if (error instanceof ChildError) return null;
    throw error;
  }
}
