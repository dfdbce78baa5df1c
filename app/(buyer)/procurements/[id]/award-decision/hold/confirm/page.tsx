import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Interruption } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { asQuoted, CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukTime } from '@/lib/procurement/uk-time';
import { recordHold } from '@/lib/views/award-decision';
import { lift } from '../../actions';
import { awardPath } from '../../shown';

const title = 'Lift the hold on the records?';
const load = cache(async (id: string) => recordHold(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Stop and think, and the second person's code, before the clock alone keeps the records. */
export default async function ConfirmLiftingPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { hold, step, mayLift } = result.value;
  const back = `${awardPath(id)}/hold`;
  if (!hold || step?.is !== 'waiting' || step.mine || !mayLift) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={lift.bind(null, id)}>
        <Interruption
          title={title}
          actions={
            <>
              <Button look="inverse">Lift the hold</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p>
            {step.asker} asked at {ukTime(step.askedAt)}, because: “{asQuoted(step.reason)}”. The records were put on
            hold because: “{asQuoted(hold.reason)}”.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
