import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { say } from '@/lib/text';
import { installation } from '@/lib/views/installation';

export const metadata: Metadata = { title: say('account.no-code') };

export default async function NoCodePage() {
  const { authority } = await installation();
  return (
    <Page title={say('account.no-code')} before={<BackLink href="/sign-in/code" />}>
      <p className="govuk-body">{say('account.no-code-clock')}</p>
      <p className="govuk-body">{say('account.no-code-recovery')}</p>
      <p className="govuk-body">{say('account.no-code-administrator', { authority })}</p>
    </Page>
  );
}
