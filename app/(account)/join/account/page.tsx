import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { Heading, Page } from '@/app/_ui/page';
import { PasswordInput } from '@/app/_ui/password-input';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { accessLink } from '@/lib/views/access-link';
import { join } from '../actions';
import { DeadLink } from '../dead-link';
import { keptToken } from '../link-cookie';

export const metadata: Metadata = { title: say('account.create') };

export default async function JoinAccountPage() {
  const result = await accessLink(await readContext(), await keptToken());
  if (!result.ok || result.value.purpose !== 'join') return <DeadLink />;
  const { email, name, authority } = result.value;
  return (
    <Page>
      <ActionForm
        action={join}
        heading={
          <>
            <Heading caption={authority}>{say('account.create')}</Heading>
            <p className="govuk-body">{say('account.create-email', { email })}</p>
          </>
        }
      >
        <Input name="name" label={say('account.your-name')} value={name} autoComplete="name" />
        <PasswordInput
          name="password"
          label={say('account.password')}
          hint={say('account.password-hint')}
          autoComplete="new-password"
        />
        <Button>{say('account.create')}</Button>
      </ActionForm>
    </Page>
  );
}
