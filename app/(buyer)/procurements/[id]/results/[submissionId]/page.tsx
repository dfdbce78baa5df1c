import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { TraceTree } from '@/app/_ui/trace-tree';
import { readContext } from '@/lib/commands/from-request';
import type { Ok } from '@/lib/result';
import type { TraceJson } from '@/lib/scoring/trace';
import { say } from '@/lib/text';
import { resultTrace } from '@/lib/views/result-trace';
import { clauses, printed, resultsPath } from '../shown';

type Props = Params<{ submissionId: string }>;
type Trace = NonNullable<Extract<Awaited<ReturnType<typeof resultTrace>>, Ok<unknown>>['value']>;

const load = cache(async (id: string, submissionId: string) => resultTrace(await readContext(), { id, submissionId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId } = await params;
  const result = await load(id, submissionId);
  return result.ok && result.value ? { title: pageTitle(titleOf(result.value), 'Results') } : {};
}

const titleOf = ({ total, name }: Trace): string =>
  total ? `How ${total.shown} was worked out for ${name}` : `How the figures were worked out for ${name}`;

const parts = {
  shows: 'What the answer shows',
  strengths: 'Strengths',
  whyNotHigher: 'Why not higher',
  whyNotLower: 'Why not lower',
} as const;

/** Under a question: its wording, the reason that suppliers read, and the way to the answer. */
function Leaf({ id, view, node }: { id: string; view: Trace; node: TraceJson }) {
  const criterion = view.criteria.find((each) => node.about === `criterion:${each.id}`);
  if (criterion) return <p className="govuk-body-s">{criterion.reason}</p>;
  const question = view.questions.find((each) => node.about === `question:${each.id}`);
  if (!question) return null;
  const { reason, how } = question;
  return (
    <div className="govuk-body-s">
      <p className="govuk-body-s">{question.wording}</p>
      {how === 'adopted' && <p className="govuk-body-s">Published mark, confirmed by the evaluators.</p>}
      {reason &&
        (Object.keys(parts) as (keyof typeof parts)[])
          .filter((part) => reason[part].trim() !== '')
          .map((part) => (
            <p key={part} className="govuk-body-s">
              <strong>{parts[part]}:</strong> {reason[part]}
            </p>
          ))}
      <TextLink href={`${resultsPath(id)}/${view.submissionId}/answers/${question.id}`} hidden={` to ${question.ref}`}>
        {say('parts.trace-answer')}
      </TextLink>
    </div>
  );
}

/** Scored questions that carry no mark, and by which published rule they count: nothing is left out in silence. */
function WithoutMark({ id, view }: { id: string; view: Trace }) {
  const questions = view.questions.filter(({ without }) => without !== null);
  if (questions.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Scored questions without a mark</h2>
      <p className="govuk-body">{say(`evaluation.not-applicable-${view.notApplicableRule}`)}</p>
      <ul className="govuk-list govuk-list--bullet">
        {questions.map((question) => (
          <li key={question.id}>
            <TextLink href={`${resultsPath(id)}/${view.submissionId}/answers/${question.id}`}>{question.ref}</TextLink>
            {question.without === 'not-applicable' ? ', answered “not applicable”' : ', not asked of this supplier'}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where every figure of one supplier comes from, down to the answer. */
export default async function TracePage({ params }: Props) {
  const { id, submissionId } = await params;
  const result = await load(id, submissionId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  if (!view) notFound();
  const leaf = (node: TraceJson) => <Leaf id={id} view={view} node={node} />;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: 'Results', href: resultsPath(id) }, { text: view.name }]}
      title={titleOf(view)}
      width="full"
      printLine={printed(view.procurement, view.version)}
    >
      {(view.outcome === 'disqualified' || view.outcome === 'disregarded') && (
        <InsetText>{say(`results.${view.outcome}`, { because: clauses(view.because) })}</InsetText>
      )}
      {view.outcome === 'not-scored' && <InsetText>{say('results.not-scored')}</InsetText>}
      {view.sentence && <p className="govuk-body">{view.sentence}</p>}
      <WithoutMark id={id} view={view} />
      {view.trace && (
        <>
          <h2 className="govuk-heading-m">Step by step</h2>
          <TraceTree trace={view.trace} leaf={leaf} open={1} />
        </>
      )}
      {view.sections.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Sections that were scored</h2>
          {view.sections.map((section) => (
            <TraceTree key={section.about ?? section.label} trace={section} leaf={leaf} />
          ))}
        </>
      )}
      {!view.trace && view.sections.length === 0 && <p className="govuk-body">Nothing of this tender was scored.</p>}
      {view.steps.length > 0 && (
        <>
          <p className="govuk-body">Rounded once, here, half up to {view.places} places.</p>
          <Table
            caption="Every step"
            form="stack"
            small
            columns={[
              { key: 'step', label: 'Step' },
              { key: 'part', label: 'Part' },
              { key: 'exact', label: 'Value exact' },
              { key: 'shown', label: 'Shown', numeric: true },
            ]}
            rows={view.steps.map(({ number, label, working, exact, shown }) => ({
              key: number || 'whole',
              cells: [
                number || 'Whole',
                label,
                <div key="exact">
                  {working}
                  <br />
                  <code className="assay-hash">{exact}</code>
                </div>,
                shown,
              ],
            }))}
          />
        </>
      )}
    </ProcurementFrame>
  );
}
