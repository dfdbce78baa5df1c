import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import type { DisregardGround } from '@/lib/evaluation/disregard';
import { say } from '@/lib/text';
import { disregardPage, type TenderStanding } from '@/lib/views/disregard';

const load = cache(async (id: string) => disregardPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok
    ? { title: pageTitle(say('disregard.title'), result.value?.procurement.title) }
    : refusedTitle(result);
}

const words = (standing: TenderStanding, ground: DisregardGround | null): string => {
  if (standing === 'disregarded' && ground) return `Disregarded: ${say(`disregard.short-${ground}`).toLowerCase()}`;
  return standing === 'inside' ? say('disregard.inside') : 'Disregarded: condition of participation not met';
};

/** Which tenders are outside the assessment by law, kept apart from those that the published method disqualifies. */
export default async function DisregardPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok || !result.value)
    return (
      <Refused
        refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result}
        back={`/procurements/${id}`}
      />
    );
  const { procurement, tenders, decides, named } = result.value;
  const done = one((await searchParams).done);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Decide gates', href: `/procurements/${id}/gates` }, { text: say('disregard.title') }]}
    >
      {done && <NotificationBanner type="success">Decision recorded.</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('disregard.title')}</h1>
      <p className="govuk-body">{say('disregard.lead')}</p>
      <InsetText>{say('disregard.apart')}</InsetText>
      {!named && <p className="govuk-body">{say('disregard.by-letter')}</p>}
      {tenders.length === 0 ? (
        <p className="govuk-body">No responses were submitted.</p>
      ) : (
        <Table
          caption="Tenders and where they stand"
          captionHidden
          form="stack"
          columns={[
            { key: 'tender', label: named ? 'Supplier' : 'Bidder' },
            { key: 'stands', label: 'Where it stands' },
            { key: 'reason', label: 'Reason' },
            { key: 'act', label: 'Decide or read', hidden: true },
          ]}
          rows={tenders.map(({ submissionId, called, standing, ground, reason }) => ({
            key: submissionId,
            cells: [
              called,
              words(standing, ground),
              reason || (standing === 'inside' ? 'Nothing was decided against it' : 'See its gates'),
              <TextLink key="act" href={`/procurements/${id}/disregard/${submissionId}`} hidden={called}>
                {decides ? 'Decide' : 'Read'}
              </TextLink>,
            ],
          }))}
        />
      )}
    </ProcurementFrame>
  );
}
