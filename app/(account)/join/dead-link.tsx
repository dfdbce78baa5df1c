import { Page } from '@/app/_ui/page';
import { say } from '@/lib/text';
import { installation } from '@/lib/views/installation';

/** The same page for a link that was used, has expired, was cancelled or never existed. */
export async function DeadLink() {
  const { authority } = await installation();
  return (
    <Page title={say('account.dead-link')}>
      <p className="govuk-body">{say('account.dead-link-text', { authority })}</p>
    </Page>
  );
}
