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
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { refOf } from '@/lib/question/kind';
import { say } from '@/lib/text';
import { gatePage } from '@/lib/views/gates';
import { ask } from './actions';

type Props = Params<{ submissionId: string; questionId: string }>;

const load = cache(async (id: string, submissionId: string, questionId: string) =>
  gatePage(await readContext(), { id, submissionId, questionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId, questionId } = await params;
  const result = await load(id, submissionId, questionId);
  if (!result.ok || !result.value) return refusedTitle(result);
  return { title: pageTitle(say('asked.title'), `${refOf(result.value.question)}, Bidder ${result.value.letter}`) };
}

/** One question to one bidder, from the single contact, before a gate is decided. */
export default async function AskBidderPage({ params }: Props) {
  const place = await params;
  const { id, submissionId, questionId } = place;
  const back = `/procurements/${id}/gates/${submissionId}/${questionId}`;
  const result = await load(id, submissionId, questionId);
  if (!result.ok || !result.value)
    return <Refused refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result} back={back} />;
  const { letter, question, asked, mayAsk } = result.value;
  if (!mayAsk) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={ask.bind(null, { id, submissionId, questionId })}
        revision={String(asked.length)}
        heading={
          <>
            <Heading caption={`Bidder ${letter}, ${refOf(question)}`}>{say('asked.title')}</Heading>
            <p className="govuk-body">{question.wording.en}</p>
            <InsetText>{say('asked.single-contact')}</InsetText>
            <p className="govuk-body">{say('asked.not-a-bid')}</p>
          </>
        }
      >
        <Textarea
          name="text"
          label="What do you ask?"
          hint="The bidder, the panel and auditors will read this"
          rows={6}
        />
        <DateInput name="day" legend="Day until which the bidder may answer" legendSize="s" />
        <Input
          name="time"
          label="Time until which the bidder may answer"
          hint="UK time, such as 17:00"
          width={5}
          spellCheck={false}
        />
        <Button>Send the question</Button>
      </ActionForm>
    </Page>
  );
}
