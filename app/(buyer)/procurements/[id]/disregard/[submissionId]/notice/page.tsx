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
import { pounds } from '@/app/_ui/score';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { disregardTenderPage } from '@/lib/views/disregard';
import { notice } from '../actions';

type Props = Params<{ submissionId: string }>;

const title = 'Record a notice about a low price';
const load = cache(async (id: string, submissionId: string) =>
  disregardTenderPage(await readContext(), { id, submissionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId } = await params;
  const result = await load(id, submissionId);
  return result.ok && result.value ? { title: pageTitle(title, result.value.called) } : refusedTitle(result);
}

/** That the supplier was told, and until when it may explain: before a tender is disregarded for its price. */
export default async function PriceNoticePage({ params }: Props) {
  const { id, submissionId } = await params;
  const back = `/procurements/${id}/disregard/${submissionId}`;
  const result = await load(id, submissionId);
  if (!result.ok || !result.value)
    return <Refused refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result} back={back} />;
  const { called, price, records, notices } = result.value;
  if (!records || price === null) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={notice.bind(null, { id, submissionId })}
        revision={String(notices.length)}
        heading={
          <>
            <Heading caption={called}>{title}</Heading>
            <p className="govuk-body">
              Tell the supplier that you consider its price, {pounds(price, 'table')}, to be abnormally low, and ask it
              to show that it can perform the contract for it. Then record here what you sent.{' '}
              {say('disregard.price-first')}
            </p>
          </>
        }
      >
        <Textarea
          name="how"
          label="How was the notice sent, and to whom?"
          hint="Such as the platform's messages, with its reference. The panel and auditors will read this."
          rows={3}
        />
        <DateInput name="sentDay" legend="Day on which it was sent" legendSize="s" />
        <Input
          name="sentTime"
          label="Time at which it was sent"
          hint="UK time, such as 14:30"
          width={5}
          spellCheck={false}
        />
        <DateInput name="answerDay" legend="Day until which the supplier may explain" legendSize="s" />
        <Input
          name="answerTime"
          label="Time until which the supplier may explain"
          hint="UK time, such as 17:00"
          width={5}
          spellCheck={false}
        />
        <Button>Record the notice</Button>
      </ActionForm>
    </Page>
  );
}
