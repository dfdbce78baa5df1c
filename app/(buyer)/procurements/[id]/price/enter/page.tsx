import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Fieldset } from '@/app/_ui/field';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { pricePage } from '@/lib/views/price';

import { savePrices } from '../actions';

const load = cache(async (id: string) => pricePage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('Enter prices', result.value.procurement.title) } : refusedTitle(result);
}

/** One price per supplier, with the file that it comes from; a change needs a reason. */
export default async function EnterPricesPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { prices, mayPrice, procurement } = result.value;
  const back = `/procurements/${id}/price`;
  if (!mayPrice || prices.length === 0) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={savePrices.bind(null, id)}
        heading={
          <>
            <span className="govuk-caption-l">{procurement.title}</span>
            <h1 className="govuk-heading-l">Enter prices</h1>
            <p className="govuk-body">
              Enter the total price of each tender as its pricing sheet gives it. Earlier prices stay in the record.
            </p>
          </>
        }
      >
        {prices.map(({ submissionId, name, current }) => (
          <Fieldset key={submissionId} legend={name} size="m">
            <input type="hidden" name={`prices.${submissionId}.version`} value={current?.version ?? 0} />
            <Input
              name={`prices.${submissionId}.amount`}
              label="Total price"
              prefix="£"
              width={10}
              inputMode="decimal"
              spellCheck={false}
              value={current?.amount}
            />
            <Input
              name={`prices.${submissionId}.source`}
              label="Source file"
              hint="Name of the file and the sheet or page"
              value={current?.source}
            />
            {current && (
              <Input
                name={`prices.${submissionId}.reason`}
                label="Reason, if you change it"
                hint="Only the panel and auditors will read this"
              />
            )}
          </Fieldset>
        ))}
        <Button>Save prices</Button>
      </ActionForm>
    </Page>
  );
}
