import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Heading, Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { teamLink } from '@/lib/views/team';
import { takeTeamLink } from '../actions';
import { DeadTeamLink } from '../dead-team-link';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await teamLink(await readContext(), (await params).token);
  return {
    title: result.ok ? say('team.join-title', { organisation: result.value.organisation }) : say('team.join-dead'),
  };
}

/** Shows what a colleague's link is for and never uses it: programs that look at links must not spend them. */
export default async function TeamLinkPage({ params }: Props) {
  const { token } = await params;
  const result = await teamLink(await readContext(), token);
  if (!result.ok) return <DeadTeamLink />;
  const { organisation, inviter, role } = result.value;
  return (
    <Page>
      <ActionForm
        action={takeTeamLink.bind(null, token)}
        heading={<Heading>{say('team.join-title', { organisation })}</Heading>}
      >
        <p className="govuk-body-l">{say('team.join-lead', { inviter, organisation })}</p>
        <p className="govuk-body">{say(`team.join-role-${role}`)}</p>
        <p className="govuk-body">{say('team.join-once')}</p>
        <Button>{say('team.join-button')}</Button>
      </ActionForm>
    </Page>
  );
}
