import 'server-only';
import { askRelease } from '@/lib/commands/ask-release';
import { checkSummary } from '@/lib/commands/check-summary';
import { releaseSummaries } from '@/lib/commands/release-summaries';
import { procurements } from '@/lib/views/procurements';
import { summaries } from '@/lib/views/summaries';
import { summaryEditor } from '@/lib/views/summary-editor';
import { decided } from './content';
import { type Cast, done, withCode } from './steps';

/**
 * Checks and releases every assessment summary of the decided procurement by the commands that people use: the next step,
 * which the example leaves to whoever looks at it.
 * @param at ISO UTC, when it happens.
 * @returns the procurement's id.
 */
export async function releaseDecided(cast: Cast, at: string): Promise<string> {
  const lead = withCode(cast, 'officer-lead', at);
  const { rows } = await done('list', procurements(lead, {}));
  const id = rows.find(({ title }) => title === decided.procurement.title)?.id ?? '';
  const { submissionIds } = await done('summaries', summaries(lead, { id }));
  for (const submissionId of submissionIds) {
    const editor = await done('summary', summaryEditor(lead, { id, submissionId }));
    const shown = editor?.contentHash ?? '';
    const details = { postal: '1 Quay Street', email: 'bids@example.test', identifier: 'none' };
    const note = 'Read again with the answers: each reason is right.';
    await done('check', checkSummary(lead, { id, submissionId, shown, ...details, note }));
  }
  const { hash: shown } = await done('summaries', summaries(lead, { id }));
  const reason = 'All were read by both officers.';
  await done('ask', askRelease(lead, { id, submissionIds, reason, shown }));
  await done('release', releaseSummaries(withCode(cast, 'approver', at), { id, submissionIds }));
  return id;
}
