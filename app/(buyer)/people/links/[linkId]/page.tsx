import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Breadcrumbs } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { openLink } from '@/lib/views/people';
import { cancel, sendAgain } from '../../actions';

const titles = {
  join: 'Invitation',
  password: 'Link for a new password',
  'second-factor': 'Link for a new second factor',
  'supplier-password': '',
};

type Props = { params: Promise<{ linkId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await openLink(await readContext(), await params);
  return found.ok ? { title: pageTitle(`${titles[found.value.purpose]} of ${found.value.name}`, 'People') } : {};
}

export default async function LinkPage({ params }: Props) {
  const { linkId } = await params;
  const result = await openLink(await readContext(), { linkId });
  if (!result.ok) notFound();
  const { name, email, purpose, address, expiresAt, mailed, message } = result.value;
  const title = `${titles[purpose]} of ${name}`;
  return (
    <Page title={title} before={<Breadcrumbs items={[{ text: 'People', href: '/people' }, { text: title }]} />}>
      <p className="govuk-body">
        {mailed
          ? `A message with this link goes to ${email}. You can also copy it.`
          : `Assay does not send e-mail here. Copy the link and give it to ${name} (${email}) in a way that nobody else can read.`}
      </p>
      <InsetText>
        <a className="govuk-link assay-hash" href={address}>
          {address}
        </a>
      </InsetText>
      <p className="govuk-body">
        It works once, until <Time at={expiresAt}>{ukDateTime(expiresAt)}</Time> (UK time). Whoever holds it can use it.
      </p>
      <Details summary="The message to copy">
        <p className="govuk-body">
          <strong>{message.subject}</strong>
        </p>
        <p className="govuk-body assay-supplier-text">{message.text}</p>
      </Details>
      <ButtonGroup>
        <ActionForm action={sendAgain} hidden={{ linkId }}>
          <Button look="secondary">Make a new link</Button>
        </ActionForm>
        <ActionForm action={cancel} hidden={{ linkId }}>
          <Button look="secondary">Cancel this link</Button>
        </ActionForm>
      </ButtonGroup>
      <p className="govuk-body">A new link replaces this one, which then stops working.</p>
    </Page>
  );
}
