import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { SummaryList } from '@/app/_ui/summary-list';
import { Hash } from '@/app/_ui/time';
import { CodeInput, TwoPersonStep } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { StepShown } from '@/lib/views/step-shown';
import { summaries } from '@/lib/views/summaries';
import { ask, cancel } from '../actions';
import { Meant, summariesPath } from '../shown';

const title = 'Release all summaries';
const load = cache(async (id: string) => summaries(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Where the release stands; the second person has no time limit. */
function Asking({ step }: { step: StepShown | null }) {
  if (step?.is !== 'waiting') return <TwoPersonStep state={{ is: 'first', who: 'person' }} />;
  const time = ukTime(step.askedAt);
  return step.mine ? (
    <TwoPersonStep state={{ is: 'waiting', name: step.asker, time, who: 'Another person' }} />
  ) : (
    <TwoPersonStep state={{ is: 'second', name: step.asker, time, reason: step.reason }} />
  );
}

/** What is released and to whom, then whichever half is due. */
export default async function ReleasePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { lines, step, mayAsk, mayConfirm, whyNotConfirm, procurement, submissionIds, notReady, release } = view;
  const home = summariesPath(id);
  const waiting = step?.is === 'waiting';
  if (release || view.withoutWinner || (notReady.length > 0 && !waiting)) redirect(home);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: say('summary.title'), href: home }, { text: title }]}
      title={title}
    >
      <p className="govuk-body">{say('summary.same-moment')}</p>
      <SummaryList
        rows={[
          ...lines
            .filter(({ owed }) => owed === 'summary')
            .map(({ submissionId, name, withheld }) => ({
              key: submissionId,
              label: name,
              value: withheld === 0 ? 'Nothing withheld' : `${withheld} withheld`,
            })),
          { key: 'Summaries', value: <Hash value={view.hash} /> },
        ]}
      />
      {step?.is === 'overtaken' && <InsetText>{say('summary.release-changed')}</InsetText>}
      <Asking step={step} />
      {!waiting && mayAsk && (
        <ActionForm action={ask.bind(null, id, view.hash)}>
          <Meant submissionIds={submissionIds} />
          <ReasonField readers="panel" required rows={2} />
          <CodeInput />
          <Button>Ask for confirmation</Button>
        </ActionForm>
      )}
      {!waiting && !mayAsk && (
        <InsetText>The lead or an officer of this procurement asks for the summaries to be released.</InsetText>
      )}
      {waiting && !step.mine && mayConfirm && (
        <ButtonLink href={`${home}/release/confirm`}>Go on to confirm the release</ButtonLink>
      )}
      {waiting && !step.mine && whyNotConfirm && <InsetText>{say({ path: '', key: whyNotConfirm })}</InsetText>}
      {waiting && step.mine && (
        <ActionForm action={cancel.bind(null, id)}>
          <Button look="secondary">Cancel this request</Button>
        </ActionForm>
      )}
    </ProcurementFrame>
  );
}
