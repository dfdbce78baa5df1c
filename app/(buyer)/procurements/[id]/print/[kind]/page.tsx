import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { PrintLink } from '@/app/_frame/print-link';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { PaperInFull } from '@/app/_paper/paper';
import { TextLink } from '@/app/_ui/links';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { paperKinds, paperPage } from '@/lib/views/papers';

type Props = Params<{ kind: string }>;

const load = cache(async (id: string, asked: string) => {
  const kind = paperKinds.find((each) => each === asked);
  if (!kind) notFound();
  return paperPage(await readContext(), { id, kind });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, kind } = await params;
  const result = await load(id, kind);
  if (!result.ok) return refusedTitle(result);
  return result.value ? { title: pageTitle(result.value.paper.title, result.value.procurement.title) } : {};
}

/** A document for reading as a page to print; the same as its DOCX. */
export default async function PrintPage({ params }: Props) {
  const { id, kind } = await params;
  const result = await load(id, kind);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/documents`} />;
  if (!result.value) notFound();
  const { paper, procurement, now } = result.value;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="documents"
      crumbs={[{ text: 'Documents', href: `/procurements/${id}/documents` }, { text: paper.title }]}
      title={paper.title}
      width="full"
      printLine={`${paper.foot}. Printed ${ukDateTime(now)}.`}
    >
      <PrintLink>{say('paper.print')}</PrintLink>
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}/exports/${kind}-document`} download>
          {say('paper.docx')}
        </TextLink>
      </p>
      <PaperInFull paper={paper} />
    </ProcurementFrame>
  );
}
