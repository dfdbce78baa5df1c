import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Heading, Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { type AccessLink, accessLink } from '@/lib/views/access-link';
import { takeLink } from '../actions';
import { DeadLink } from '../dead-link';

type Props = { params: Promise<{ token: string }> };

const titleOf = ({ purpose, authority }: AccessLink): string =>
  purpose === 'join'
    ? say('account.join', { authority })
    : say(purpose === 'second-factor' ? 'account.renew-second-factor' : 'account.renew-password');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await accessLink(await readContext(), (await params).token);
  return { title: result.ok ? titleOf(result.value) : say('account.dead-link') };
}

/** Shows what a link is for and never uses it: programs that look at links in messages must not spend them. */
export default async function LinkPage({ params }: Props) {
  const { token } = await params;
  const result = await accessLink(await readContext(), token);
  if (!result.ok) return <DeadLink />;
  const { purpose, authority, inviter, as } = result.value;
  const joins = purpose === 'join';
  const duties = as.map((key) => say({ path: '', key })).join(', ');
  const lead = joins
    ? say('account.join-lead', { inviter, duties })
    : say(purpose === 'second-factor' ? 'account.renew-second-factor-lead' : 'account.renew-password-lead', {
        authority,
      });
  return (
    <Page>
      <ActionForm action={takeLink.bind(null, token)} heading={<Heading>{titleOf(result.value)}</Heading>}>
        <p className="govuk-body-l">{lead}</p>
        {joins && <p className="govuk-body">{say('account.join-needs')}</p>}
        <Button>{say(joins ? 'account.join-button' : 'account.continue')}</Button>
      </ActionForm>
    </Page>
  );
}
