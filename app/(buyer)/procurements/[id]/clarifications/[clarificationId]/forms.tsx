import type { ReactNode } from 'react';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Checkbox, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { InsetText } from '@/app/_ui/notices';
import { Textarea } from '@/app/_ui/textarea';
import type { Ok } from '@/lib/result';
import type { clarification } from '@/lib/views/clarifications';
import { decide, draft } from '../actions';

export type ClarificationView = Extract<Awaited<ReturnType<typeof clarification>>, Ok<unknown>>['value'];
type FormProps = { view: ClarificationView; heading: ReactNode };

const placeOf = ({ procurement, id }: ClarificationView) => ({ procurementId: procurement.id, clarificationId: id });

/** Whether the question is treated as confidential, decided before anything is answered. */
export function DecisionForm({ view, heading }: FormProps) {
  return (
    <ActionForm action={decide.bind(null, placeOf(view))} heading={heading}>
      <Radios
        name="decision"
        legend="Do you agree to confidential treatment?"
        legendSize="m"
        items={[
          {
            value: 'agree',
            label: 'Agree: answer this supplier only',
            hint: 'Only where the answer gives it no advantage over others',
          },
          { value: 'refuse', label: 'Refuse: let them withdraw or have it published' },
        ]}
      />
      <Textarea
        name="reason"
        label="Reason"
        hint="The asker reads this. It is kept in the record of the procurement."
        rows={4}
      />
      <Button>Record decision</Button>
    </ActionForm>
  );
}

/** The wording for all and the answer; a draft until it is sent from a page of its own. */
export function AnswerForm({ view, heading }: FormProps) {
  const [last] = view.drafts;
  const toAll = view.state === 'waiting';
  return (
    <ActionForm action={draft.bind(null, placeOf(view))} heading={heading} revision={String(last?.revision ?? 0)}>
      {toAll ? (
        <Textarea
          name="wording"
          label="Wording that all suppliers will see"
          hint="Take out anything that shows who asked."
          value={last?.wording ?? view.text}
          rows={6}
        />
      ) : (
        <InsetText>
          Confidential treatment was agreed. Your answer goes to the asker alone and gets no number.
        </InsetText>
      )}
      <Textarea
        name="answer"
        label="Answer"
        hint={toAll ? 'Every supplier will read this.' : 'Only the asker will read this.'}
        value={last?.answer}
        rows={8}
      />
      {toAll && (
        <Checkbox
          name="amendment"
          label="This needs an amendment"
          hint="Suppliers are told that the next version follows. You start it after you have sent the answer."
          checked={last?.leadsToAmendment === true}
        />
      )}
      <ButtonGroup>
        <Button name="complete" value="yes">
          Save and continue
        </Button>
        <Button look="secondary">Save draft</Button>
      </ButtonGroup>
    </ActionForm>
  );
}
