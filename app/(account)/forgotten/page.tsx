import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Heading, Page } from '@/app/_ui/page';
import { say } from '@/lib/text';
import { installation } from '@/lib/views/installation';
import { askForLink } from './actions';

type Props = { searchParams: Promise<{ asked?: string }> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> => ({
  title: say((await searchParams).asked ? 'account.forgotten-asked' : 'account.forgotten'),
});

export default async function ForgottenPage({ searchParams }: Props) {
  const { asked } = await searchParams;
  const { authority, sendsMail } = await installation();
  const before = <BackLink href="/sign-in" />;
  if (asked) {
    return (
      <Page title={say('account.forgotten-asked')} before={before}>
        <p className="govuk-body">
          {sendsMail ? say('account.forgotten-sent') : say('account.forgotten-waits', { authority })}
        </p>
        <p className="govuk-body">{say('account.forgotten-buyer', { authority })}</p>
      </Page>
    );
  }
  return (
    <Page before={before}>
      <ActionForm
        action={askForLink}
        heading={
          <>
            <Heading>{say('account.forgotten')}</Heading>
            <h2 className="govuk-heading-m">{say('account.forgotten-colleague', { authority })}</h2>
            <p className="govuk-body">{say('account.forgotten-buyer', { authority })}</p>
            <h2 className="govuk-heading-m">{say('account.forgotten-supplier')}</h2>
            <p className="govuk-body">{say('account.forgotten-lead')}</p>
          </>
        }
      >
        <Input name="email" label={say('account.email')} type="email" autoComplete="username" spellCheck={false} />
        <Button>{say('account.forgotten-button')}</Button>
      </ActionForm>
    </Page>
  );
}
