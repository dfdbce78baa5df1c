import 'server-only';
import { ok, type Result, refuse } from '@/lib/result';
import { setupCodeWorks } from '@/lib/views/setup';
import { attemptSucceeded, beginAttempt, clockTime, writeContext } from './from-request';

const counted = { key: 'setup-code' };

/** Tries a set-up code. Five wrong ones in five minutes close the door for five. */
export async function openSetup(typed: unknown): Promise<Result<string>> {
  const context = await writeContext();
  if (!context.ok) return context;
  const until = await beginAttempt(counted);
  if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) }, 'setupCode');
  const code = typeof typed === 'string' ? typed.trim() : '';
  const right = await setupCodeWorks(code);
  if (!right) return refuse('invalid', 'people.setup-code-wrong', undefined, 'setupCode');
  await attemptSucceeded(counted);
  return ok(code);
}
