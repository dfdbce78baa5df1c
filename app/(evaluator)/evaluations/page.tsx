import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { TextLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { Status } from '@/app/_ui/tag';
import { TaskList } from '@/app/_ui/task-list';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { evaluationsPage, type OwnEvaluation } from '@/lib/views/evaluations';

const load = cache(async () => evaluationsPage(await readContext(), null));

export async function generateMetadata(): Promise<Metadata> {
  const result = await load();
  return result.ok ? { title: pageTitle('Evaluations') } : refusedTitle(result);
}

const statusOf = (own: OwnEvaluation) => {
  switch (own.is) {
    case 'declare':
      return <Status of="assignment" is="declare" />;
    case 'in-progress':
      return <Status of="assignment" is="in-progress" params={{ done: own.scored, all: own.toScore }} />;
    case 'not-started':
    case 'locked':
      return <Status of="assignment" is={own.is} />;
    case 'waiting':
      return 'Waiting for the lead';
    case 'removed':
      return 'Access removed';
    case 'unreadable':
      return 'Waiting: a submission cannot be read';
    case 'sealed':
      return 'Sealed';
    case 'nothing':
      return own.moderates && own.allLocked ? 'Ready to moderate' : 'Nothing assigned yet';
  }
};

const hintOf = (own: OwnEvaluation): string => {
  if (own.is === 'sealed') return own.openFrom ? `Opens after ${ukDateTime(own.openFrom)}` : 'Not published yet';
  if (own.is === 'removed') return say('evaluation.removed', { date: own.removedAt ? ukDate(own.removedAt) : '' });
  return [own.evaluates && 'Evaluator', own.moderates && 'Moderator'].filter(Boolean).join(', ');
};

const hrefOf = ({ is, procurement }: OwnEvaluation): string | undefined => {
  if (is === 'sealed' || is === 'removed') return undefined;
  return is === 'declare' ? `/procurements/${procurement.id}/conflicts` : `/evaluations/${procurement.id}`;
};

export default async function EvaluationsPage() {
  const result = await load();
  if (!result.ok) return <Refused refusal={result} back="/" />;
  return (
    <Page title="Evaluations">
      {result.value.length === 0 ? (
        <>
          <p className="govuk-body">
            Procurements that you evaluate or moderate appear here once a lead gives you that duty.
          </p>
          <p className="govuk-body">
            <TextLink href="/catalogue">Read the guidance meanwhile</TextLink>
          </p>
        </>
      ) : (
        <TaskList
          id="evaluations"
          items={result.value.map((own) => ({
            key: own.procurement.id,
            title: `${own.procurement.title} (${own.procurement.reference})`,
            href: hrefOf(own),
            hint: hintOf(own),
            status: statusOf(own),
            cannotStart: own.is === 'sealed',
          }))}
        />
      )}
    </Page>
  );
}
