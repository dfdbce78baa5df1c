import { Button, ButtonLink } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, WarningText } from '@/app/_ui/notices';
import { ReasonField } from '@/app/_ui/reason-field';
import { CodeInput } from '@/app/_ui/two-person-step';
import { say } from '@/lib/text';
import { Asking } from '../results/shown';
import { ask, cancel } from './actions';
import { type RemovalView, removalPath } from './shown';

/** The first half: why, and that nothing else keeps the records. */
function Request({ view }: { view: RemovalView }) {
  const { procurement, plan, approvers, mayAsk } = view;
  if (!mayAsk || !plan) return <InsetText>A lead or officer of this procurement asks for the removal.</InsetText>;
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
    <ActionForm action={ask.bind(null, procurement.id, plan.hash)}>
      <ReasonField readers="panel" label="Reason for the removal" rows={3} />
      <Checkbox
        name="checked"
        label="No claim, audit, other law or retention rule of our authority keeps these records"
      />
      <CodeInput />
      <Button>Ask an approver to sign</Button>
      <p className="govuk-body">{approvers.join(', ')} can sign.</p>
    </ActionForm>
  );
}

/** Removing takes two people: whichever half is due. */
export function RemovalByTwo({ view }: { view: RemovalView }) {
  const { step, procurement, mayCancel, maySign, whyNotSign, confirmBy } = view;
  const waiting = step?.is === 'waiting';
  return (
    <>
      <h2 className="govuk-heading-m">Request and signature</h2>
      <Asking step={step} who="person" by={confirmBy} />
      {!waiting && <Request view={view} />}
      {waiting && !step.same && <WarningText>{say('removal.changed')}</WarningText>}
      {waiting && !step.mine && maySign && step.same && (
        <ButtonLink href={`${removalPath(procurement.id)}/confirm?asked=${encodeURIComponent(step.id)}`}>
          Go on to sign the removal
        </ButtonLink>
      )}
      {waiting && !step.mine && !maySign && whyNotSign && <InsetText>{say(whyNotSign)}</InsetText>}
      {waiting && mayCancel && (
        <ActionForm action={cancel.bind(null, procurement.id)}>
          <Button look="secondary">Cancel this request</Button>
        </ActionForm>
      )}
    </>
  );
}
