import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Fieldset } from '@/app/_ui/field';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { readContext } from '@/lib/commands/from-request';
import { pricePage } from '@/lib/views/price';

import { saveScores } from '../../actions';

const load = cache(async (id: string) => pricePage(await readContext(), { id }));

export async function generateMetadata({ params }: Params<{ criterionId: string }>): Promise<Metadata> {
  const { id, criterionId } = await params;
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  const { criteria, procurement } = result.value;
  const criterion = criteria.find((each) => each.id === criterionId);
  return criterion ? { title: pageTitle(`Enter scores for ${criterion.title}`, procurement.title) } : {};
}

/** The scores of one other criterion, each with its reason. */
export default async function EnterScoresPage({ params }: Params<{ criterionId: string }>) {
  const { id, criterionId } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { criteria, mayScore, procurement } = result.value;
  const back = `/procurements/${id}/price`;
  if (!mayScore) redirect(back);
  const criterion = criteria.find((each) => each.id === criterionId);
  if (!criterion) notFound();
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={saveScores.bind(null, id, criterion.id)}
        heading={
          <>
            <span className="govuk-caption-l">{procurement.title}</span>
            <h1 className="govuk-heading-l">Enter scores for {criterion.title}</h1>
            {criterion.description && <p className="govuk-body assay-prose">{criterion.description}</p>}
            <p className="govuk-body">
              Weighting {criterion.weight}. Scores go from 0 to {criterion.max}. Each score needs a reason; earlier
              scores stay in the record.
            </p>
          </>
        }
      >
        {criterion.rows.map(({ submissionId, name, current }) => (
          <Fieldset key={submissionId} legend={name} size="m">
            <input type="hidden" name={`scores.${submissionId}.version`} value={current?.version ?? 0} />
            <Input
              name={`scores.${submissionId}.score`}
              label="Score"
              hint={`0 to ${criterion.max}`}
              width={5}
              inputMode="decimal"
              spellCheck={false}
              value={current?.score}
            />
            <ReasonField name={`scores.${submissionId}.reason`} readers="suppliers" value={current?.reason} rows={3} />
          </Fieldset>
        ))}
        <Button>Save scores</Button>
      </ActionForm>
    </Page>
  );
}
