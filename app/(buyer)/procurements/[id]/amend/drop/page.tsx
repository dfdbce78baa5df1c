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
import { readContext } from '@/lib/commands/from-request';
import { amendment } from '@/lib/views/amendment';
import { drop } from '../actions';

const load = cache(async (id: string) => amendment(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  return { title: pageTitle('Drop this amendment?', result.value.procurement.title) };
}

/** Stop and think before a draft is given up. */
export default async function DropPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  const back = `/procurements/${id}/amend`;
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const view = result.value;
  if (view.version === null || !view.mayDrop) redirect(back);
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={drop.bind(null, id)}>
        <Interruption
          title="Drop this amendment?"
          actions={
            <>
              <Button look="inverse">Drop draft version {view.version.number}</Button>
              <TextLink href={back} inverse>
                Keep it
              </TextLink>
            </>
          }
        >
          <p>
            Version {view.from} stands as it did. The changes of draft version {view.version.number} are given up, with
            the reason and the notice. No supplier learns of it.
          </p>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
