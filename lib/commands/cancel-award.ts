import 'server-only';
import { z } from 'zod';
import { afterOutcomeFacts, loadAfterOutcome } from './award-case';
import { cancelsStep } from './cancel-step';
import { command } from './command';

const CancelAward = z.strictObject({ id: z.string() });

/** Takes back a proposal of the award that nobody has signed. */
export const cancelAward = command({
  action: 'award.cancel',
  input: CancelAward,
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  ...cancelsStep('award', 'award.cancel', 'decision.not-asked'),
});
