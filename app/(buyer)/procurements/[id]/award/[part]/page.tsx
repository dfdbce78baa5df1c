import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { NotificationBanner } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { readContext } from '@/lib/commands/from-request';
import { awardParts } from '@/lib/commands/set-award-model';
import { awardModel } from '@/lib/views/award-model';

import { keepPart } from './actions';
import { PartFields } from './parts';

const load = cache(async (id: string) => awardModel(await readContext(), { id }));

export async function generateMetadata({ params }: Params<{ part: string }>): Promise<Metadata> {
  const { id, part } = await params;
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  const known = awardParts.find((each) => each === part);
  return known ? { title: pageTitle(titles[known], result.value.procurement.title) } : {};
}

const titles = {
  award: 'Criteria, weightings and price',
  scale: 'Marking scheme',
  minimums: 'Minimum marks and gates',
  rounding: 'Rounding',
  'not-applicable': 'Not applicable rule',
  ties: 'Tie-break order',
} as const;

/** One card of the award model, as a question page. */
export default async function PartPage({ params, searchParams }: Params<{ part: string }> & Search) {
  const search = await searchParams;
  const { id, part: asked } = await params;
  const part = awardParts.find((each) => each === asked);
  if (!part) notFound();
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const model = result.value;
  const back = `/procurements/${id}/award`;
  if (model.version === null || !model.mayEdit) redirect(back);
  const preset = part === 'scale' ? (one(search.preset) ?? '') : '';
  const other = preset !== '' && preset !== model.document.scoring.scale.preset;
  return (
    <Page before={<BackLink href={other ? `${back}/scale` : back} />}>
      {one(search.saved) === String(model.version.revision) && (
        <NotificationBanner type="success">Tie-break order saved.</NotificationBanner>
      )}
      <ActionForm
        key={model.version.revision}
        action={keepPart.bind(null, id, part)}
        revision={String(model.version.revision)}
        heading={<h1 className="govuk-heading-l">{titles[part]}</h1>}
      >
        {part === 'award' && (
          // The first button of the form is the one that Enter presses.
          <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden>
            Save
          </button>
        )}
        <PartFields part={part} document={model.document} total={model.total} scales={model.scales} preset={preset} />
        <ReasonField readers="panel" label="Why you changed it (optional)" rows={2} />
        <ButtonGroup>
          <Button>{other ? 'Use these marks' : 'Save'}</Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
