import 'server-only';
import { ok, type Result, refuse } from '@/lib/result';
import { setupCodeWorks } from '@/lib/views/setup';
import { blockedUntil, clockTime, recordAttempt, writeContext } from './from-request';

const key = 'setup-code';

/** Tries a set-up code. Five wrong ones in five minutes close the door for five. */
export async function openSetup(typed: unknown): Promise<Result<string>> {
  const context = await writeContext();
  if (!context.ok) return context;
  const until = await blockedUntil(key);
  if (until) return refuse('refused', 'common.too-many-attempts', { time: clockTime(until) }, 'setupCode');
  const code = typeof typed === 'string' ? typed.trim() : '';
  const right = await setupCodeWorks(code);
  await recordAttempt(key, right);
  return right ? ok(code) : refuse('invalid', 'people.setup-code-wrong', undefined, 'setupCode');
}
