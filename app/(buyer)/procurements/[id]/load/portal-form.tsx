import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { momentField } from '@/lib/procurement/setup-form';
import { name } from './actions';

type Named = { portal: string; openedThereAt: string };

/** What the portal is called, and when it opened the responses. */
export function PortalForm({ id, named, heading }: { id: string; named: Named | null; heading: ReactNode }) {
  const stored = named && momentField(named.openedThereAt);
  return (
    <ActionForm action={name.bind(null, id)} heading={heading}>
      <Input
        name="portal"
        label="Name of the portal"
        hint="As your authority calls it. It stands in the record of every response."
        value={named?.portal}
      />
      <DateInput
        name="day"
        legend="Day on which the portal opened the responses"
        legendSize="s"
        value={stored ? { day: stored.day, month: stored.month, year: stored.year } : undefined}
      />
      <Input
        name="time"
        label="Time of that opening"
        hint="UK time in hours and minutes, as the portal states it, such as 12:05"
        width={5}
        value={stored?.time}
        spellCheck={false}
      />
      <Button>{named ? 'Save' : 'Start loading'}</Button>
    </ActionForm>
  );
}
