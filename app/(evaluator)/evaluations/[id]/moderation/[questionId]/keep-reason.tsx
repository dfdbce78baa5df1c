'use client';

import { Checkbox } from '@/app/_ui/choices';
import { useField } from '@/app/_ui/form-context';

/** Offered only after the warning that the reason is the same as another bidder's: it can be kept, knowingly. */
export function KeepReason() {
  const { error, typed } = useField({ name: 'keepReason' });
  if (!error && typed === undefined) return null;
  return <Checkbox name="keepReason" label="Keep this reason: it is right for this answer as well" />;
}
