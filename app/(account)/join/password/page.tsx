import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Heading, Page } from '@/app/_ui/page';
import { PasswordInput } from '@/app/_ui/password-input';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { accessLink } from '@/lib/views/access-link';
import { changePassword } from '../actions';
import { DeadLink } from '../dead-link';
import { keptToken } from '../link-cookie';

export const metadata: Metadata = { title: say('account.renew-password') };

export default async function NewPasswordPage() {
  const result = await accessLink(await readContext(), await keptToken());
  if (!result.ok || !['password', 'supplier-password'].includes(result.value.purpose)) return <DeadLink />;
  return (
    <Page>
      <ActionForm
        action={changePassword}
        heading={
          <>
            <Heading>{say('account.renew-password')}</Heading>
            <p className="govuk-body">{say('account.renew-password-ends')}</p>
          </>
        }
      >
        <PasswordInput
          name="password"
          label={say('account.new-password')}
          hint={say('account.password-hint')}
          autoComplete="new-password"
        />
        <Button>{say('account.renew-password-button')}</Button>
      </ActionForm>
    </Page>
  );
}
