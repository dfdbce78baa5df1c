import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Breadcrumbs } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { openTeamInvitation } from '@/lib/views/team';
import { cancel, sendAgain } from '../../actions';

type Props = { params: Promise<{ invitationId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await openTeamInvitation(await readContext(), await params);
  if (!found.ok) return {};
  return { title: pageTitle(say('team.invitation-title', { name: found.value.name }), say('team.title')) };
}

/** One invitation that nobody has used: its link to copy, sending it again, cancelling it. */
export default async function TeamInvitationPage({ params }: Props) {
  const result = await openTeamInvitation(await readContext(), await params);
  if (!result.ok) notFound();
  const { id: invitationId, name, email, address, expiresAt, message, mailed } = result.value;
  const title = say('team.invitation-title', { name });
  return (
    <Page title={title} before={<Breadcrumbs items={[{ text: say('team.title'), href: '/team' }, { text: title }]} />}>
      <p className="govuk-body">{say(mailed ? 'team.invitation-mailed' : 'team.invitation-copy', { name, email })}</p>
      <InsetText>
        <a className="govuk-link assay-hash" href={address}>
          {address}
        </a>
      </InsetText>
      <p className="govuk-body">{say('team.invitation-once', { time: ukDateTime(expiresAt) })}</p>
      <Details summary={say('team.invitation-message')}>
        <p className="govuk-body">
          <strong>{message.subject}</strong>
        </p>
        <p className="govuk-body assay-supplier-text">{message.text}</p>
      </Details>
      <ButtonGroup>
        <ActionForm action={sendAgain} hidden={{ invitationId }}>
          <Button look="secondary">{say('team.invitation-again')}</Button>
        </ActionForm>
        <ActionForm action={cancel} hidden={{ invitationId }}>
          <Button look="secondary">{say('team.invitation-cancel')}</Button>
        </ActionForm>
      </ButtonGroup>
      <p className="govuk-body">{say('team.invitation-replaces')}</p>
    </Page>
  );
}
