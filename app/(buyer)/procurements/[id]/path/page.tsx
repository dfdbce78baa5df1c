import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { Details, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { type RowAction, SummaryCard } from '@/app/_ui/summary-list';
import { Status } from '@/app/_ui/tag';
import { dayInWords } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import type { Ok } from '@/lib/result';
import { guidedPath } from '@/lib/views/guided-path';

type Props = Params & Search<'saved'>;

const load = cache(async (id: string) => guidedPath(await readContext(), { id }));
const title = 'Where to start';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof guidedPath>>, Ok<unknown>>['value'];
type Step = View['steps'][number];

const savedWords: Record<string, string> = {
  commission: 'Commission recorded.',
  'sign-off': 'Sign-off recorded.',
  incident: 'Incident contacts and duties recorded.',
};

/** What can be done at a step, the next thing first. */
const actionsOf = ({ id }: Step, { procurement, facts, mayEdit }: View): RowAction[] => {
  const home = `/procurements/${procurement.id}`;
  switch (id) {
    case 'principles':
      return [
        { href: '/catalogue/cards', text: 'Read the 14 cards' },
        { href: `${home}/path/self-check`, text: 'Check your own readiness' },
      ];
    case 'governance':
      return [
        {
          href: `${home}/path/commission`,
          text: facts.commissioned || !mayEdit ? 'Commission' : 'Record who commissions this',
        },
        { href: `${home}/path/sign-off`, text: facts.signedOff || !mayEdit ? 'Sign-off' : 'Record sign-off' },
      ];
    case 'procurement':
      return facts.drafted
        ? [
            {
              href: `${home}/questionnaire`,
              text: facts.published ? 'Read the questionnaire' : 'Write the questionnaire',
            },
          ]
        : [{ href: `${home}/scope`, text: 'Answer questions about the place' }];
    case 'threats':
      return [{ href: `${home}/threats`, text: facts.parts > 0 ? 'Parts and threats' : 'List parts and threats' }];
    case 'incident':
      return [
        {
          href: `${home}/path/incident`,
          text: facts.incidentPlan ? 'Contacts and duties' : 'Record contacts and duties',
        },
      ];
  }
};

/** Which part of a step is done, where a step has more than one. */
const standingOf = ({ id }: Step, { facts }: View): string | null => {
  if (id === 'principles' && facts.checkBegun)
    return `Self-check: ${facts.checkedPrinciples} of ${facts.principles} principles answered in full.`;
  if (id === 'governance' && facts.commissioned !== facts.signedOff)
    return facts.commissioned
      ? 'Sign-off is still missing. Publication waits for it.'
      : 'The commission is still missing.';
  if (id === 'threats' && facts.parts > 0 && facts.threatsLeft > 0)
    return `Suggested threats still to assess: ${facts.threatsLeft}.`;
  return null;
};

function StepCard({ step, view, number }: { step: Step; view: View; number: number }) {
  const { source } = step;
  const standing = standingOf(step, view);
  return (
    <SummaryCard id={step.id} title={`${number}. ${step.title}`} actions={actionsOf(step, view)}>
      <p className="govuk-body">
        <Status of="task" is={step.status} /> {standing}
      </p>
      <p className="govuk-body">{step.summary}</p>
      {source && (
        <p className="govuk-body-s govuk-!-margin-bottom-0">
          Source:{' '}
          {source.address ? (
            <a className="govuk-link" href={source.address} rel="noreferrer">
              {source.title}
            </a>
          ) : (
            source.title
          )}
          , {source.publisher}, {source.edition}, checked {dayInWords(source.checked)}.
        </p>
      )}
    </SummaryCard>
  );
}

/** The five resources of the Playbook as one path for this procurement. */
export default async function PathPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { saved } = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const done = wordsFor(savedWords, saved);
  return (
    <ProcurementFrame procurement={view.procurement} crumbs={[{ text: title }]} title={title}>
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <p className="govuk-body-l">
        Five resources from the Secure Connected Places Playbook, in the order you need them. The summaries are ours;
        each links to its source.
      </p>
      <p className="govuk-body">
        {view.standing.done} of {view.standing.of} steps done.
      </p>
      <Details summary="Not sure where you stand? Five questions">
        <ol className="govuk-list govuk-list--number">
          {view.steps.map((step, at) => (
            <li key={step.id}>
              {step.question} If not, or not sure:{' '}
              <TextLink href={`#${step.id}`}>{`step ${at + 1}, ${step.title}`}</TextLink>
            </li>
          ))}
        </ol>
        <p className="govuk-body-s govuk-!-margin-bottom-0">
          These questions are ours. The Playbook’s page has a chart of its own, which you can read there. Whatever you
          answer, read the Playbook too.
        </p>
      </Details>
      {view.steps.map((step, at) => (
        <StepCard key={step.id} step={step} view={view} number={at + 1} />
      ))}
    </ProcurementFrame>
  );
}
