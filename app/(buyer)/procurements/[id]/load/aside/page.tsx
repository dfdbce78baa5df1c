import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { readContext } from '@/lib/commands/from-request';
import { portalPage } from '@/lib/views/portal-load';
import { putAside } from '../actions';

const load = cache(async (id: string) => portalPage(await readContext(), { id }));
const title = 'Put this load aside';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Gives a load up that nobody confirmed: what goes, and what stays. */
export default async function AsidePage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/load`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const { procurement, load: at, opened, cancelled, bids } = result.value;
  if (!at || opened || cancelled) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={putAside.bind(null, id)} heading={<Heading caption={procurement.title}>{title}</Heading>}>
        <p className="govuk-body">
          {at.startedBy} loads {bids.length === 1 ? '1 organisation' : `${bids.length} organisations`} from {at.portal}.
          Nothing of it is a response yet. All of its files and rows are removed here; your portal still has them. The
          log keeps that they were here, and their hashes.
        </p>
        <ReasonField readers="panel" required rows={3} />
        <ButtonGroup>
          <Button look="warning">Put aside</Button>
          <TextLink href={back}>Keep it</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
