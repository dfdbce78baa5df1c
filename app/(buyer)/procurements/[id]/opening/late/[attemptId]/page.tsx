import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused } from '@/app/_frame/refused';
import { one, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { SummaryList } from '@/app/_ui/summary-list';
import { Hash, Time } from '@/app/_ui/time';
import { CodeInput, TwoPersonStep } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukReceiptDateTime, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type LatePage, latePage } from '@/lib/views/late-decision';
import { ask, cancel, confirm } from './actions';

type Props = { params: Promise<{ id: string; attemptId: string }> } & Search<'done'>;
type Attempt = NonNullable<LatePage['attempt']>;

const load = cache(async (id: string, attemptId: string) => latePage(await readContext(), { id, attemptId }));
const title = 'Late response';
const decisions = { accept: 'Accept it', refuse: 'Do not accept it' } as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, attemptId } = await params;
  const result = await load(id, attemptId);
  const known = result.ok && result.value.attempt;
  return { title: known ? pageTitle(title, result.value.procurement.title) : say('common.not-found') };
}

function Facts({ attempt, deadline }: { attempt: Attempt; deadline: string | null }) {
  return (
    <SummaryList
      rows={[
        { key: 'Supplier', value: attempt.supplierName },
        { key: 'Deadline', value: deadline ? ukReceiptDateTime(deadline) : 'None' },
        { key: 'Reached us', value: <Time at={attempt.receivedAt}>{ukReceiptDateTime(attempt.receivedAt)}</Time> },
        { key: 'Reference', value: attempt.reference },
        {
          key: 'Hash of what it would have sent',
          value: attempt.snapshotHash ? <Hash value={attempt.snapshotHash} /> : 'Nothing was kept but the attempt',
        },
      ]}
    />
  );
}

/** What the law is known to say, and what each decision leads to. */
function Consequences({ fault }: Pick<LatePage, 'fault'>) {
  return (
    <>
      <p className="govuk-body">
        Look first at what the published documents say about late responses, and treat every supplier alike. Courts have
        treated accepting a late response as exceptional, such as where the authority itself caused it (InHealth v NHS
        England [2023] EWHC 352 (TCC)). This is not legal advice: take it before you accept.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>Nobody has read what was sent. It stays sealed unless two officers accept it.</li>
        <li>Not accepted: nobody will read it. The supplier is told, with your reason.</li>
        <li>
          Accepted: it is assessed with the others and gets the next letter, so people who read this record can tell
          which letter it is. Everybody declares their interests again. The supplier is told, with your reason.
        </li>
      </ul>
      {fault && <InsetText>It cannot be accepted here. {say(fault)}.</InsetText>}
    </>
  );
}

function Step({ id, view, attempt }: { id: string; view: LatePage; attempt: Attempt }) {
  const { step, fault } = view;
  if (step?.is === 'waiting') {
    const asked = `${decisions[step.decision]}. ${step.reason}`;
    const time = ukTime(step.askedAt);
    return (
      <>
        <Heading caption={view.procurement.title}>{title}</Heading>
        <Facts attempt={attempt} deadline={view.deadline} />
        {step.mine ? (
          <TwoPersonStep state={{ is: 'waiting', name: step.asker, time, who: 'A different officer' }} />
        ) : (
          <TwoPersonStep state={{ is: 'second', name: step.asker, time, reason: asked }} />
        )}
        {!step.mine && view.mayConfirm && (
          <>
            <Consequences fault={step.decision === 'accept' ? fault : null} />
            <WarningText>This cannot be undone: {decisions[step.decision].toLowerCase()}.</WarningText>
            <ActionForm action={confirm.bind(null, id, attempt.id)}>
              <CodeInput />
              <Button>Confirm: {decisions[step.decision].toLowerCase()}</Button>
            </ActionForm>
          </>
        )}
        {(step.mine || view.mayConfirm) && (
          <ActionForm action={cancel.bind(null, id, attempt.id)}>
            <Button look="secondary">Cancel this request</Button>
          </ActionForm>
        )}
      </>
    );
  }
  return (
    <ActionForm
      action={ask.bind(null, id, attempt.id)}
      heading={
        <>
          <Heading caption={view.procurement.title}>{title}</Heading>
          {step?.is === 'lapsed' && step.expiresAt && (
            <InsetText>{say('submit.late-lapsed', { time: ukTime(step.expiresAt) })}</InsetText>
          )}
          <Facts attempt={attempt} deadline={view.deadline} />
          <Consequences fault={fault} />
          <TwoPersonStep state={{ is: 'first', who: 'officer', by: ukTime(view.confirmBy) }} />
        </>
      }
    >
      <Radios
        name="decision"
        legend="What should happen to it?"
        legendSize="s"
        items={[
          { value: 'refuse', label: decisions.refuse },
          ...(fault ? [] : [{ value: 'accept', label: decisions.accept }]),
        ]}
      />
      <ReasonField readers="suppliers" required rows={3} />
      <CodeInput />
      <Button>Ask a colleague to confirm</Button>
    </ActionForm>
  );
}

/** One attempt that came too late, and the decision of two officers about it. */
export default async function LateAttemptPage({ params, searchParams }: Props) {
  const { id, attemptId } = await params;
  const result = await load(id, attemptId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { attempt, decided } = view;
  if (!attempt) notFound();
  const done = one((await searchParams).done);
  const crumbs = [{ text: 'Opening record', href: `/procurements/${id}/opening` }, { text: attempt.reference }];
  const acts = !decided && !view.other && (view.mayAsk || view.step?.is === 'waiting');
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={crumbs}>
      {done !== undefined && decided && (
        <NotificationBanner type="success">The decision is recorded.</NotificationBanner>
      )}
      {acts ? (
        <Step id={id} view={view} attempt={attempt} />
      ) : (
        <>
          <Heading caption={view.procurement.title}>{title}</Heading>
          <Facts attempt={attempt} deadline={view.deadline} />
          {decided ? (
            <SummaryList
              rows={[
                {
                  key: 'Decision',
                  value:
                    decided.decision === 'accept' ? 'Accepted' : 'Not accepted. Nobody has read it, and nobody will.',
                },
                { key: 'Reason', value: <span className="assay-prose">{decided.reason}</span> },
                { key: 'Asked for by', value: decided.askedBy },
                { key: 'Confirmed by', value: `${decided.confirmedBy}, ${ukDate(decided.decidedAt)}` },
              ]}
            />
          ) : (
            <InsetText>
              {view.other
                ? say('submit.late-asked')
                : 'The lead and the officers of this procurement decide, two of them together. Nothing of it is opened before.'}
            </InsetText>
          )}
        </>
      )}
    </ProcurementFrame>
  );
}
