import { TextLink } from '@/app/_ui/links';
import type { RuleSource } from '@/lib/procurement/regime';
import { ukDate } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import type { awardDecision } from '@/lib/views/award-decision';

export type AwardView = Extract<Awaited<ReturnType<typeof awardDecision>>, Ok<unknown>>['value'];

export const awardPath = (id: string): string => `/procurements/${id}/award-decision`;

/** Where a rule stands, and when we read it there. */
export const Cited = ({ source }: { source: RuleSource | null }) =>
  source && (
    <>
      {' '}
      <TextLink href={source.url}>{source.name}</TextLink>, checked {ukDate(source.checked)}.
    </>
  );

/** Working days of the mandatory standstill. */
const mandatoryDays = 8;

/** The line on which the standstill ends, or that there is none. */
export const standstillLine = ({ standstill, lastDay }: NonNullable<AwardView['notice']>): string => {
  if (lastDay === null) return say('decision.standstill-none');
  const date = ukDate(lastDay);
  return standstill === 'mandatory'
    ? say('decision.standstill-ends', { date, count: mandatoryDays })
    : say('decision.standstill-ends-notice', { date });
};

/** Where the request to sign ended without a signature, in words; null where it did not. */
export const endedWords = ({ step }: AwardView): string | null => {
  if (step?.is !== 'declined' || !step.endedAt) return null;
  return say('decision.sent-back', { name: step.endedBy, date: ukDate(step.endedAt), reason: step.endReason ?? '' });
};
