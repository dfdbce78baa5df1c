import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Interruption } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { asQuoted, CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { portalPage } from '@/lib/views/portal-load';
import { confirm } from '../actions';

const load = cache(async (id: string) => portalPage(await readContext(), { id }));
const title = 'Load and open these responses now?';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Stop and think, and the second officer's code, before what came back becomes responses and opens. */
export default async function ConfirmLoadPage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/load`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { asked, opened, load: at, bids } = result.value;
  if (opened || !asked || asked.own || !at) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={confirm.bind(null, id, at.manifestHash)}>
        <Interruption
          title={title}
          actions={
            <>
              <Button look="inverse">Load and open</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p>
            {asked.name} loaded {bids.length === 1 ? '1 response' : `${bids.length} responses`} from {at.portal} and
            asked, because: “{asQuoted(asked.reason)}”. All of them become responses and open at the same moment.
            Nothing can be added or changed afterwards.
          </p>
          <p>Receiving and sealing were done by {at.portal}. The record says so.</p>
          <p className="govuk-!-margin-bottom-2">Hash over everything that you looked at:</p>
          <p className="assay-hash">{at.manifestHash}</p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
