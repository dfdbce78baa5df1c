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
import { openingPage } from '@/lib/views/opening';
import { confirm } from '../actions';

const load = cache(async (id: string) => openingPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok
    ? { title: pageTitle('Open all responses now?', result.value.procurement.title) }
    : refusedTitle(result);
}

/** Stop and think, and the second officer's code, before everything opens. */
export default async function ConfirmOpeningPage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/opening`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { asked, opens, opened } = result.value;
  if (opened || !asked || asked.own || !opens) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={confirm.bind(null, id)}>
        <Interruption
          title="Open all responses now?"
          actions={
            <>
              <Button look="inverse">Open all responses</Button>
              <TextLink href={back} inverse>
                Not now
              </TextLink>
            </>
          }
        >
          <p>
            {asked.name} asked, because: “{asQuoted(asked.reason)}”. Every response opens at the same moment, and this
            cannot be undone.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
