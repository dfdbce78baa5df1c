import type { Metadata } from 'next';
import { cache } from 'react';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page } from '@/app/_ui/page';
import { PasswordInput } from '@/app/_ui/password-input';
import { SummaryList } from '@/app/_ui/summary-list';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { invitation } from '@/lib/views/invitation';
import { accept, acceptWithAccount } from './actions';

type Props = { params: Promise<{ token: string }> };

const load = cache(async (token: string) => invitation(await readContext(), { token }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).token);
  if (!result.ok) return { title: say('invitation.dead-title') };
  const { closed, deadline, registered, cancelled } = result.value;
  if (cancelled) return { title: say('invitation.cancelled-title') };
  const open = registered ? 'invitation.registered-title' : 'invitation.title';
  return { title: say(closed || deadline === null ? 'invitation.closed-title' : open) };
}

function Dead() {
  return (
    <Page title={say('invitation.dead-title')}>
      <p className="govuk-body">{say('invitation.dead-text')}</p>
      <p className="govuk-body">
        <TextLink href="/sign-in">{say('invitation.dead-sign-in')}</TextLink>
      </p>
    </Page>
  );
}

/** What somebody is invited to. Looking uses nothing: the link is spent by the form, and only by the invited address. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const result = await load(token);
  if (!result.ok) return <Dead />;
  const { authority, title, reference, lots, deadline, organisation, closed, visitor, registered, cancelled } =
    result.value;
  if (cancelled)
    return (
      <Page title={say('invitation.cancelled-title')}>
        <p className="govuk-body">{say('invitation.cancelled-text', { authority, title })}</p>
        <p className="govuk-body">
          <TextLink href="/sign-in">{say('invitation.dead-sign-in')}</TextLink>
        </p>
      </Page>
    );
  if (closed || deadline === null)
    return (
      <Page title={say('invitation.closed-title')}>
        <p className="govuk-body">{deadline && say('invitation.closed-text', { deadline: ukDeadline(deadline) })}</p>
        <p className="govuk-body">
          <TextLink href="/sign-in">{say('invitation.dead-sign-in')}</TextLink>
        </p>
      </Page>
    );
  const heading = (
    <>
      <Heading>{say(registered ? 'invitation.registered-title' : 'invitation.title')}</Heading>
      <SummaryList
        rows={[
          { key: say('invitation.authority'), value: authority },
          { key: say('invitation.procurement'), value: title },
          { key: say('invitation.reference'), value: reference },
          ...(lots.length > 1 ? [{ key: say('invitation.lots'), value: lots.join('; ') }] : []),
          { key: say('invitation.deadline'), value: <Time at={deadline}>{ukDeadline(deadline)}</Time> },
        ]}
      />
      <p className="govuk-body">{say('invitation.once')}</p>
    </>
  );
  if (visitor === 'buyer' || visitor === 'other')
    return (
      <Page>
        {heading}
        <InsetText>
          {visitor === 'buyer' ? say('invitation.buyer') : say('invitation.other-address', { authority })}
        </InsetText>
      </Page>
    );
  if (visitor === 'invited')
    return (
      <Page>
        <ActionForm action={accept.bind(null, token)} heading={heading}>
          <p className="govuk-body">{say('invitation.signed-in')}</p>
          <Button>{say('invitation.accept')}</Button>
        </ActionForm>
      </Page>
    );
  return (
    <Page>
      <ActionForm
        action={acceptWithAccount.bind(null, token)}
        heading={
          <>
            {heading}
            <p className="govuk-body">
              {say('invitation.have-account-lead')}{' '}
              <TextLink href={`/sign-in?next=${encodeURIComponent(`/invitations/${token}`)}`}>
                {say('invitation.sign-in')}
              </TextLink>
            </p>
            <h2 className="govuk-heading-m">{say('invitation.account')}</h2>
            <p className="govuk-body">{say('invitation.account-lead', { authority })}</p>
          </>
        }
      >
        <Input
          name="organisation"
          label={say('invitation.organisation')}
          hint={say('invitation.organisation-hint')}
          value={organisation}
          autoComplete="organization"
        />
        <Input name="name" label={say('invitation.name')} autoComplete="name" />
        <Input
          name="email"
          label={say('invitation.email')}
          hint={say(registered ? 'invitation.registered-email-hint' : 'invitation.email-hint')}
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <PasswordInput
          name="password"
          label={say('invitation.password')}
          hint={say('invitation.password-hint')}
          autoComplete="new-password"
        />
        <Button>{say('invitation.accept')}</Button>
      </ActionForm>
    </Page>
  );
}
