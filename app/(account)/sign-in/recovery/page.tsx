import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { nextPath } from '@/lib/people/next-path';
import { say } from '@/lib/text';
import { enterRecoveryCode } from '../actions';

export const metadata: Metadata = { title: say('account.recovery') };

export default async function RecoveryPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next: asked } = await searchParams;
  const next = nextPath(typeof asked === 'string' ? asked : null);
  return (
    <Page before={<BackLink href={`/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}`} />}>
      <ActionForm action={enterRecoveryCode} hidden={next ? { next } : {}}>
        <Input
          name="code"
          label={say('account.recovery')}
          labelSize="l"
          labelIsHeading
          hint={say('account.recovery-hint')}
          width={20}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button>{say('account.continue')}</Button>
      </ActionForm>
    </Page>
  );
}
