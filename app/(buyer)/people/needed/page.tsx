import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { ButtonLink } from '@/app/_ui/button';
import { DutyTable } from '@/app/_ui/duty-table';
import { Breadcrumbs } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { people } from '@/lib/views/people';

export const metadata: Metadata = { title: 'People you need' };

export default async function NeededPage() {
  const result = await people(await readContext(), null);
  if (!result.ok) notFound();
  return (
    <Page
      title="People you need"
      width="full"
      before={<Breadcrumbs items={[{ text: 'People', href: '/people' }, { text: 'People you need' }]} />}
    >
      <p className="govuk-body">{say('procurement.people-needed')}</p>
      <DutyTable />
      <p className="govuk-body">
        The lead counts as an officer. The lead of each procurement gives the duties, among the colleagues you invite
        here.
      </p>
      <ButtonLink href="/people/invite">Invite colleagues</ButtonLink>
    </Page>
  );
}
