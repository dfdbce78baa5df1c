import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { NotificationBanner } from '@/app/_ui/notices';
import { Heading, Page } from '@/app/_ui/page';
import { PasswordInput } from '@/app/_ui/password-input';
import { currentPerson } from '@/lib/commands/from-request';
import { nextPath } from '@/lib/people/next-path';
import { say } from '@/lib/text';
import { installation } from '@/lib/views/installation';
import { enter } from './actions';

export const metadata: Metadata = { title: say('account.sign-in') };

type Search = { next?: string; ended?: string; out?: string; changed?: string; over?: string };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  if ((await installation()).empty) redirect('/setup');
  const next = nextPath(typeof search.next === 'string' ? search.next : null);
  const person = await currentPerson();
  if (person.viewer.kind !== 'anonymous') redirect(next ?? '/');
  const said = search.changed
    ? say('account.password-changed')
    : search.over
      ? say('account.sign-in-over')
      : search.ended
        ? say('account.signed-out-idle')
        : search.out
          ? say('account.signed-out')
          : null;
  return (
    <Page>
      {said && (
        <NotificationBanner type={search.changed || search.out ? 'success' : 'important'}>{said}</NotificationBanner>
      )}
      <ActionForm action={enter} hidden={next ? { next } : {}} heading={<Heading>{say('account.sign-in')}</Heading>}>
        <Input name="email" label={say('account.email')} type="email" autoComplete="username" spellCheck={false} />
        <PasswordInput name="password" label={say('account.password')} />
        <Button>{say('account.sign-in')}</Button>
      </ActionForm>
      <p className="govuk-body">
        <a className="govuk-link" href="/forgotten">
          {say('account.forgotten-link')}
        </a>
      </p>
    </Page>
  );
}
