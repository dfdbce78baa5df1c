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
import { CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { results } from '@/lib/views/results';
import { ask, cancel } from '../actions';
import { Asking, resultsPath } from '../shown';

const load = cache(async (id: string) => results(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok
    ? { title: pageTitle('Finalise the outcome', result.value.procurement.title) }
    : refusedTitle(result);
}

/** The facts on which two people decide, then whichever half is due. */
export default async function FinalisePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { decided, final, step, mayAsk, mayConfirm, whyNotConfirm, procurement, confirmBy } = result.value;
  if (final || !decided || result.value.lotsDiffer) redirect(resultsPath(id));
  const waiting = step?.is === 'waiting';
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Results', href: resultsPath(id) }, { text: 'Finalise the outcome' }]}
      title="Finalise the outcome"
    >
      <SummaryList
        rows={[
          ...decided.bids.map((bid) => ({
            key: bid.submissionId,
            label: bid.name,
            value: [
              say(`parts.outcome-${bid.outcome}`, { rank: bid.rank ?? '' }),
              ...(bid.total ? [`total ${bid.total.shown}`] : []),
            ].join(', '),
          })),
          { key: 'Outcome', value: <Hash value={decided.hash} /> },
        ]}
      />
      {step?.is === 'overtaken' && <InsetText>{say('results.final-changed')}</InsetText>}
      <Asking step={step} who="person" by={confirmBy} />
      {!waiting && mayAsk && (
        <ActionForm action={ask.bind(null, id, decided.hash)}>
          <ReasonField readers="panel" required rows={2} />
          <CodeInput />
          <Button>Ask for confirmation</Button>
        </ActionForm>
      )}
      {!waiting && !mayAsk && <InsetText>The lead of this procurement asks for the outcome to become final.</InsetText>}
      {waiting && !step.mine && mayConfirm && (
        <ButtonLink href={`${resultsPath(id)}/finalise/confirm`}>Go on to confirm the outcome</ButtonLink>
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
