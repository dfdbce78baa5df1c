import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Heading, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { portalLots } from '@/lib/views/portal-load';
import { add } from '../actions';
import { StatedForm } from '../stated-form';

const load = cache(async (id: string) => portalLots(await readContext(), { id }));
const title = 'Add an organisation';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** One more organisation whose response came through the portal. */
export default async function NewOrganisationPage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/load`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const { procurement, portal, lots, open } = result.value;
  if (portal === null || !open) redirect(back);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Load returned workbooks', href: back }, { text: title }]}
    >
      <StatedForm
        action={add.bind(null, id)}
        heading={<Heading caption={procurement.title}>{title}</Heading>}
        portal={portal}
        lots={lots}
        stated={null}
        back={back}
      />
    </ProcurementFrame>
  );
}
