import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Checkbox, Radios } from '@/app/_ui/choices';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { Heading, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Textarea } from '@/app/_ui/textarea';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { dayField } from '@/lib/procurement/setup-form';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import { obligationStates } from '@/lib/response/obligations';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { obligationPage } from '@/lib/views/obligations';
import { awardPath } from '../../shown';
import { save } from '../actions';

type Place = Params<{ number: string }>;
type View = NonNullable<Extract<Awaited<ReturnType<typeof obligationPage>>, Ok<unknown>>['value']>;

const load = cache(async (id: string, number: string) => obligationPage(await readContext(), { id, number }));
const titleOf = ({ line }: View): string => (line ? `Obligation ${line.number}` : 'Add an obligation');

export async function generateMetadata({ params }: Place): Promise<Metadata> {
  const { id, number } = await params;
  const result = await load(id, number);
  if (!result.ok) return refusedTitle(result);
  return result.value ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : {};
}

const dueWords = (due: string | null): string => (due === null ? say('decision.due-none') : ukDate(due));

/** Every version of a line, with who saved it. */
function History({ history }: Pick<View, 'history'>) {
  if (history.length === 0) return null;
  return (
    <Table
      caption="History"
      captionSize="m"
      form="stack"
      columns={[
        { key: 'version', label: 'Version' },
        { key: 'owner', label: say('decision.col-owner') },
        { key: 'due', label: say('decision.col-due') },
        { key: 'state', label: say('decision.col-state') },
        { key: 'saved', label: 'Saved' },
      ]}
      rows={history.map(({ version, owner, due, state, by, at }) => ({
        key: String(version),
        cells: [
          String(version),
          owner,
          dueWords(due),
          say(`decision.state-${state}`),
          <Time key="saved" at={at}>
            {ukDateTime(at)} by {by}
          </Time>,
        ],
      }))}
    />
  );
}

function Source({ view }: { view: View }) {
  const { line, submissionId, procurement } = view;
  if (!line?.questionId || !submissionId) return null;
  return (
    <p className="govuk-body">
      {say(`decision.kind-${line.kind}`)}, from{' '}
      <TextLink href={`/procurements/${procurement.id}/results/${submissionId}/answers/${line.questionId}`}>
        the answer to {line.ref}
      </TextLink>
    </p>
  );
}

/** One line of the schedule: its words, owner, date, evidence and state, and what became of it. */
export default async function ObligationPage({ params }: Place) {
  const { id, number } = await params;
  const result = await load(id, number);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  if (!view) notFound();
  const { line, mayChange, procurement } = view;
  const schedule = `${awardPath(id)}/obligations`;
  const frame = {
    procurement,
    tab: 'evaluation',
    crumbs: [
      { text: 'Award decision', href: awardPath(id) },
      { text: 'Schedule of obligations', href: schedule },
      { text: titleOf(view) },
    ],
  } as const;
  if (!mayChange)
    return (
      <ProcurementFrame {...frame} title={titleOf(view)} caption={procurement.title}>
        {line ? (
          <>
            <Source view={view} />
            <SummaryList
              rows={[
                { key: 'Obligation', value: <span className="assay-prose">{line.obligation}</span> },
                { key: 'Owner', value: line.owner },
                { key: 'Due', value: dueWords(line.due) },
                { key: 'Evidence', value: line.evidence || 'None' },
                { key: 'State', value: say(`decision.state-${line.state}`) },
              ]}
            />
            <History history={view.history} />
          </>
        ) : (
          <p className="govuk-body">A lead or officer of this procurement adds obligations.</p>
        )}
      </ProcurementFrame>
    );
  return (
    <ProcurementFrame {...frame}>
      <ActionForm
        action={save.bind(null, id, number)}
        revision={String(line?.version ?? 0)}
        heading={
          <>
            <Heading caption={procurement.title}>{titleOf(view)}</Heading>
            <Source view={view} />
          </>
        }
      >
        <Textarea
          name="obligation"
          label="Obligation"
          hint="What is owed, so that somebody who was not there can tell whether it is met"
          rows={6}
          value={line?.obligation}
        />
        <Input
          name="owner"
          label="Owner"
          hint="Who sees to it, at the supplier or at the contracting authority"
          width={30}
          value={line?.owner ?? say('decision.owner-supplier')}
        />
        <DateInput
          name="due"
          legend="Due"
          legendSize="s"
          hint="Leave it empty where it lasts for the life of the contract"
          value={line?.due ? dayField(line.due) : undefined}
        />
        <Textarea
          name="evidence"
          label="Evidence"
          hint="What shows that it is met: a file, a report, a test"
          rows={2}
          value={line?.evidence}
        />
        <Radios
          name="state"
          legend="State"
          legendSize="s"
          value={line?.state ?? 'open'}
          items={obligationStates.map((state) => ({ value: state, label: say(`decision.state-${state}`) }))}
        />
        <Checkbox
          name="indicator"
          label="It is a key performance indicator of the contract"
          checked={line?.indicator ?? false}
        />
        <Button>{line ? 'Save the obligation' : 'Add the obligation'}</Button>
      </ActionForm>
      <History history={view.history} />
    </ProcurementFrame>
  );
}
