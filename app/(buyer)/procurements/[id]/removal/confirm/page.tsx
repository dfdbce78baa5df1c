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
import { removalPage } from '@/lib/views/removal';
import { sign } from '../actions';
import { removalPath } from '../shown';

const title = 'Remove what suppliers sent, for ever?';
const load = cache(async (id: string) => removalPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Stop and think, and the approver's code, before anything goes. */
export default async function ConfirmRemovalPage({ params, searchParams }: Params & Search<'asked'>) {
  const { id } = await params;
  const asked = one((await searchParams).asked);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { removed, plan, step, maySign } = result.value;
  const back = removalPath(id);
  // Without the request that was read, it is to be read first.
  if (removed || !plan || step?.is !== 'waiting' || step.mine || !step.same || !maySign || asked !== step.id)
    redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={sign.bind(null, id)} hidden={{ asked }}>
        <Interruption
          title={title}
          actions={
            <>
              <Button look="inverse">Sign and remove</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p>
            {step.asker} asked at {ukTime(step.askedAt)}, because: “{asQuoted(step.reason)}”. {plan.totals.rows} rows
            and {plan.totals.files} files go, and nobody can bring them back. A certificate stays.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
