import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { InsetText } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { recommended } from '@/lib/views/recommended';
import { ProposedChanges } from './changes';
import { SuggestedQuestions } from './suggestion';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => recommended(await readContext(), { id }));
const titles = {
  'not-ready': 'Suggested questions',
  suggestion: 'Suggested questions',
  changes: 'What would change',
  published: 'Suggested questions',
} as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(titles[result.value.is], result.value.title) } : refusedTitle(result);
}

export default async function RecommendedPage({ params }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  return (
    <ProcurementFrame procurement={view} crumbs={[{ text: titles[view.is] }]} width="full">
      {view.is === 'not-ready' && (
        <>
          <Heading>{titles[view.is]}</Heading>
          {view.why.map((message) => (
            <p key={message.key} className="govuk-body">
              {say(message)}
            </p>
          ))}
          <p className="govuk-body">
            <a className="govuk-link" href={`/procurements/${id}/scope`}>
              Go to the questions about the place
            </a>
          </p>
        </>
      )}
      {view.is === 'published' && (
        <>
          <Heading>{titles[view.is]}</Heading>
          <InsetText>
            Version {view.number} is published, so its questions cannot change any more.{' '}
            <a className="govuk-link" href={`/procurements/${id}/questionnaire`}>
              Read version {view.number}
            </a>
          </InsetText>
        </>
      )}
      {view.is === 'suggestion' && <SuggestedQuestions view={view} />}
      {view.is === 'changes' && <ProposedChanges view={view} />}
    </ProcurementFrame>
  );
}
