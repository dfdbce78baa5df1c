import { reading } from '@/db/client';
import { findTeamOf } from '@/db/store/bidder-question';
import { answerBidderQuestion } from '@/lib/commands/answer-bidder-question';
import { askBidder } from '@/lib/commands/ask-bidder';
import { askRelease } from '@/lib/commands/ask-release';
import { checkSummary } from '@/lib/commands/check-summary';
import { recordAwardNotice } from '@/lib/commands/record-award-notice';
import { recordContract } from '@/lib/commands/record-contract';
import { releaseSummaries } from '@/lib/commands/release-summaries';
import { withholdWords } from '@/lib/commands/withhold-words';
import { responseQuestions } from '@/lib/views/response-questions';
import { summaries } from '@/lib/views/summaries';
import { summaryEditor } from '@/lib/views/summary-editor';
import { asAwarding, awardedAt, proposed, signed, signedAt } from './awarded-procurement';
import type { Closed } from './closed-procurement';
import { aFinalisedProcurement } from './finalised-procurement';
import { at, as as onPanel } from './panel-steps';
import { value } from './results';
import { aContext, testId } from './world';

/** The lead asks a bidder about a gate, and its team answers. */
const askOne = async (c: Closed, bid: number): Promise<void> => {
  const submissionId = c.submissions[bid] ?? '';
  const place = { id: c.id, submissionId, questionId: 'Q-C', version: 0 };
  const text = 'Which certificate do you mean on page 4?';
  value(await askBidder(onPanel(c, 'lead'), { ...place, text, day: '2027-01-28', time: '17:00' }));
  const team = await findTeamOf(reading(), c.id, submissionId);
  if (!team) throw new Error('no team');
  const { supplierId, responseId } = team;
  const owner = aContext({ kind: 'supplier', userId: testId(), supplierId, role: 'owner' }, at);
  const [asked] = value(await responseQuestions(owner, { responseId })).asked;
  value(await answerBidderQuestion(owner, { responseId, askedId: asked?.id, text: 'The one of 2026.' }));
};

/** Every summary is read and checked, something is withheld, and two people release them all. */
export const released = async (c: Closed): Promise<void> => {
  const { id, submissions } = c;
  const words = 'yearly tests and who';
  const reason = { submissionId: submissions[1], whose: 'winner', ground: 'commercial', why: 'It names a method.' };
  value(await withholdWords(asAwarding(c, 'officer'), { id, ...reason, words }));
  for (const submissionId of submissions) {
    const shown = value(await summaryEditor(asAwarding(c, 'lead'), { id, submissionId }))?.contentHash;
    const details = { postal: '1 Quay Street', email: 'bids@example.test', identifier: 'PX-1', note: 'Each is right.' };
    value(await checkSummary(asAwarding(c, 'officer'), { id, submissionId, shown, ...details }));
  }
  const { hash } = value(await summaries(asAwarding(c, 'lead'), { id }));
  value(
    await askRelease(asAwarding(c, 'lead'), { id, submissionIds: submissions, reason: 'All are read.', shown: hash }),
  );
  value(await releaseSummaries(asAwarding(c, 'approver', signedAt), { id, submissionIds: submissions }));
};

/**
 * A procurement from its opening to its contract by the commands that people use: two bidders asked about a gate, the
 * outcome, summaries released, the award signed, its notice, the standstill and the contract.
 */
export async function aContractedProcurement(): Promise<Closed> {
  const c = await aFinalisedProcurement(async (opened) => {
    await askOne(opened, 0);
    await askOne(opened, 1);
  });
  await released(c);
  value(await proposed(c, {}, awardedAt));
  value(await signed(c));
  const noticed = asAwarding(c, 'lead', '2027-02-15T15:00:00.000Z');
  value(await recordAwardNotice(noticed, { id: c.id, reference: '2027/S 000-012345', day: '2027-02-15', lastDay: '' }));
  const entered = asAwarding(c, 'lead', '2027-03-01T15:00:00.000Z');
  value(await recordContract(entered, { id: c.id, what: 'entered', day: '2027-02-26' }));
  return c;
}
