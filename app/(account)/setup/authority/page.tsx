import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { notFound } from '@/app/_frame/not-found';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Heading, Page } from '@/app/_ui/page';
import { PasswordInput } from '@/app/_ui/password-input';
import { nations } from '@/lib/people/inputs';
import { say } from '@/lib/text';
import { installation } from '@/lib/views/installation';
import { setupCodeWorks } from '@/lib/views/setup';
import { setUp } from '../actions';
import { keptCode } from '../code-cookie';

export const metadata: Metadata = { title: say('account.setup-own') };

export default async function AuthorityPage() {
  if (!(await installation()).empty) notFound();
  if (!(await setupCodeWorks(await keptCode()))) redirect('/setup');
  return (
    <Page before={<BackLink href="/setup" />}>
      <ActionForm action={setUp} heading={<Heading>{say('account.setup-own')}</Heading>}>
        <h2 className="govuk-heading-m">{say('account.the-authority')}</h2>
        <Input name="authority" label={say('account.authority-name')} autoComplete="organization" />
        <Radios
          name="nation"
          legend={say('account.nation')}
          hint={say('account.nation-hint')}
          items={nations.map((nation) => ({ value: nation, label: say(`procurement.nation-${nation}`) }))}
        />
        <h2 className="govuk-heading-m">{say('account.first-administrator')}</h2>
        <Input name="name" label={say('account.your-name')} autoComplete="name" />
        <Input name="email" label={say('account.email')} type="email" autoComplete="email" spellCheck={false} />
        <PasswordInput
          name="password"
          label={say('account.password')}
          hint={say('account.password-hint')}
          autoComplete="new-password"
        />
        <Button>{say('account.setup-button')}</Button>
      </ActionForm>
    </Page>
  );
}
