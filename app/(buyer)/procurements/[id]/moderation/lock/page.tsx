import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Interruption } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { qualityPage } from '@/lib/views/quality';
import { lock } from '../actions';

const load = cache(async (id: string) => qualityPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  if (!result.value) return {};
  const { noBids, missing, procurement } = result.value;
  return { title: pageTitle(noBids || missing.length > 0 ? 'Lock quality' : 'Lock quality?', procurement.title) };
}

/** What is missing, or the question whether to lock. */
export default async function LockQualityPage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/moderation`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const view = result.value;
  if (!view) notFound();
  if (view.noBids || view.missing.length > 0)
    return (
      <ProcurementFrame
        procurement={view.procurement}
        tab="evaluation"
        crumbs={[{ text: 'Moderation', href: back }, { text: 'Lock quality' }]}
        title="Lock quality"
      >
        {view.noBids ? (
          <p className="govuk-body">{say('evaluation.no-bids')}</p>
        ) : (
          <>
            <p className="govuk-body">Results wait for this:</p>
            <ul className="govuk-list govuk-list--bullet">
              {view.missing.map(({ key, text, href }) => (
                <li key={key}>
                  <TextLink href={href}>{text}</TextLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </ProcurementFrame>
    );
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={lock.bind(null, id)}>
        <Interruption
          title="Lock quality?"
          actions={
            <>
              <Button look="inverse">Lock quality</Button>
              <TextLink href={back} inverse>
                Not yet
              </TextLink>
            </>
          }
        >
          <p>
            {view.marks} agreed scores and {view.gates} gate decisions become final. No agreed score can be changed
            afterwards. Names take the place of letters, and two officers can open the prices.
          </p>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
