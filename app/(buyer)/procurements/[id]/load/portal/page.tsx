import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Heading, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { portalPage } from '@/lib/views/portal-load';
import { PortalForm } from '../portal-form';

const load = cache(async (id: string) => portalPage(await readContext(), { id }));
const title = 'The portal';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Corrects what the portal is called and when it opened the responses. */
export default async function PortalNamePage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/load`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const { procurement, load: named, opened, asked } = result.value;
  if (!named?.own || opened || asked) redirect(back);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Load returned workbooks', href: back }, { text: title }]}
    >
      <PortalForm id={id} named={named} heading={<Heading caption={procurement.title}>{title}</Heading>} />
    </ProcurementFrame>
  );
}
