import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { TechnicalFacts } from '@/app/_support/technical-facts';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukSavedTime } from '@/lib/procurement/uk-time';
import { supportLook } from '@/lib/views/support';

type Props = { params: Promise<{ id: string; lookId: string }> };

const title = 'Technical state';
const load = cache(async (id: string, lookId: string) => supportLook(await readContext(), { id, lookId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, lookId } = await params;
  const result = await load(id, lookId);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : {};
}

/** What one officer was shown with a supplier's code. It is gone once the supplier stops sharing. */
export default async function SupportLookPage({ params }: Props) {
  const { id, lookId } = await params;
  const result = await load(id, lookId);
  if (!result.ok) notFound();
  const { procurement, lookedAt, expiresAt, state } = result.value;
  const home = `/procurements/${id}`;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="suppliers"
      crumbs={[
        { text: 'Suppliers', href: `${home}/invitations` },
        { text: 'Support code', href: `${home}/support` },
        { text: title },
      ]}
      title={title}
    >
      <InsetText>
        This is how things were on {ukDateTime(lookedAt)}, {ukSavedTime(lookedAt)} (UK time). The supplier sees that you
        looked. This page works until {ukDateTime(expiresAt)}, or until the supplier stops sharing.
      </InsetText>
      <TechnicalFacts state={state} />
      <p className="govuk-body">
        <TextLink href={`${home}/support`}>Enter the code again to see how things are now</TextLink>
      </p>
    </ProcurementFrame>
  );
}
