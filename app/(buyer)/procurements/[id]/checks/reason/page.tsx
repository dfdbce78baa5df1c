import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { publicationChecks } from '@/lib/views/publication-checks';

import { keepReason } from '../actions';

const load = cache(async (id: string) => publicationChecks(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('Give a reason', 'Checks before publishing') } : refusedTitle(result);
}

/** Why one warning may stand. */
export default async function ReasonPage({ params, searchParams }: Params & Search) {
  const { id } = await params;
  const wanted = one((await searchParams).finding);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const checks = result.value;
  if (!checks.version || !checks.mayEdit) notFound();
  const found = [...checks.open, ...checks.given].find((each) => each.id === wanted);
  if (!found) notFound();
  const back = `/procurements/${id}/checks`;
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={keepReason.bind(null, id, found.id)}
        revision={String(checks.version.revision)}
        heading={
          <>
            {found.ref && <span className="govuk-caption-l">{found.ref}</span>}
            <h1 className="govuk-heading-l">Give a reason</h1>
          </>
        }
      >
        <p className="govuk-body">{say(found)}</p>
        <p className="govuk-body">The rule: {found.rule.title}.</p>
        <p className="govuk-body">{found.rule.explanation}</p>
        <ReasonField readers="panel" label="Why this may stand" value={found.reason ?? ''} />
        <ButtonGroup>
          <Button>Save reason</Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
