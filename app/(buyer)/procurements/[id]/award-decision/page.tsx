import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { awardDecision } from '@/lib/views/award-decision';
import { printed } from '../results/shown';
import { ObligationsShown, RecordsShown, StandstillShown } from './after';
import { AwardFactsShown, Signed } from './facts';
import { endedWords } from './shown';
import { Proposal, Waiting } from './two-people';

const title = 'Award decision';
const load = cache(async (id: string) => awardDecision(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

const doneWords = {
  signed: 'The award decision is signed.',
  notice: 'Contract award notice recorded.',
  contract: 'Record of the contract saved.',
  held: 'The records are on hold.',
  lifted: 'The hold on the records is lifted.',
};

/** May we award, and from when; then the standstill, the obligations and the records. */
export default async function AwardDecisionPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { decision, step } = view;
  const done = wordsFor(doneWords, (await searchParams).done);
  const ended = endedWords(view);
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: title }]}
      width="full"
      title={title}
      caption={view.procurement.title}
      above={done && decision && <NotificationBanner type="success">{done}</NotificationBanner>}
      printLine={printed(view.procurement, null)}
    >
      {decision ? (
        <>
          <Signed view={view} />
          <StandstillShown view={view} />
          <ObligationsShown view={view} />
          <RecordsShown view={view} />
        </>
      ) : (
        <>
          {ended && <InsetText>{ended}</InsetText>}
          {step?.is === 'lapsed' && step.expiresAt && (
            <InsetText>{say('decision.lapsed', { time: ukTime(step.expiresAt) })}</InsetText>
          )}
          <AwardFactsShown view={view} />
          <h2 className="govuk-heading-m">Proposal and signature</h2>
          {step?.is === 'waiting' ? <Waiting view={view} /> : <Proposal view={view} />}
        </>
      )}
    </ProcurementFrame>
  );
}
