import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { Heading, Page } from '@/app/_ui/page';
import { PasswordInput } from '@/app/_ui/password-input';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { teamLink } from '@/lib/views/team';
import { keptToken } from '../link-cookie';
import { joinAsColleague } from './actions';
import { DeadTeamLink } from './dead-team-link';

export const metadata: Metadata = { title: say('team.join-account') };

/** The account of a colleague: name and password; the address is the invited one. */
export default async function JoinTeamPage() {
  const result = await teamLink(await readContext(), await keptToken());
  if (!result.ok) return <DeadTeamLink />;
  const { organisation, name, email } = result.value;
  return (
    <Page>
      <ActionForm
        action={joinAsColleague}
        heading={
          <>
            <Heading caption={organisation}>{say('team.join-account')}</Heading>
            <p className="govuk-body">{say('team.join-email', { email })}</p>
          </>
        }
      >
        <Input name="name" label={say('team.join-name')} value={name} autoComplete="name" />
        <PasswordInput
          name="password"
          label={say('team.join-password')}
          hint={say('team.join-password-hint')}
          autoComplete="new-password"
        />
        <Button>{say('team.join-create')}</Button>
      </ActionForm>
    </Page>
  );
}
