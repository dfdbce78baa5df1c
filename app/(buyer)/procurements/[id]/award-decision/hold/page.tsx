import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { recordHold } from '@/lib/views/award-decision';
import { Asking } from '../../results/shown';
import { askToLift, keepHold, putHold } from '../actions';
import { awardPath } from '../shown';

type View = Extract<Awaited<ReturnType<typeof recordHold>>, Ok<unknown>>['value'];

const load = cache(async (id: string) => recordHold(await readContext(), { id }));
const titleOf = ({ hold }: View): string => (hold ? 'Records on hold' : 'Put the records on hold');

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : refusedTitle(result);
}

/** Lifting a hold takes two people: whichever half is due. */
function Lifting({ view }: { view: View }) {
  const { step, procurement, mayAsk, mayLift, whyNotLift, confirmBy } = view;
  const path = `${awardPath(procurement.id)}/hold`;
  const waiting = step?.is === 'waiting';
  return (
    <>
      <h2 className="govuk-heading-m">Lift the hold</h2>
      {!mayAsk ? (
        <InsetText>A lead, officer or approver of this procurement lifts a hold, with a second person.</InsetText>
      ) : (
        <>
          <Asking step={step} who="person" by={confirmBy} />
          {!waiting && (
            <ActionForm action={askToLift.bind(null, procurement.id)}>
              <ReasonField readers="panel" label="Reason for lifting the hold" rows={3} />
              <CodeInput />
              <Button>Ask for confirmation</Button>
            </ActionForm>
          )}
          {waiting && !step.mine && mayLift && <ButtonLink href={`${path}/confirm`}>Go on to lift the hold</ButtonLink>}
          {waiting && !step.mine && !mayLift && whyNotLift && <InsetText>{say(whyNotLift)}</InsetText>}
          {waiting && (
            <ActionForm action={keepHold.bind(null, procurement.id)}>
              <Button look="secondary">Cancel this request</Button>
            </ActionForm>
          )}
        </>
      )}
    </>
  );
}

/** A hold keeps the records whatever their clock says: one person puts it, two lift it. */
export default async function HoldPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { clock, hold, earlier, mayPut } = view;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[
        view.awarded || !view.cancelled
          ? { text: 'Award decision', href: awardPath(id) }
          : { text: 'Records of a cancelled procurement', href: `/procurements/${id}/removal` },
        { text: 'Hold' },
      ]}
      title={titleOf(view)}
      caption={view.procurement.title}
    >
      {clock ? (
        <p className="govuk-body">{say('decision.keep-until', { date: ukDate(clock.until) })}</p>
      ) : (
        <InsetText>{say('policy.not-awarded')}</InsetText>
      )}
      <p className="govuk-body">
        A hold keeps the records beyond that day, such as for a claim, an audit or an information request. One person
        puts them on hold, and two lift it.
      </p>
      {hold && (
        <SummaryList
          rows={[
            { key: 'On hold since', value: ukDateTime(hold.at) },
            { key: 'By', value: hold.by },
            { key: 'Reason', value: <span className="assay-prose">{hold.reason}</span> },
          ]}
        />
      )}
      {hold && <Lifting view={view} />}
      {!hold && mayPut && (
        <ActionForm action={putHold.bind(null, id)}>
          <ReasonField readers="panel" label="Reason for the hold" rows={3} />
          <Button>{say('decision.put-on-hold')}</Button>
        </ActionForm>
      )}
      {!hold && !mayPut && clock && (
        <InsetText>A lead, officer or approver of this procurement can put its records on hold.</InsetText>
      )}
      {earlier.length > 0 && (
        <Table
          caption="Earlier holds"
          captionSize="m"
          form="stack"
          columns={[
            { key: 'put', label: 'Put on hold' },
            { key: 'reason', label: 'Reason' },
            { key: 'lifted', label: 'Lifted' },
            { key: 'why', label: 'Why it was lifted' },
          ]}
          rows={earlier.map((one) => ({
            key: one.at,
            cells: [
              `${ukDateTime(one.at)} by ${one.by}`,
              one.reason,
              `${ukDateTime(one.liftedAt)} by ${one.askedBy} and ${one.confirmedBy}`,
              one.liftReason,
            ],
          }))}
        />
      )}
    </ProcurementFrame>
  );
}
