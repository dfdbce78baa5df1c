import { TextLink } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { say } from '@/lib/text';

/** The same page for a link that was used, has expired, was cancelled or never existed. */
export function DeadTeamLink() {
  return (
    <Page title={say('team.join-dead')}>
      <p className="govuk-body">{say('team.join-dead-text')}</p>
      <p className="govuk-body">
        <TextLink href="/sign-in">{say('team.join-sign-in')}</TextLink>
      </p>
    </Page>
  );
}
