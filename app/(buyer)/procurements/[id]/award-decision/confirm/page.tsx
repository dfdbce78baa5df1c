import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Interruption } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { asQuoted, CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukTime } from '@/lib/procurement/uk-time';
import { awardDecision } from '@/lib/views/award-decision';
import { sign } from '../actions';
import { awardPath } from '../shown';

const title = 'Sign this award decision?';
const load = cache(async (id: string) => awardDecision(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Stop and think, and the approver's code, before the award decision is frozen. */
export default async function ConfirmAwardPage({ params, searchParams }: Params & Search<'asked'>) {
  const { id } = await params;
  const asked = one((await searchParams).asked);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { decision, step, maySign } = result.value;
  const back = awardPath(id);
  // Without the proposal that was read, it is to be read first.
  if (decision || step?.is !== 'waiting' || step.mine || !maySign || asked !== step.id) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={sign.bind(null, id)} hidden={{ asked }}>
        <Interruption
          title={title}
          actions={
            <>
              <Button look="inverse">Sign the award decision</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p>
            {step.asker} proposed at {ukTime(step.askedAt)} that the contract goes to {step.supplier}, because: “
            {asQuoted(step.reason)}”. The decision can no longer be changed afterwards.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
