import { writing } from '@/db/client';
import { insertSummaryRelease } from '@/db/store/summary';
import { proposeAward } from '@/lib/commands/propose-award';
import { signAward } from '@/lib/commands/sign-award';
import { awardDecision } from '@/lib/views/award-decision';
import { actingAt, type Closed, type Who } from './closed-procurement';
import { aFinalisedProcurement } from './finalised-procurement';
import { value } from './results';
import { testId } from './world';

/** A Friday, the day after the outcome became final. */
export const awardedAt = '2027-02-12T09:00:00.000Z';
export const signedAt = '2027-02-12T09:20:00.000Z';
/** Everybody has just entered a code. */
export const asAwarding = actingAt(awardedAt, { steppedUp: true });

/** The page of the award as somebody sees it. */
export const awardShown = async (c: Closed, who: Who = 'lead', at = awardedAt) =>
  value(await awardDecision(asAwarding(c, who, at), { id: c.id }));

/** The lead proposes the award to the tender at rank 1, on what the page shows. */
export const proposed = async (c: Closed, changes: Record<string, unknown> = {}, at = awardedAt) => {
  const { shown, first } = await awardShown(c, 'lead', at);
  return proposeAward(asAwarding(c, 'lead', at), {
    id: c.id,
    submissionId: first[0]?.submissionId,
    reason: 'The highest total by the published rules.',
    checked: 'yes',
    shown: shown?.factsHash ?? '',
    ...changes,
  });
};

/** Somebody signs what is proposed. */
export const signed = async (c: Closed, who: Who = 'approver', at = signedAt) => {
  const { step } = await awardShown(c, 'lead', at);
  return signAward(asAwarding(c, who, at), { id: c.id, asked: step?.id ?? '' });
};

/** The release of every summary, as its row says it; what the summaries say has builders of its own. */
const release = (c: Closed, releasedAt: string) =>
  writing((tx) =>
    insertSummaryRelease(
      tx,
      {
        procurementId: c.id,
        stepId: testId(),
        hash: 'h',
        count: c.submissions.length,
        askedBy: c.people.lead.userId,
        confirmedBy: c.people.approver.userId,
        releasedAt,
      },
      [],
    ),
  );

/**
 * A procurement whose award the lead proposed and the approver signed on 12 February 2027; its summaries are released on
 * that day, unless a later time or none is named.
 */
export async function anAwardedProcurement(releasedAt: string | null = signedAt): Promise<Closed> {
  const c = await aFinalisedProcurement();
  value(await proposed(c));
  value(await signed(c));
  if (releasedAt !== null) await release(c, releasedAt);
  return c;
}
