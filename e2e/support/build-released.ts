/**
 * Checks and releases every assessment summary of the example's decided procurement, by the commands that people use. Run
 * in a process of its own by released.ts, on the data folder that the environment names; prints the procurement's id.
 */
import { askRelease } from '../../lib/commands/ask-release';
import { checkSummary } from '../../lib/commands/check-summary';
import { releaseSummaries } from '../../lib/commands/release-summaries';
import { decided } from '../../lib/example/content';
import { peopleThere } from '../../lib/example/people';
import { done, withCode } from '../../lib/example/steps';
import { procurements } from '../../lib/views/procurements';
import { summaries } from '../../lib/views/summaries';
import { summaryEditor } from '../../lib/views/summary-editor';

const cast = await peopleThere();
const lead = withCode(cast, 'officer-lead', new Date().toISOString());
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
await done('ask', askRelease(lead, { id, submissionIds, reason: 'All were read by both officers.', shown }));
const approver = withCode(cast, 'approver', new Date().toISOString());
await done('release', releaseSummaries(approver, { id, submissionIds }));
process.stdout.write(`procurement ${id}\n`);
process.exit(0);
