import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { Panel } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { signOff } from '@/lib/views/sign-off';
import { questionnairePath } from '../../shown';

const load = cache(async (id: string) => signOff(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  const { published, procurement } = result.value;
  return published ? { title: pageTitle(`Version ${published.number} published`, procurement.title) } : {};
}

/** The version is published: its hash, who stands behind it, and what happens next. */
export default async function DonePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { published } = result.value;
  if (!published) redirect(`${questionnairePath(id)}/publish`);
  return (
    <Page>
      <Panel title={`Version ${published.number} published`}>
        Hash
        <br />
        <strong>{published.hash.slice(0, 12)}</strong>
      </Panel>
      <p className="govuk-body">
        {published.asked} asked for it and {published.confirmed} signed it off, on{' '}
        <Time at={published.at}>{ukDateTime(published.at)}</Time>.
      </p>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ul className="govuk-list govuk-list--bullet">
        {published.number > 1 ? (
          <li>
            <TextLink href={`/procurements/${id}/amend/message`}>Read what every invited supplier is told</TextLink>
          </li>
        ) : (
          <>
            <li>
              <TextLink href={`/procurements/${id}/notice`}>Record the notice, once it is published</TextLink>
            </li>
            <li>
              <TextLink href={`/procurements/${id}/invitations`}>Invite suppliers</TextLink>
            </li>
          </>
        )}
        <li>
          <TextLink href={questionnairePath(id)}>Read or print the published version</TextLink>
        </li>
        <li>
          <TextLink href={`/procurements/${id}`}>Go to the overview</TextLink>
        </li>
      </ul>
    </Page>
  );
}
