import 'server-only';
import { z } from 'zod';
import { afterOutcomeFacts, loadAfterOutcome } from './award-case';
import { cancelsStep } from './cancel-step';
import { command } from './command';

const CancelLifting = z.strictObject({ id: z.string() });

/** Takes back a request to lift the hold that nobody has confirmed. */
export const cancelLifting = command({
  action: 'hold.cancel-lifting',
  input: CancelLifting,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  ...cancelsStep('lift-hold', 'hold.cancel-lifting', 'decision.lift-not-asked'),
});
