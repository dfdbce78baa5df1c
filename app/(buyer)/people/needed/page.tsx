import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { ButtonLink } from '@/app/_ui/button';
import { Breadcrumbs } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { dutyRules } from '@/lib/procurement/duties';
import { say } from '@/lib/text';
import { people } from '@/lib/views/people';

export const metadata: Metadata = { title: 'People you need' };

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export default async function NeededPage() {
  const result = await people(await readContext(), null);
  if (!result.ok) notFound();
  return (
    <Page
      title="People you need"
      width="full"
      before={<Breadcrumbs items={[{ text: 'People', href: '/people' }, { text: 'People you need' }]} />}
    >
      <p className="govuk-body">
        You need at least 2 officers and 2 evaluators before anything can be opened or marked.
      </p>
      <Table
        caption="Duties on a procurement"
        form="stack"
        columns={[
          { key: 'duty', label: 'Duty' },
          { key: 'least', label: 'Least number' },
          { key: 'with', label: 'May be combined with' },
        ]}
        rows={dutyRules.map(({ duty, least, mayCombineWith }) => ({
          key: duty,
          cells: [
            upper(say(`people.duty-${duty}`)),
            least === 0 ? 'None needed' : String(least),
            mayCombineWith.length === 0
              ? 'Nothing'
              : mayCombineWith.map((other) => say(`people.duty-${other}`)).join(', '),
          ],
        }))}
      />
      <p className="govuk-body">
        The lead counts as an officer. The lead of each procurement gives the duties, among the colleagues you invite
        here.
      </p>
      <ButtonLink href="/people/invite">Invite colleagues</ButtonLink>
    </Page>
  );
}
