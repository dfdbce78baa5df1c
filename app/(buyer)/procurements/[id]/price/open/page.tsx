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
import { CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukTime } from '@/lib/procurement/uk-time';
import { pricePage } from '@/lib/views/price';

import { open } from '../actions';

const load = cache(async (id: string) => pricePage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok
    ? { title: pageTitle('Open the prices now?', result.value.procurement.title) }
    : refusedTitle(result);
}

/** Stop and think, and the code, before the prices open. */
export default async function OpenPricesPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { step, mayConfirm, opening } = result.value;
  const back = `/procurements/${id}/price`;
  if (opening || step?.is !== 'waiting' || step.mine || !mayConfirm) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={open.bind(null, id)}>
        <Interruption
          title="Open the prices now?"
          actions={
            <>
              <Button look="inverse">Open the prices</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p className="govuk-body">
            {step.asker} asked at {ukTime(step.askedAt)}, because: “{step.reason}”. Quality scores are locked. Once the
            prices are open this cannot be undone.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
