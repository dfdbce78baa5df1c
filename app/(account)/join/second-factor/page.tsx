import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Heading, Page } from '@/app/_ui/page';
import { PasswordInput } from '@/app/_ui/password-input';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { accessLink } from '@/lib/views/access-link';
import { changeSecondFactor } from '../actions';
import { DeadLink } from '../dead-link';
import { keptToken } from '../link-cookie';

export const metadata: Metadata = { title: say('account.renew-second-factor') };

export default async function NewSecondFactorPage() {
  const result = await accessLink(await readContext(), await keptToken());
  if (!result.ok || result.value.purpose !== 'second-factor') return <DeadLink />;
  return (
    <Page>
      <ActionForm
        action={changeSecondFactor}
        heading={
          <>
            <Heading>{say('account.renew-second-factor')}</Heading>
            <p className="govuk-body">{say('account.renew-second-factor-ends')}</p>
          </>
        }
      >
        <PasswordInput name="password" label={say('account.your-password')} />
        <Button>{say('account.continue')}</Button>
      </ActionForm>
    </Page>
  );
}
