import 'server-only';
import { z } from 'zod';
import { afterOutcomeFacts, loadAfterOutcome } from './award-case';
import { cancelsStep } from './cancel-step';
import { command } from './command';

const CancelRemoval = z.strictObject({ id: z.string() });

/** Takes back a request for removal that nobody has signed. */
export const cancelRemoval = command({
  action: 'removal.cancel',
  input: CancelRemoval,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  ...cancelsStep('remove', 'removal.cancel', 'removal.not-asked'),
});
