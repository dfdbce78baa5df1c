import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { SummaryList } from '@/app/_ui/summary-list';
import { Textarea } from '@/app/_ui/textarea';
import { Time } from '@/app/_ui/time';
import { CodeInput, TwoPersonStep } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import type { RuleSource } from '@/lib/procurement/regime';
import { ukDate, ukReceiptDateTime, ukTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { cancelling } from '@/lib/views/cancelling';
import { ask, keep } from './actions';

const load = cache(async (id: string) => cancelling(await readContext(), { id }));

type View = Extract<Awaited<ReturnType<typeof cancelling>>, Ok<unknown>>['value'];

const titleOf = ({ record }: View): string => (record ? 'This procurement is cancelled' : 'Cancel this procurement');

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : refusedTitle(result);
}

const Cited = ({ source }: { source: RuleSource }) => (
  <>
    {' '}
    <TextLink href={source.url}>{source.name}</TextLink>, checked {ukDate(source.checked)}.
  </>
);

/** What the rules ask for beside Assay, with each rule where we hold it. */
function EndNotice({ end }: Pick<View, 'end'>) {
  const words = {
    owed: 'regime.end-owed',
    'not-yet': 'regime.end-wait',
    unknown: 'regime.end-we-do-not-know',
  } as const;
  return (
    <InsetText>
      {say(words[end.is])}
      {end.source && <Cited source={end.source} />}
      {end.content && (
        <>
          {' '}
          {say('regime.end-content')}
          <Cited source={end.content} />
        </>
      )}
    </InsetText>
  );
}

function Consequences({ view }: { view: View }) {
  return (
    <>
      <WarningText>
        {view.opened
          ? 'This cannot be undone. Nothing can be decided any more. What is recorded stays.'
          : 'This cannot be undone. Nothing will be opened: responses stay sealed for ever, whether or not there are any.'}
      </WarningText>
      {view.published && (
        <p className="govuk-body">
          Suppliers can no longer send anything. They read your reason and your notice, and keep their own text. Each
          invited supplier is told by e-mail.
        </p>
      )}
    </>
  );
}

function First({ view }: { view: View }) {
  const { id } = view.procurement;
  return (
    <ActionForm
      action={ask.bind(null, id)}
      heading={
        <>
          <Heading caption={view.procurement.title}>{titleOf(view)}</Heading>
          <Consequences view={view} />
          <TwoPersonStep state={{ is: 'first', who: 'officer', by: ukTime(view.confirmBy) }} />
        </>
      }
    >
      <ReasonField readers="suppliers" label="Why it is cancelled" rows={3} />
      <EndNotice end={view.end} />
      <Textarea
        name="notice"
        label="Text of the notice"
        hint="Suppliers read this in Assay and by e-mail. We suggest words: change them to fit"
        rows={6}
        value={view.suggested}
      />
      <CodeInput />
      <Button look="warning">Ask a colleague to confirm</Button>
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}`}>Do not cancel</TextLink>
      </p>
    </ActionForm>
  );
}

/** The words that were asked for, as suppliers will read them. */
function Asked({ reason, notice }: { reason: string; notice: string }) {
  return (
    <SummaryList
      rows={[
        { key: 'Reason', value: <span className="assay-prose">{reason}</span> },
        { key: 'Notice', value: <span className="assay-prose">{notice}</span> },
      ]}
    />
  );
}

function Second({ view, step }: { view: View; step: NonNullable<View['step']> }) {
  const { id } = view.procurement;
  const time = ukTime(step.askedAt);
  const until = step.expiresAt && (
    <p className="govuk-body">The request ends at {ukTime(step.expiresAt)} if nobody confirms it.</p>
  );
  return (
    <>
      <Consequences view={view} />
      {step.mine ? (
        <TwoPersonStep state={{ is: 'waiting', name: step.asker, time, who: 'A different officer' }} />
      ) : (
        <TwoPersonStep state={{ is: 'second', name: step.asker, time, reason: step.reason }} />
      )}
      {until}
      <Asked reason={step.reason} notice={step.notice} />
      <EndNotice end={view.end} />
      {!step.mine && view.mayConfirm && (
        <ButtonLink href={`/procurements/${id}/cancel/confirm?asked=${step.id}`}>Go on to confirm</ButtonLink>
      )}
      {!step.mine && !view.mayConfirm && view.confirmReason && <InsetText>{say(view.confirmReason)}</InsetText>}
      {(step.mine || view.mayConfirm) && (
        <ActionForm action={keep.bind(null, id)}>
          <Button look="secondary">Do not cancel the procurement</Button>
        </ActionForm>
      )}
    </>
  );
}

function Cancelled({ view, record }: { view: View; record: NonNullable<View['record']> }) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Cancelled', value: <Time at={record.at}>{ukReceiptDateTime(record.at)}</Time> },
          { key: 'Asked for by', value: record.askedBy },
          { key: 'Confirmed by', value: record.confirmedBy },
          { key: 'Reason', value: <span className="assay-prose">{record.reason}</span> },
          { key: 'Notice', value: <span className="assay-prose">{record.notice}</span> },
        ]}
      />
      <InsetText className="assay-sealed">
        {view.opened
          ? 'Responses had been opened before. What was recorded stays, and nothing more can be decided.'
          : 'Nothing was opened. Assay shows nobody at the authority whether anyone responded or what they wrote, now or later.'}
      </InsetText>
      <EndNotice end={view.end} />
      {view.byHand && (
        <>
          <h2 className="govuk-heading-m">Tell the invited suppliers</h2>
          <p className="govuk-body">E-mail is not set up. Copy this message and send it to each address yourself.</p>
          <ul className="govuk-list govuk-list--bullet">
            {view.byHand.addresses.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
          <Textarea name="message" label="Message" rows={10} value={view.byHand.text} />
        </>
      )}
    </>
  );
}

/** A procurement is cancelled here, by two officers; afterwards this is the record of it. */
export default async function CancelPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const done = one((await searchParams).done);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { record, step } = view;
  const waiting = !record && step?.is === 'waiting';
  const asks = !record && !waiting && view.mayAsk;
  const frame = { procurement: view.procurement, crumbs: [{ text: record ? 'Cancelled' : 'Cancel' }] } as const;
  if (asks)
    return (
      <ProcurementFrame {...frame}>
        {step?.is === 'lapsed' && step.expiresAt && (
          <InsetText>{say('regime.cancel-lapsed', { time: ukTime(step.expiresAt) })}</InsetText>
        )}
        <First view={view} />
      </ProcurementFrame>
    );
  return (
    <ProcurementFrame {...frame} title={titleOf(view)} caption={view.procurement.title}>
      {done === 'cancelled' && record && (
        <NotificationBanner type="success">Procurement cancelled. Nothing was opened by this.</NotificationBanner>
      )}
      {record ? (
        <Cancelled view={view} record={record} />
      ) : waiting && step ? (
        <Second view={view} step={step} />
      ) : (
        view.askReason && <InsetText>{say(view.askReason)}</InsetText>
      )}
    </ProcurementFrame>
  );
}
