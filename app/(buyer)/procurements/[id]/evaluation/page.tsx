import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, SealedNotice, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukDeadline, ukShortDate, ukTime } from '@/lib/procurement/uk-time';
import { notFound, type Refusal } from '@/lib/result';
import { say } from '@/lib/text';
import { assignmentsPage, type AssignmentsPage as View } from '@/lib/views/assignments';
import { type OpeningPage as OpeningView, openingPage } from '@/lib/views/opening';
import { assign } from './actions';
import { AssignmentForm } from './assignment-form';

type Props = Params & Search<'done'>;

/** The opening, and who marks what: asked for only once it is open, because the tab may be opened at any time. */
const load = cache(async (id: string) => {
  const context = await readContext();
  const opening = await openingPage(context, { id });
  if (!opening.ok) return { is: 'refused' as const, refusal: opening };
  if (!opening.value.opened) return { is: 'instead' as const, opening: opening.value };
  const result = await assignmentsPage(context, { id });
  if (result.ok && result.value) return { is: 'marking' as const, opening: opening.value, view: result.value };
  if (result.ok) return { is: 'refused' as const, refusal: notFound };
  if (result.why === 'not-found') return { is: 'refused' as const, refusal: result };
  return { is: 'instead' as const, opening: opening.value, refused: result };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await load((await params).id);
  return found.is === 'refused' ? refusedTitle(found.refusal) : { title: pageTitle('Marking', 'Evaluation') };
}

/** The steps of an evaluation in their order; each page says for itself when it opens. */
function Steps({ id, marks }: { id: string; marks: boolean }) {
  const home = `/procurements/${id}`;
  const steps = [
    [`${home}/opening`, 'Opening'],
    [`${home}/conflicts`, 'Declare your interests'],
    [`${home}/gates`, 'Decide gates'],
    ...(marks ? [[`/evaluations/${id}`, 'My scores'] as const] : []),
    [`${home}/moderation`, 'Moderation'],
    [`${home}/price`, 'Other criteria and prices'],
    [`${home}/results`, 'Results'],
  ] as const;
  return (
    <nav aria-label="Steps of the evaluation">
      <ul className="govuk-list assay-inline-links">
        {steps.map(([href, text]) => (
          <li key={href}>
            <TextLink href={href}>{text}</TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Coverage({ view }: { view: View }) {
  if (view.suggested)
    return (
      <p className="govuk-body">
        Nothing is assigned yet. The boxes are ticked as suggested: every evaluator marks what people mark, and one
        evaluator checks each answer with published scores.
      </p>
    );
  if (view.gaps.length === 0)
    return (
      <p className="govuk-body">
        {say(view.questions.every(({ needs }) => needs > 1) ? 'evaluation.covered-two' : 'evaluation.covered')}
      </p>
    );
  return (
    <>
      {view.gaps.slice(0, 10).map(({ questionId, ref, has, needs }) => (
        <WarningText key={questionId}>{say('evaluation.gap', { ref, count: has, needs })}</WarningText>
      ))}
      {view.gaps.length > 10 && <p className="govuk-body">And {view.gaps.length - 10} more questions.</p>}
    </>
  );
}

function Progress({ id, view }: { id: string; view: View }) {
  const { progress, leads } = view;
  if (!progress || progress.length === 0) return null;
  return (
    <Table
      caption="Progress"
      form="stack"
      columns={[
        { key: 'evaluator', label: 'Evaluator' },
        { key: 'to-score', label: 'To score', numeric: true },
        { key: 'scored', label: 'Scored', numeric: true },
        { key: 'locked', label: 'Locked' },
        { key: 'act', label: 'Act', hidden: true },
      ]}
      rows={progress.map(({ userId, name, toScore, scored, lockedAt, interests }) => ({
        key: userId,
        cells: [
          name,
          String(toScore),
          String(scored),
          lockedAt
            ? ukShortDate(lockedAt)
            : interests === 'undeclared'
              ? 'No, interests not declared'
              : interests === 'waiting'
                ? 'No, an interest to decide'
                : 'No',
          leads ? (
            <TextLink key="replace" href={`/procurements/${id}/evaluation/${userId}`} hidden={name}>
              Replace
            </TextLink>
          ) : (
            ''
          ),
        ],
      }))}
    />
  );
}

function Ended({ ended }: Pick<View, 'ended'>) {
  if (ended.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">No longer marking</h2>
      <ul className="govuk-list govuk-list--bullet">
        {ended.map(({ name, reason, at, replacedBy }) => (
          <li key={`${name} ${at} ${reason}`}>
            {name}, {ukDateTime(at)}
            {replacedBy && `, replaced by ${replacedBy}`}: {reason}
          </li>
        ))}
      </ul>
      <p className="govuk-body">{say('evaluation.replace-kept')}</p>
    </>
  );
}

/** Before the opening, and for duties without a part in it: what there is to know, and where to go. */
function Instead({ id, opening, refused }: { id: string; opening: OpeningView; refused?: Refusal }) {
  const { procurement, deadline, deadlinePassed, openFrom, authority, opened } = opening;
  return (
    <ProcurementFrame procurement={procurement} tab="evaluation" crumbs={[{ text: 'Evaluation' }]} title="Marking">
      {opened ? (
        refused?.messages.map((message) => (
          <p key={message.key} className="govuk-body">
            {say(message)}
          </p>
        ))
      ) : opening.never ? (
        <p className="govuk-body">
          {opening.never === 'cancelled' ? (
            'This procurement is cancelled. Nothing was opened, and nothing will be marked.'
          ) : (
            <>
              Suppliers send their responses through your own portal. Marking starts when two officers have loaded them:{' '}
              <TextLink href={`/procurements/${id}/load`}>Load returned workbooks</TextLink>
            </>
          )}
        </p>
      ) : !deadline || !openFrom ? (
        <p className="govuk-body">Marking starts after the opening. The questionnaire is not published yet.</p>
      ) : (
        <>
          {deadlinePassed ? (
            <SealedNotice state="closed" from={ukTime(openFrom)} />
          ) : (
            <SealedNotice state="open" deadline={ukDeadline(deadline, { zoned: false })} authority={authority} />
          )}
          <p className="govuk-body">
            <TextLink href={`/procurements/${id}/opening`}>Opening responses</TextLink>
          </p>
        </>
      )}
      {opened && <Steps id={id} marks={opening.marks} />}
    </ProcurementFrame>
  );
}

const done: Readonly<Record<string, string>> = {
  assigned: 'Saved who marks what.',
  replaced: 'The evaluator no longer marks. The record says why.',
};

export default async function MarkingPage({ params, searchParams }: Props) {
  const { id } = await params;
  const found = await load(id);
  if (found.is === 'refused') return <Refused refusal={found.refusal} back="/procurements" />;
  if (found.is === 'instead') return <Instead id={id} {...found} />;
  const { opening, view } = found;
  const banner = wordsFor(done, (await searchParams).done);
  const anyScored = view.progress?.some(({ scored }) => scored > 0) === true;
  const heading = (
    <>
      <h1 className="govuk-heading-l">Marking</h1>
      <Steps id={id} marks={opening.marks} />
      {view.left && (
        <WarningText>
          {say('evaluation.left-open', { names: view.left.names.join(', '), count: view.left.refs.length })}{' '}
          <TextLink href="#assign">Tick who marks instead</TextLink>, or{' '}
          <TextLink href={`/procurements/${id}/people`}>give somebody the duty of evaluator</TextLink> first.
        </WarningText>
      )}
      <Coverage view={view} />
      {view.qualityLocked && <InsetText>Quality is locked. Who marks what can no longer be changed.</InsetText>}
      <Progress id={id} view={view} />
    </>
  );
  const nobody = view.evaluators.every(({ removed }) => removed);
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={[{ text: 'Evaluation' }]} width="full">
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      {view.leads && !nobody ? (
        <AssignmentForm action={assign.bind(null, id)} view={view} anyScored={anyScored} heading={heading} />
      ) : (
        <>
          {heading}
          {nobody ? (
            <p className="govuk-body">
              Nobody has the duty of evaluator. <TextLink href={`/procurements/${id}/setup/8`}>Give duties</TextLink>
            </p>
          ) : (
            <Readable view={view} />
          )}
        </>
      )}
      <Ended ended={view.ended} />
    </ProcurementFrame>
  );
}

/** The same matrix for those who may not change it. */
function Readable({ view }: { view: View }) {
  if (view.suggested) return <p className="govuk-body">The lead assigns the evaluators.</p>;
  const names = new Map(view.evaluators.map(({ userId, name }) => [userId, name]));
  return (
    <Table
      caption="Who marks what"
      form="stack"
      small
      columns={[
        { key: 'question', label: 'Question' },
        { key: 'evaluators', label: 'Evaluators' },
      ]}
      rows={view.questions.map(({ id, ref, wording, assigned }) => ({
        key: id,
        cells: [`${ref} ${wording}`, assigned.map((userId) => names.get(userId) ?? '').join(', ') || 'Nobody'],
      }))}
    />
  );
}
