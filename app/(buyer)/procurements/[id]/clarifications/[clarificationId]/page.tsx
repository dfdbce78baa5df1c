import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { clarification } from '@/lib/views/clarifications';
import { AnswerForm, type ClarificationView, DecisionForm } from './forms';
import { AsAsked, EarlierDrafts, WhatWasSent } from './record';

type Props = Params<{ clarificationId: string }>;

const load = cache(async (procurementId: string, clarificationId: string) =>
  clarification(await readContext(), { procurementId, clarificationId }),
);

const titleOf = ({ answer, receivedAt }: ClarificationView): string =>
  answer?.number == null ? `Question received on ${ukDateTime(receivedAt)}` : `Clarification ${answer.number}`;

const banners = {
  saved: 'Draft saved. Nobody outside the authority sees it.',
  decided: 'Decision recorded. The asker is told.',
  sent: 'Answer sent.',
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, clarificationId } = await params;
  const result = await load(id, clarificationId);
  return result.ok ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : refusedTitle(result);
}

/** What is left to do with it, or the record of what was done. */
function Rest({ view }: { view: ClarificationView }) {
  if (view.answer) return <WhatWasSent view={view} answer={view.answer} />;
  if (view.state === 'withdrawn')
    return <InsetText>The asker withdrew this question. Nothing is answered, and no supplier sees it.</InsetText>;
  if (view.state === 'refused')
    return (
      <InsetText>
        Confidential treatment was refused. The asker chooses: withdraw the question, or have it answered to every
        supplier. Until then nothing can be sent.
      </InsetText>
    );
  return view.whyNot ? <InsetText>{say({ path: '', key: view.whyNot })}</InsetText> : null;
}

/** One question: as it was asked, what is decided and drafted, and what was sent. Who asked is shown to nobody. */
export default async function ClarificationPage({ params, searchParams }: Props & Search<'done'>) {
  const { id, clarificationId } = await params;
  const result = await load(id, clarificationId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const title = titleOf(view);
  const banner = wordsFor(banners, (await searchParams).done);
  const decides = view.state === 'confidential-asked' && view.whyNot === null;
  const answers = (view.state === 'waiting' || view.state === 'granted') && view.whyNot === null;
  const heading = (
    <>
      <Heading caption={view.procurement.title}>{title}</Heading>
      <AsAsked view={view} />
    </>
  );
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="suppliers"
      crumbs={[{ text: 'Clarification questions', href: `/procurements/${id}/clarifications` }, { text: title }]}
      above={banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
    >
      {decides ? (
        <DecisionForm view={view} heading={heading} />
      ) : answers ? (
        <AnswerForm view={view} heading={heading} />
      ) : (
        <>
          {heading}
          <Rest view={view} />
        </>
      )}
      <EarlierDrafts view={view} />
    </ProcurementFrame>
  );
}
