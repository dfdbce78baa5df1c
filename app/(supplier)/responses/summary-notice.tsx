import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { say } from '@/lib/text';

/** The way to a supplier's own assessment summary, once one was released to it. */
export function SummaryNotice({ id, at }: { id: string; at: string | null }) {
  if (at === null) return null;
  return (
    <InsetText>
      <TextLink href={`/responses/${id}/summary`}>{say('summary.own-link')}</TextLink>
    </InsetText>
  );
}
