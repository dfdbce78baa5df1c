import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';

/** A form of its own that takes one entry off the list. */
export function RemoveForm({ action, children }: { action: FormAction; children: string }) {
  return (
    <ActionForm action={action}>
      <Button look="secondary">{children}</Button>
    </ActionForm>
  );
}
