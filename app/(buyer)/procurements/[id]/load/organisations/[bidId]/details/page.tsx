import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Heading, pageTitle } from '@/app/_ui/page';
import { change } from '../../actions';
import { StatedForm } from '../../stated-form';
import { type BidParams, loadBid } from '../shown';

const title = 'What the portal states';

export async function generateMetadata({ params }: BidParams): Promise<Metadata> {
  const { id, bidId } = await params;
  const result = await loadBid(id, bidId);
  if (!result.ok) return refusedTitle(result);
  return { title: pageTitle(title, result.value?.procurement.title ?? '') };
}

/** Corrects the name of an organisation and what the portal states of its response. */
export default async function DetailsPage({ params }: BidParams) {
  const { id, bidId } = await params;
  const home = `/procurements/${id}/load`;
  const back = `${home}/organisations/${bidId}`;
  const result = await loadBid(id, bidId);
  if (!result.ok) return <Refused refusal={result} back={home} />;
  if (!result.value) notFound();
  const { procurement, portal, bid, lots, mayChange } = result.value;
  if (!mayChange) redirect(back);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[
        { text: 'Load returned workbooks', href: home },
        { text: bid.organisation, href: back },
        { text: title },
      ]}
    >
      <StatedForm
        action={change.bind(null, id, bidId)}
        heading={<Heading caption={bid.organisation}>{title}</Heading>}
        portal={portal}
        lots={lots}
        stated={bid}
        back={back}
      />
    </ProcurementFrame>
  );
}
