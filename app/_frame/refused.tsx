import type { Refusal } from '@/lib/result';
import { say } from '@/lib/text';
import { BackLink } from '../_ui/links';
import { Page } from '../_ui/page';

/** A refused act on something that the person may know exists: why, and the way back. */
export function RefusedPage({ refusal, back }: { refusal: Refusal; back: string }) {
  return (
    <Page title={say('common.refused')} before={<BackLink href={back} />}>
      {refusal.messages.map((message) => (
        <p key={message.key} className="govuk-body">
          {say(message)}
        </p>
      ))}
    </Page>
  );
}
