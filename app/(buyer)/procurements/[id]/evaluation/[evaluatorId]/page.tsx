import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { assignmentsPage } from '@/lib/views/assignments';
import { replace } from '../actions';

const load = cache(async (id: string) => assignmentsPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params<{ evaluatorId: string }>): Promise<Metadata> {
  const { id, evaluatorId } = await params;
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  const leaving = result.value?.progress?.find(({ userId }) => userId === evaluatorId);
  return leaving ? { title: pageTitle(`Replace ${leaving.name}`, result.value?.procurement.title) } : {};
}

/** Gives the questions of an absent or conflicted evaluator to another, with a reason. */
export default async function ReplacePage({ params }: Params<{ evaluatorId: string }>) {
  const { id, evaluatorId } = await params;
  const back = `/procurements/${id}/evaluation`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const view = result.value;
  const leaving = view?.progress?.find(({ userId }) => userId === evaluatorId);
  if (!view || !leaving || !view.leads) notFound();
  const others = view.evaluators.filter(({ userId, locked, removed }) => userId !== evaluatorId && !locked && !removed);
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: 'Evaluation', href: back }, { text: `Replace ${leaving.name}` }]}
    >
      <ActionForm
        action={replace.bind(null, id, evaluatorId)}
        heading={
          <>
            <h1 className="govuk-heading-l">Replace {leaving.name}</h1>
            <InsetText>
              {leaving.name} has scored {leaving.scored} of {leaving.toScore} answers. {say('evaluation.replace-kept')}
            </InsetText>
          </>
        }
      >
        <Radios
          name="substituteId"
          legend="Who takes the questions?"
          legendSize="m"
          hint="An evaluator who has locked cannot take more. Give somebody else the duty of evaluator first if nobody is listed."
          items={[
            ...others.map(({ userId, name }) => ({ value: userId, label: name })),
            {
              value: 'nobody',
              label: 'Nobody',
              hint: 'The questions are released. The coverage sentence says what is then missing.',
            },
          ]}
        />
        <ReasonField readers="panel" required />
        <Button>Replace {leaving.name}</Button>
      </ActionForm>
    </ProcurementFrame>
  );
}
