import type { ReactNode } from 'react';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Checkboxes } from '@/app/_ui/choices';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { dayField } from '@/lib/procurement/setup-form';
import { ukSavedTime } from '@/lib/procurement/uk-time';

type StatedFormProps = {
  action: FormAction;
  heading: ReactNode;
  portal: string;
  lots: readonly { id: string; title: string }[];
  stated: { organisation: string; reference: string; receivedAt: string; lotIds: readonly string[] } | null;
  back: string;
};

/** Who sent a response, and what the portal states of it. */
export function StatedForm({ action, heading, portal, lots, stated, back }: StatedFormProps) {
  return (
    <ActionForm action={action} heading={heading}>
      <Input
        name="organisation"
        label="Name of the organisation"
        hint="As it stands in the portal"
        value={stated?.organisation}
      />
      <Input
        name="reference"
        label={`Reference in ${portal} (optional)`}
        hint="What the portal calls this response"
        value={stated?.reference}
        spellCheck={false}
      />
      <DateInput
        name="day"
        legend={`Day on which ${portal} received it`}
        legendSize="s"
        value={stated ? dayField(stated.receivedAt) : undefined}
      />
      <Input
        name="time"
        label="Time of that receipt"
        hint="UK time as the portal states it, such as 16:20 or 16:20:03"
        width={10}
        value={stated ? ukSavedTime(stated.receivedAt) : undefined}
        spellCheck={false}
      />
      {lots.length > 0 && (
        <Checkboxes
          name="lots"
          legend="Which lots is it for?"
          legendSize="s"
          values={stated ? [...stated.lotIds] : []}
          items={lots.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <ButtonGroup>
        <Button>{stated ? 'Save' : 'Add and go on to its files'}</Button>
        <TextLink href={back}>Cancel</TextLink>
      </ButtonGroup>
    </ActionForm>
  );
}
