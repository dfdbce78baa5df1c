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
import { CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { signOff } from '@/lib/views/sign-off';
import { questionnairePath } from '../../shown';
import { publish } from '../actions';

const load = cache(async (id: string) => signOff(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  const { version, procurement } = result.value;
  return version ? { title: pageTitle(`Publish version ${version.number}?`, procurement.title) } : {};
}

/** Stop and think, and the code, before the version freezes. */
export default async function ConfirmPage({ params, searchParams }: Params & Search<'asked'>) {
  const { id } = await params;
  const asked = one((await searchParams).asked);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const shown = result.value;
  const back = `${questionnairePath(id)}/publish`;
  if (shown.version === null || shown.step === null || shown.step.ended !== null || !shown.mayConfirm) redirect(back);
  // The facts were read for another request: they are to be read again.
  if (asked !== shown.step.id) redirect(back);
  const { number } = shown.version;
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={publish.bind(null, id)} hidden={{ asked }}>
        <Interruption
          title={`Publish version ${number}?`}
          actions={
            <>
              <Button look="inverse">Publish version {number}</Button>
              <TextLink href={back} inverse>
                Do not publish yet
              </TextLink>
            </>
          }
        >
          {shown.amendment && (
            <p>
              Version {shown.amendment.from} no longer stands. Every invited supplier is told at the same moment, and a
              response sent for version {shown.amendment.from} does not count until it is sent again.
            </p>
          )}
          <p>
            Suppliers will see it. Questions, weightings and marking can no longer be changed, only amended with a new
            version sent to everyone.
          </p>
          <div className="assay-on-panel">
            <CodeInput />
          </div>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
