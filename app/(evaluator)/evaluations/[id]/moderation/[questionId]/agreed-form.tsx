import type { ReactNode } from 'react';
import { choiceName, markChoices } from '@/app/_evaluation/mark-choices';
import { Button } from '@/app/_ui/button';
import { Checkbox, Checkboxes, Radios } from '@/app/_ui/choices';
import { Fieldset } from '@/app/_ui/field';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { ReasonField } from '@/app/_ui/reason-field';
import { Textarea } from '@/app/_ui/textarea';
import { say } from '@/lib/text';
import type { ModerationRoom } from '@/lib/views/moderation';
import { KeepReason } from './keep-reason';

/** The panel's one mark: nothing is chosen beforehand, and every part of the reason has its own box. */
export function AgreedForm(props: {
  room: ModerationRoom;
  action: FormAction;
  /** The page's heading, below the errors. */
  heading: ReactNode;
  /** What is read while agreeing: the answer, and the individual marks above the score. */
  answer: ReactNode;
  individual: ReactNode;
}) {
  const { room, action } = props;
  const { proposal, question, scale, allowed, versions, panel } = room;
  const current = versions.at(-1);
  const reason = current?.source === 'moderated' ? current.reason : null;
  return (
    <ActionForm action={action} revision={String(current?.version ?? 0)} heading={props.heading}>
      <div className="assay-room">
        {props.answer}
        <section aria-labelledby="panel-heading">
          {props.individual}
          <Radios
            name="mark"
            legend="Agreed score"
            legendSize="m"
            items={markChoices(question, scale, proposal ? allowed : null).map((choice) => ({
              value: choice.mark,
              label: choiceName(choice),
              ...(choice.text ? { hint: choice.text } : {}),
            }))}
          />
          <Fieldset legend="Publishable reason" size="m">
            <p className="govuk-hint">Suppliers will read this. {say('evaluation.quote')}</p>
            <Textarea name="reason.shows" label="What the answer shows" rows={3} value={reason?.shows} />
            <Textarea name="reason.strengths" label="Strengths" rows={2} value={reason?.strengths} />
            <Textarea name="reason.whyNotHigher" label="Why not higher" rows={2} value={reason?.whyNotHigher} />
            <Textarea name="reason.whyNotLower" label="Why not lower" rows={2} value={reason?.whyNotLower} />
          </Fieldset>
          <Textarea
            name="restrictedNote"
            label="Restricted note"
            hint="Never sent to suppliers. Held for the record."
            rows={2}
            value={current?.restrictedNote}
          />
          <Textarea
            name="whyDiffers"
            label="Why it differs from the individual scores"
            hint="You must say so where nobody gave the agreed score. Only the panel and auditors will read this."
            rows={2}
            value={current?.whyDiffers}
          />
          {current && (
            <ReasonField
              name="changeReason"
              readers="panel"
              label="Reason for changing the agreed score (you must give one)"
              rows={2}
            />
          )}
          <Checkboxes
            name="attended"
            legend="Who took part"
            legendSize="m"
            items={panel.map(({ userId, name, duties }) => ({
              value: userId,
              label: name,
              hint: duties.map((duty) => say(`procurement.duty-${duty}`)).join(', '),
            }))}
          />
          <Checkbox name="factChecked" label="Fact check: we re-read the answer and the reasons match it" />
          <KeepReason />
          <Button>Record agreed score</Button>
        </section>
      </div>
    </ActionForm>
  );
}
