import type { Metadata } from 'next';
import { requirePerson } from '@/app/_frame/require-person';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Heading, Page } from '@/app/_ui/page';
import { say } from '@/lib/text';
import { replaceCodes } from '../actions';

export const metadata: Metadata = { title: say('account.new-codes') };

export default async function NewCodesPage() {
  await requirePerson('buyer');
  return (
    <Page before={<BackLink href="/account" />}>
      <ActionForm
        action={replaceCodes}
        heading={
          <>
            <Heading>{say('account.new-codes')}</Heading>
            <p className="govuk-body">{say('account.new-codes-why')}</p>
          </>
        }
      >
        <Input
          name="code"
          label={say('parts.code')}
          hint={say('parts.code-hint')}
          width={10}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
        />
        <Button>{say('account.new-codes')}</Button>
      </ActionForm>
    </Page>
  );
}
