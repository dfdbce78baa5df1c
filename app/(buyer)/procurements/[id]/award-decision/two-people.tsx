import { Button } from '@/app/_ui/button';
import { Checkbox, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, WarningText } from '@/app/_ui/notices';
import { ReasonField } from '@/app/_ui/reason-field';
import { CodeInput, TwoPersonStep } from '@/app/_ui/two-person-step';
import { ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { cancel, decide, propose } from './actions';
import type { AwardView } from './shown';

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** The lead's half: to whom, why, and that the conflicts assessment was looked at again. */
export function Proposal({ view }: { view: AwardView }) {
  const { procurement, shown, first, faults, approvers, mayPropose } = view;
  const only = first.length === 1 ? first[0] : undefined;
  if (!mayPropose) return <InsetText>The lead of this procurement proposes the award.</InsetText>;
  if (faults.length > 0 || !shown || first.length === 0)
    return (
      <>
        {faults.map((fault) => (
          <WarningText key={fault.key}>{say(fault)}</WarningText>
        ))}
        {first.length === 0 && <InsetText>{say('decision.no-winner')}</InsetText>}
      </>
    );
  if (approvers.length === 0)
    return (
      <>
        <InsetText>{say('decision.no-approver')}</InsetText>
        <p className="govuk-body">
          <TextLink href={`/procurements/${procurement.id}/people`}>Open the people of this procurement</TextLink>
        </p>
      </>
    );
  return (
    <>
      <TwoPersonStep state={{ is: 'first', who: 'person', by: ukTime(view.confirmBy) }} />
      <ActionForm
        action={propose.bind(null, procurement.id, shown.factsHash)}
        hidden={only ? { submissionId: only.submissionId } : {}}
      >
        {only ? (
          <p className="govuk-body">
            The contract goes to <strong>{only.name}</strong>.
          </p>
        ) : (
          <Radios
            name="submissionId"
            legend="Supplier that the contract goes to"
            legendSize="s"
            hint={say('decision.tied')}
            items={first.map(({ submissionId, name }) => ({ value: submissionId, label: name }))}
          />
        )}
        <ReasonField readers="panel" label="Reason for the award" rows={3} />
        <Checkbox name="checked" label="I have looked at the conflicts assessment again, and it is up to date" />
        <CodeInput />
        <Button>Propose the award</Button>
        <p className="govuk-body">{list(approvers)} can sign.</p>
      </ActionForm>
    </>
  );
}

/** The approver's half, and what everybody else sees meanwhile. */
export function Waiting({ view }: { view: AwardView }) {
  const { procurement, step, maySign, mayCancel, whyNotSign, approvers } = view;
  if (!step) return null;
  const time = ukTime(step.askedAt);
  return (
    <>
      <p className="govuk-body">
        Proposed: the contract goes to <strong>{step.supplier}</strong>.
      </p>
      {step.mine ? (
        <TwoPersonStep state={{ is: 'waiting', name: step.asker, time, who: list(approvers) || 'An approver' }} />
      ) : (
        <TwoPersonStep state={{ is: 'second', name: step.asker, time, reason: step.reason }} />
      )}
      {!step.same && <WarningText>{say('decision.changed')}</WarningText>}
      {!step.mine && maySign && (
        <ActionForm action={decide.bind(null, procurement.id)} hidden={{ asked: step.id }}>
          <Radios
            name="decision"
            legend="Do you stand behind this award?"
            legendSize="m"
            items={[
              { value: 'sign', label: 'I have read the facts and sign the award decision' },
              {
                value: 'send-back',
                label: 'Send it back',
                conditional: <ReasonField readers="panel" label="Reason for sending it back" rows={3} />,
              },
            ]}
          />
          <Button>Continue</Button>
        </ActionForm>
      )}
      {!step.mine && !maySign && whyNotSign && <InsetText>{say(whyNotSign)}</InsetText>}
      {mayCancel && (
        <ActionForm action={cancel.bind(null, procurement.id)}>
          <Button look="secondary">Cancel this request</Button>
        </ActionForm>
      )}
    </>
  );
}
