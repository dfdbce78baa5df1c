import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { InsetText } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { readContext } from '@/lib/commands/from-request';
import { recordSource } from '@/lib/procurement/record-keeping';
import { dayField } from '@/lib/procurement/setup-form';
import { awardDecision } from '@/lib/views/award-decision';
import { contract as record } from '../actions';
import { awardPath, Cited, standstillLine } from '../shown';

const title = 'Record the contract';
const load = cache(async (id: string) => awardDecision(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** That the contract was entered into, or will not be: the clock of the records counts from it. */
export default async function ContractPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement, notice, contract, mayContract } = result.value;
  if (!mayContract) redirect(awardPath(id));
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Award decision', href: awardPath(id) }, { text: title }]}
    >
      <ActionForm
        action={record.bind(null, id)}
        heading={
          <>
            <Heading caption={procurement.title}>{title}</Heading>
            {notice && <InsetText>{standstillLine(notice)}</InsetText>}
            <p className="govuk-body">
              Records are kept for three years, which begin with the day that you record here.
              <Cited source={recordSource} />
            </p>
          </>
        }
      >
        <Radios
          name="what"
          legend="Was the contract entered into?"
          legendSize="m"
          value={contract ? (contract.enteredOn === null ? 'not-entered' : 'entered') : undefined}
          items={[
            {
              value: 'entered',
              label: 'Yes',
              conditional: (
                <DateInput
                  name="day"
                  legend="Day on which it was entered into"
                  legendSize="s"
                  value={contract?.enteredOn ? dayField(contract.enteredOn) : undefined}
                />
              ),
            },
            {
              value: 'not-entered',
              label: 'No, and it will not be',
              conditional: <ReasonField readers="panel" label="Why it is not entered into" rows={3} />,
            },
          ]}
        />
        <Button>Save the record</Button>
      </ActionForm>
    </ProcurementFrame>
  );
}
