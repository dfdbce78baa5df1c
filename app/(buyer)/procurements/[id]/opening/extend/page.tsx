import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { Select } from '@/app/_ui/select';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { CodeInput, TwoPersonStep } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import type { Gap } from '@/lib/procurement/outage';
import { ukClock, ukDateTime, ukDeadline, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type ExtensionPage, extensionPage } from '@/lib/views/extension';
import { clockTimes } from '../../../clock-times';
import { ask, cancel, confirm } from './actions';

const load = cache(async (id: string) => extensionPage(await readContext(), { id }));
const title = 'Extend the deadline for everyone after an outage';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

function Gaps({ gaps, caption }: { gaps: readonly Gap[]; caption: string }) {
  return (
    <Table
      caption={caption}
      captionSize="s"
      form="two-column"
      columns={[
        { key: 'from', label: 'Not available from' },
        { key: 'to', label: 'Until' },
      ]}
      rows={gaps.map(({ from, to }) => ({
        key: from,
        cells: [
          <Time key="from" at={from}>
            {ukDateTime(from)}
          </Time>,
          <Time key="to" at={to}>
            {ukDateTime(to)}
          </Time>,
        ],
      }))}
    />
  );
}

/** What the service's own record says of the hours before the deadline. */
function Health({ view: { health, deadline } }: { view: ExtensionPage }) {
  if (!health || !deadline)
    return <InsetText>There is no deadline yet. It is set when the questionnaire is published.</InsetText>;
  const window = `between ${ukDateTime(health.from)} and ${ukDateTime(health.to)}`;
  return (
    <>
      <p className="govuk-body">
        The deadline is <Time at={deadline}>{ukDeadline(deadline)}</Time>. Assay notes every 20 seconds that it works. A
        break of more than a minute counts as not available.
      </p>
      {health.gaps.length > 0 ? (
        <Gaps gaps={health.gaps} caption={`Health record, ${window}`} />
      ) : (
        <InsetText>
          {health.from >= health.to
            ? 'The 4 hours before the deadline have not begun.'
            : health.known
              ? `Assay was available without a break ${window}.`
              : `Assay has no record of the whole time ${window}, and none of being unavailable in it.`}
        </InsetText>
      )}
    </>
  );
}

const rules = (
  <ul className="govuk-list govuk-list--bullet">
    <li>The deadline moves for every supplier at the same time. It can only move later.</li>
    <li>Every invited supplier is told by e-mail, in the same words, with your reason and the health record.</li>
    <li>What was sent in time still counts. Whoever came too late must submit again.</li>
    <li>Nothing here says whether anybody has responded or tried to.</li>
  </ul>
);

function First({ view }: { view: ExtensionPage }) {
  const { id } = view.procurement;
  const { step, deadline } = view;
  return (
    <ActionForm
      action={ask.bind(null, id)}
      heading={
        <>
          <Heading caption={view.procurement.title}>{title}</Heading>
          {step?.is === 'lapsed' && step.expiresAt && (
            <InsetText>{say('submit.extend-lapsed', { time: ukTime(step.expiresAt) })}</InsetText>
          )}
          <Health view={view} />
          {rules}
          <TwoPersonStep state={{ is: 'first', who: 'officer', by: ukTime(view.confirmBy) }} />
        </>
      }
    >
      <DateInput
        name="deadline"
        legend="New deadline for every supplier"
        legendSize="s"
        hint="At least one hour from now. Suppliers need time to read the message and to send"
      />
      <Select
        name="time"
        label={
          <>
            Time<span className="govuk-visually-hidden"> of the new deadline</span>
          </>
        }
        value={deadline ? ukClock(deadline) : undefined}
        items={clockTimes(deadline ? ukClock(deadline) : undefined)}
      />
      <ReasonField readers="suppliers" required rows={3} />
      <CodeInput />
      <Button>Ask a colleague to confirm</Button>
    </ActionForm>
  );
}

function Second({ view, step }: { view: ExtensionPage; step: NonNullable<ExtensionPage['step']> }) {
  const { id } = view.procurement;
  const time = ukTime(step.askedAt);
  return (
    <>
      {step.mine ? (
        <TwoPersonStep state={{ is: 'waiting', name: step.asker, time, who: 'A different officer' }} />
      ) : (
        <TwoPersonStep state={{ is: 'second', name: step.asker, time, reason: step.reason }} />
      )}
      <SummaryList
        rows={[
          { key: 'New deadline', value: <Time at={step.deadline}>{ukDeadline(step.deadline)}</Time> },
          { key: 'Reason', value: <span className="assay-prose">{step.reason}</span> },
        ]}
      />
      {!step.mine && view.mayConfirm && (
        <>
          <WarningText>This cannot be undone: a deadline never moves earlier.</WarningText>
          <ActionForm action={confirm.bind(null, id, step.id)}>
            <CodeInput />
            <Button>Move the deadline for everyone</Button>
          </ActionForm>
        </>
      )}
      {(step.mine || view.mayConfirm) && (
        <ActionForm action={cancel.bind(null, id)}>
          <Button look="secondary">Cancel this request</Button>
        </ActionForm>
      )}
    </>
  );
}

function Done({ done }: Pick<ExtensionPage, 'done'>) {
  return done.map(({ id, before, after, reason, health, askedBy, confirmedBy, extendedAt }) => (
    <section key={id}>
      <h2 className="govuk-heading-m">Moved on {ukDateTime(extendedAt)}</h2>
      <SummaryList
        rows={[
          { key: 'From', value: ukDeadline(before) },
          { key: 'To', value: ukDeadline(after) },
          { key: 'Reason', value: <span className="assay-prose">{reason}</span> },
          { key: 'Asked for by', value: askedBy },
          { key: 'Confirmed by', value: confirmedBy },
        ]}
      />
      <Gaps gaps={health} caption="Health record that it rests on" />
    </section>
  ));
}

/** Two officers move the deadline for everybody after an outage; afterwards this is the record of it. */
export default async function ExtendPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const moved = one((await searchParams).done) !== undefined && view.done.length > 0;
  const waiting = view.step?.is === 'waiting' && !view.done.some(({ after }) => after === view.step?.deadline);
  const crumbs = [{ text: 'Opening', href: `/procurements/${id}/opening` }, { text: 'Extend' }];
  if (!waiting && view.mayAsk && !moved)
    return (
      <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={crumbs}>
        <First view={view} />
        <Done done={view.done} />
      </ProcurementFrame>
    );
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={crumbs}>
      {moved && (
        <NotificationBanner type="success">
          The deadline has moved for every supplier, and all of them are told.
        </NotificationBanner>
      )}
      <Heading caption={view.procurement.title}>{title}</Heading>
      <Health view={view} />
      {waiting && view.step ? (
        <Second view={view} step={view.step} />
      ) : (
        !moved && view.askReason && <InsetText>{say({ path: '', key: view.askReason })}</InsetText>
      )}
      <Done done={view.done} />
    </ProcurementFrame>
  );
}
