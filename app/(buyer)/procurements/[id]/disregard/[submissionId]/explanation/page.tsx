import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { disregardTenderPage } from '@/lib/views/disregard';
import { explanation } from '../actions';

type Props = Params<{ submissionId: string }>;

const title = 'Record an explanation of a price';
const load = cache(async (id: string, submissionId: string) =>
  disregardTenderPage(await readContext(), { id, submissionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId } = await params;
  const result = await load(id, submissionId);
  return result.ok && result.value ? { title: pageTitle(title, result.value.called) } : refusedTitle(result);
}

/** What the supplier said about its price after the last notice. It decides nothing by itself. */
export default async function PriceExplanationPage({ params }: Props) {
  const { id, submissionId } = await params;
  const back = `/procurements/${id}/disregard/${submissionId}`;
  const result = await load(id, submissionId);
  if (!result.ok || !result.value)
    return <Refused refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result} back={back} />;
  const { called, records, notices } = result.value;
  const last = notices.at(-1);
  if (!records || !last) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={explanation.bind(null, { id, submissionId }, last.id)}
        heading={
          <>
            <Heading caption={called}>{title}</Heading>
            <p className="govuk-body">
              It answers the notice of {ukDateTime(last.sentAt)}. If it shows that the supplier can perform the contract
              for its price, you may not disregard the tender for it (section 19(5)).
            </p>
          </>
        }
      >
        <Textarea
          name="says"
          label="What did the supplier say?"
          hint="In its words, with the name of the file. The panel and auditors will read this."
          rows={8}
        />
        <DateInput name="day" legend="Day of receipt" legendSize="s" />
        <Input name="time" label="Time of receipt" hint="UK time, such as 14:30" width={5} spellCheck={false} />
        <Button>Record the explanation</Button>
      </ActionForm>
    </Page>
  );
}
