import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { nextPath } from '@/lib/people/next-path';
import { say } from '@/lib/text';
import { enterCode } from '../actions';

export const metadata: Metadata = { title: say('account.code') };

export default async function CodePage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next: asked } = await searchParams;
  const next = nextPath(typeof asked === 'string' ? asked : null);
  const search = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <Page before={<BackLink href={`/sign-in${search}`} />}>
      <ActionForm action={enterCode} hidden={next ? { next } : {}}>
        <Input
          name="code"
          label={say('account.code')}
          labelSize="l"
          labelIsHeading
          hint={say('parts.code-hint')}
          width={10}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
        />
        <Button>{say('account.continue')}</Button>
      </ActionForm>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={`/sign-in/recovery${search}`}>
            {say('account.use-recovery')}
          </a>
        </li>
        <li>
          <a className="govuk-link" href="/sign-in/no-code">
            {say('account.no-code')}
          </a>
        </li>
      </ul>
    </Page>
  );
}
