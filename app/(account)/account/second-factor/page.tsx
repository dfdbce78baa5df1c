import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInAddress } from '@/app/_frame/require-person';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { Heading, Page } from '@/app/_ui/page';
import { currentPerson } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { newSecondFactor } from '@/lib/views/account';
import { checkFirstCode } from '../actions';
import { QrCode } from './qr-code';

export const metadata: Metadata = { title: say('account.second-factor') };

export default async function SecondFactorPage() {
  const person = await currentPerson();
  if (!person.session) redirect(await signInAddress());
  const result = await newSecondFactor();
  if (!result.ok) redirect('/account');
  const { address, secret } = result.value;
  return (
    <Page>
      <ActionForm
        action={checkFirstCode}
        heading={
          <>
            <Heading>{say('account.second-factor')}</Heading>
            <p className="govuk-body">{say('account.second-factor-why')}</p>
            <ol className="govuk-list govuk-list--number">
              <li>{say('account.second-factor-step-app')}</li>
              <li>{say('account.second-factor-step-scan')}</li>
              <li>{say('account.second-factor-step-code')}</li>
            </ol>
            <QrCode text={address} label={say('account.second-factor-qr')} />
            <p className="govuk-body">{say('account.second-factor-secret')}</p>
            <p className="govuk-body">
              <code className="assay-hash">{secret}</code>
            </p>
          </>
        }
      >
        <Input
          name="code"
          label={say('account.second-factor-check')}
          labelSize="m"
          hint={say('parts.code-hint')}
          width={10}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
        />
        <Button>{say('account.continue')}</Button>
      </ActionForm>
    </Page>
  );
}
