import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { remove } from '../../actions';
import { type BidParams, loadBid } from '../shown';

export async function generateMetadata({ params }: BidParams): Promise<Metadata> {
  const { id, bidId } = await params;
  const result = await loadBid(id, bidId);
  if (!result.ok) return refusedTitle(result);
  const { bid, procurement } = result.value ?? {};
  return { title: pageTitle(`Take ${bid?.organisation ?? ''} out of this load?`, procurement?.title ?? '') };
}

/** Takes an organisation out of a load that nobody confirmed. */
export default async function RemovePage({ params }: BidParams) {
  const { id, bidId } = await params;
  const back = `/procurements/${id}/load/organisations/${bidId}`;
  const result = await loadBid(id, bidId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/load`} />;
  if (!result.value) notFound();
  const { bid, mayChange, portal } = result.value;
  if (!mayChange) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={remove.bind(null, id, bidId)}
        heading={<Heading>Take {bid.organisation} out of this load?</Heading>}
      >
        <p className="govuk-body">
          {bid.files.length === 1 ? 'Its file is' : `Its ${bid.files.length} files are`} removed here. {portal} still
          has everything, and the log keeps that it was here. A response that came in time must be loaded before you
          finish.
        </p>
        <ButtonGroup>
          <Button look="warning">Take out</Button>
          <TextLink href={back}>Keep it</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
