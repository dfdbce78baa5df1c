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
import { cancelling } from '@/lib/views/cancelling';
import { confirm } from '../actions';

const title = 'Cancel this procurement?';
const load = cache(async (id: string) => cancelling(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Stop and think, and the second officer's code, before a procurement ends for good. */
export default async function ConfirmCancellingPage({ params, searchParams }: Params & Search<'asked'>) {
  const { id } = await params;
  const asked = one((await searchParams).asked);
  const back = `/procurements/${id}/cancel`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { step, mayConfirm, opened, record } = result.value;
  // Without the request whose words were read, they are to be read first.
  if (record || step?.is !== 'waiting' || step.mine || !mayConfirm || asked !== step.id) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={confirm.bind(null, id)} hidden={{ asked }}>
        <Interruption
          title={title}
          actions={
            <>
              <Button look="inverse">Cancel the procurement</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p>
            {step.asker} asked, because: “{asQuoted(step.reason)}”. This cannot be undone.{' '}
            {opened ? 'Nothing more can be decided.' : 'Nothing will be opened.'} Suppliers can no longer send anything.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
