import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PrintLink } from '@/app/_frame/print-link';
import { requirePerson } from '@/app/_frame/require-person';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Heading, Page } from '@/app/_ui/page';
import { say } from '@/lib/text';
import { recoveryCodes } from '@/lib/views/account';
import { codesSaved } from '../actions';

export const metadata: Metadata = { title: say('account.recovery-codes') };

export default async function RecoveryCodesPage() {
  await requirePerson('buyer');
  const result = await recoveryCodes();
  if (!result.ok) redirect('/account');
  return (
    <Page>
      <ActionForm
        action={codesSaved}
        heading={
          <>
            <Heading>{say('account.recovery-codes')}</Heading>
            <p className="govuk-body">{say('account.recovery-codes-why')}</p>
            <ul className="govuk-list assay-codes">
              {result.value.map((code) => (
                <li key={code}>
                  <code>{code}</code>
                </li>
              ))}
            </ul>
            <p className="govuk-body">{say('account.recovery-codes-print')}</p>
            <PrintLink>{say('account.print')}</PrintLink>
          </>
        }
      >
        <Checkbox name="saved" label={say('account.recovery-codes-saved')} />
        <Button>{say('account.continue')}</Button>
      </ActionForm>
    </Page>
  );
}
